import type { LedgerRow } from '../../adapters/ledger-ports.ts';
import type { Registers } from '../../adapters/register-ports.ts';
import { knownAward } from '../../domain/ledger/known-awards.ts';
import type { Sight } from '../ledger-sight.ts';

const PAGE = 25;

export interface FoundFiles {
  /** Undefined when nothing was asked for. */
  readonly rows: readonly LedgerRow[] | undefined;
  /** Address of the next page. */
  readonly next: string | undefined;
  /** By field of the form. */
  readonly problems: Readonly<Record<string, string>>;
}

/** @param typed `ten`, `don-vi`, `nam`, `hinh-thuc`, and `sau`: where the page before ended */
export async function searchFor(
  { ledger }: Pick<Registers, 'ledger'>,
  { unitIds }: Pick<Sight, 'unitIds'>,
  typed: Readonly<Record<string, string>>,
): Promise<FoundFiles> {
  const [name = '', unitId = '', year = '', code = ''] = [
    typed.ten,
    typed['don-vi'],
    typed.nam,
    typed['hinh-thuc'],
  ].map((one) => one?.trim());
  if (name + unitId + year + code === '') return { rows: undefined, next: undefined, problems: {} };
  if (year !== '' && !/^\d{4}$/.test(year)) {
    return { rows: undefined, next: undefined, problems: { nam: 'Năm gồm bốn chữ số, ví dụ 2024.' } };
  }
  const [afterId = '', ...afterName] = (typed.sau ?? '').split('~');
  const found = await ledger.search({
    unitIds,
    limit: PAGE + 1,
    ...(name === '' ? {} : { name }),
    ...(unitIds.includes(unitId) ? { unitId } : {}),
    ...(year === '' ? {} : { year: Number(year) }),
    ...(knownAward(code) === undefined ? {} : { code }),
    ...(afterId === '' ? {} : { after: { id: afterId, name: afterName.join('~') } }),
  });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  if (found.length <= PAGE || last === undefined) return { rows, next: undefined, problems: {} };
  const query = new URLSearchParams({
    ten: name,
    'don-vi': unitId,
    nam: year,
    'hinh-thuc': code,
    sau: `${last.id}~${last.name}`,
  });
  return { rows, next: `/so-khen-thuong?${query}`, problems: {} };
}
