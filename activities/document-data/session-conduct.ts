import { ruleOf } from '../../domain/council/roll.ts';
import { itemCount, type RecordedSessionEvent, type SessionState, voters } from '../../domain/council/session.ts';
import type { VoteRule } from '../../domain/rules/rule-set.ts';

/** How a session was held, as its papers tell it. Sessions of before such things were recorded tell nothing of them. */

/** Why members are away, by the hash of the note; of both rounds, the later word holds. */
export const absenceNotes = (events: readonly RecordedSessionEvent[]): ReadonlyMap<string, string> =>
  new Map(events.flatMap(({ event }) => (event.type === 'absenceRecorded' ? [[event.memberId, event.noteHash]] : [])));

/** The notes that the papers quote, by hash. */
export const notesOf = (
  { sitting, extensions, remarks = [] }: SessionState,
  events: readonly RecordedSessionEvent[],
): readonly string[] =>
  [
    sitting?.placeHash ?? '',
    sitting?.permissionHash ?? '',
    ...absenceNotes(events).values(),
    ...extensions.map(({ noteHash }) => noteHash),
    ...remarks.map(({ noteHash }) => noteHash),
  ].filter((hash) => hash !== '');

export const allItems = (state: SessionState): readonly number[] =>
  Array.from({ length: itemCount(state) }, (_, index) => index + 1);

/** Whose paper was cast in any round. */
export const tookPart = ({ voted, firstRound }: SessionState, memberId: string): boolean =>
  voted.includes(memberId) || firstRound?.voted.includes(memberId) === true;

/** Có mặt: with their own hands, not through a delegate. */
export const presentOf = (state: SessionState): readonly string[] =>
  voters(state)
    .map(({ id }) => id)
    .filter((id) => tookPart(state, id) && state.mandates[id] === undefined);

/** A session of the council of initiatives. */
export const judgesInitiatives = ({ agenda }: SessionState): boolean =>
  agenda.every(({ kind }) => kind === 'INITIATIVE');

/** The rules of the session, each with the items that are voted on by it. */
export const rulesOf = (
  state: SessionState,
): readonly { readonly rule: VoteRule; readonly items: readonly number[] }[] =>
  [state.rule, ...state.furtherRules]
    .map((rule) => ({ rule, items: allItems(state).filter((item) => ruleOf(state, item) === rule) }))
    .filter(({ items }) => items.length > 0);
