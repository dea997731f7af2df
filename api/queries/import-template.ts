/** The workbook that departments may fill in: our own headings, lists to choose from, a page of notes. */

import type { SheetToWrite } from '../../adapters/intake-ports.ts';
import type { CatalogueAward } from '../../domain/intake/award-matcher.ts';
import type { SubjectKind } from '../../domain/rules/rule-set.ts';

const ROWS = 500;
const LISTS = 'Danh mục';

const INDIVIDUAL = [
  'TT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số CCCD',
  'Chức vụ, công việc',
  'Đơn vị',
  'Đối tượng',
  'Hình thức đề nghị',
  'Tóm tắt thành tích',
  'Mã sáng kiến',
  'Ghi chú',
];
const COLLECTIVE = ['TT', 'Tên tập thể', 'Số lao động', 'Đơn vị', 'Hình thức đề nghị', 'Tóm tắt thành tích', 'Ghi chú'];

const NOTES = [
  'Hướng dẫn ghi biểu',
  'Ghi mỗi cá nhân hoặc tập thể một dòng, liền nhau, không gộp ô, không đổi dòng tiêu đề.',
  'Họ và tên: ghi đầy đủ, không kèm Ông, Bà; gõ Unicode.',
  'Ngày sinh: ngày/tháng/năm, ví dụ 27/02/1985. Nếu chỉ biết năm thì ghi bốn chữ số.',
  'Số CCCD: đủ 12 chữ số, kể cả số 0 ở đầu. Cột này đã đặt sẵn dạng chữ.',
  'Đối tượng: TT là công nhân, lao động trực tiếp; KLD là công chức, viên chức không giữ chức vụ; LD là lãnh đạo, quản lý; LDC là từ phó vụ trưởng, phó trưởng ban và tương đương trở lên.',
  'Hình thức đề nghị: chọn trong danh sách của ô.',
  'Mã sáng kiến: mã trong sổ sáng kiến của các sáng kiến đã được công nhận làm căn cứ đề nghị, cách nhau bằng dấu phẩy; để trống nếu không có.',
  'Ghi chú: ghi “truy tặng” nếu có; ghi rõ nếu đang bị xem xét, thi hành kỷ luật hoặc có khiếu nại, tố cáo.',
];

/** Values to choose from. */
interface List {
  readonly heading: string;
  readonly values: readonly string[];
}

/** Offers what the union may propose; an award that is barred for it is not among the choices. */
export function importTemplate(catalogue: readonly CatalogueAward[]): readonly SheetToWrite[] {
  const titles = (kind: SubjectKind) =>
    catalogue
      .filter((award) => award.barred === undefined && award.subjectKinds.includes(kind))
      .map(({ title }) => title);
  const lists: readonly List[] = [
    { heading: 'Giới tính', values: ['Nam', 'Nữ'] },
    { heading: 'Đối tượng', values: ['TT', 'KLD', 'LD', 'LDC'] },
    { heading: 'Hình thức, cá nhân', values: titles('INDIVIDUAL') },
    { heading: 'Hình thức, tập thể', values: titles('COLLECTIVE') },
  ];
  return withNotes(
    [
      toFill('Cá nhân', INDIVIDUAL, [6, 28, 13, 10, 16, 26, 28, 11, 40, 60, 24, 24], [2, 4], lists, {
        3: 0,
        7: 1,
        8: 2,
      }),
      toFill('Tập thể', COLLECTIVE, [6, 40, 12, 30, 40, 60, 24], [], lists, { 4: 3 }),
    ],
    NOTES,
    lists,
  );
}

/** The sheets to be filled in, then the notes and the lists they choose from. */
export function withNotes(
  sheets: readonly SheetToWrite[],
  notes: readonly string[],
  lists: readonly List[],
): readonly SheetToWrite[] {
  const longest = Math.max(0, ...lists.map(({ values }) => values.length));
  return [
    ...sheets,
    {
      ...locked(
        'Hướng dẫn',
        notes.map((note) => [note]),
      ),
      widths: [110],
    },
    {
      ...locked(LISTS, [
        lists.map(({ heading }) => heading),
        ...Array.from({ length: longest }, (_, row) => lists.map(({ values }) => values[row] ?? '')),
      ]),
      widths: lists.map(() => 40),
    },
  ];
}

/** @param from the list for a column, both counted from 0 */
export function toFill(
  name: string,
  headings: readonly string[],
  widths: readonly number[],
  textColumns: readonly number[],
  lists: readonly List[],
  from: Readonly<Record<number, number>>,
): SheetToWrite {
  const choices = Object.entries(from).flatMap(([column, list]) => {
    const chosen = lists[list];
    // A list without values would refuse everything.
    if (chosen === undefined || chosen.values.length === 0) return [];
    return [
      {
        column: Number(column),
        from: { sheet: LISTS, column: list, count: chosen.values.length },
        title: headings[Number(column)] ?? '',
        message: 'Đề nghị chọn một giá trị trong danh sách.',
      },
    ];
  });
  return { name, rows: [headings], widths, headingRows: 1, openRows: ROWS, textColumns, choices };
}

const locked = (name: string, rows: readonly (readonly string[])[]): Omit<SheetToWrite, 'widths'> => ({
  name,
  rows,
  headingRows: 1,
  openRows: 0,
  textColumns: [],
  choices: [],
});
