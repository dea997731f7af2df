/**
 * A rule set: what the law and the union's own rules say about awards, as data. A published set is never edited; a
 * dossier pins the set in force when it was received and keeps it for life.
 */

import type { AwardParts, GapPolicy } from './award-parts.ts';
import type { RoleClass } from './facts.ts';

/** How sure we are that the text says so. The engine works the same; screens show what the customer must confirm. */
export type Certainty = 'confirmed' | 'to-confirm';

/** One legal instrument (văn bản) with the time in which it binds. Dates are `YYYY-MM-DD`; `to` is the last day. */
export interface Instrument {
  readonly id: string;
  /** As it is cited in a decision's grounds (căn cứ). Laws are cited by date, without number. */
  readonly citation: string;
  /** As a person names it beside an article: `Luật Thi đua, khen thưởng năm 2022`. */
  readonly short?: string;
  readonly from: string;
  readonly to?: string;
  readonly certainty: Certainty;
}

/** Where a rule stands: `{ instrument: 'LUAT-TDKT-2022', article: 'Điều 24', clause: 'khoản 1' }`. */
export interface LegalBasis {
  readonly instrument: string;
  readonly article?: string;
  readonly clause?: string;
  readonly point?: string;
  /** Where the rule does not bind as long as its instrument does, `YYYY-MM-DD`. */
  readonly from?: string;
  readonly to?: string;
  readonly certainty: Certainty;
}

export type SubjectKind = 'INDIVIDUAL' | 'COLLECTIVE';

/** A condition that is answered for each nominee (tiêu chuẩn, điều kiện): by its test, or by the verifier. */
export interface Criterion {
  readonly id: string;
  readonly text: string;
  readonly appliesTo: readonly SubjectKind[];
  /** Expression over the facts, in the words of `domain/rules/questions.ts`. Without one a person answers. */
  readonly test?: string;
  /** Asked of these classes only: special criteria of direct workers, additional ones of leaders. */
  readonly roles?: readonly RoleClass[];
  /** What a year off means for the streaks of this test, where it differs from the usual. */
  readonly gaps?: Partial<GapPolicy>;
  readonly basis: LegalBasis;
}

export type Denominator = 'ALL_MEMBERS' | 'ALL_MINUS_RECUSED' | 'PRESENT';

/** `{ part: 2, of: 3 }`: two thirds. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

/** Tỷ lệ đồng ý cao hơn; ít phiếu không đồng ý hơn; lao động trực tiếp; lâu chưa được khen thưởng nhất. */
export type TieBreaker = 'YES_SHARE' | 'FEWER_NO' | 'DIRECT_WORKER' | 'LONGEST_WITHOUT_AWARD';

export interface VoteRule {
  readonly secret: boolean;
  /** Passing share of yes votes in whole percent of the denominator. */
  readonly passPercent: number;
  readonly denominator: Denominator;
  /** Voting members who must take part; two thirds cannot be written in percent. */
  readonly quorum: Share;
  /** The council may not vote without its chair. */
  readonly mustIncludeChair?: boolean;
  /** Lấy ý kiến bằng văn bản may take the place of a meeting. */
  readonly writtenPoll?: boolean;
  /** A member who is nominated, or related, has no ballot for that case. */
  readonly nomineeRecused?: boolean;
  /** Ủy quyền: a member may have their paper cast by another, with a written mandate. */
  readonly delegation?: boolean;
  /** In this order, where more reach the share than there are places; by the share of yes votes alone when left out. */
  readonly tieBreakers?: readonly TieBreaker[];
  readonly basis: LegalBasis;
}

/** Deadlines in working days. */
export interface Deadlines {
  readonly receive: number;
  readonly verify: number;
  readonly supplement: number;
  readonly vote: number;
  /** The reminder goes out this many working days before the vote closes. */
  readonly voteReminder: number;
  readonly decide: number;
  readonly basis: LegalBasis;
}

export interface BonusRule {
  /** Coefficient × 1,000 of mức lương cơ sở, rounded up to 10,000 đồng. Without one the body that pays sets the sum. */
  readonly coefficientMilli: Readonly<Partial<Record<SubjectKind, number>>>;
  readonly paidFrom: string;
  readonly basis: LegalBasis;
}

export interface AwardRule extends AwardParts {
  readonly code: string;
  /** `Bằng khen của Ban Thường vụ Liên đoàn Lao động tỉnh` */
  readonly title: string;
  /** The word printed largest on the certificate: `BẰNG KHEN`. */
  readonly certificateTitle: string;
  readonly subjectKinds: readonly SubjectKind[];
  readonly criteria: readonly Criterion[];
  /** Null: no council is asked. */
  readonly vote: VoteRule | null;
  readonly deadlines: Deadlines;
  readonly bonus: BonusRule;
  /** Instruments cited as grounds in the decision, in order. */
  readonly grounds: readonly string[];
  readonly retentionYears: number;
  readonly basis: LegalBasis;
}

export interface RuleSet {
  readonly id: string;
  readonly title: string;
  /** Receipt dates for which it is chosen; `to` is the last day. */
  readonly from: string;
  readonly to?: string;
  /** The day on which this edition was published; of two for one date the later one is chosen. */
  readonly publishedOn?: string;
  /** Id of the edition that it replaces. */
  readonly supersedes?: string;
  readonly instruments: readonly Instrument[];
  readonly awards: readonly AwardRule[];
}

export const isInForce = (span: { from: string; to?: string }, date: string): boolean =>
  span.from <= date && (span.to === undefined || date <= span.to);

export const awardRule = (ruleSet: RuleSet, code: string): AwardRule | undefined =>
  ruleSet.awards.find((award) => award.code === code);

/** `khoản 1 Điều 24 Luật Thi đua, khen thưởng năm 2022` */
export function basisText(ruleSet: RuleSet, { instrument, article, clause, point }: LegalBasis): string {
  const found = ruleSet.instruments.find((one) => one.id === instrument);
  return [point, clause, article, found?.short ?? found?.citation ?? instrument].filter(Boolean).join(' ');
}

export class ExpiredGround extends Error {
  override readonly name = 'ExpiredGround';
}

/** The grounds (căn cứ) of a decision on a date. Throws rather than cite a text that is not in force. */
export function groundsOn(ruleSet: RuleSet, award: AwardRule, date: string): readonly Instrument[] {
  return award.grounds.map((id) => {
    const instrument = ruleSet.instruments.find((candidate) => candidate.id === id);
    if (instrument === undefined)
      throw new ExpiredGround(`rule set ${ruleSet.id} cites ${id}, which it does not define`);
    if (!isInForce(instrument, date)) throw new ExpiredGround(`${instrument.citation}: not in force on ${date}`);
    return instrument;
  });
}
