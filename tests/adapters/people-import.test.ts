import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import type { Registers } from '../../adapters/register-ports.ts';
import { readBytes } from '../../adapters/spreadsheet/read-bytes.ts';
import { createImportPeople } from '../../api/commands/import-people.ts';
import { needsAnswer } from '../../domain/intake/findings.ts';
import type { OpenWorkbook } from '../../domain/intake/lists.ts';
import { countOf } from '../../domain/intake/report.ts';
import type { Sheet } from '../../domain/intake/workbook.ts';
import { PEOPLE_LISTS } from '../../domain/organisations/import/columns.ts';
import { sentenceOf } from '../../domain/refusals.ts';
import { opened, openedFrom } from '../support/lists.ts';
import { createDatabase, type TestDatabase } from './support/database.ts';
import { SECRET } from './support/histories.ts';

const season = JSON.parse(readFileSync(new URL('../../samples/season/season.json', import.meta.url), 'utf8'));
const sample = (name: string) => readFileSync(new URL(`../../samples/people/${name}`, import.meta.url));

const clock = new Date('2026-11-24T02:00:00.000Z');
let imports = 0;
let database: TestDatabase;
let registers: Registers;
beforeAll(async () => {
  database = await createDatabase();
  registers = await openRegisters({ url: database.url, secret: SECRET, now: () => clock });
  await registers.directory.save(season);
});
afterAll(async () => {
  await registers?.close();
  await database?.drop();
});

