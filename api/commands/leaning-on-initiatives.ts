import type { z } from '@hono/zod-openapi';
import type { NomineeRecord, Registers } from '../../adapters/register-ports.ts';
import { leaningOn } from '../../domain/initiatives/leaning.ts';
import type { submissionInput } from '../schemas/submission.ts';

type Nominees = z.output<typeof submissionInput>['nominees'];

/** The nominees with their initiatives found in the union's register, or a sentence for each that cannot be found. */
export async function withInitiatives(
  registers: Pick<Registers, 'initiatives'>,
  unitId: string,
  nominees: Nominees,
): Promise<
  { readonly nominees: readonly Omit<NomineeRecord, 'no'>[] } | { readonly problems: Readonly<Record<string, string>> }
> {
  const leaning = nominees.filter((one) => idsOf(one).length > 0);
  const known =
    leaning.length === 0
      ? []
      : await registers.initiatives.ofNames(
          unitId,
          leaning.map(({ name }) => name),
        );
  const problems: Record<string, string> = {};
  const found = nominees.map((one, index) => {
    const { initiatives: _, ...nominee } = { initiatives: [], ...one };
    const leans = leaningOn(one, idsOf(one), known);
    if ('unclear' in leans) {
      problems[`nominees.${index}.initiatives`] =
        `Không tìm thấy sáng kiến ${leans.unclear} đã được công nhận của đơn vị với tác giả “${one.name}”. Đề nghị kiểm tra mã sáng kiến, họ tên và năm sinh.`;
      return nominee;
    }
    return leans.chosen.length === 0 ? nominee : { ...nominee, initiatives: leans.chosen };
  });
  return Object.keys(problems).length > 0 ? { problems } : { nominees: found };
}

const idsOf = (nominee: Nominees[number]): readonly string[] =>
  nominee.kind === 'INDIVIDUAL' ? (nominee.initiatives ?? []) : [];
