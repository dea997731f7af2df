/** What must hold of a claim whoever sends it: authors and their shares, dates, and the value gained. */

import { type Refusal, refuse } from '../refusals.ts';
import type { Authorship, Claim, ValueGained } from './initiative.ts';

/** Đồng: ten thousand billion. A hundred times as much is still a whole number that JavaScript holds exactly. */
export const MOST_VALUE = 10_000_000_000_000;

/** @param today `YYYY-MM-DD` in Vietnam */
export const faultOfClaim = (claim: Claim, today: string): Refusal | undefined =>
  faultOfAuthors(claim) ?? faultOfTime(claim, today) ?? (claim.value ? faultOfValue(claim.value, today) : undefined);

/** Shares are whole percents with the sum of 100; one main author, or several outright with equal parts. */
function faultOfAuthors({
  authors,
  equalMainAuthors,
}: Pick<Claim, 'authors' | 'equalMainAuthors'>): Refusal | undefined {
  if (authors.length === 0) return refuse('AUTHOR_MISSING').refused;
  if (new Set(authors.map((author) => author.authorId)).size < authors.length) return refuse('AUTHOR_TWICE').refused;
  const sum = authors.reduce((total, author) => total + author.sharePercent, 0);
  if (!authors.every(isShare) || sum !== 100) return refuse('SHARES_NOT_WHOLE', { sum }).refused;
  const mains = authors.filter((author) => author.main);
  const fits = equalMainAuthors ? mains.length > 1 && areEqual(mains) : mains.length === 1;
  return fits ? undefined : refuse('MAIN_AUTHOR_UNCLEAR', { mains: mains.length }).refused;
}

const isShare = ({ sharePercent }: Authorship): boolean =>
  Number.isSafeInteger(sharePercent) && sharePercent >= 1 && sharePercent <= 100;

/** A hundred cannot be cut into three: equal parts may differ by the one percent that rounding takes. */
function areEqual(mains: readonly Authorship[]): boolean {
  const shares = mains.map((author) => author.sharePercent);
  return Math.max(...shares) - Math.min(...shares) <= 1;
}

const faultOfTime = ({ appliedFrom }: Claim, today: string): Refusal | undefined =>
  appliedFrom <= today ? undefined : refuse('APPLIED_LATER').refused;

function faultOfValue({ amount, from, to, employerConfirmedOn }: ValueGained, today: string): Refusal | undefined {
  const counts = Number.isSafeInteger(amount) && amount > 0 && amount <= MOST_VALUE;
  const past = from <= to && to <= today && (employerConfirmedOn === null || employerConfirmedOn <= today);
  return counts && past ? undefined : refuse('VALUE_UNCLEAR').refused;
}
