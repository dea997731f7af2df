import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

const formFields = (over: Record<string, string> = {}) => ({
  rows: '3',
  viec: 'gui',
  // The minutes are missing, and whoever sends has been told.
  'con-thieu': '1',
  awardCode: 'BK_LDLD',
  evaluationYear: '2026',
  summary: DOSSIER.summary,
  meetingDate: '2026-11-16',
  meetingPresent: '13',
  meetingTotal: '13',
  'nominee-1-kind': 'INDIVIDUAL',
  // NFD and a stray direction mark, as pasted from another program.
  'nominee-1-name': 'Nguyễn Thị  Ánh\u200f Tuyết '.normalize('NFD'),
  'nominee-1-honorific': 'Bà',
  'nominee-1-birthYear': '1988',
  'nominee-1-position': 'Công nhân',
  'nominee-1-unit': 'Chuyền may số 7',
  'nominee-1-achievement': 'Hai sáng kiến',
  'nominee-1-roleClass': 'DIRECT',
  ...over,
});

test('a proposer fills in the form, is told what is missing beside the boxes, and keeps what was typed', async () => {
  const proposer = await world.as(PEOPLE.proposer);
  const wrong = await proposer.submit(
    '/ho-so/moi',
    '/ho-so/moi',
    formFields({ 'nominee-1-unit': ' ', meetingPresent: '20' }),
  );
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('Đề nghị ghi nơi làm việc.');
  expect(wrong.body).toContain('href="#nominee-1-unit"');
  expect(wrong.body).toContain('Số người dự họp không thể lớn hơn');
  expect(wrong.body).toContain('Hai sáng kiến');

  const right = await proposer.submit('/ho-so/moi', '/ho-so/moi', formFields());
  expect(right.status).toBe(303);
  const page = await proposer.get(right.headers.get('location') ?? '');
  expect(page.body).toContain('Bà Nguyễn Thị Ánh Tuyết');
  expect(page.body).toContain('Chờ tiếp nhận');
  expect(page.body).toMatch(/còn 3 ngày làm việc/);
  // Names stay in the register: what the engine heard holds none.
  expect(world.engine.heard.join('').normalize('NFC')).not.toContain('Tuyết');
});

test('"add a row" sends nothing and loses nothing', async () => {
  const proposer = await world.as(PEOPLE.proposer);
  const before = world.engine.heard.length;
  const page = await proposer.submit('/ho-so/moi', '/ho-so/moi', formFields({ viec: 'them' }));
  expect(page.body).toContain('Trường hợp 4');
  expect(page.body).toContain('Chuyền may số 7');
  expect(world.engine.heard.length).toBe(before);
});

test('a double click makes one dossier', async () => {
  const proposer = await world.as(PEOPLE.proposer);
  const requestId = 'double-click-0001';
  const [one, two] = await Promise.all([
    proposer.submit('/ho-so/moi', '/ho-so/moi', formFields({ requestId })),
    proposer.submit('/ho-so/moi', '/ho-so/moi', formFields({ requestId })),
  ]);
  expect(one.headers.get('location')).toBe(two.headers.get('location'));
});

test('a double click on "convene" makes one session', async () => {
  const dossierId = await journey.verified();
  const input = { ...(await journey.by(PEOPLE.secretary)), dossierIds: [dossierId] };
  const [one, two] = await Promise.all([
    journey.commands.conveneSession(input),
    journey.commands.conveneSession(input),
  ]);
  expect((one as { sessionId: string }).sessionId).toMatch(/^session-/);
  expect(two).toEqual(one);
});

test('return, supplement, receive, verify with a rejection, each with its reason on the page', async () => {
  const dossierId = await journey.submitted();
  const page = `/ho-so/${dossierId}`;
  const officer = await world.as(PEOPLE.officer);
  const proposer = await world.as(PEOPLE.proposer);
  const empty = await officer.submit(page, `${page}/tra-lai`, { reason: '  ' });
  expect(empty.status).toBe(422);
  expect(empty.body).toContain('Đề nghị ghi rõ lý do.');
  await officer.submit(page, `${page}/tra-lai`, { reason: 'Thiếu xác nhận của đơn vị.' });
  const form = await proposer.get(`${page}/bo-sung`);
  expect(form.body).toContain('Thiếu xác nhận của đơn vị.');
  expect(form.body).toContain('Nguyễn Thị Ánh Tuyết');

  const { by, commands, accepted } = journey;
  const content = { ...DOSSIER, summary: 'Đã bổ sung xác nhận.' };
  accepted(await commands.submitDossier({ ...(await by(PEOPLE.proposer)), dossierId, content }));
  await officer.submit(page, `${page}/tiep-nhan`, { papersReason: 'Bổ sung sau' });
  const unanswered = await officer.submit(page, `${page}/tham-dinh`, { 'v-1': 'dat' });
  expect(unanswered.status).toBe(422);
  expect(unanswered.body).toContain('Đề nghị chọn kết quả thẩm định của trường hợp 2.');
  const answers: Record<string, string> = {};
  for (let no = 1; no <= DOSSIER.nominees.length; no += 1) answers[`v-${no}`] = 'dat';
  const verified = await officer.submit(page, `${page}/tham-dinh`, {
    ...answers,
    'v-2': 'khong',
    'c-2': 'KHONG_TRUNG',
    'r-2': 'Đã được khen năm 2025.',
  });
  expect(verified.status).toBe(303);
  const after = await officer.get(page);
  expect(after.body).toContain('không đủ điều kiện số 2');
  expect(after.body).toContain('Đã được khen năm 2025.');
  expect(after.body).toContain('Chờ đưa ra Hội đồng');
  expect(after.body).toContain('Bà Nguyễn Thị Hồng Ngữ (chuyên viên thi đua, khen thưởng)');
});

