import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleBytes } from '../support/intake.ts';
import { AWARD, arrival, press, send, upload as uploadTo, workbookOf } from './support/intake.ts';
import { PEOPLE } from './support/journey.ts';
import { type Browser, createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
let proposer: Browser;
beforeAll(async () => {
  world = await createWorld();
  proposer = await world.as(PEOPLE.proposer);
});
afterAll(() => world?.close());

const upload = (browser: Browser, bytes: Buffer, name?: string) => uploadTo(world, browser, bytes, name);

test('a flawless list becomes drafts, a draft becomes a dossier, and then nothing can be taken back', async () => {
  const sent = await upload(
    proposer,
    await workbookOf(['Trần Văn Bình', '001085000001'], ['Lê Văn Khoa', '001085000002']),
  );
  expect(sent.status).toBe(303);
  const page = await proposer.get(sent.location);
  expect(page.body).toContain('2 trường hợp');
  expect(page.body).toContain('không còn ô nào');
  const applied = await press(proposer, sent.location, `${sent.location}/ap-dung`);
  expect(applied.status).toBe(303);
  const after = await proposer.get(sent.location);
  const draft = /\/ho-so\/moi\?ban-thao=([\w-]+)/.exec(after.body)?.[1] ?? '';
  const opened = await proposer.get(`/ho-so/moi?ban-thao=${draft}`);
  expect(opened.headers.get('location')).toBe(`/ho-so/nhap/${draft}`);
  const form = await proposer.get(`/ho-so/nhap/${draft}`);
  expect(form.body).toContain('value="Trần Văn Bình"');
  // What the list says of the class is chosen; of the number only the last digits are ever shown again.
  expect(form.body).toMatch(/id="nominee-1-roleClass-DIRECT"[^>]*checked/);
  expect(form.body).toContain('••••0001');
  expect(form.body).not.toContain('001085000001');
  const kept = (no: string) =>
    new RegExp(`name="nominee-${no}-citizenIdKept" value="([^"]+)"`).exec(form.body)?.[1] ?? '';

  const fields: Record<string, string> = {
    rows: '2',
    viec: 'gui',
    awardCode: 'BK_LDLD',
    evaluationYear: '2026',
  };
  Object.assign(fields, {
    summary: DOSSIER.summary,
    meetingDate: '2026-11-16',
    meetingPresent: '13',
    meetingTotal: '13',
  });
  for (const [no, name] of [
    ['1', 'Trần Văn Bình'],
    ['2', 'Lê Văn Khoa'],
  ] as const) {
    const of = (field: string) => `nominee-${no}-${field}`;
    Object.assign(fields, {
      [of('kind')]: 'INDIVIDUAL',
      [of('name')]: name,
      [of('honorific')]: 'Ông',
      [of('birthYear')]: '1985',
    });
    Object.assign(fields, {
      [of('position')]: 'Công nhân',
      [of('unit')]: 'Xưởng May 1',
      [of('achievement')]: 'Hoàn thành tốt',
      [of('roleClass')]: 'DIRECT',
      [of('citizenIdKept')]: kept(no),
    });
  }
  Object.assign(fields, { 'con-thieu': '1' });
  const dossier = await proposer.submit(`/ho-so/nhap/${draft}`, `/ho-so/nhap/${draft}`, fields);
  expect(dossier.status).toBe(303);
  const dossierId = /dossier-2026-\d+/.exec(dossier.headers.get('location') ?? '')?.[0] ?? '';
  expect((await world.registers.identities.given(dossierId, 1)).get(2)).toEqual({
    citizenId: '001085000002',
    staffId: null,
  });
  const submission = await world.registers.dossiers.submission(dossierId);
  expect(submission?.nominees[0]).toMatchObject({ roleClass: 'DIRECT', directWorker: true });
  expect(JSON.stringify(submission)).not.toContain('00108500000');
  expect((await proposer.get(sent.location)).body).toContain('Đã gửi: dossier-2026-');
  expect((await proposer.get(`/ho-so/moi?ban-thao=${draft}`)).status).toBe(409);
  // The answer was lost and the same list is sent again; then another list from a page that was left open.
  const requestId = 'another-request-01';
  const again = await proposer.submit(sent.location, `/ho-so/nhap/${draft}`, { ...fields, requestId });
  expect(again.headers.get('location')).toBe(dossier.headers.get('location'));
  const changed = { ...fields, requestId: 'another-request-02', summary: 'Một bản khác' };
  const other = await proposer.submit(sent.location, `/ho-so/nhap/${draft}`, changed);
  expect(other.body).toContain('Bản nháp này đã được gửi thành hồ sơ.');
  const undone = await press(proposer, '/nhap-danh-sach', `${sent.location}/thu-hoi`);
  expect(undone.status).toBe(409);
  expect(undone.body).toContain('Đã có hồ sơ được gửi từ danh sách này');
});

test('the same file is the same import; a corrected one shows what it changes; undo removes the drafts', async () => {
  world.clock.at = new Date('2026-11-25T02:01:00.000Z');
  const first = await workbookOf(
    ['Phạm Văn Long', '001085000011'],
    ['Vũ Văn Nam', '001085000012'],
    ['Ngô Văn Sơn', '001085000013'],
  );
  const sent = await upload(proposer, first);
  expect((await upload(proposer, first, 'ten-khac.xlsx')).location).toBe(sent.location);
  await press(proposer, sent.location, `${sent.location}/ap-dung`);
  const corrected = await upload(
    proposer,
    await workbookOf(
      ['Ngô Văn Sơn', '001085000013'],
      ['Phạm Văn Long', '001085000011', 'Xưởng May 2'],
      ['Bùi Văn An', '001085000014'],
    ),
  );
  const page = await proposer.get(corrected.location);
  expect(page.body).toContain('1 giữ nguyên, 1 thay đổi, 1 thêm, 1 bớt.');
  expect(page.body).toMatch(/Phạm Văn Long \(Cá nhân, dòng 3\): đơn vị/);

  const draft = /ban-thao=([\w-]+)/.exec((await proposer.get(sent.location)).body)?.[1] ?? '';
  const undone = await press(proposer, '/nhap-danh-sach', `${sent.location}/thu-hoi`);
  expect(undone.status).toBe(303);
  expect((await proposer.get(`/ho-so/moi?ban-thao=${draft}`)).status).toBe(404);
  // Taken back, the same file begins anew.
  expect((await upload(proposer, first)).location).not.toBe(sent.location);
});

test('doubtful cells are shown with their address and answered one by one, together, or by leaving the row out', async () => {
  const { location } = await upload(proposer, sampleBytes('danh-sach-de-nghi-2026.xlsx'));
  const page = await proposer.get(location);
  expect(page.body).toContain('Ô Cá nhân!I14');
  expect(page.body).toContain('64 trường hợp');
  expect(page.body).not.toContain(`action="${location}/ap-dung"`);
  const early = await press(proposer, location, `${location}/ap-dung`);
  expect(early.status).toBe(409);
  expect(early.body).toContain('Danh sách còn ô sai hoặc chưa rõ.');

  const count = async () => Number(/Ô cần trả lời \((\d+)\)/.exec((await proposer.get(location)).body)?.[1] ?? 0);
  const before = await count();
  // All eleven ids that lost a zero, by one button.
  await press(proposer, location, `${location}/tra-loi`, { viec: 'cung-loai', nhan: 'ID_LOST_ZERO' });
  expect(await count()).toBe(before - 11);
  // “Giấy khen” may be of two levels: answered once for every cell of the same words.
  const first = {
    so: '1',
    viec: 'luu',
    'o-1-cell': 'Cá nhân!I14',
    'o-1-viec': 'sua',
    'o-1-text': AWARD,
    'o-1-het': 'co',
  };
  await press(proposer, location, `${location}/tra-loi`, first);
  expect(await count()).toBe(before - 11 - 10);
  const out = { so: '1', viec: 'luu', 'o-1-cell': 'Cá nhân!K44', 'o-1-viec': 'bo' };
  await press(proposer, location, `${location}/tra-loi`, out);
  expect((await proposer.get(location)).body).toContain('Lấy lại: Cá nhân!44 Phạm Ngọc Trọng');
  await press(proposer, location, `${location}/tra-loi`, { viec: 'lay-lai', 'lay-lai': 'Cá nhân!44' });
  expect((await proposer.get(location)).body).not.toContain('Lấy lại: Cá nhân!44');
});

test('an answer to a page that is no longer the newest is refused and changes nothing', async () => {
  const { location } = await upload(proposer, await workbookOf(['Ông Hoàng Văn Quý', '001085000021']));
  const stale = { so: '1', viec: 'luu', 'o-1-cell': 'Cá nhân!B2', 'o-1-viec': 'giu', 'o-1-ma': 'HONORIFIC' };
  await press(proposer, location, `${location}/tra-loi`, stale);
  const again = await proposer.submit(location, `${location}/tra-loi`, { ...stale, version: '1', 'o-1-viec': 'bo' });
  expect(again.status).toBe(409);
  expect((await proposer.get(location)).body).toContain('1 trường hợp');
  expect((await proposer.get(location)).body).toContain('không còn ô nào');
});

test('columns that were understood wrongly are corrected, and the list is read again', async () => {
  const text =
    'STT;Người được đề nghị;Sinh;Nam/nữ;CCCD;Việc;Nơi;Kết quả\n1;Trần Văn Tám;1985;Nam;001085000031;Công nhân;Tổ 1;Tốt\n';
  const { location } = await upload(proposer, Buffer.from(text), 'la.csv');
  expect((await proposer.get(location)).body).toContain('Không tìm thấy dòng tiêu đề');
  const columns = `${location}/cot`;
  await press(proposer, columns, columns, { 'b-0-loai': 'INDIVIDUAL', 'b-0-tieu-de': '1' });
  const fields = ['no', 'name', 'birthDate', 'gender', 'citizenId', 'position', 'unit', 'achievement'];
  const chosen = Object.fromEntries(fields.map((field, column) => [`b-0-c-${column}`, field]));
  const saved = await press(proposer, columns, columns, {
    'b-0-loai': 'INDIVIDUAL',
    'b-0-tieu-de': '1',
    'b-0-hinh-thuc': 'BK_LDLD',
    ...chosen,
  });
  expect(saved.status).toBe(303);
  const page = await proposer.get(location);
  expect(page.body).toContain('không còn ô nào');
  expect((await proposer.get(`${location}/dong`)).body).toContain('Trần Văn Tám');
});

test('what cannot be read is refused beside the box, and written into the access log', async () => {
  const pdf = await upload(proposer, Buffer.from('%PDF-1.7'));
  expect(pdf.status).toBe(415);
  expect(pdf.body).toContain('Đây không phải bảng tính');
  const unit = (await world.registers.directory.person(PEOPLE.proposer))?.unitId ?? '';
  expect((await world.registers.accessLog.of(unit)).map(({ code }) => code)).toContain('TABLE_UNKNOWN');
  expect((await upload(proposer, Buffer.alloc(0))).body).toContain('Đề nghị chọn tệp danh sách.');
});

test('lists belong to their unit; names and ids are nowhere in the clear, neither at rest nor in the log', async () => {
  const { location } = await upload(proposer, await workbookOf(['Đặng Bí Mật', '001085777777']));
  expect((await (await world.as(PEOPLE.otherProposer)).get(location)).status).toBe(403);
  expect((await (await world.as(PEOPLE.officer)).get('/nhap-danh-sach')).status).toBe(403);
  expect((await world.anyone().get(location)).status).toBe(303);
  await press(proposer, location, `${location}/ap-dung`);
  const kept = JSON.stringify([
    await world.database.query('SELECT * FROM imports'),
    await world.database.query('SELECT * FROM dossier_drafts'),
  ]);
  expect(kept).not.toContain('Bí Mật');
  expect(kept).not.toContain('001085777777');
  expect(world.logged.join('')).not.toContain('001085777777');
  expect((await proposer.get(`${location}/dong`)).body).not.toContain('001085777777');
});

test('a large file is read beside everything else, with a page that says so until it is there', async () => {
  const impatient = await createWorld({ settleTime: 0 });
  const someone = await impatient.as(PEOPLE.proposer);
  const lines = Array.from(
    { length: 1500 },
    (_, index) =>
      `${index + 1};Trần Văn An;1985;Nam;0010851${String(index).padStart(5, '0')};Công nhân;Tổ 1;TT;${AWARD};${'Hoàn thành tốt nhiệm vụ; '.repeat(4)}`,
  );
  const head = 'TT;Họ và tên;Năm sinh;Giới tính;Số CCCD;Chức vụ;Đơn vị;Đối tượng;Hình thức đề nghị;Tóm tắt thành tích';
  const sent = await send(impatient, someone, Buffer.from([head, ...lines].join('\n')), 'lon.csv');
  expect(sent.location).toContain('/nhap-danh-sach/dang-doc/');
  const waiting = await someone.get(sent.location);
  expect(waiting.body).toContain('http-equiv="refresh"');
  expect(waiting.body).toContain('lon.csv');
  const there = await arrival(someone, sent.location);
  expect((await someone.get(there)).body).toContain('1500 trường hợp');
  // Nobody else sees it, and one that a restart forgot is asked for again.
  expect((await proposer.get('/nhap-danh-sach/dang-doc/unknown')).body).toContain('Không tìm thấy tệp đang đọc.');
  await impatient.close();
}, 120_000);

test('programs take a list in through the interface, answer it and apply it', async () => {
  const call = async (path: string, body?: unknown) => {
    const headers = { cookie: proposer.cookie, 'content-type': 'application/json', 'x-ghicong': '1' };
    const answer = await world.app.request(
      path,
      body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
    );
    return { status: answer.status, json: (await answer.json()) as Record<string, never> };
  };
  const content = (await workbookOf(['Ông Đào Văn Út', '001085000051'])).toString('base64');
  const begun = await call('/api/v1/imports', { fileName: 'a.xlsx', content });
  const address = `/api/v1/imports/${begun.json.importId}`;
  const detail = await call(address);
  expect(detail.json).toMatchObject({ stage: 'OPEN', ready: false, version: 1, rows: 1 });
  expect(detail.json.findings).toContainEqual(
    expect.objectContaining({ cell: 'Cá nhân!B2', code: 'HONORIFIC', suggestion: 'Đào Văn Út' }),
  );
  expect((await call(`${address}/application`, { version: 1 })).json.code).toBe('IMPORT_NOT_READY');
  expect((await call(`${address}/answers`, { version: 1, acceptAll: ['NO_SUCH_CODE'] })).status).toBe(422);
  expect((await call(`${address}/answers`, { version: 1, acceptAll: ['HONORIFIC'] })).json).toMatchObject({
    version: 2,
  });
  expect((await call(`${address}/application`, { version: 2 })).json).toMatchObject({ drafts: 1 });
  expect((await call(address)).json.drafts).toMatchObject([{ awardCode: 'BK_LDLD', nominees: 1, dossierId: null }]);
  expect((await call(`${address}/undoing`, {})).status).toBe(200);
});

test('the template is served as a workbook', async () => {
  const answer = await world.app.request('/nhap-danh-sach/mau.xlsx', { headers: { cookie: proposer.cookie } });
  expect(answer.headers.get('content-disposition')).toContain('mau-danh-sach-de-nghi.xlsx');
  const read = await world.deps.spreadsheets.read(Buffer.from(await answer.arrayBuffer()));
  expect(read).toHaveProperty('sheets');
});
