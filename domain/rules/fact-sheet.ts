import { DEFAULT_GAPS, type GapPolicy } from './award-parts.ts';
import type { NomineeFacts } from './facts.ts';
import type { AwardRule, RuleSet } from './rule-set.ts';

/** Ends whatever expression asked for a fact that nobody knows. Which fact it was is on the sheet. */
export class NotKnown extends Error {
  override readonly name = 'NotKnown';
}

/** Evaluating a list of nominees throws this thousands of times; a stack trace each time would cost more than the rules. */
const NOT_KNOWN = new NotKnown('a fact is not known');

/** What is not known of somebody of whom the registers hold only the same name. */
export const IDENTITY = 'danh tính trong sổ khen thưởng (mới chỉ trùng họ tên)';

/** What is not known of somebody whose numbers are somebody else's. */
export const WHO_THIS_IS = 'trường hợp này là ai';

/** Something that was asked while a test ran. */
export interface FactUsed {
  /** `thiếu danh hiệu Chiến sĩ thi đua cơ sở năm 2024` */
  readonly sentence: string;
  /** Whether it speaks against the nominee by itself. Of a bare number one cannot say. */
  readonly lacking: boolean;
}

/** One nominee's facts while they are asked about one award; notes what was asked. */
export class FactSheet {
  readonly facts: NomineeFacts;
  readonly award: AwardRule;
  readonly ruleSet: RuleSet;
  #used: FactUsed[] = [];
  #unknown: string[] = [];
  #gaps: GapPolicy = DEFAULT_GAPS;

  constructor(facts: NomineeFacts, award: AwardRule, ruleSet: RuleSet) {
    this.facts = facts;
    this.award = award;
    this.ruleSet = ruleSet;
  }

  /** Forgets what was noted; the next test begins. */
  begin(gaps?: Partial<GapPolicy>): void {
    this.#used = [];
    this.#unknown = [];
    this.#gaps = gaps === undefined ? DEFAULT_GAPS : { ...DEFAULT_GAPS, ...gaps };
  }

  get gaps(): GapPolicy {
    return this.#gaps;
  }

  get used(): readonly FactUsed[] {
    return this.#used;
  }

  /** Names of the facts that were asked for and that nobody knows, in Vietnamese. */
  get unknown(): readonly string[] {
    return this.#unknown;
  }

  note(sentence: string, lacking: boolean): void {
    if (!this.#used.some((one) => one.sentence === sentence)) this.#used.push({ sentence, lacking });
  }

  /** Never returns: for `return sheet.missing('…')`. */
  missing(fact: string): never {
    if (!this.#unknown.includes(fact)) this.#unknown.push(fact);
    throw NOT_KNOWN;
  }

  known<T>(value: T | null | undefined, fact: string): T {
    return value ?? this.missing(fact);
  }

  titleOf(code: string): string {
    return this.ruleSet.awards.find((award) => award.code === code)?.title ?? code;
  }
}
