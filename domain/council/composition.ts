/** Thành phần Hội đồng: who sits on a council from which day on, version by version, each by a written decision. */

import { type RefusalCode, refuse } from '../refusals.ts';
import type { VoteRule } from '../rules/rule-set.ts';
import type { CouncilMember } from './session.ts';

/** Thi đua, khen thưởng; sáng kiến. */
export type CouncilKind = 'AWARDS' | 'INITIATIVES';

/** Quyết định thành lập, kiện toàn. */
export interface CompositionDecision {
  readonly type: 'FOUNDING' | 'RENEWAL';
  /** `86/QĐ-LĐLĐ` */
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
}

export interface Composition {
  readonly decision: CompositionDecision;
  /** First day on which it holds: `YYYY-MM-DD`. It holds until the next version, or until the term ends. */
  readonly from: string;
  /** Hết nhiệm kỳ: the last day; null when the decision names none. */
  readonly until: string | null;
  readonly meetingPlace: string;
  /** In the decision's order: the first deputy stands in first. */
  readonly members: readonly CouncilMember[];
  /** How a council votes that no rule set speaks of; null for awards, whose rule sets do. */
  readonly rule: VoteRule | null;
}

export interface CompositionVersion extends Composition {
  /** 1, 2, 3 … as they were recorded. */
  readonly version: number;
}

/** The one that holds on a day; undefined before the first and after the end of a term. */
export function compositionOn<C extends CompositionVersion>(versions: readonly C[], date: string): C | undefined {
  const begun = versions.filter(({ from }) => from <= date);
  // Two of one day: the later one corrects the earlier.
  const latest = begun
    .toSorted((a, b) => (a.from === b.from ? a.version - b.version : a.from < b.from ? -1 : 1))
    .at(-1);
  return latest === undefined || (latest.until !== null && latest.until < date) ? undefined : latest;
}

/** Whether a version may follow those that stand. Past sessions keep the members they had, whatever is entered now. */
export function decideComposition(
  next: Composition,
  standing: readonly CompositionVersion[],
  kind: CouncilKind,
): { readonly version: number } | ReturnType<typeof refuse> {
  const fault = faultOf(next, kind);
  if (fault !== undefined) return refuse(fault);
  const last = standing.toSorted((a, b) => a.version - b.version).at(-1);
  if (last !== undefined && next.from < last.from) return refuse('COMPOSITION_BACKDATED');
  if (last !== undefined && isSame(next, last)) return refuse('NOTHING_CHANGES');
  return { version: (last?.version ?? 0) + 1 };
}

function faultOf({ decision, from, until, members, rule }: Composition, kind: CouncilKind): RefusalCode | undefined {
  if (decision.number === '' || from < decision.on || (until !== null && until < from)) return 'COMPOSITION_DATES';
  if (new Set(members.map(({ id }) => id)).size !== members.length) return 'MEMBER_TWICE';
  const chairs = members.filter(({ office }) => office === 'CHAIR');
  if (chairs.length !== 1 || !chairs[0]?.votes) return 'ONE_CHAIR_NEEDED';
  if (!members.some(({ office }) => office === 'SECRETARY')) return 'SECRETARY_NEEDED';
  return (rule === null) === (kind === 'INITIATIVES') ? 'BAD_INPUT' : undefined;
}

const isSame = (a: Composition, b: CompositionVersion): boolean => {
  const { version: _, ...rest } = b;
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(rest));
};

const ordered = ({ decision: { type, number, on }, from, until, meetingPlace, members, rule }: Composition) => [
  [type, number, on, from, until, meetingPlace, rule],
  members.map(({ id, office, votes, teller = false }) => [id, office, votes, teller]),
];

/** Lưu ý: no ground for refusing, but something the secretary should know. Codes; the words are the page's. */
export type CompositionRemark = 'EVEN' | 'FEWER_THAN_7' | 'MORE_THAN_15' | 'NO_DEPUTY' | 'NO_TELLER';

/** Usual size of a council: odd, 7 to 15 (practice of departments; no text that binds unions was found). */
export function remarksOn({ members }: Pick<Composition, 'members'>): readonly CompositionRemark[] {
  const size = members.filter(({ votes }) => votes).length;
  const remarks: CompositionRemark[] = [];
  if (size % 2 === 0) remarks.push('EVEN');
  if (size < 7) remarks.push('FEWER_THAN_7');
  if (size > 15) remarks.push('MORE_THAN_15');
  if (!members.some(({ office }) => office === 'DEPUTY_CHAIR')) remarks.push('NO_DEPUTY');
  if (!members.some(({ teller }) => teller)) remarks.push('NO_TELLER');
  return remarks;
}
