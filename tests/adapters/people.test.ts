import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import type { Registers } from '../../adapters/register-ports.ts';
import { decideOrganisation, type OrganisationCommand } from '../../domain/organisations/decide-organisation.ts';
import { decidePerson } from '../../domain/organisations/decide-person.ts';
import { NOTHING_KNOWN } from '../../domain/organisations/subject-facts.ts';
import { organisationOn, successorsOn } from '../../domain/organisations/tree.ts';
import { createDatabase, type TestDatabase } from './support/database.ts';
import { SECRET } from './support/histories.ts';

const SHIPPED = new URL('../../adapters/postgres/migrations', import.meta.url).pathname;
const season = JSON.parse(readFileSync(new URL('../../samples/season/season.json', import.meta.url), 'utf8'));

let clock = new Date('2026-11-24T02:00:00.000Z');
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

let acts = 0;
const act = (command: OrganisationCommand, into = registers, request = `act-${++acts}`) => {
  const recording = { at: clock.toISOString(), by: 'quan-tri', channel: 'web', reason: 'QĐ 15', request } as const;
  return into.organisations.act(recording, (tree) => decideOrganisation({ command, request, reason: 'QĐ 15' }, tree));
};
const rename = (organisationId: string, on: string, name: string): OrganisationCommand => ({
  type: 'renameOrganisation',
  organisationId,
  on,
  name,
});
const found = (organisationId: string, parentId: string, on = '2020-01-01') =>
  act({
    type: 'foundOrganisation',
    organisationId,
    on,
    name: `Công đoàn ${organisationId}`,
    parentId,
    kind: null,
    level: null,
  });

describe('a season', () => {
  it('is where histories begin: organisations and people are there since nobody knows when', async () => {
    const tree = await registers.organisations.tree();
    expect(organisationOn(tree, 'cdcs-may-hoa-binh', '1990-01-01')?.parentId).toBe('ldld-an-phu');
    const known = await registers.persons.person('vo-thi-ngoc-an');
    expect(known?.person).toMatchObject({ name: 'Võ Thị Ngọc Ẩn', woman: true, birthYear: null });
    expect(known?.person.posts[0]).toMatchObject({ organisationId: 'cdcs-may-hoa-binh', from: '0001-01-01', to: null });
  });

  it('loaded again adds nothing; loaded with another title it changes the post as of today', async () => {
    const rows = () => database.query<{ n: string }>('SELECT count(*) AS n FROM person_entries');
    const before = await rows();
    await registers.directory.save(season);
    expect(await rows()).toEqual(before);
    const people = season.people.map((one: { id: string }) =>
      one.id === 'vo-thi-xuan' ? { ...one, title: 'Văn thư trưởng' } : one,
    );
    for (const title of ['Văn thư trưởng', 'Trưởng phòng Văn thư']) {
      await registers.directory.save({
        ...season,
        people: people.map((one: { id: string }) => (one.id === 'vo-thi-xuan' ? { ...one, title } : one)),
      });
    }
    const posts = (await registers.persons.person('vo-thi-xuan'))?.person.posts;
    expect(posts?.map(({ title, from, to }) => [title, from, to])).toEqual([
      ['Văn thư', '0001-01-01', '2026-11-24'],
      ['Trưởng phòng Văn thư', '2026-11-24', null],
    ]);
    await registers.directory.save(season);
  });

  it('of an installation from before the histories is taken over by the migration', async () => {
    const old = await createDatabase();
    const before = await mkdtemp(join(tmpdir(), 'migrations-'));
    for (const name of (await readdir(SHIPPED)).filter((one) => one < '008'))
      await cp(join(SHIPPED, name), join(before, name));
    await migrate(old.url, before);
    await old.query(
      `INSERT INTO organisations VALUES ('cd-xua', NULL, 'Công đoàn Xưa', '', '', '', '', '{}', '{}', '', '')`,
    );
    await old.query(
      `INSERT INTO people VALUES ('an', 'Đỗ Thị Ẩn', 'Bà', 'an@laodong.example', 'Ủy viên', 'cd-xua', '{}')`,
    );
    const upgraded = await openRegisters({ url: old.url, secret: SECRET, now: () => clock });
    expect(organisationOn(await upgraded.organisations.tree(), 'cd-xua', '1990-01-01')?.name).toBe('Công đoàn Xưa');
    const [found] = await upgraded.persons.named('do thi an', 5);
    expect(found).toMatchObject({ id: 'an', woman: true, birthYear: null });
    expect(found?.posts.map(({ title, organisationId }) => [title, organisationId])).toEqual([['Ủy viên', 'cd-xua']]);
    await upgraded.close();
    await old.drop();
    await rm(before, { recursive: true });
  });
});

