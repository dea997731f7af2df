import { readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { renderDocx } from '../adapters/docx/render-docx.ts';
import type { AwardDecisionData } from '../templates/award-decision/fields.ts';
import { figure, machineLine, ratiosTable, sidesTable } from './report.ts';
import { interleave } from './rounds.ts';

const ROUNDS = 7;
const SAMPLE = new URL('../templates/award-decision/sample.json', import.meta.url);

/** Rows of the annex, and how many documents make a turn of a few hundred milliseconds. */
const SIZES = [
  { rows: 10, units: 24 },
  { rows: 100, units: 12 },
  { rows: 1000, units: 2 },
] as const;

/** Quyết định khen thưởng as a Word document: ten times the people must not take much more than ten times the time. */
export async function benchDecisions(): Promise<void> {
  const sides = SIZES.map(({ rows, units }) => {
    const data = decisionOf(rows);
    return {
      name: nameOf(rows),
      units,
      async turn() {
        for (let one = 0; one < units; one += 1) await renderDocx('award-decision', data);
      },
    };
  });
  for (const { rows } of SIZES) await checkRows(rows);
  const rounds = await interleave(sides, ROUNDS);

  console.log(sidesTable(rounds, 'văn bản'));
  const grown = SIZES.slice(1).flatMap(({ rows }, index) => {
    const [few, many] = [nameOf(SIZES[index]?.rows ?? 0), nameOf(rows)];
    return [
      [`thời gian của ${rows} dòng / ${rows / 10} dòng (tuyến tính: 10)`, rounds.ratio(few, many)],
      [`CPU của ${rows} dòng / ${rows / 10} dòng`, rounds.cpuRatio(few, many)],
    ] as const;
  });
  console.log(ratiosTable(grown));
  const perRow = (rounds.cpuMs(nameOf(1000)).median - rounds.cpuMs(nameOf(100)).median) / 900;
  console.log(`  Mỗi dòng thêm: ${figure(perRow)} ms CPU`);
  console.log(`  ${machineLine(['docxtemplater', 'pizzip'])}`);
}

const nameOf = (rows: number): string => `phụ lục ${rows} dòng`;

const sample: AwardDecisionData = JSON.parse(readFileSync(SAMPLE, 'utf8'));

/** No two rows alike: repeated text would compress better than a real list does. */
function decisionOf(rows: number): AwardDecisionData {
  const individuals = Array.from({ length: rows }, (_, index) => {
    const model = sample.individuals[index % sample.individuals.length];
    if (model === undefined) throw new Error('the sample decision names nobody');
    return { ...model, name: `${model.name} ${index + 1}`, unit: `${model.unit}, tổ ${(index * 7919) % 1009}` };
  });
  return { ...sample, collectives: [], individuals };
}

async function checkRows(rows: number): Promise<void> {
  const data = decisionOf(rows);
  const { docx } = await renderDocx('award-decision', data);
  const text = new PizZip(docx).file('word/document.xml')?.asText() ?? '';
  const missing = data.individuals.filter(({ name }) => !text.includes(`${name}<`));
  if (missing.length > 0) throw new Error(`the decision leaves out ${missing.length} of ${rows} people`);
}
