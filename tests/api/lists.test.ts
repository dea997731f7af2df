import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSpreadsheets } from '../../adapters/spreadsheet/create-spreadsheets.ts';
import { listTemplate } from '../../api/queries/list-template.ts';
import { INITIATIVES } from '../../domain/initiatives/import/columns.ts';
import { PAST_AWARDS } from '../../domain/ledger/legacy-list.ts';
import { press, uploadTo } from './support/intake.ts';
import { PEOPLE } from './support/journey.ts';
import { type Browser, createWorld, type World } from './support/world.ts';

let world: World;
let officer: Browser;
beforeAll(async () => {
  world = await createWorld();
  officer = await world.as(PEOPLE.officer);
});
afterAll(() => world?.close());

const sample = (path: string) => readFileSync(new URL(`../../samples/${path}`, import.meta.url));
const LEDGER = '/so-khen-thuong/nhap';
const HEAD = 'Họ và tên;Năm sinh;Số CCCD;Đơn vị;Hình thức khen thưởng;Năm;Số QĐ;Ngày QĐ\n';
const ledgerCsv = (...rows: readonly string[]) => Buffer.from(HEAD + rows.join('\n'));
const UNIT = 'Công đoàn cơ sở Công ty Cổ phần May Hòa Bình';
const good = (name: string, id: string, year = '2019') =>
  `${name};1979;${id};${UNIT};Chiến sĩ thi đua cơ sở;${year};15/QĐ-CĐCS;05/03/${Number(year) + 1}`;

const upload = async (desk: string, bytes: Buffer, name = 'so-cu.csv', who = officer) =>
  (await uploadTo(world, who, bytes, name, desk)).location;
const apply = (address: string, who = officer) =>
  press(who, address, `${address}/ghi`, { 'can-cu': 'Sổ khen thưởng 2019' });

test('an old register: doubts answered, written once, told apart from what is there, and taken back as a whole', async () => {
  const bytes = ledgerCsv(good('Trần Quốc Vững', '079079001234'), good('Ông Lê Minh Tâm', '79079001235'));
  const address = await upload(LEDGER, bytes);
  const page = await officer.get(address);
  expect(page.body).toContain('Ô Danh sách!A3');
  expect(page.body).toContain('Nhận: Lê Minh Tâm');
  expect(page.body).toContain('Nhận: 079079001235');
  const early = await apply(address);
  expect([early.status, early.body.includes('Danh sách còn ô sai hoặc chưa rõ.')]).toEqual([409, true]);

  const both = { 'o-1-cell': 'Danh sách!A3', 'o-1-viec': 'nhan-0', 'o-1-goi-y-0': 'Lê Minh Tâm' };
  const id = { 'o-2-cell': 'Danh sách!C3', 'o-2-viec': 'nhan-0', 'o-2-goi-y-0': '079079001235' };
  await press(officer, address, `${address}/tra-loi`, { viec: 'luu', so: '2', ...both, ...id });
  expect((await officer.get(`${address}/dong`)).body).toContain('Sẽ ghi mới');
  const search = async (name: string) => (await officer.get(`/so-khen-thuong?ten=${name}`)).body;
  expect(await search('le+minh+tam')).toContain('Không tìm thấy');
  expect((await press(officer, address, `${address}/ghi`, { 'can-cu': ' ' })).status).toBe(422);
  expect((await apply(address)).status).toBe(303);
  expect(await search('le+minh+tam')).toContain('1 lần khen thưởng');

  // The same rows in another file: nothing new but the added one; the answers came along.
  const again = await upload(
    LEDGER,
    ledgerCsv(
      good('Trần Quốc Vững', '079079001234'),
      good('Ông Lê Minh Tâm', '79079001235'),
      good('Vũ An', '079079001236'),
    ),
  );
  const second = await officer.get(again);
  expect(second.body).toContain('2 ô đã trả lời ở lần trước');
  expect(second.body).toContain('không còn ô nào');
  const rows = (await officer.get(`${again}/dong`)).body;
  expect([rows.match(/Đã có trong sổ/g)?.length, rows.match(/Sẽ ghi mới/g)?.length]).toEqual([2, 1]);
  // What came along can be taken back.
  await press(officer, again, `${again}/tra-loi`, { viec: 'hoi-lai', 'hoi-lai': 'Danh sách!A3' });
  expect((await officer.get(again)).body).toContain('Ô Danh sách!A3');

  expect((await press(officer, LEDGER, `${address}/thu-hoi`)).status).toBe(303);
  expect(await search('le+minh+tam')).not.toContain('1 lần khen thưởng');
  const kept = await world.database.query('SELECT award_id FROM ledger_withdrawn_awards');
  expect(kept).toHaveLength(2);
  // Taken back, the same file begins anew and is written again.
  const anew = await upload(LEDGER, bytes);
  expect(anew).not.toBe(address);
  await press(officer, anew, `${anew}/tra-loi`, { viec: 'luu', so: '1', ...both });
  expect((await apply(anew)).status).toBe(303);
  expect(await search('le+minh+tam')).toContain('1 lần khen thưởng');
});

