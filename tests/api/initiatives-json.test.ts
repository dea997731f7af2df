import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createImportInitiatives } from '../../api/commands/initiatives/import-initiatives.ts';
import { INITIATIVES } from '../../domain/initiatives/import/columns.ts';
import { needsAnswer } from '../../domain/intake/findings.ts';
import { openedFrom } from '../support/lists.ts';
import { PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

async function call(cookie: string, method: string, path: string, body?: unknown) {
  const answer = await world.app.request(path, {
    method,
    headers: { cookie, 'content-type': 'application/json', 'x-ghicong': '1' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: await answer.json() };
}

const content = {
  kind: 'SOLUTION',
  title: 'Thu hồi dầu cắt gọt',
  summary: 'Máng và bộ lọc ba cấp.',
  appliedAt: 'Xưởng cơ khí',
  appliedFrom: '2026-03-01',
  authors: [{ name: 'Mai Xuân Phước', unit: 'Tổ bảo trì', cccd: '000077000555', sharePercent: 100, main: true }],
  value: {
    amount: 118_900_000,
    from: '2026-03-01',
    to: '2026-09-30',
    method: 'Lượng dầu × đơn giá',
    certifiedBy: 'Phòng Công nghệ',
    employerConfirmedOn: '2026-10-08',
  },
};
const recognition = { scope: 'GRASSROOTS', number: '31/QĐ-ĐP', on: '2026-10-22', decidedBy: 'Giám đốc Công ty' };

test('the description names every act on an initiative', async () => {
  const { json } = await call('', 'GET', '/api/openapi.json');
  const acts = [
    'correction',
    'submission',
    'return',
    'recognition',
    'refusal',
    'replicability',
    'recognition-withdrawal',
    'use',
    'release',
  ];
  for (const act of acts) expect(json.paths).toHaveProperty([`/api/v1/initiatives/{id}/${act}`]);
  expect(json.components.schemas.InitiativeInput).toBeDefined();
});

test('the whole way by JSON, and what rules and reports then read', async () => {
  const proposer = (await world.as(PEOPLE.otherProposer)).cookie;
  const officer = (await world.as(PEOPLE.officer)).cookie;
  const made = await call(proposer, 'POST', '/api/v1/initiatives', { content });
  expect(made.status).toBe(200);
  const at = `/api/v1/initiatives/${made.json.initiativeId}`;
  const corrected = await call(proposer, 'POST', `${at}/correction`, {
    version: 1,
    content: { ...content, summary: 'Ba cấp lọc.' },
  });
  expect(corrected.status).toBe(200);
  expect((await call(proposer, 'POST', `${at}/submission`, {})).status).toBe(200);
  expect((await call(proposer, 'POST', `${at}/recognition`, recognition)).json.code).toBe('ROLE_NOT_ALLOWED');
  expect((await call(officer, 'POST', `${at}/recognition`, recognition)).status).toBe(200);
  const wider = { ...recognition, scope: 'PROVINCE', number: '5/XN' };
  expect((await call(officer, 'POST', `${at}/replicability`, wider)).status).toBe(200);

  const { json } = await call(proposer, 'GET', at);
  expect(json).toMatchObject({
    status: 'RECOGNISED',
    version: 2,
    summary: 'Ba cấp lọc.',
    scope: 'PROVINCE',
    recognition,
    value: { amount: 118_900_000, counts: true },
  });
  expect(JSON.stringify(json)).not.toContain('000077000555');
  expect(json.events.map((event: { type: string; channel: string }) => [event.type, event.channel])).toContainEqual([
    'replicabilityConfirmed',
    'api',
  ]);
  const list = await call(officer, 'GET', '/api/v1/initiatives?scope=PROVINCE&leastValue=100000000');
  expect(list.json.rows).toHaveLength(1);
  const statistics = await call(officer, 'GET', '/api/v1/initiative-statistics?from=2026&to=2026');
  expect(statistics.json.all).toStrictEqual({ count: 1, certified: 1, total: 118_900_000 });
  const [facts] = await world.registers.initiatives.facts([
    {
      ...{ no: 1, personId: null, cccd: '000077000555', name: 'x', birthYear: null },
      ...{ awardCode: 'BLDST', dossierId: null, chosen: [] },
    },
  ]);
  expect(facts?.facts).toMatchObject([{ scope: 'PROVINCE', valueGained: 118_900_000, sharePercent: 100 }]);
});

test('wrong input and unknown ids are problems with a stable code', async () => {
  const proposer = (await world.as(PEOPLE.otherProposer)).cookie;
  const bad = await call(proposer, 'POST', '/api/v1/initiatives', { content: { ...content, title: '' } });
  expect([bad.status, bad.json.code]).toStrictEqual([422, 'BAD_INPUT']);
  expect(bad.json.problems['content.title']).toBe('Đề nghị ghi tên sáng kiến.');
  expect((await call(proposer, 'GET', '/api/v1/initiatives/initiative-2026-9999')).json.code).toBe(
    'UNKNOWN_INITIATIVE',
  );
  const twice = { ...content, authors: [...content.authors, { ...content.authors[0], main: false }] };
  expect((await call(proposer, 'POST', '/api/v1/initiatives', { content: twice })).json.code).toBe('SHARES_NOT_WHOLE');
});

test('somebody of the directory is named as there, or not at all', async () => {
  const proposer = (await world.as(PEOPLE.otherProposer)).cookie;
  const [author] = content.authors;
  const register = (personId: string, name: string) =>
    call(proposer, 'POST', '/api/v1/initiatives', {
      content: { ...content, title: `Của ${name}`, authors: [{ ...author, cccd: null, personId, name }] },
    });
  expect((await register('do-quang-thang', 'Đỗ Quang Thắng')).status).toBe(200);
  for (const [id, name] of [
    ['do-quang-thang', 'Trần Văn Hùng'],
    ['khong-co', 'Đỗ Quang Thắng'],
  ] as const) {
    expect((await register(id, name)).json.problems['authors.0.personId']).toContain('không khớp với danh bạ');
  }
});

test('a name or a citizen id never comes into a log line', () => {
  expect(world.logged.length).toBeGreaterThan(5);
  expect(world.logged.join('\n')).not.toMatch(/Mai Xuân|000077000555/);
});

describe('the import', () => {
  const sample = readFileSync(new URL('../../samples/initiatives/sang-kien-2026.xlsx', import.meta.url));
  const run = async (
    bytes: Buffer,
    options: { dryRun?: boolean; skipHeld?: boolean } = {},
    as: string = PEOPLE.officer,
  ) => {
    const person = await world.registers.directory.person(as);
    if (person === undefined) throw new Error('nobody');
    const open = await openedFrom(bytes, [INITIATIVES]);
    const input = {
      person,
      channel: 'cli',
      requestId: 'test',
      open,
      reason: '',
      dryRun: false,
      skipHeld: false,
    } as const;
    const result = await createImportInitiatives(world.deps)({ ...input, ...options });
    if ('refused' in result) throw new Error(result.refused.code);
    return { ...result, faults: result.remarks.filter(needsAnswer) };
  };
  const outcomes = ({ rows }: Awaited<ReturnType<typeof run>>) => {
    const count: Record<string, number> = {};
    for (const { outcome } of rows) count[outcome] = (count[outcome] ?? 0) + 1;
    return count;
  };
  const written = async () => (await world.database.query('SELECT id FROM initiatives')).length;

  test('of the sample: first only looked at, then registered, then found to be there', async () => {
    const before = await written();
    const tried = await run(sample, { dryRun: true });
    expect(tried.faults).toStrictEqual([]);
    expect([tried.written, outcomes(tried), await written()]).toStrictEqual([false, { ADDED: 21 }, before]);
    expect(outcomes(await run(sample))).toStrictEqual({ ADDED: 21 });
    expect(await written()).toBe(before + 21);
    const csv = readFileSync(new URL('../../samples/initiatives/sang-kien-2026.csv', import.meta.url));
    expect(outcomes(await run(csv))).toStrictEqual({ SAME: 21 });
    expect(await written()).toBe(before + 21);
    const hoa = await world.registers.initiatives.list({
      sight: { bodyId: 'ldld-an-phu' },
      filter: { words: 'nguyen thi hoa', status: 'RECOGNISED' },
      limit: 9,
    });
    expect(hoa.map(({ title }) => title)).toStrictEqual(['Cải tiến cữ may nẹp áo sơ mi hai kim']);
  });

  const HEAD = [
    'Tên sáng kiến',
    'Họ và tên',
    'Nơi làm việc',
    'Tỷ lệ',
    'Ngày áp dụng',
    'Tóm tắt',
    'Công đoàn cơ sở',
    'Loại',
  ];
  const HOA_BINH = 'Công đoàn cơ sở Công ty Cổ phần May Hòa Bình';
  const good = ['Kệ dao', 'Trần Ba', 'Tổ tiện', 100, '05/01/2026', 'Dao có chỗ.', HOA_BINH, 'Sáng kiến'];
  const book = async (...rows: (string | number | null)[][]) =>
    Buffer.from(await writeXlsx({ sheets: [{ name: 'DS', rows: [HEAD, ...rows] }] }));

  test('names every faulty cell, and one fault stops the rest unless it is told otherwise', async () => {
    const bytes = await book(
      good,
      ['Kệ phôi', 'Trần Tư', null, 90, '05/13/2026', '', 'Công đoàn không có', 'Sáng kiến'],
      ['Kệ phôi hai', 'Trần Năm', 'Tổ tiện', 100, '05/01/2027', 'Có.', HOA_BINH, 'Sáng kiến'],
    );
    const before = await written();
    const report = await run(bytes);
    expect([report.written, await written()]).toStrictEqual([false, before]);
    expect(report.faults.map(({ cell }) => cell)).toStrictEqual(
      ['C3', 'E3', 'F3', 'G3', 'E4'].map((cell) => `DS!${cell}`),
    );
    expect(outcomes(await run(bytes, { skipHeld: true }))).toStrictEqual({ ADDED: 1, HELD: 2 });
    expect(await written()).toBe(before + 1);
  });

  test('does not take the same title twice from one workbook', async () => {
    const twice = ['Kệ đôi', ...good.slice(1)];
    const report = await run(await book(twice, ['KỆ ĐÔI', ...good.slice(1)]));
    expect([report.written, ...report.faults]).toMatchObject([false, { cell: 'DS!A3' }]);
  });

  test('says in what a row differs from the register and leaves the register as it is', async () => {
    const changed = [...good];
    changed[1] = 'Trần Bá';
    changed[5] = 'Dao nào có chỗ nấy.';
    const report = await run(await book(changed));
    expect(report.rows).toMatchObject([{ outcome: 'CHANGED', differences: ['tóm tắt', 'tác giả'] }]);
  });

  test('by a union: its own initiatives, none of another, and no recognition', async () => {
    const own = await book(['Kệ mẫu', 'Trần Sáu', 'Tổ mẫu', 100, '05/01/2026', 'Gọn.', null, 'Sáng kiến']);
    expect(outcomes(await run(own, {}, PEOPLE.proposer))).toStrictEqual({ ADDED: 1 });
    const report = await run(sample, { dryRun: true }, PEOPLE.proposer);
    const sentences = new Set(report.faults.map(({ sentence }) => sentence.slice(0, 20)));
    expect(sentences).toStrictEqual(new Set(['Chỉ chuyên viên thi ', 'Không có công đoàn c']));
  });
});
