import type { InitiativeFilter, InitiativeRow } from '../../adapters/initiatives-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import { RefusedError } from '../errors.ts';
import { sightOf } from './initiative-view.ts';

export interface InitiativePage {
  readonly rows: readonly InitiativeRow[];
  /** Where the next page begins; undefined on the last one. */
  readonly next?: { readonly updatedAt: string; readonly id: string };
}

const PAGE = 25;

/** The initiatives a person may see, newest change first. Refuses whoever sees none at all. */
export async function listInitiatives(
  registers: Registers,
  person: Person,
  filter: InitiativeFilter,
  after?: InitiativePage['next'],
): Promise<InitiativePage> {
  const rows = await registers.initiatives.list({
    sight: neededSight(person),
    filter,
    limit: PAGE + 1,
    ...(after === undefined ? {} : { after }),
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return rows.length > PAGE && last !== undefined
    ? { rows: shown, next: { updatedAt: last.updatedAt, id: last.id } }
    : { rows: shown };
}

export function neededSight(person: Person) {
  const sight = sightOf(person);
  if (sight === undefined) throw new RefusedError('ROLE_NOT_ALLOWED');
  return sight;
}
