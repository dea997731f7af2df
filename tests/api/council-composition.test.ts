/** Thành phần Hội đồng through its pages: what is recorded, what is said before, and which one counts. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

const CHAIR = 'tran-van-hung';

async function stateOf(sessionId: string) {
  const state = await world.engine.session(sessionId);
  if (state === undefined) throw new Error(`no session ${sessionId}`);
  return state;
}

describe('the composition', () => {
  const line = (n: number, id: string, office: string, votes = true) => ({
    [`nguoi-${n}`]: id,
    [`chuc-${n}`]: office,
    ...(votes ? { [`bieu-quyet-${n}`]: 'co' } : {}),
  });
  const typed = {
    type: 'RENEWAL',
    number: '301/QĐ-LĐLĐ',
    decidedOn: '2026-11-20',
    from: '2026-12-01',
    until: '',
    meetingPlace: 'Phòng họp số 1',
    'so-dong': '4',
    ...line(1, CHAIR, 'CHAIR'),
    ...line(2, 'dang-thi-thu-hien', 'DEPUTY_CHAIR'),
    ...line(3, 'hoang-minh-duc', 'MEMBER'),
    ...line(4, PEOPLE.secretary, 'SECRETARY', false),
  };

  test('is seen with all its decisions, and the sample season has two', async () => {
    const page = await (await world.as(PEOPLE.secretary)).get('/hoi-dong');
    expect(page.status).toBe(200);
    expect(page.body).toContain('Quyết định số 86/QĐ-LĐLĐ ngày 12 tháng 01 năm 2026 về việc kiện toàn');
    expect(page.body).toContain('Quyết định số 41/QĐ-LĐLĐ ngày 10 tháng 3 năm 2025 về việc thành lập');
    expect(page.body).toContain('Hội đồng Sáng kiến Liên đoàn Lao động tỉnh An Phú');
    expect((await (await world.as(PEOPLE.proposer)).get('/hoi-dong')).status).toBe(403);
  });

  test('is entered by the secretary, with what is unusual said and who comes and goes', async () => {
    const secretary = await world.as(PEOPLE.secretary);
    const at = '/hoi-dong/hd-tdkt-an-phu/moi';
    const form = await secretary.get(at);
    expect(form.body).toContain('value="tran-van-hung" selected');
    const wrong = await secretary.submit(at, at, { ...typed, number: ' ', viec: 'xem' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('Đề nghị ghi số quyết định.');
    const twoChairs = await secretary.submit(at, at, { ...typed, ...line(3, 'hoang-minh-duc', 'CHAIR'), viec: 'xem' });
    expect(twoChairs.body).toContain('đúng một Chủ tịch');

    const review = await secretary.submit(at, at, { ...typed, viec: 'xem' });
    expect(review.status).toBe(200);
    expect(review.body).toContain('Thông lệ là từ 7 đến 15.');
    expect(review.body).toContain('Thôi tham gia');
    expect(review.body).toMatch(/Phạm Thị Bích Lan/);
    const before = (await world.registers.councils.find('hd-tdkt-an-phu'))?.versions.length;
    expect(before).toBe(2);
    const requestId = 'composition-request-1';
    const done = await secretary.submit(at, at, { ...typed, viec: 'ghi', requestId });
    expect(done.headers.get('location')).toBe('/hoi-dong?da=ghi');
    await secretary.submit(at, at, { ...typed, viec: 'ghi', requestId });
    expect((await world.registers.councils.find('hd-tdkt-an-phu'))?.versions).toHaveLength(3);
    const officer = await world.as(PEOPLE.officer);
    expect((await officer.get(at)).status).toBe(403);
  });

  test('counts from its day on: a session keeps the members of its own day', async () => {
    // Entered above for 1 December: today's session still has nine voting members.
    const { sessionId } = await journey.convened();
    expect((await stateOf(sessionId)).members.filter(({ votes }) => votes)).toHaveLength(9);
    expect((await stateOf(sessionId)).sitting?.composition).toBe(2);
    const dossierId = await journey.verified();
    const later = await journey.commands.conveneSession({
      ...(await journey.by(PEOPLE.secretary)),
      dossierIds: [dossierId],
      meetsAt: '2026-12-02T02:00:00.000Z',
      votingClosesAt: '2026-12-03T10:00:00.000Z',
    });
    const { sessionId: second } = journey.accepted(later as { sessionId: string });
    expect((await stateOf(second)).members.filter(({ votes }) => votes)).toHaveLength(3);
  });
});
