import type { PastAward } from '../rules/facts.ts';
import { knownAward } from './known-awards.ts';

/**
 * An award of ours as the ledger keeps it.
 * Throws for a code that the ledger does not know: without its level nobody could tell a duplicate from a second award.
 */
export function ownAward(
  code: string,
  year: number,
  decision: { readonly number: string; readonly issuedOn: string },
): Omit<PastAward, 'achievementId'> {
  const known = knownAward(code);
  if (known === undefined) throw new Error(`the ledger knows no award ${code}`);
  const { kind, level } = known;
  return { code, kind, level, year, decisionNumber: decision.number, decidedOn: decision.issuedOn };
}
