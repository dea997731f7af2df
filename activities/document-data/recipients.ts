import type { NomineeRecord } from '../../adapters/register-ports.ts';
import type { Collective, Individual, Recipients } from '../../templates/_shared/contract.ts';

/** Splits nominees as the annexes print them: collectives first, then individuals, each in list order. */
export function recipientsOf(nominees: readonly NomineeRecord[]): Recipients {
  const collectives: Collective[] = [];
  const individuals: Individual[] = [];
  for (const { kind, name, honorific, position, unit, achievement } of nominees) {
    if (kind === 'COLLECTIVE') collectives.push({ name, unit, merit: achievement });
    else individuals.push({ honorific: honorific ?? 'Ông', name, position, unit, merit: achievement });
  }
  return { collectives, individuals };
}

/** `Bà Nguyễn Thị Ánh` or the collective's name. */
export const calledBy = ({ honorific, name }: NomineeRecord): string =>
  honorific === null ? name : `${honorific} ${name}`;