test('what somebody has built upon is not taken back, and an award cannot be deleted past the register', async () => {
  const address = await upload(LEDGER, ledgerCsv(good('Đặng Văn Hủy', '079079009999')));
  await apply(address);
  const [award] = await world.database.query<{ id: string }>(
    "SELECT a.id FROM ledger_awards a JOIN ledger_subjects s ON s.id = a.subject_id WHERE s.name = 'Đặng Văn Hủy'",
  );
  await expect(world.database.query(`DELETE FROM ledger_awards WHERE id = '${award?.id}'`)).rejects.toThrow(
    'only ever added to',
  );
  await world.registers.ledger.annul(award?.id ?? '', {
    decisionNumber: '9/QĐ',
    decidedOn: '2020-05-05',
    reason: 'Sai thành tích',
    personId: PEOPLE.officer,
    at: world.clock.at.toISOString(),
  });
  const refused = await press(officer, LEDGER, `${address}/thu-hoi`);
  expect([refused.status, refused.body.includes('Không thu hồi được danh sách này')]).toEqual([409, true]);
});

test('organisations and people: one file, columns corrected by hand, and no undoing of the whole', async () => {
  const address = await upload('/to-chuc/nhap', sample('people/to-chuc.csv'), 'to-chuc.csv');
  expect((await officer.get(address)).body).toContain('5 mục');
  const columns = await officer.get(`${address}/cot`);
  expect(columns.body).toContain('Danh sách tổ chức');
  // Without its superiors the list cannot be read, and says so instead of guessing.
  const none = { 'b-0-loai': 'organisations', 'b-0-tieu-de': '1', 'b-0-c-1': 'name' };
  await press(officer, `${address}/cot`, `${address}/cot`, none);
  expect((await officer.get(address)).body).toContain('Không thấy cột “Trực thuộc”');
  expect((await apply(address)).status).toBe(409);
  const fresh = await upload(
    '/to-chuc/nhap',
    Buffer.concat([sample('people/to-chuc.csv'), Buffer.from('\n')]),
    'b.csv',
  );
  expect((await apply(fresh)).status).toBe(303);
  expect((await officer.get('/to-chuc?tim=go+phu+son')).body).toContain('Gỗ Phú Sơn');
  const undone = await press(officer, '/to-chuc/nhap', `${fresh}/thu-hoi`);
  expect(undone.status).toBe(409);
});

