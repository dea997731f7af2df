import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActivityDeps } from '../../activities/deps.ts';
import { consequencesOf } from '../../activities/letters/consequences.ts';
import { tellCalendar } from '../../activities/tell-calendar.ts';
import { tokenHash } from '../../adapters/secrets.ts';
import type { RecordedDossierEvent } from '../../domain/dossier/dossier.ts';
import { createJourney, PEOPLE } from './support/journey.ts';
import { type Browser, createWorld, type World } from './support/world.ts';

/** 25/11/2026, 09:00 in Vietnam; received then, a dossier is to be verified within 20 working days. */
const ADMINISTRATOR = 'quan-tri';
const NEW_DAY = {
  'ngay-1': '2026-12-02',
  'loai-1': 'DAY_OFF',
  'chac-1': 'confirmed',
  'ten-1': 'Nghỉ hoán đổi thử nghiệm',
  'can-cu-1': 'Thông báo thử nghiệm',
};

let world: World;
let journey: ReturnType<typeof createJourney>;
let administrator: Browser;
let dossierId: string;
let sessionId: string;
let votingDossier: string;
const silent = () => undefined;
const accept = async () => ({ accepted: { at: '2026-11-25T02:00:00.000Z' } });

beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
  administrator = await world.as(ADMINISTRATOR);
  dossierId = await journey.received();
  ({ sessionId, dossierId: votingDossier } = await journey.convened());
});
afterAll(async () => await world?.close());

const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'");

async function preview(fields: Record<string, string>) {
  const form = (await administrator.get('/lich-nghi/sua?nam=2026')).body;
  const shared = { nam: '2026', basedOn: hidden(form, 'basedOn'), csrf: hidden(form, 'csrf') };
  return administrator.post('/lich-nghi/xem-truoc', { ...shared, ...fields });
}

async function publish(review: string, change: Record<string, string> = {}) {
  const named = ['csrf', 'requestId', 'nam', 'basedOn', 'reason', 'edit'] as const;
  const fields = Object.fromEntries(named.map((name) => [name, unescaped(hidden(review, name))]));
  return administrator.post('/lich-nghi', { ...fields, ...change });
}

