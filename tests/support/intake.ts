/** Lists taken in by tests: the samples as files, and a catalogue as wide as departments use it. */

import { readFileSync } from 'node:fs';
import { readBytes } from '../../adapters/spreadsheet/read-bytes.ts';
import { type Analysis, analyse } from '../../domain/intake/analyse.ts';
import { type Answers, NO_ANSWERS } from '../../domain/intake/answers.ts';
import type { CatalogueAward } from '../../domain/intake/award-matcher.ts';
import type { Finding } from '../../domain/intake/findings.ts';
import { proposeLayout } from '../../domain/intake/layout.ts';
import type { Cell, Workbook } from '../../domain/intake/workbook.ts';

export const TODAY = '2026-11-24';

const award = (code: string, title: string, ...subjectKinds: CatalogueAward['subjectKinds']): CatalogueAward => ({
  code,
  title,
  subjectKinds,
});

/** Titles as the rule sets write them; a grassroots union's lists may not name the order of the State. */
export const CATALOGUE: readonly CatalogueAward[] = [
  award('LDTT', 'Lao động tiên tiến', 'INDIVIDUAL'),
  award('CSTD_CS', 'Chiến sĩ thi đua cơ sở', 'INDIVIDUAL'),
  award('CSTD_TLD', 'Chiến sĩ thi đua Tổng Liên đoàn', 'INDIVIDUAL'),
  award('TTLDTT', 'Tập thể lao động tiên tiến', 'COLLECTIVE'),
  award('TTLDXS', 'Tập thể lao động xuất sắc', 'COLLECTIVE'),
  award('CO_TD_LDLD', 'Cờ thi đua của Liên đoàn Lao động tỉnh', 'COLLECTIVE'),
  award('BK_TLD', 'Bằng khen của Tổng Liên đoàn Lao động Việt Nam', 'INDIVIDUAL', 'COLLECTIVE'),
  award('BK_LDLD', 'Bằng khen của Ban Thường vụ Liên đoàn Lao động tỉnh', 'INDIVIDUAL', 'COLLECTIVE'),
  award('BLDST', 'Bằng Lao động sáng tạo', 'INDIVIDUAL'),
  award('KNC_CD', 'Kỷ niệm chương “Vì sự nghiệp xây dựng tổ chức Công đoàn”', 'INDIVIDUAL'),
  award('GK_CTTT', 'Giấy khen của công đoàn cấp trên trực tiếp cơ sở', 'INDIVIDUAL', 'COLLECTIVE'),
  award('GK_CDCS', 'Giấy khen của công đoàn cơ sở', 'INDIVIDUAL', 'COLLECTIVE'),
  { ...award('HC_LD_3', 'Huân chương Lao động hạng Ba', 'INDIVIDUAL', 'COLLECTIVE'), barred: 'đề nghị qua cấp trên.' },
];

const SAMPLES = new URL('../../samples/', import.meta.url);

export const sampleBytes = (name: string): Buffer => readFileSync(new URL(`intake/${name}`, SAMPLES));

export const readSample = (name: string): Promise<Workbook> => readSpreadsheet(`intake/${name}`);

/** @param path below `samples/` */
export async function readSpreadsheet(path: string): Promise<Workbook> {
  const workbook = await readBytes(readFileSync(new URL(path, SAMPLES)));
  if ('unreadable' in workbook) throw new Error(`${path} is refused: ${workbook.unreadable}`);
  return workbook;
}

export const analysed = (workbook: Workbook, answers: Answers = NO_ANSWERS, catalogue = CATALOGUE): Analysis =>
  analyse(workbook, { layout: proposeLayout(workbook), answers, catalogue, today: TODAY });

/** `Danh sách!C17 ID_LOST_ZERO`, as short as a test can say it. */
export const said = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ cell, code }) => `${cell} ${code}`);

const HEADINGS = [
  'TT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số CCCD',
  'Chức vụ',
  'Đơn vị',
  'Đối tượng',
  'Hình thức đề nghị',
  'Tóm tắt thành tích',
  'Ghi chú',
];

const FLAWLESS: Readonly<Record<string, string>> = {
  'Họ và tên': 'Trần Văn Bình',
  'Ngày sinh': '27/02/1985',
  'Giới tính': 'Nam',
  'Số CCCD': '001085012345',
  'Chức vụ': 'Công nhân',
  'Đơn vị': 'Xưởng May 1',
  'Đối tượng': 'TT',
  'Hình thức đề nghị': 'Lao động tiên tiến',
  'Tóm tắt thành tích': 'Hoàn thành tốt nhiệm vụ',
};

/** Cells by heading. */
export type ListRow = Readonly<Record<string, string | Cell>>;

/** A list of rows that differ from a flawless one in the cells that are given. */
export function listOf(...rows: readonly ListRow[]): Workbook {
  const texts = (values: readonly (string | Cell)[]) =>
    values.map((value): Cell | null =>
      value === '' ? null : typeof value === 'string' ? { text: value, kind: 'text' } : value,
    );
  const data = rows.map((row, index) => {
    const whole: ListRow = { TT: String(index + 1), ...FLAWLESS, ...row };
    return texts(HEADINGS.map((heading) => whole[heading] ?? ''));
  });
  return { sheets: [{ name: 'DS', rows: [texts(HEADINGS), ...data], merges: [] }], encoding: null };
}