test('initiatives: written with links to them, taken back while nobody has touched them', async () => {
  const address = await upload('/sang-kien/nhap', sample('initiatives/sang-kien-2026.xlsx'), 'sang-kien.xlsx');
  expect((await officer.get(address)).body).toContain('21 mục');
  expect((await apply(address)).status).toBe(303);
  const rows = (await officer.get(`${address}/dong`)).body;
  const [, first] = /href="\/sang-kien\/(initiative-2026-\d+)"/.exec(rows) ?? [];
  expect((await officer.get(`/sang-kien/${first}`)).status).toBe(200);
  expect((await press(officer, '/sang-kien/nhap', `${address}/thu-hoi`)).status).toBe(303);
  expect((await officer.get('/sang-kien')).body).toContain('Chưa có sáng kiến nào được đăng ký.');
  expect((await world.registers.initiatives.verify()).faults).toEqual([]);
  expect((await officer.get(`/sang-kien/${first}`)).body).toContain('Thu hồi cùng danh sách đã nhập');

  const anew = await upload('/sang-kien/nhap', sample('initiatives/sang-kien-2026.xlsx'), 'sang-kien.xlsx');
  expect((await apply(anew)).status).toBe(303);
  const view = /href="\/sang-kien\/(initiative-2026-\d+)"/.exec((await officer.get(`${anew}/dong`)).body)?.[1] ?? '';
  const state = await world.registers.initiatives.view(view);
  await world.registers.initiatives.act({
    id: view,
    act: {
      command: {
        type: 'confirmReplicability',
        replicability: { scope: 'NATION', number: '1', on: '2026-11-01', decidedByHash: 'a'.repeat(64) },
      },
      actor: { id: PEOPLE.officer, role: 'officer' },
      channel: 'web',
    },
    content: null,
    requestId: 'confirm',
    at: world.clock.at.toISOString(),
  });
  const wanted = state?.state.status === 'RECOGNISED' ? 409 : 303;
  expect((await press(officer, '/sang-kien/nhap', `${anew}/thu-hoi`)).status).toBe(wanted);
});

test('who keeps no register takes nothing in; another unit sees nothing; names are nowhere in the clear', async () => {
  const proposer = await world.as(PEOPLE.proposer);
  for (const desk of [LEDGER, '/to-chuc/nhap']) expect((await proposer.get(desk)).status).toBe(403);
  const own = await upload('/sang-kien/nhap', sample('initiatives/sang-kien-2026.csv'), 'a.csv', proposer);
  expect((await proposer.get(own)).status).toBe(200);
  expect((await officer.get(own)).status).toBe(403);
  // The id of one desk opens nothing at another.
  expect((await proposer.get(own.replace('/sang-kien/nhap', '/nhap-danh-sach'))).status).toBe(404);
  const stored = JSON.stringify([
    await world.database.query('SELECT * FROM imports'),
    await world.database.query('SELECT * FROM import_readings'),
  ]);
  expect(stored).not.toMatch(/Trần Quốc Vững|079079001234/);
});

test.each([
  [LEDGER, 'mau-so-khen-thuong.xlsx'],
  ['/to-chuc/nhap', 'mau-to-chuc-con-nguoi.xlsx'],
  ['/sang-kien/nhap', 'mau-sang-kien.xlsx'],
])('the template of %s is served, and read back it asks nothing', async (desk, name) => {
  const answer = await world.app.request(`${desk}/mau.xlsx`, { headers: { cookie: officer.cookie } });
  expect(answer.headers.get('content-disposition')).toContain(name);
  const page = await officer.get(await upload(desk, Buffer.from(await answer.arrayBuffer()), name));
  expect(page.body).toContain('không còn ô nào');
  expect(page.body).toContain('0 mục');
});

test('programs take a list in through the interface', async () => {
  const call = async (path: string, body?: unknown) => {
    const headers = { cookie: officer.cookie, 'content-type': 'application/json', 'x-ghicong': '1' };
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await world.app.request(path, init);
    return { status: answer.status, json: (await answer.json()) as Record<string, never> };
  };
  const content = ledgerCsv(good('Ngô Bá Khá', '079079005555')).toString('base64');
  const begun = await call('/api/v1/imports', { area: 'LEDGER', fileName: 'a.csv', content });
  const address = `/api/v1/lists/${begun.json.importId}`;
  expect((await call(address)).json).toMatchObject({
    stage: 'OPEN',
    rows: [{ row: 2, outcome: 'ADDED' }],
    remarks: [],
  });
  const applied = await call(`${address}/application`, { version: 1, reason: 'Sổ cũ' });
  expect(applied.json).toMatchObject({ added: 1, changed: 0 });
  expect((await call(address)).json).toMatchObject({ stage: 'APPLIED', written: true });
  expect((await call(`${address}/undoing`, {})).status).toBe(200);
});

