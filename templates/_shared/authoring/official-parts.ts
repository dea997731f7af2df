import { cell, centredRule, mm, paragraph, row, run, TEXT_WIDTH, table } from './ooxml.ts';

/** The parts every union document shares (NĐ 30/2020, Phụ lục I; QĐ 933/QĐ-TLĐ). */

const LEFT = mm(74);
const RIGHT = TEXT_WIDTH - LEFT;
const BODY_INDENT = mm(12.7);
/** Blank to be filled by hand or by the records clerk; no-break, so that a line never ends inside it. */
export const blank = (spaces: number): string => '\u00A0'.repeat(spaces);

/**
 * Two columns: the bodies on the left, the national title on the right, then number and place-date.
 * `placeDate` is left out in minutes, which state their time in the text.
 */
export function letterhead(number: string, placeDate?: string): string {
  const left = [
    paragraph(run('{parentBody}', { size: 12 }), { align: 'center' }),
    paragraph(run('{issuingBody}', { size: 12, bold: true }), { align: 'center' }),
    centredRule(LEFT, mm(26)),
  ];
  const right = [
    paragraph(run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }), { align: 'center' }),
    paragraph(run('Độc lập - Tự do - Hạnh phúc', { size: 13, bold: true }), { align: 'center' }),
    // As long as the motto above it at 13 pt bold.
    centredRule(RIGHT, mm(56)),
  ];
  const numberLine = paragraph(run(number, { size: 13 }), { align: 'center', before: 80 });
  const dateLine = placeDate
    ? paragraph(run(placeDate, { size: 13, italic: true }), { align: 'center', before: 80 })
    : paragraph('');
  return table({ widths: [LEFT, RIGHT], borders: false }, [
    row([cell(LEFT, left), cell(RIGHT, right)]),
    row([cell(LEFT, [numberLine]), cell(RIGHT, [dateLine])]),
  ]);
}

/** Type of document and what it is about, with the short rule below. */
export function title(type: string): string {
  return [
    paragraph(run(type, { bold: true }), { align: 'center', before: 220, outlineLevel: 0 }),
    paragraph(run('{subject}', { bold: true }), { align: 'center', indent: { left: mm(12), right: mm(12) } }),
    centredRule(TEXT_WIDTH, mm(45), 140),
  ].join('');
}

export const centredBold = (text: string, before = 80, after = 100): string =>
  paragraph(run(text, { bold: true }), { align: 'center', before, after, keepNext: true });

/**
 * A paragraph of the body: justified, first line 12.7 mm, 6 pt after.
 * @param options `left`: for a line with a word so long that justifying would tear the rest apart
 */
export function body(
  content: string | readonly string[],
  options: { readonly keepNext?: boolean; readonly align?: 'left' } = {},
): string {
  const runs = typeof content === 'string' ? [run(content)] : content;
  return paragraph(runs, { align: 'both', firstLine: BODY_INDENT, after: 120, ...options });
}

/** A loop marker alone on its line; it leaves no line behind when rendered. */
export const marker = (tag: string): string => paragraph(run(tag));

/** Legal bases and grounds, one a line: `;` after each, `,` after the last. */
export const legalBases = (): string =>
  [
    marker('{#legalBases}'),
    paragraph(run('{text}{end}', { italic: true }), { align: 'both', firstLine: BODY_INDENT, after: 120 }),
    marker('{/legalBases}'),
  ].join('');

/** About 28 mm free for the handwritten signature's picture and the seal. */
const signatureSpace = (): string[] => Array.from({ length: 5 }, () => paragraph(''));

const recipients = (): string[] => [
  paragraph(run('Nơi nhận:', { bold: true, italic: true, size: 12 })),
  paragraph(run('{#recipients}', { size: 11 })),
  paragraph(run('- {text};', { size: 11 })),
  paragraph(run('{/recipients}', { size: 11 })),
  paragraph(run('- Lưu: {fileCopy}.', { size: 11 })),
];

