import type { EvidenceItem } from '../../adapters/evidence-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import { paperSet } from '../../domain/rules/paper-sets.ts';
import { type MissingPaper, missingPapers, type PaperSet, type Procedure } from '../../domain/rules/papers.ts';
import { mayReadDossier } from '../access.ts';
import { type CommandDeps, placeOfUnit } from '../commands/command.ts';
import { isDraftId, isInitiativeId } from '../commands/evidence-holder.ts';
import { sessionNow } from '../commands/session-access.ts';
import { mayReadEvidence, mayUseDraft } from '../evidence-access.ts';
import type { DossierView } from './dossier-view.ts';

/** The papers of a draft or a dossier, beside those it should have. */
export interface EvidenceView {
  readonly holderId: string;
  readonly items: readonly EvidenceItem[];
  readonly set: PaperSet;
  readonly missing: readonly MissingPaper[];
}

/** @param nominees their numbers, or the rows of a form that are filled in */
export async function viewEvidence(
  registers: Registers,
  holderId: string | undefined,
  procedure: Procedure,
  nominees: readonly number[],
): Promise<EvidenceView> {
  const items = holderId === undefined ? [] : await registers.evidence.of(holderId);
  const set = paperSet(procedure);
  return { holderId: holderId ?? '', items, set, missing: missingPapers(set.papers, items, nominees) };
}

/** The papers this person may read; undefined when there are none to read, which looks the same as no such dossier. */
export async function readableEvidence(
  deps: Pick<CommandDeps, 'registers' | 'engine'>,
  person: Person,
  holderId: string,
): Promise<readonly EvidenceItem[] | undefined> {
  const { registers } = deps;
  if (isDraftId(holderId)) {
    const draft = await registers.drafts.find(holderId);
    return draft !== undefined && mayUseDraft(person, draft) ? await registers.evidence.of(holderId) : undefined;
  }
  if (isInitiativeId(holderId)) {
    const initiative = await registers.initiatives.view(holderId);
    if (initiative === undefined) return undefined;
    const place = await placeOfUnit({ registers }, initiative.state.unitId);
    const items = await registers.evidence.of(holderId);
    const readable = items.filter((item) => mayReadEvidence(person, place, holderId, item, undefined));
    return readable.length > 0 ? readable : undefined;
  }
  const state = await registers.events.dossierState(holderId);
  if (state === undefined) return undefined;
  const place = await placeOfUnit({ registers }, state.unitId);
  // Asked of the engine: what a member declares reaches the register only when the session is closed.
  const asMember = state.sessionId !== null && !mayReadDossier(person, place);
  const session = asMember && state.sessionId !== null ? await sessionNow(deps, state.sessionId) : undefined;
  const items = await registers.evidence.of(holderId);
  const readable = items.filter((item) => mayReadEvidence(person, place, holderId, item, session));
  return readable.length > 0 ? readable : undefined;
}

/** As `viewEvidence`, of what this person may read of a dossier. */
export async function dossierEvidence(
  deps: Pick<CommandDeps, 'registers' | 'engine'>,
  person: Person,
  view: DossierView,
): Promise<EvidenceView> {
  const { row, submission, nominees } = view;
  const nos = nominees.map(({ record }) => record.no);
  const whole = await viewEvidence(deps.registers, row.id, submission.procedure ?? 'STANDARD', nos);
  return { ...whole, items: (await readableEvidence(deps, person, row.id)) ?? [] };
}
