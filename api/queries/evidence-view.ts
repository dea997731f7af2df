import type { EvidenceItem } from '../../adapters/evidence-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import {
  type MissingPaper,
  missingPapers,
  type PaperOwner,
  type PaperSet,
  paperOwner,
  paperSetOf,
} from '../../domain/rules/papers.ts';
import type { AwardRule, RuleSet } from '../../domain/rules/rule-set.ts';
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
  /** Undefined before an award is chosen, and where an older rule set does not list papers. */
  readonly set: PaperSet | undefined;
  readonly missing: readonly MissingPaper[];
}

/** The award whose papers are asked for, with the rule set it is read from. */
export interface AskedBy {
  readonly ruleSet: RuleSet;
  readonly award: AwardRule;
}

/** @param nominees those of a dossier, or the rows of a form that are filled in */
export async function viewEvidence(
  registers: Pick<Registers, 'evidence'>,
  holderId: string | undefined,
  asked: AskedBy | undefined,
  nominees: readonly PaperOwner[],
): Promise<EvidenceView> {
  const items = holderId === undefined ? [] : await registers.evidence.of(holderId);
  const set = asked && paperSetOf(asked.ruleSet, asked.award);
  return { holderId: holderId ?? '', items, set, missing: set ? missingPapers(set, items, nominees) : [] };
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
  const { row, submission, ruleSet, award } = view;
  const asked = ruleSet && award && { ruleSet, award };
  const whole = await viewEvidence(deps.registers, row.id, asked, submission.nominees.map(paperOwner));
  return { ...whole, items: (await readableEvidence(deps, person, row.id)) ?? [] };
}
