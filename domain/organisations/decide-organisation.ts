/** What may be recorded about organisations. Yes is a list of entries; the register gives them time, author and reason. */

import { assertNever } from '../assert-never.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { OrganisationKind } from '../rules/facts.ts';
import { type Entry, isDate } from './entry.ts';
import { faultAfter } from './faults.ts';
import type {
  EmulationGroup,
  OrganisationEntry,
  OrganisationFact,
  OrganisationLevel,
  YearFigures,
} from './organisation.ts';
import { ancestorsOn, livingChildrenOn, type OrganisationTree, organisationOn } from './tree.ts';
import { isYearCommand, type YearCommand, yearFactSaid, yearsOf } from './years.ts';

export type OrganisationCommand =
  | {
      readonly type: 'foundOrganisation';
      readonly organisationId: string;
      readonly on: string;
      readonly name: string;
      readonly parentId: string | null;
      readonly kind: OrganisationKind | null;
      readonly level: OrganisationLevel | null;
    }
  | {
      readonly type: 'renameOrganisation';
      readonly organisationId: string;
      readonly on: string;
      readonly name: string;
    }
  | {
      readonly type: 'moveOrganisation';
      readonly organisationId: string;
      readonly on: string;
      readonly parentId: string;
    }
  | {
      readonly type: 'mergeOrganisation';
      readonly organisationId: string;
      readonly on: string;
      readonly intoId: string;
    }
  | {
      readonly type: 'splitOrganisation';
      readonly organisationId: string;
      readonly on: string;
      readonly partIds: readonly string[];
    }
  | { readonly type: 'dissolveOrganisation'; readonly organisationId: string; readonly on: string }
  | {
      readonly type: 'classifyOrganisation';
      readonly organisationId: string;
      readonly on: string;
      readonly kind: OrganisationKind | null;
      readonly level: OrganisationLevel | null;
    }
  | {
      readonly type: 'groupOrganisation';
      readonly organisationId: string;
      readonly group: EmulationGroup;
      readonly leads: boolean;
    }
  | ({
      readonly type: 'reportYear';
      readonly organisationId: string;
      readonly on: string;
      readonly year: number;
    } & YearFigures)
  | (YearCommand & { readonly organisationId: string })
  | {
      readonly type: 'correctOrganisation';
      readonly organisationId: string;
      readonly entryId: string;
      readonly on: string;
      /** Of the same type as the corrected one; null strikes it out. */
      readonly fact: OrganisationFact | null;
    };

/** `request` is unique to the act: entries are named after it, so the same act twice makes the same entries. */
export interface ActOn<C> {
  readonly command: C;
  readonly request: string;
  /** Căn cứ: the decision or document by which it is so, or why an entry was wrong. */
  readonly reason: string;
}

export type Entries<F> = { readonly entries: readonly Entry<F>[] } | { readonly refused: Refusal };

export function decideOrganisation(act: ActOn<OrganisationCommand>, tree: OrganisationTree): Entries<OrganisationFact> {
  const { command, reason } = act;
  if (reason.trim() === '') return refuse('REASON_NEEDED');
  const known = tree.has(command.organisationId);
  if (command.type === 'foundOrganisation' ? known : !known) {
    return refuse(known ? 'ORGANISATION_EXISTS' : 'UNKNOWN_ORGANISATION');
  }
  if (!isDate(dateOf(command))) return refuse('BAD_INPUT');
  const said = saidBy(command, tree);
  if ('refused' in said) return said;
  const entries = said.map((one, index) => ({ corrects: null, ...one, id: `${act.request}-${index + 1}` }));
  const fault = faultAfter(tree, entries);
  return fault === undefined ? { entries } : refuse(fault);
}

type Said = Omit<OrganisationEntry, 'id' | 'corrects'> & { readonly corrects?: string };

const dateOf = (command: OrganisationCommand): string =>
  command.type === 'groupOrganisation' ? `${command.group.year}-01-01` : command.on;

function saidBy(command: OrganisationCommand, tree: OrganisationTree): readonly Said[] | { readonly refused: Refusal } {
  const subjectId = command.organisationId;
  const on = dateOf(command);
  const one = (fact: OrganisationFact): readonly Said[] => [{ subjectId, on, fact }];
  if (isYearCommand(command)) {
    const fact = yearFactSaid(command, yearsOf(tree.get(subjectId)?.recorded ?? []));
    return 'refused' in fact ? fact : one(fact);
  }
  const at = organisationOn(tree, subjectId, on);
  switch (command.type) {
    case 'foundOrganisation': {
      const { name, parentId, kind, level } = command;
      const founded = one({ type: 'founded', name, parentId });
      return kind === null && level === null ? founded : [...founded, ...one({ type: 'classified', kind, level })];
    }
    case 'renameOrganisation':
      return at?.name === command.name ? refuse('NOTHING_CHANGES') : one({ type: 'renamed', name: command.name });
    case 'moveOrganisation':
      return at?.parentId === command.parentId
        ? refuse('NOTHING_CHANGES')
        : one({ type: 'moved', parentId: command.parentId });
    case 'mergeOrganisation':
      return merger(tree, subjectId, command.intoId, on);
    case 'splitOrganisation':
      return command.partIds.length < 2 ? refuse('BAD_INPUT') : one({ type: 'split', partIds: command.partIds });
    case 'dissolveOrganisation':
      return one({ type: 'dissolved' });
    case 'classifyOrganisation':
      return at?.kind === command.kind && at.level === command.level
        ? refuse('NOTHING_CHANGES')
        : one({ type: 'classified', kind: command.kind, level: command.level });
    case 'groupOrganisation':
      return one({ type: 'grouped', group: command.group, leads: command.leads });
    case 'reportYear': {
      const { type: _, organisationId: __, on: ___, ...figures } = command;
      return one({ type: 'reported', ...figures });
    }
    case 'correctOrganisation':
      return correction(tree, command);
    default:
      return assertNever(command);
  }
}

/** Whoever stood under the merged one stands under its heir from that day on; the heir itself moves one step up. */
function merger(tree: OrganisationTree, subjectId: string, intoId: string, on: string): readonly Said[] {
  const above = ancestorsOn(tree, subjectId, on)[0];
  const moves = livingChildrenOn(tree, subjectId, on).flatMap((childId): readonly Said[] => {
    const parentId = childId === intoId ? above : intoId;
    return parentId === undefined ? [] : [{ subjectId: childId, on, fact: { type: 'moved', parentId } }];
  });
  return [{ subjectId, on, fact: { type: 'merged', intoId } }, ...moves];
}

function correction(
  tree: OrganisationTree,
  command: Extract<OrganisationCommand, { type: 'correctOrganisation' }>,
): readonly Said[] | { readonly refused: Refusal } {
  const { organisationId: subjectId, entryId, on, fact } = command;
  const life = tree.get(subjectId);
  if (life?.recorded.some((entry) => entry.corrects === entryId)) return refuse('ENTRY_CORRECTED');
  const wrong = life?.entries.find((entry) => entry.id === entryId);
  if (wrong === undefined || (fact !== null && fact.type !== wrong.fact.type)) return refuse('UNKNOWN_ENTRY');
  if (fact === null && wrong.fact.type === 'founded') return refuse('FOUNDING_NEEDED');
  return [{ subjectId, on, fact, corrects: entryId }];
}
