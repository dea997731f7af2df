/** Who may see and keep the award ledger. A unit sees itself and what is below it. */

import type { LedgerFile } from '../adapters/ledger-ports.ts';
import type { Person, Registers } from '../adapters/register-ports.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { worksForBody } from './access.ts';

export const mayReadLedger = (person: Person): boolean => worksForBody(person) || person.roles.includes('proposer');

/** Ghi sổ: annul, join, separate, say who a nominee is, set quotas. */
export const mayKeepLedger = (person: Person): boolean =>
  person.roles.includes('officer') || person.roles.includes('authority');

export interface Sight {
  /** In the order of their names. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly unitIds: readonly string[];
  sees(file: Pick<LedgerFile, 'unitIds'>): boolean;
}

export async function sightOf({ ledger }: Pick<Registers, 'ledger'>, person: Person): Promise<Sight | undefined> {
  if (!mayReadLedger(person)) return undefined;
  const units = await ledger.unitsUnder(person.unitId);
  const ids = new Set(units.map(({ id }) => id));
  return { units, unitIds: [...ids], sees: (file) => file.unitIds.some((id) => ids.has(id)) };
}

/** A file as a person may see it: joined files of other units are part of it, mere suggestions from there are not. */
export async function fileFor(
  registers: Pick<Registers, 'ledger'>,
  person: Person,
  id: string,
): Promise<LedgerFile | { readonly barred: RefusalCode }> {
  const sight = await sightOf(registers, person);
  if (sight === undefined) return { barred: 'ROLE_NOT_ALLOWED' };
  const file = await registers.ledger.file(id);
  if (file === undefined) return { barred: 'UNKNOWN_LEDGER_FILE' };
  if (!sight.sees(file)) return { barred: 'NOT_YOUR_UNIT' };
  return { ...file, suggestions: file.suggestions.filter((other) => sight.sees(other)) };
}