test('a step out of turn stays on the page with its sentence and is written into the access log', async () => {
  const dossierId = await journey.received();
  const officer = await world.as(PEOPLE.officer);
  const page = `/ho-so/${dossierId}`;
  const again = await officer.submit(page, `${page}/tiep-nhan`, { papersReason: 'Bổ sung sau' });
  expect(again.status).toBe(409);
  expect(again.body).toContain('Hồ sơ không ở bước cho phép');
  const log = await world.registers.accessLog.of(dossierId);
  expect(log.map((one) => [one.actorId, one.command, one.code])).toContainEqual([
    PEOPLE.officer,
    'receiveDossier',
    'WRONG_STAGE',
  ]);
});

test('another union sees neither the dossier nor its papers, and the list is its own', async () => {
  const dossierId = await journey.received();
  const draft = await world.document(dossierId, 'SUBMISSION', 'FINAL', 'Tờ trình');
  const hidden = await world.document(`${dossierId}/decision`, 'DECISION', 'DRAFT', 'Dự thảo quyết định');
  const stranger = await world.as(PEOPLE.otherProposer);
  expect((await stranger.get(`/ho-so/${dossierId}`)).status).toBe(403);
  expect((await stranger.get(`/tai-lieu/${draft}`)).status).toBe(404);
  expect((await stranger.get('/ho-so')).body).not.toContain(dossierId);
  const proposer = await world.as(PEOPLE.proposer);
  expect((await proposer.get('/ho-so')).body).toContain(dossierId);
  const file = await proposer.get(`/tai-lieu/${draft}`);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-disposition')).toContain('attachment');
  expect((await proposer.get(`/tai-lieu/${draft}/trang/1.webp`)).headers.get('content-type')).toBe('image/webp');
  expect((await proposer.get(`/tai-lieu/${draft}/trang/3.webp`)).status).toBe(404);
  // The draft is the deciding body's until it is issued.
  expect((await proposer.get(`/tai-lieu/${hidden}`)).status).toBe(404);
  expect((await (await world.as(PEOPLE.authority)).get(`/tai-lieu/${hidden}`)).status).toBe(200);
  expect((await world.anyone().get(`/tai-lieu/${draft}`)).status).toBe(303);
});

test('what waits for a person comes first, and only what that person can do', async () => {
  const dossierId = await journey.verified();
  const waits = async (id: string) => {
    const { body } = await (await world.as(id)).get('/ho-so');
    return body.slice(body.indexOf('cho-toi'), body.indexOf('id="tat-ca"'));
  };
  expect(await waits(PEOPLE.secretary)).toContain(dossierId);
  expect(await waits(PEOPLE.officer)).not.toContain(dossierId);
});

test('every signed-in form needs its proof of origin; no page acts on GET', async () => {
  const dossierId = await journey.submitted();
  const officer = await world.as(PEOPLE.officer);
  expect((await officer.post(`/ho-so/${dossierId}/tiep-nhan`, {})).status).toBe(401);
  expect((await officer.post(`/ho-so/${dossierId}/tiep-nhan`, { csrf: 'x'.repeat(43) })).status).toBe(401);
  expect((await officer.get(`/ho-so/${dossierId}/tiep-nhan`)).status).toBe(404);
  expect((await world.engine.dossier(dossierId))?.nominees[0]?.status).toBe('SUBMITTED');
});

test('when the engine is silent the page says that nothing is lost, and nothing is', async () => {
  const dossierId = await journey.submitted();
  const officer = await world.as(PEOPLE.officer);
  const page = `/ho-so/${dossierId}`;
  world.engine.down = true;
  const down = await officer.submit(page, `${page}/tiep-nhan`, { papersReason: 'Bổ sung sau' }).finally(() => {
    world.engine.down = false;
  });
  expect(down.status).toBe(503);
  expect(down.body).toContain('không bị mất');
  expect((await officer.submit(page, `${page}/tiep-nhan`, { papersReason: 'Bổ sung sau' })).status).toBe(303);
});

test('the list is paged by key, newest first, without losing or doubling a dossier', async () => {
  const officer = await world.as(PEOPLE.officer);
  for (let n = 0; n < 30; n += 1) {
    world.clock.at = new Date(world.clock.at.getTime() + 1000);
    await journey.submitted();
  }
  const ids: string[] = [];
  let path: string | undefined = '/ho-so';
  while (path !== undefined) {
    const { body } = await officer.get(path);
    const all = body.slice(body.indexOf('id="tat-ca"'));
    ids.push(...[...all.matchAll(/href="\/ho-so\/(dossier-[\d-]+)"/g)].map((found) => found[1] ?? ''));
    path = /href="(\/ho-so\?[^"]*sau=[^"]+)"/.exec(all)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(ids.length).toBeGreaterThan(30);
  expect(new Set(ids).size).toBe(ids.length);
});

test('headers of every page: no cache, no frame, no referrer, no foreign script', async () => {
  for (const path of ['/dang-nhap', '/ho-so', '/b/unknown-link', '/khong-co']) {
    const { headers } = await world.anyone().get(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});
