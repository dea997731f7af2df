import { describe, expect, it } from 'vitest';
import { sampleBytes } from '../../tests/support/intake.ts';
import type { ReadingProgress } from '../intake-ports.ts';
import { createReadingProcess } from './reading-process.ts';
import { writeXlsx } from './write-xlsx.ts';

const list = Buffer.from('TT;Họ và tên\n1;Trần An\n');

/** Many cells of texts, each of its own: more than a small process can hold. */
const greedy = writeXlsx([
  {
    name: 'A',
    rows: Array.from({ length: 4000 }, (_, row) =>
      Array.from({ length: 40 }, (_, at) => `${row} ${at} ${'x'.repeat(20)}`),
    ),
    widths: [],
    headingRows: 0,
    openRows: 0,
    textColumns: [],
    choices: [],
  },
]);

describe('the reading process', () => {
  it('reads one file after the other, and says how far it has come', async () => {
    const reader = createReadingProcess();
    const told: ReadingProgress[] = [];
    const [long, short] = await Promise.all([
      reader.read(sampleBytes('danh-sach-700-dong.xlsx'), (progress) => told.push(progress)),
      reader.read(list),
    ]);
    expect([long, short].map((one) => 'sheets' in one)).toStrictEqual([true, true]);
    expect(told.at(0)).toMatchObject({ rows: 0 });
    const [last] = told.slice(-1);
    expect(last?.of).toBeGreaterThanOrEqual(700);
    expect(last?.rows).toBeLessThanOrEqual(last?.of ?? 0);
    expect(last?.rows).toBeGreaterThan(0);
  });

  it('ended by one file, loses none of the others', async () => {
    const reader = createReadingProcess({ memory: 40, time: 60_000 });
    const outcomes = await Promise.all([reader.read(list), reader.read(await greedy), reader.read(list)]);
    expect(outcomes.map((one) => ('unreadable' in one ? one.unreadable : 'read'))).toStrictEqual([
      'read',
      'TABLE_TOO_LARGE',
      'read',
    ]);
  }, 60_000);

  it('gives up a file that takes too long, and goes on', async () => {
    const reader = createReadingProcess({ memory: 512, time: 100 });
    const slow = reader.read(await greedy);
    expect(await slow).toStrictEqual({ unreadable: 'TABLE_TOO_LARGE' });
  }, 60_000);
});
