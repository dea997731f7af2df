/**
 * A rule set: what the law and the union's own rules say about awards, as data. A published set is never edited; a
 * dossier pins the set in force when it was received and keeps it for life.
 */

/** How sure we are that the text says so. The engine works the same; screens show what the customer must confirm. */
export type Certainty = 'confirmed' | 'to-confirm';

/** One legal instrument (văn bản) with the time in which it binds. Dates are `YYYY-MM-DD`; `to` is the last day. */
export interface Instrument {
  readonly id: string;
  /** As it is cited in a decision's grounds (căn cứ). Laws are cited by date, without number. */
  readonly citation: string;
  readonly from: string;
  readonly to?: string;
  readonly certainty: Certainty;
}

/** Where a rule stands: `{ instrument: 'LUAT-TDKT-2022', article: 'Điều 74' }`. */
export interface LegalBasis {
  readonly instrument: string;
  readonly article?: string;
  readonly certainty: Certainty;
}

export type SubjectKind = 'INDIVIDUAL' | 'COLLECTIVE';

/** A condition that the verifier answers for each nominee (tiêu chuẩn, điều kiện). */
export interface Criterion {
  readonly id: string;
  readonly text: string;
  readonly appliesTo: readonly SubjectKind[];
  readonly basis: LegalBasis;
}

export type Denominator = 'ALL_MEMBERS' | 'ALL_MINUS_RECUSED' | 'PRESENT';

/** `{ part: 2, of: 3 }`: two thirds. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

export interface VoteRule {
  readonly secret: boolean;
  /** Passing share of yes votes in whole percent of the denominator. */
  readonly passPercent: number;
  readonly denominator: Denominator;
  /** Voting members who must take part; two thirds cannot be written in percent. */
  readonly quorum: Share;
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
  /** Coefficient × 1,000. */
  readonly coefficientMilli: Readonly<Partial<Record<SubjectKind, number>>>;
  readonly paidFrom: string;
  readonly basis: LegalBasis;
}

export interface AwardRule {
  readonly code: string;
  /** `Bằng khen của Ban Thường vụ Liên đoàn Lao động tỉnh` */
  readonly title: string;
  /** The word printed largest on the certificate: `BẰNG KHEN`. */
  readonly certificateTitle: string;
  readonly subjectKinds: readonly SubjectKind[];
  readonly criteria: readonly Criterion[];
  readonly vote: VoteRule;
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
  readonly instruments: readonly Instrument[];
  readonly awards: readonly AwardRule[];
}

export const isInForce = (span: { from: string; to?: string }, date: string): boolean =>
  span.from <= date && (span.to === undefined || date <= span.to);

export const awardRule = (ruleSet: RuleSet, code: string): AwardRule | undefined =>
  ruleSet.awards.find((award) => award.code === code);

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
