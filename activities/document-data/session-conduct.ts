import { type AgendaPart, itemCount, type SessionState } from '../../domain/council/session.ts';
import type { VoteRule } from '../../domain/rules/rule-set.ts';

/** How a session was held, as far as its events tell; those of before such things were recorded tell nothing of them. */
export interface SessionConduct {
  readonly sitting: {
    readonly form: 'IN_PERSON' | 'BY_LINK' | 'WRITTEN_POLL';
    readonly meetsAt: string | null;
    readonly placeHash: string;
    readonly tellers: readonly string[];
    readonly permissionHash?: string;
  } | null;
  readonly interests: readonly {
    readonly memberId: string;
    readonly item: number;
    readonly kind: 'SELF' | 'KIN' | 'SAME_UNIT' | 'DIRECT_SUPERIOR' | 'OTHER' | null;
    readonly source: 'MEMBER' | 'SECRETARIAT' | 'DATA';
  }[];
  readonly absences: Readonly<Record<string, string>>;
  readonly mandates: Readonly<Record<string, { readonly delegateId: string; readonly mandateHash: string }>>;
  readonly extensions: readonly {
    readonly by: string;
    readonly at: string;
    readonly noteHash: string;
    readonly votingClosesAt: string;
  }[];
  /** The round before this one. */
  readonly firstRound:
    | (Pick<Required<SessionState>, 'voted'> & {
        readonly results: NonNullable<SessionState['results']>;
        readonly boxHash: string;
      })
    | null;
  /** Items of this round; null for all of them. */
  readonly onBallot: readonly number[] | null;
  readonly furtherRules: readonly VoteRule[];
}

const NOTHING: SessionConduct = {
  sitting: null,
  interests: [],
  absences: {},
  mandates: {},
  extensions: [],
  firstRound: null,
  onBallot: null,
  furtherRules: [],
};

export const conductOf = (state: SessionState): SessionConduct => ({
  ...NOTHING,
  ...(state as SessionState & Partial<SessionConduct>),
});

/** The notes that the conduct names by hash. */
export const notesOf = ({ sitting, absences, extensions }: SessionConduct): readonly string[] =>
  [
    sitting?.placeHash ?? '',
    sitting?.permissionHash ?? '',
    ...Object.values(absences),
    ...extensions.map(({ noteHash }) => noteHash),
  ].filter((hash) => hash !== '');

export const allItems = (state: SessionState): readonly number[] =>
  Array.from({ length: itemCount(state) }, (_, index) => index + 1);

/** The items a member keeps out of, in order. */
export function keptOut(state: SessionState, memberId: string): readonly number[] {
  const found = conductOf(state).interests.filter((one) => one.memberId === memberId);
  return [...new Set([...(state.recusals[memberId] ?? []), ...found.map(({ item }) => item)])].sort((a, b) => a - b);
}

/** The rules of the session, each with the items that are voted on by it. */
export function rulesOf(
  state: SessionState,
): readonly { readonly rule: VoteRule; readonly items: readonly number[] }[] {
  const { furtherRules } = conductOf(state);
  const rules = [state.rule, ...furtherRules].map((rule) => ({ rule, items: [] as number[] }));
  let item = 0;
  for (const part of state.agenda as readonly (AgendaPart & { readonly rule?: number })[]) {
    const own = rules[part.rule === undefined ? 0 : part.rule + 1] ?? rules[0];
    for (const _ of part.nos) own?.items.push(++item);
  }
  return rules.filter(({ items }) => items.length > 0);
}