test('a writing that broke off is gone on with, and what it had written is still its own', async () => {
  const address = await upload(
    LEDGER,
    ledgerCsv(good('Hồ Văn Một', '079079007771'), good('Hồ Văn Hai', '079079007772')),
  );
  const id = address.split('/').at(-1) ?? '';
  const person = await world.registers.directory.person(PEOPLE.officer);
  if (person === undefined) throw new Error('no officer');
  const imports = world.registers.imports;
  const broken = { ...world.registers, imports: { ...imports, apply: () => Promise.reject(new Error('power cut')) } };
  const { createApplyList } = await import('../../api/commands/apply-list.ts');
  const caller = { person, channel: 'web', requestId: 'r', importId: id, reason: 'Sổ cũ' } as const;
  await expect(createApplyList({ ...world.deps, registers: broken })({ ...caller, version: 1 })).rejects.toThrow(
    'power cut',
  );
  expect((await apply(address)).status).toBe(303);
  expect((await officer.get(`${address}/dong`)).body.match(/Đã ghi mới/g)).toHaveLength(2);
  expect((await press(officer, LEDGER, `${address}/thu-hoi`)).status).toBe(303);
  expect((await officer.get('/so-khen-thuong?ten=ho+van+mot')).body).not.toContain('1 lần khen thưởng');
});

test('a file whose reader died is read by the next who looks, and given up after three', async () => {
  const impatient = await createWorld({ settleTime: 0 });
  try {
    const who = await impatient.as(PEOPLE.officer);
    const person = await impatient.registers.directory.person(PEOPLE.officer);
    const { readings } = impatient.registers;
    const place = { area: 'LEDGER', unitId: person?.unitId ?? '', personId: PEOPLE.officer, channel: 'web' } as const;
    const receive = (id: string) =>
      readings.receive({ id, fileName: 'so.csv', ...place }, ledgerCsv(good('Lý Văn Ba', '079079004444')));
    await receive('doc-1');
    // Somebody took it and was heard of no more.
    expect(await readings.take('doc-1')).toMatchObject({ attempts: 1 });
    await readings.beat('doc-1', { rows: 400, of: 7000 });
    const waiting = await who.get(`${LEDGER}/dang-doc/doc-1`);
    expect(waiting.body).toContain('Đã đọc 400 trong 7.000 dòng.');
    expect(waiting.body).toContain('http-equiv="refresh"');
    expect(await readings.take('doc-1')).toBeUndefined();
    impatient.clock.at = new Date(impatient.clock.at.getTime() + 6_000);
    const settled = async (id: string) => {
      await who.get(`${LEDGER}/dang-doc/${id}`);
      await expect.poll(async () => (await readings.find(id))?.outcome, { timeout: 30_000 }).not.toBeNull();
      return who.get(`${LEDGER}/dang-doc/${id}`);
    };
    expect((await settled('doc-1')).headers.get('location')).toMatch(/^\/so-khen-thuong\/nhap\/nhap-/);
    expect(await impatient.database.query('SELECT 1 FROM import_readings WHERE sealed IS NOT NULL')).toEqual([]);

    await receive('doc-2');
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await readings.take('doc-2')).toMatchObject({ attempts: attempt });
      impatient.clock.at = new Date(impatient.clock.at.getTime() + 6_000);
    }
    expect((await settled('doc-2')).body).toContain('Hệ thống không đọc xong được tệp này.');
  } finally {
    await impatient.close();
  }
}, 120_000);

test('the templates have their choices and locked headings', async () => {
  for (const kinds of [[PAST_AWARDS], [INITIATIVES]]) {
    const written = await createSpreadsheets().write(listTemplate(kinds));
    expect(written.length).toBeGreaterThan(5000);
    expect(listTemplate(kinds)[0]?.choices.length).toBeGreaterThan(0);
  }
});
