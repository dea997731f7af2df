import { createHash } from 'node:crypto';
import type { DraftContent } from '../../adapters/drafts-ports.ts';
import { sealerOf, withSealedNumbers } from '../nominee-numbers.ts';
import { type Caller, type CommandDeps, type Done, refusal } from './command.ts';
import { holderClosedTo } from './evidence-holder.ts';

export interface SaveDraftInput extends Caller {
  /** Left out for a new draft. */
  readonly draftId?: string;
  readonly content: DraftContent;
}

/** Lưu nháp. What is in a draft is not checked: it is kept as it was typed. */
export const createSaveDraft =
  (deps: CommandDeps) =>
  async (input: SaveDraftInput): Promise<Done<{ readonly draftId: string }>> => {
    const { person, channel } = input;
    const seal = sealerOf(deps.registers.identities, person.unitId);
    const nominees = input.content.nominees.map((typed) => withSealedNumbers(typed, seal));
    const content = { ...input.content, nominees };
    const draftId = input.draftId ?? newDraftId(person.id, input.requestId);
    const trace = {
      actor: { id: person.id, role: 'proposer' },
      channel,
      command: 'saveDraft',
      subject: draftId,
    } as const;
    const closed =
      input.draftId === undefined && person.roles.includes('proposer')
        ? undefined
        : await holderClosedTo(deps, person, draftId);
    if (closed !== undefined) return refusal(deps, trace, { code: closed });
    const draft = { id: draftId, unitId: person.unitId, ownerId: person.id, awardCode: content.awardCode, content };
    if (!(await deps.registers.drafts.save(draft))) return refusal(deps, trace, { code: 'DRAFT_SUBMITTED' });
    return { ok: true, at: deps.now().toISOString(), draftId };
  };

/** One request makes one draft, however often it is repeated. */
const newDraftId = (personId: string, requestId: string): string =>
  `draft-${createHash('sha256').update(`${personId} ${requestId}`).digest('hex').slice(0, 20)}`;