/** Recipients on the left, the authority on the right: in whose name, title, space, name without academic title. */
export function signatureBlock(): string {
  const centred = (text: string) => paragraph(run(text, { bold: true }), { align: 'center' });
  const authority = [
    marker('{#signerAuthority}'),
    centred('{text}'),
    marker('{/signerAuthority}'),
    centred('{signerTitle}'),
    ...signatureSpace(),
    centred('{signerName}'),
  ];
  return table({ widths: [LEFT, RIGHT], borders: false }, [row([cell(LEFT, recipients()), cell(RIGHT, authority)])]);
}

const signatory = (title: string, name: string): string[] => [
  paragraph(run(title, { bold: true }), { align: 'center' }),
  ...signatureSpace(),
  paragraph(run(name, { bold: true }), { align: 'center' }),
];

/** Biên bản kiểm phiếu: whoever confirmed the count for the tellers, above those who sign the minutes. */
export const tellerSignature = (): string =>
  table({ widths: [TEXT_WIDTH], borders: false }, [
    row([cell(TEXT_WIDTH, signatory('TM. TỔ KIỂM PHIẾU', '{tellerName}'))]),
  ]);

/** Minutes: the secretary on the left, the chair on the right, recipients below. */
export function minutesSignatures(): string {
  const half = Math.round(TEXT_WIDTH / 2);
  const signatures = table({ widths: [half, half], borders: false }, [
    row([cell(half, signatory('THƯ KÝ', '{secretaryName}')), cell(half, signatory('CHỦ TỌA', '{chairName}'))]),
  ]);
  return [signatures, paragraph('', { before: 120 }), ...recipients()].join('');
}

const tableText = (text: string, align: 'left' | 'center' = 'left', bold = false): string =>
  paragraph(run(text, { size: 13, bold }), { align, before: 40, after: 40 });

export interface Column {
  readonly heading: string;
  /** Millimetres; the columns of one table add up to the text width of 165 mm. */
  readonly width: number;
  readonly content: string;
  readonly align?: 'left' | 'center';
}

/** A table with one row for each element of `loop`; the heading repeats on each page. */
export function rowsTable(loop: string, columns: readonly Column[]): string {
  const widths = columns.map((column) => mm(column.width));
  const headings = columns.map((column, i) =>
    cell(widths[i] ?? 0, [tableText(column.heading, 'center', true)], 'center'),
  );
  const cells = columns.map((column, i) => {
    const open = i === 0 ? `{#${loop}}` : '';
    const close = i === columns.length - 1 ? `{/${loop}}` : '';
    return cell(widths[i] ?? 0, [tableText(`${open}${column.content}${close}`, column.align)], 'center');
  });
  return table({ widths, borders: true }, [row(headings, { header: true }), row(cells)]);
}

/** The annex's groups (tập thể, cá nhân): each is left out when empty, and the rest is numbered without a gap. */
export function annexGroups(collectives: readonly Column[], individuals: readonly Column[]): string {
  const heading = (text: string) =>
    paragraph(run(text, { bold: true }), { before: 160, after: 100, keepNext: true, outlineLevel: 1 });
  return [
    marker('{#collectiveGroup}'),
    heading('{numeral}. TẬP THỂ'),
    rowsTable('collectives', collectives),
    marker('{/collectiveGroup}'),
    marker('{#individualGroup}'),
    heading('{numeral}. CÁ NHÂN'),
    rowsTable('individuals', individuals),
    marker('{/individualGroup}'),
    paragraph(run('(Danh sách này có {recipientCounts})./.', { italic: true }), { align: 'center', before: 200 }),
  ].join('');
}

export const annexTitle = (type: string, reference: string): string =>
  [
    paragraph(run(type, { bold: true }), { align: 'center', outlineLevel: 0 }),
    paragraph(run('{annexSubject}', { bold: true }), { align: 'center', indent: { left: mm(8), right: mm(8) } }),
    paragraph(run(reference, { italic: true, size: 13 }), { align: 'center', indent: { left: mm(2), right: mm(2) } }),
    centredRule(TEXT_WIDTH, mm(45), 80),
  ].join('');
