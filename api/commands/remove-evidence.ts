import { type Caller, type CommandDeps, type Done, refusal } from './command.ts';
import { holderClosedTo } from './evidence-holder.ts';

export interface RemoveEvidenceInput extends Caller {
  readonly holderId: string;
  readonly no: number;
}

/** Gỡ một tài liệu, until it was sent with the dossier. */
export const createRemoveEvidence =
  (deps: CommandDeps) =>
  async ({ person, channel, holderId, no }: RemoveEvidenceInput): Promise<Done> => {
    const trace = {
      actor: { id: person.id, role: 'proposer' },
      channel,
      command: 'removeEvidence',
      subject: holderId,
    } as const;
    const closed = await holderClosedTo(deps, person, holderId);
    if (closed !== undefined) return refusal(deps, trace, { code: closed });
    switch (await deps.registers.evidence.remove(holderId, no)) {
      case 'REMOVED':
        return { ok: true, at: deps.now().toISOString() };
      case 'LOCKED':
        return refusal(deps, trace, { code: 'EVIDENCE_LOCKED' });
      default:
        return refusal(deps, trace, { code: 'UNKNOWN_EVIDENCE' });
    }
  };