describe('an import', () => {
  const run = async (file: string, over: { as?: string; dryRun?: boolean } = {}) =>
    take(await openedFrom(sample(file), PEOPLE_LISTS), over);
  const take = async (
    open: OpenWorkbook,
    over: { readonly as?: string; readonly dryRun?: boolean; readonly skipHeld?: boolean } = {},
  ) => {
    const person = await registers.directory.person(over.as ?? 'nguyen-thi-hong-ngu');
    if (person === undefined) throw new Error('nobody imports');
    const importPeople = createImportPeople({ registers, now: () => clock });
    const requestId = `import ${++imports}`;
    const result = await importPeople({
      person,
      channel: 'cli',
      requestId,
      open,
      skipHeld: over.skipHeld ?? true,
      reason: 'Công văn 31',
      dryRun: over.dryRun ?? false,
    });
    if ('refused' in result) return result;
    const [added, changed, same, held] = (['ADDED', 'CHANGED', 'SAME', 'HELD'] as const).map((outcome) =>
      countOf(result, outcome),
    );
    return { added, changed, same, held, faults: result.remarks.filter(needsAnswer) };
  };
  const entries = () =>
    database.query<{ n: string }>(
      'SELECT (SELECT count(*) FROM organisation_entries) + (SELECT count(*) FROM person_entries) AS n',
    );

  it('of the sample workbooks tells first, records once, and adds nothing the second time', async () => {
    const before = await entries();
    const organisations = { added: 5, changed: 0, same: 0, held: 0, faults: [] };
    expect(await run('to-chuc.csv', { dryRun: true })).toEqual(organisations);
    expect(await entries()).toEqual(before);
    expect(await run('to-chuc.csv')).toEqual(organisations);
    expect(await run('to-chuc.csv')).toEqual({ ...organisations, added: 0, same: 5 });

    const people = { added: 5, changed: 2, same: 0, held: 0, faults: [] };
    expect(await run('con-nguoi.xlsx', { dryRun: true })).toEqual(people);
    expect(await run('con-nguoi.xlsx')).toEqual(people);
    const after = await entries();
    expect(await run('con-nguoi.xlsx')).toEqual({ ...people, added: 0, changed: 0, same: 7 });
    expect(await entries()).toEqual(after);
  });

  it('of one workbook with everything in it finds whom it adds, for their results, in the rehearsal too', async () => {
    // In the worst order: results of people and collectives that only the sheets after them add.
    const files = ['ket-qua-ca-nhan.csv', 'ket-qua-tap-the.csv', 'con-nguoi.csv', 'to-chuc.csv'];
    const sheets = files.map(async (name): Promise<Sheet> => {
      const read = await readBytes(readFileSync(new URL(`../../samples/season/${name}`, import.meta.url)));
      if ('unreadable' in read) throw new Error(read.unreadable);
      // She is in both samples, with another beginning of her post.
      const rows = (read.sheets[0]?.rows ?? []).filter((cells) => cells[0]?.text !== 'Nguyễn Thị Ánh Tuyết');
      return { rows, merges: [], name };
    });
    const open = opened({ sheets: await Promise.all(sheets), encoding: null }, PEOPLE_LISTS);
    const before = await entries();
    const rehearsed = await take(open, { dryRun: true, skipHeld: false });
    expect(rehearsed).toMatchObject({ held: 0, faults: [] });
    expect(await entries()).toEqual(before);
    expect(await take(open, { skipHeld: false })).toEqual(rehearsed);
    expect(await entries()).not.toEqual(before);
    expect(await take(open, { skipHeld: false })).toMatchObject({ added: 0, changed: 0, held: 0 });
  });

  it('is refused to whoever keeps no register, and row by row outside the own reach', async () => {
    expect(await run('to-chuc.csv', { as: 'vo-thi-ngoc-an' })).toEqual({ refused: { code: 'ROLE_NOT_ALLOWED' } });
    const officer = season.people.find((one: { id: string }) => one.id === 'nguyen-thi-hong-ngu');
    const elsewhere = { ...officer, id: 'can-bo-khac', email: 'khac@laodong.example', unitId: 'cdcs-co-khi-dai-phong' };
    await registers.directory.save({ organisations: [], people: [elsewhere], councils: [] });
    const result = await run('con-nguoi.xlsx', { as: 'can-bo-khac' });
    if ('refused' in result) throw new Error('an officer may import');
    // Nothing is said of whether the rows are true: only that they are not this officer's.
    expect(result).toMatchObject({ added: 0, changed: 0, same: 0, held: 7 });
    const first = { cell: 'Con người!H5', sentence: sentenceOf('NOT_SUBORDINATE') };
    expect(result.faults[0]).toMatchObject(first);
  });

  it('is what the rules are told', async () => {
    const [phuc] = await registers.persons.named('lê hoàng phúc', 5);
    const facts = await registers.persons.facts(
      [
        { id: phuc?.id ?? '', kind: 'INDIVIDUAL' },
        { id: 'cdcs-go-phu-son', kind: 'COLLECTIVE' },
      ],
      { evaluationYear: 2026, date: '2026-11-24' },
    );
    expect(facts.get(phuc?.id ?? '')).toMatchObject({
      roleClass: 'DIRECT',
      organisationKind: 'FDI',
      unionYears: null,
      birthYear: 1979,
      woman: false,
      collective: null,
    });
    expect(facts.get('cdcs-go-phu-son')).toMatchObject({ organisationKind: 'FDI', collective: { dissolved: false } });
  });

  it('from the command line answers as JSON, and ends with 1 when a row is wrong', async () => {
    const ghicong = (...args: readonly string[]) =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'people', 'import', ...args], {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        env: { ...process.env, DATABASE_URL: database.url },
      }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
      );
    const as = ['--as', 'nguyen-thi-hong-ngu'];
    const told = await ghicong('samples/people/to-chuc.csv', ...as, '--dry-run', '--json');
    expect(told.code).toBe(0);
    expect(JSON.parse(told.stdout)).toMatchObject({ written: false, remarks: [] });
    const wrong = join(await mkdtemp(join(tmpdir(), 'people-')), 'sai.csv');
    await writeFile(wrong, 'Họ và tên,Chức vụ\nNguyễn Văn Nam,Công nhân\n');
    const faulty = await ghicong(wrong, ...as);
    expect(faulty.code).toBe(1);
    expect(faulty.stdout).toContain('Danh sách!A1: Không thấy cột “Giới tính”');
  });
});
