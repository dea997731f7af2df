import type { Queries } from './database.ts';
import { takeNumber } from './numbers.ts';

/**
 * `dossier-2026-0001`, `dossier-2026-0002`, …: one id for one request, however often it is repeated. Must run in a
 * transaction.
 */
export async function nextId(
  queries: Queries,
  kind: 'dossier' | 'session' | 'initiative',
  year: number,
  request: string,
): Promise<string> {
  const number = await takeNumber(queries, { organisationId: 'ghi-cong', series: kind, year, owner: request });
  return `${kind}-${year}-${String(number).padStart(4, '0')}`;
}
