import type { InitiativeView } from '../../../adapters/initiatives-ports.ts';
import type { InitiativeInput } from '../../schemas/initiative.ts';

/** In which parts a row of a workbook says otherwise than the register. Citizen ids are not compared: they do not come back. */
export function differencesBetween({ state, content }: InitiativeView, input: InitiativeInput): readonly string[] {
  const authorsThere = content.authors.map(({ authorId, name, birthYear, unit }) => {
    const part = state.authors.find((one) => one.authorId === authorId);
    return { name, birthYear, unit, sharePercent: part?.sharePercent, main: part?.main };
  });
  const authorsHere = input.authors.map(({ name, birthYear, unit, sharePercent, main }) => ({
    name,
    birthYear,
    unit,
    sharePercent,
    main,
  }));
  const valueHere = input.value && { amount: input.value.amount, from: input.value.from, to: input.value.to };
  const valueThere = state.value && { amount: state.value.amount, from: state.value.from, to: state.value.to };
  const parts: readonly (readonly [words: string, here: unknown, there: unknown])[] = [
    ['loại', input.kind, state.kind],
    ['tóm tắt', input.summary, content.summary],
    ['nơi, ngày áp dụng', [input.appliedAt, input.appliedFrom], [content.appliedAt, state.appliedFrom]],
    ['tác giả', authorsHere, authorsThere],
    ['giá trị làm lợi', valueHere, valueThere],
    ['cách tính', input.value?.method ?? '', content.valueMethod],
    [
      'xác nhận giá trị',
      [input.value?.certifiedBy ?? '', input.value?.employerConfirmedOn ?? null],
      [content.certifiedBy, state.value?.employerConfirmedOn ?? null],
    ],
    ['tài liệu minh chứng', input.proofs.map(({ title }) => title), content.proofs.map(({ title }) => title)],
  ];
  return parts.flatMap(([words, here, there]) => (JSON.stringify(here) === JSON.stringify(there) ? [] : [words]));
}
