import type { NomineeRecord, Registers } from '../../adapters/register-ports.ts';
import { leaningOn } from '../../domain/initiatives/leaning.ts';

type Nominee = Omit<NomineeRecord, 'no'>;

/**
 * The nominees with their initiatives found in the union's register, or a sentence for each that cannot be found.
 * @param ids of the initiatives each leans on, by the nominee's place in the list
 */
export async function withInitiatives(
  registers: Pick<Registers, 'initiatives'>,
  unitId: string,
  nominees: readonly Nominee[],
  ids: readonly (readonly string[])[],
): Promise<{ readonly nominees: readonly Nominee[] } | { readonly problems: Readonly<Record<string, string>> }> {
  const leaning = nominees.filter((_, index) => (ids[index] ?? []).length > 0);
  const known =
    leaning.length === 0
      ? []
      : await registers.initiatives.ofNames(
          unitId,
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
