import type { SheetToWrite } from '../adapters/intake-ports.ts';
import { createSpreadsheets } from '../adapters/spreadsheet/create-spreadsheets.ts';
import { importTemplate } from '../api/queries/import-template.ts';
import { analyse } from '../domain/intake/analyse.ts';
import { NO_ANSWERS } from '../domain/intake/answers.ts';
import type { CatalogueAward } from '../domain/intake/award-matcher.ts';
import { proposeLayout } from '../domain/intake/layout.ts';
import { machineLine, ratiosTable, sidesTable } from './report.ts';
import { interleave } from './rounds.ts';

const ROUNDS = 5;
const [FEW, MANY] = [700, 7000];
const CATALOGUE: readonly CatalogueAward[] = [
  { code: 'LDTT', title: 'Lao động tiên tiến', subjectKinds: ['INDIVIDUAL'] },
  {
    code: 'BK',
    title: 'Bằng khen của Ban Thường vụ Liên đoàn Lao động tỉnh',
    subjectKinds: ['INDIVIDUAL', 'COLLECTIVE'],
  },
];

/**
 * Whether reading a list grows with its length and no faster: the whole way, through the process that reads it for the
 * web, with all comparisons of rows.
 */
export async function benchIntake(): Promise<void> {
  const spreadsheets = createSpreadsheets();
  // Kept warm, as the web keeps it.
  spreadsheets.warmUp();
  const [few, many] = await Promise.all([FEW, MANY].map((rows) => workbookOf(rows)));
  if (few === undefined || many === undefined) throw new Error('no workbook');
  const read = async (bytes: Buffer) => {
    const workbook = await spreadsheets.read(bytes);
    if ('unreadable' in workbook) throw new Error(workbook.unreadable);
    const inquiry = { layout: proposeLayout(workbook), answers: NO_ANSWERS, catalogue: CATALOGUE, today: '2026-11-24' };
    return analyse(workbook, inquiry).rows.length;
  };
  const rounds = await interleave(
    [
      // As many rows a turn on both sides, so that both are interrupted as often.
      { name: `${FEW} dòng`, units: 10, turn: () => repeat(10, () => read(few)) },
      { name: `${MANY} dòng`, units: 1, turn: () => read(many) },
    ],
    ROUNDS,
  );
  console.log(sidesTable(rounds, 'danh sách'));
  console.log(
    ratiosTable([
      [
        `thời gian của ${MANY} dòng / ${FEW} dòng (tuyến tính: 10; giới hạn: 10,5)`,
        rounds.ratio(`${FEW} dòng`, `${MANY} dòng`),
      ],
    ]),
  );
  console.log(`  ${machineLine(['hucre'])}`);
}

async function repeat(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let one = 0; one < times; one += 1) await work();
}

/** People with the usual dirt: every tenth row has something to ask about, every hundredth name occurs again. */
async function workbookOf(rows: number): Promise<Buffer> {
  const [people, ...others] = importTemplate(CATALOGUE) as readonly [SheetToWrite, ...SheetToWrite[]];
  const filled = Array.from({ length: rows }, (_, index) => {
    const year = 1966 + (index % 30);
    const id = `0010${String(year).slice(2)}${String(index).padStart(6, '0')}`;
    const name = `Trần ${wordOf(index % (rows - Math.floor(rows / 100)))}`;
    return [
      ...[
        String(index + 1),
        index % 10 === 3 ? `Ông ${name}` : name,
        `27/02/${year}`,
        'Nam',
        index % 10 === 7 ? id.slice(2) : id,
      ],
      ...[
        'Công nhân',
        'Xưởng May 1',
        'TT',
        'Lao động tiên tiến',
        `Hoàn thành xuất sắc nhiệm vụ, sáng kiến số ${index}`,
        '',
      ],
    ];
  });
  const sheets = [{ ...people, rows: [...people.rows, ...filled], openRows: rows }, ...others];
  return createSpreadsheets().write(sheets);
}

const SYLLABLES = ['An', 'Bình', 'Chiến', 'Dũng', 'Giang', 'Hải', 'Khoa', 'Long', 'Minh', 'Nam'];
const wordOf = (index: number): string =>
  [...String(index).padStart(4, '0')].map((digit) => SYLLABLES[Number(digit)] ?? '').join(' ');
