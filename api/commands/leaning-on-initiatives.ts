import type { NamedInitiative } from '../../adapters/initiatives-ports.ts';
import type { NomineeRecord, Registers } from '../../adapters/register-ports.ts';
import { leaningOn } from '../../domain/initiatives/leaning.ts';
import { snapshotOn, subtreeOf } from '../../domain/organisations/tree.ts';

type Nominee = Omit<NomineeRecord, 'no'>;
type Initiatives = Pick<Registers, 'initiatives' | 'organisations'>;

interface Proposer {
  readonly unitId: string;
  /** `YYYY-MM-DD`: the unions below it are those of that day. */
  readonly date: string;
}

/** Recognised initiatives of the proposing union and of those below it: a province proposes people of its grassroots unions. */
export async function initiativesBy(
  registers: Initiatives,
  { unitId, date }: Proposer,
  names: readonly string[],
): Promise<readonly NamedInitiative[]> {
  if (names.length === 0) return [];
  const below = subtreeOf(snapshotOn(await registers.organisations.tree(), date), unitId);
  return registers.initiatives.ofNames([...new Set([unitId, ...below.map(({ id }) => id)])], names);
}

/**
 * The nominees with their initiatives found in the union's register, or a sentence for each that cannot be found.
 * @param ids of the initiatives each leans on, by the nominee's place in the list
 */
export async function withInitiatives(
  registers: Initiatives,
  { unitId, date }: Proposer,
  nominees: readonly Nominee[],
  ids: readonly (readonly string[])[],
): Promise<{ readonly nominees: readonly Nominee[] } | { readonly problems: Readonly<Record<string, string>> }> {
  const leaning = nominees.filter((_, index) => (ids[index] ?? []).length > 0);
  const known =
    leaning.length === 0
      ? []
      : await initiativesBy(
          registers,
          { unitId, date },
          leaning.map(({ name }) => name),
        );
  const problems: Record<string, string> = {};
  const found = nominees.map((nominee, index) => {
    const leans = leaningOn(nominee, ids[index] ?? [], known);
    if ('unclear' in leans) {
      problems[`nominees.${index}.initiatives`] =
        `Không tìm thấy sáng kiến ${leans.unclear} đã được công nhận của đơn vị với tác giả “${nominee.name}”. Đề nghị kiểm tra mã sáng kiến, họ tên và năm sinh.`;
      return nominee;
    }
    return leans.chosen.length === 0 ? nominee : { ...nominee, initiatives: leans.chosen };
  });
  return Object.keys(problems).length > 0 ? { problems } : { nominees: found };
}
