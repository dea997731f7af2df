import type { Composition } from '../../../domain/council/composition.ts';
import { foundingText } from '../../../templates/_shared/official-text.ts';
import { type Caller, type CommandDeps, type Done, refusal } from '../command.ts';

export interface RecordCompositionInput extends Caller {
  readonly councilId: string;
  readonly composition: Composition;
}

export type RecordCompositionResult = Done<{ readonly version: number }>;

/** Ghi thành phần Hội đồng theo quyết định thành lập, kiện toàn: by the secretary of the council's own body. */
export const createRecordComposition =
  (deps: Pick<CommandDeps, 'registers' | 'now'>) =>
  async (input: RecordCompositionInput): Promise<RecordCompositionResult> => {
    const { person, channel, requestId, councilId, composition } = input;
    const trace = {
      actor: { id: person.id, role: 'secretary' },
      channel,
      command: 'recordComposition',
      subject: councilId,
    } as const;
    const { councils, directory } = deps.registers;
    const council = await councils.find(councilId);
    if (council === undefined) return refusal(deps, trace, { code: 'UNKNOWN_COUNCIL' });
    if (!person.roles.includes('secretary') || council.organisationId !== person.unitId) {
      return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
    }
    const ids = composition.members.map(({ id }) => id);
    if ((await directory.people(ids)).length !== new Set(ids).size) {
      return refusal(deps, trace, { code: 'UNKNOWN_PERSON' });
    }
    const at = deps.now().toISOString();
    const request = `${person.id}/${requestId}`;
    const founding = foundingText(composition.decision, council.name);
    const written = await councils.record(councilId, composition, { at, by: person.id, request, founding });
    return 'refused' in written ? refusal(deps, trace, written.refused) : { ok: true, at, version: written.version };
  };