describe('the calendar', () => {
  it('is read by everybody who is signed in, with the source of each day', async () => {
    const { status, body } = await (await world.as(PEOPLE.proposer)).get('/lich-nghi?nam=2026');
    expect(status).toBe(200);
    expect(body).toContain('Ngày Văn hóa Việt Nam');
    expect(body).toContain('Nghị quyết số 28/2026/QH16');
    expect(body.match(/<table class="month">/g)).toHaveLength(12);
    expect(body).not.toContain('/lich-nghi/sua');
  });

  it('is changed by an administrator only', async () => {
    const officer = await world.as(PEOPLE.officer);
    expect((await officer.get('/lich-nghi/sua?nam=2026')).status).toBe(403);
    const person = await journey.by(PEOPLE.officer);
    const edit = { remove: ['2026-12-24'], put: [] };
    const result = await journey.commands.publishCalendar({ ...person, edit, basedOn: 0, reason: 'thử' });
    expect(result).toMatchObject({ refused: { code: 'ROLE_NOT_ALLOWED' } });
    expect((await world.registers.accessLog.of('calendar')).map((one) => one.code)).toContain('ROLE_NOT_ALLOWED');
  });

  it('says beside the box what is wrong, and keeps what was typed', async () => {
    const { status, body } = await preview({ ...NEW_DAY, 'ngay-1': '2026-12-05', reason: '' });
    expect(status).toBe(422);
    expect(body).toContain('href="#ngay-1"');
    expect(body).toContain('href="#reason"');
    expect(body).toContain('value="Nghỉ hoán đổi thử nghiệm"');
  });

  it('takes no day for certain whose official notice is still awaited', async () => {
    const confirm = { nam: '2027', 'xac-nhan-2027-09-03': 'co', reason: 'Đã có thông báo' };
    const without = await preview(confirm);
    expect(without.status).toBe(422);
    expect(without.body).toContain('href="#can-cu-xac-nhan"');
    const review = await preview({ ...confirm, 'can-cu-xac-nhan': 'Thông báo thử nghiệm năm 2027' });
    expect(review.status).toBe(200);
    expect(review.body).toContain('Thông báo thử nghiệm năm 2027; đã xác nhận');
  });

  it('is not published unchanged', async () => {
    const { status, body } = await preview({ reason: 'không đổi gì' });
    expect(status).toBe(422);
    expect(body).toContain('Không có thay đổi nào so với lịch nghỉ hiện hành.');
  });

  it('shows before anything is written which deadlines move, then publishes once', async () => {
    const review = await preview({ ...NEW_DAY, reason: 'Cập nhật theo thông báo thử nghiệm' });
    expect(review.status).toBe(200);
    expect(review.body).toContain('2 hồ sơ đang mở; 1 hạn thay đổi.');
    expect(review.body).toContain('1 phiên họp đang bỏ phiếu; 1 thời hạn bỏ phiếu được lùi.');
    expect((await world.registers.calendar.current()).edition).toBe(0);

    const first = await publish(review.body);
    expect([first.status, first.headers.get('location')]).toStrictEqual([303, '/lich-nghi?nam=2026&da=ban-hanh']);
    expect((await publish(review.body)).status).toBe(303);
    const editions = await world.registers.calendar.editions();
    expect(editions.map((one) => [one.edition, one.publishedBy])).toStrictEqual([
      [1, ADMINISTRATOR],
      [0, null],
    ]);
  });

  it('refuses a change that was put together on an older edition', async () => {
    const person = await journey.by(ADMINISTRATOR);
    const edit = { remove: ['2027-09-03'], put: [] };
    const late = await journey.commands.publishCalendar({ ...person, edit, basedOn: 0, reason: 'chậm' });
    expect(late).toMatchObject({ refused: { code: 'CALENDAR_OVERTAKEN' } });
  });

  it('waits for nobody: what cannot be delivered now is found again', async () => {
    const undelivered: unknown[] = [];
    world.engine.down = true;
    const outcome = await tellCalendar(world.deps, (facts) => void undelivered.push(facts), new Map());
    world.engine.down = false;
    expect(outcome).toStrictEqual({ told: 0 });
    expect(undelivered).toHaveLength(3);
  });

  it('stands among the incidents once it failed three times, and goes from there as soon as it gets through', async () => {
    const unreached = new Map<string, number>();
    const raised = async () =>
      (await world.registers.incidents.open()).map(({ subject, attempts }) => [subject, attempts]);
    const pages = async () => {
      const officer = await world.as(PEOPLE.officer);
      return Promise.all(['/lich-nghi', `/ho-so/${dossierId}`].map(async (path) => (await officer.get(path)).body));
    };
    world.engine.down = true;
    for (let round = 0; round < 2; round += 1) await tellCalendar(world.deps, silent, unreached);
    expect(await raised()).toStrictEqual([]);
    for (let round = 0; round < 2; round += 1) await tellCalendar(world.deps, silent, unreached);
    expect(await raised()).toHaveLength(3);
    expect(await raised()).toContainEqual([dossierId, 4]);
    const [calendar, dossier] = await pages();
    expect(calendar).toContain('Lịch nghỉ mới chưa được áp dụng cho 3 hồ sơ, phiên họp');
    expect(calendar).toContain(`<a href="/phien-hop/${sessionId}">`);
    expect(dossier).toContain('Máy chủ Temporal chưa trả lời.');
    world.engine.down = false;
    // As told by another worker, which knows nothing of the failures.
    const { engine } = world;
    const reached = { ...world.deps, engine: { ...engine, actOnDossier: accept, actOnSession: accept } };
    await tellCalendar(reached, silent, new Map());
    expect(await raised()).toStrictEqual([]);
    expect((await pages()).join('')).not.toContain('chưa được áp dụng');
  });

  it('reaches every open process once; the page shows the new deadline, whoever waits is written to', async () => {
    const before = await world.registers.events.dossierState(dossierId);
    expect(before?.dueAt).toBe('2026-12-23T10:00:00.000Z');
    expect(await tellCalendar(world.deps, silent, new Map())).toStrictEqual({ told: 3 });
    expect(await tellCalendar(world.deps, silent, new Map())).toStrictEqual({ told: 0 });

    const after = await world.registers.events.dossierState(dossierId);
    expect(after).toMatchObject({ dueAt: '2026-12-24T10:00:00.000Z', edition: 1 });
    const page = (await (await world.as(PEOPLE.officer)).get(`/ho-so/${dossierId}`)).body;
    expect(page).toContain(
      'Áp dụng lịch nghỉ mới: hạn chuyển từ 17:00, Thứ Tư, 23/12/2026 sang 17:00, Thứ Năm, 24/12/2026.',
    );
    // Where no deadline runs the calendar is taken over all the same, for those to come.
    expect(await world.registers.events.dossierState(votingDossier)).toMatchObject({ dueAt: null, edition: 1 });

    const events = (await world.registers.events.chain(dossierId)).map((one) => one.recorded as RecordedDossierEvent);
    const adopted = events.filter((one) => one.event.type === 'calendarAdopted');
    const { mails } = await letters(dossierId, adopted);
    expect(mails.map(({ kind, mail }) => [kind, mail.to.address])).toStrictEqual([
      ['deadlineMoved', 'nguyen.thi.hong.ngu@laodong.example'],
    ]);
    expect(mails[0]?.mail.text).toContain('17 giờ 00, thứ Năm, ngày 24/12/2026');
    const quiet = adopted.map((one) => ({ ...one, event: { ...one.event, dueBefore: after?.dueAt ?? null } }));
    expect((await letters(dossierId, quiet as never)).mails).toStrictEqual([]);
  });

  it('gives the council longer, with the link its members have', async () => {
    const state = await world.registers.events.sessionState(sessionId);
    expect(state?.votingClosesAt).toBe('2026-12-03T10:00:00.000Z');
    const token = world.engine.tokens.get(sessionId)?.get(PEOPLE.member) ?? '';
    const link = await world.registers.links.find(tokenHash(token));
    expect(link?.expiresAt).toBe(state?.votingClosesAt);
    const before = world.clock.at;
    // The evening of the day on which voting was to close.
    world.clock.at = new Date('2026-12-02T12:00:00.000Z');
    expect((await world.anyone().get(`/b/${token}`)).status).toBe(200);
    world.clock.at = before;
  });

  it('counts for what begins afterwards', async () => {
    const later = await journey.submitted();
    const state = await world.registers.events.dossierState(later);
    expect(state?.edition).toBe(1);
    expect(await tellCalendar(world.deps, silent, new Map())).toStrictEqual({ told: 0 });
  });

  it('tells on its page who changed what and why', async () => {
    const list = (await administrator.get('/lich-nghi?nam=2026')).body;
    expect(list).toContain('Ông Đặng Minh Khôi');
    const edition = (await administrator.get('/lich-nghi/an-ban/1')).body;
    expect(edition).toContain('Cập nhật theo thông báo thử nghiệm');
    expect(edition).toContain('Thứ Tư, 02/12/2026: Nghỉ hoán đổi thử nghiệm');
    expect((await administrator.get('/lich-nghi/an-ban/9')).status).toBe(404);
  });
});