describe('what was recorded', () => {
  it.each(['organisation_entries', 'person_entries'])(
    'cannot be changed or deleted, not even past the registers: %s',
    async (table) => {
      for (const statement of [
        `UPDATE ${table} SET reason = 'x'`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        await expect(database.query(statement)).rejects.toThrow('only ever added to');
      }
    },
  );

  it('is known to another process at once, and the same act twice is one', async () => {
    await found('cd-chung', 'ldld-an-phu');
    const other = await openRegisters({ url: database.url, secret: SECRET, now: () => clock });
    await other.organisations.tree();
    await act(rename('cd-chung', '2026-02-01', 'Công đoàn Chung'), registers, 'same');
    expect(await act(rename('cd-chung', '2026-02-01', 'Công đoàn Chung'), other, 'same')).toEqual({ written: 0 });
    expect(organisationOn(await other.organisations.tree(), 'cd-chung', '2026-02-01')?.name).toBe('Công đoàn Chung');
    const history = await registers.organisations.history('cd-chung');
    expect(history.map(({ on, by, reason }) => [on, by, reason])).toEqual([
      ['2020-01-01', 'quan-tri', 'QĐ 15'],
      ['2026-02-01', 'quan-tri', 'QĐ 15'],
    ]);
    await other.close();
  });

  it('never makes a circle, however many move at the same moment', async () => {
    for (const id of ['vong-1', 'vong-2', 'vong-3']) await found(id, 'ldld-an-phu');
    const other = await openRegisters({ url: database.url, secret: SECRET, now: () => clock });
    const move = (organisationId: string, parentId: string): OrganisationCommand => ({
      type: 'moveOrganisation',
      organisationId,
      on: '2026-03-01',
      parentId,
    });
    const answers = await Promise.all([
      act(move('vong-1', 'vong-2')),
      act(move('vong-2', 'vong-3'), other),
      act(move('vong-3', 'vong-1'), other),
    ]);
    expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: { code: 'CIRCULAR_TREE' } }]);
    await other.close();
  });
});

describe('the directory', () => {
  it('shows a new organisation with a letterhead of its own, and a renamed one with its subordinates’ heading', async () => {
    await found('cd-tren', 'ldld-an-phu');
    await found('cd-duoi', 'cd-tren');
    await act(rename('cd-tren', '2026-04-01', 'Công đoàn Trên Mới'));
    expect(await registers.directory.organisation('cd-tren')).toMatchObject({
      name: 'Công đoàn Trên Mới',
      parentLine: 'Liên đoàn Lao động tỉnh An Phú',
      actingBody: 'Ban Chấp hành Công đoàn Trên Mới',
      place: 'An Phú',
    });
    expect((await registers.directory.organisation('cd-duoi'))?.parentLine).toBe('Công đoàn Trên Mới');
    expect((await registers.directory.councilAbove('cd-duoi'))?.organisationId).toBe('ldld-an-phu');
  });

  it('shows today: what holds from a later day is shown from that day on, without anybody doing anything', async () => {
    await act(rename('cd-chung', '2026-12-01', 'Công đoàn Tháng Mười hai'));
    expect((await registers.directory.organisation('cd-chung'))?.name).toBe('Công đoàn Chung');
    const before = clock;
    clock = new Date('2026-11-30T16:59:00.000Z');
    expect((await registers.directory.organisation('cd-chung'))?.name).toBe('Công đoàn Chung');
    clock = new Date('2026-11-30T17:00:00.000Z');
    expect((await registers.directory.organisation('cd-chung'))?.name).toBe('Công đoàn Tháng Mười hai');
    clock = before;
  });

  it('follows an account’s holder into the next post', async () => {
    const recording = {
      at: clock.toISOString(),
      by: 'quan-tri',
      channel: 'web',
      reason: 'QĐ 16',
      request: 'post',
    } as const;
    const post = { title: 'Phó Chủ tịch Công đoàn Trên', organisationId: 'cd-tren', unionWork: true };
    const known = await registers.persons.person('do-quang-thang');
    const command = {
      type: 'changePost',
      personId: 'do-quang-thang',
      on: '2026-11-01',
      post,
      leaves: known?.person.posts[0]?.id ?? '',
    } as const;
    await registers.persons.act(recording, 'do-quang-thang', { citizenId: null, staff: null }, (person, tree) =>
      decidePerson({ command, request: 'post', reason: 'QĐ 16' }, person, tree),
    );
    expect(await registers.directory.person('do-quang-thang')).toMatchObject({
      title: post.title,
      unitId: 'cd-tren',
      roles: ['proposer'],
    });
  });
});

describe('facts for the rules', () => {
  it('say of a collective whether it has ended, and of strangers nothing', async () => {
    await act({ type: 'mergeOrganisation', organisationId: 'cd-duoi', on: '2026-11-01', intoId: 'cd-tren' });
    const subjects = [
      { id: 'cd-duoi', kind: 'COLLECTIVE' },
      { id: 'nobody', kind: 'INDIVIDUAL' },
    ] as const;
    const facts = await registers.persons.facts(subjects, { evaluationYear: 2026, date: '2026-11-24' });
    expect(facts.get('cd-duoi')?.collective?.dissolved).toBe(true);
    expect(facts.get('nobody')).toEqual(NOTHING_KNOWN);
    expect(successorsOn(await registers.organisations.tree(), 'cd-duoi', '2026-11-24')).toEqual(['cd-tren']);
  });

  it('of a thousand nominees are asked for at once', async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => (index % 2 === 0 ? 'vo-thi-ngoc-an' : `nobody-${index}`));
    const subjects = ids.map((id) => ({ id, kind: 'INDIVIDUAL' as const }));
    const facts = await registers.persons.facts(subjects, { evaluationYear: 2026, date: '2026-11-24' });
    expect(facts.size).toBe(501);
    expect([...facts.values()].filter(({ woman }) => woman === true)).toHaveLength(1);
  });
});