describe('the JSON interface', () => {
  const ask = (who: Browser, path: string, body?: unknown) =>
    world.app.request(path, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { cookie: who.cookie, 'x-ghicong': '1', 'content-type': 'application/json' },
    });

  it('reads, previews and publishes as the pages do', async () => {
    const current = (await (await ask(administrator, '/api/v1/calendar')).json()) as { edition: number };
    expect(current.edition).toBe(1);
    const edit = { remove: ['2026-12-02'], put: [] };
    const seen = await ask(administrator, '/api/v1/calendar/preview', edit);
    expect(await seen.json()).toMatchObject({ openDossiers: 3, openSessions: 1, faults: [] });
    const done = await ask(administrator, '/api/v1/calendar', { edit, basedOn: 1, reason: 'Bỏ ngày thử nghiệm' });
    expect([done.status, ((await done.json()) as { edition: number }).edition]).toStrictEqual([200, 2]);

    // Back to where it was: work is due earlier again, the vote keeps the time it was promised.
    await tellCalendar(world.deps, silent, new Map());
    expect((await world.registers.events.dossierState(dossierId))?.dueAt).toBe('2026-12-23T10:00:00.000Z');
    expect((await world.registers.events.sessionState(sessionId))?.votingClosesAt).toBe('2026-12-03T10:00:00.000Z');
  });

  it('names each wrong day, and shows other people’s deadlines to an administrator only', async () => {
    const put = [{ date: '2026-12-05', kind: 'DAY_OFF', reason: 'x', source: 'y', certainty: 'confirmed' }];
    const edit = { remove: [], put };
    const wrong = await ask(administrator, '/api/v1/calendar', { edit, basedOn: 2, reason: 'sai' });
    expect(wrong.status).toBe(422);
    expect(Object.keys(((await wrong.json()) as { problems: object }).problems)).toStrictEqual(['2026-12-05']);
    expect((await ask(await world.as(PEOPLE.proposer), '/api/v1/calendar/preview', edit)).status).toBe(403);
  });
});

function letters(id: string, events: readonly RecordedDossierEvent[]) {
  const deps = {
    registers: world.registers,
    letters: { appUrl: 'http://127.0.0.1:8080', newToken: () => 't', tokenHash },
  } as unknown as ActivityDeps;
  return consequencesOf(deps, { kind: 'dossier', id }, events);
}
