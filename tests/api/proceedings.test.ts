/** What goes beside the vote, through its pages: time, calling off, what is said, the tellers' word. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenHash } from '../../adapters/secrets.ts';
import { createCouncilDesk } from './support/council-desk.ts';
import { createJourney, openedOn, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
let desk: ReturnType<typeof createCouncilDesk>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
  desk = createCouncilDesk(world, journey);
});
afterAll(() => world?.close());

const CHAIR = 'tran-van-hung';
const TELLER = 'ngo-quang-vy';
const at = (sessionId: string) => `/phien-hop/${sessionId}`;

test('an extension keeps the links of those still awaited open as long', async () => {
  const { sessionId, tokens } = await journey.convened();
  const token = tokens.get(PEOPLE.member) ?? '';
  const expiry = async () => (await world.registers.links.find(tokenHash(token)))?.expiresAt;
  const before = (await desk.stateOf(sessionId)).votingClosesAt;
  expect(await expiry()).toBe(before);
  const { by, commands, accepted } = journey;
  accepted(await commands.extendVoting({ ...(await by(CHAIR)), sessionId, workingDays: 3, reason: 'Bão số 5' }));
  const after = (await desk.stateOf(sessionId)).votingClosesAt;
  expect(after > before).toBe(true);
  expect(await expiry()).toBe(after);
  // The very link of the first invitation takes a vote that the old time would have shut out.
  const today = world.clock.at;
  world.clock.at = new Date(Date.parse(before) + 3_600_000);
  const late = await openedOn(world, token);
  expect((await late.get(`/b/${token}`)).status).toBe(200);
  await desk.voteAll(sessionId, () => 'YES');
  expect((await desk.stateOf(sessionId)).voted).toContain(PEOPLE.member);
  world.clock.at = today;
});

test('a session called off ends its links kindly and gives its cases back to the council', async () => {
  const { dossierId, sessionId, tokens } = await journey.convened();
  const secretary = await world.as(PEOPLE.secretary);
  const huy = `${at(sessionId)}/huy`;
  expect((await secretary.get(at(sessionId))).body).toContain('Hủy hoặc hoãn phiên họp');
  expect((await secretary.submit(at(sessionId), huy, { 'ly-do-huy': ' ' })).status).toBe(422);
  expect((await secretary.submit(at(sessionId), huy, { 'ly-do-huy': 'Chủ tịch đi công tác đột xuất' })).status).toBe(
    303,
  );
  const page = await secretary.get(at(sessionId));
  expect(page.body).toContain('Đã hủy, hoãn');
  expect(page.body).toContain('Chủ tịch đi công tác đột xuất');
  expect(page.body).not.toContain('Ghi vắng mặt');
  expect((await secretary.get('/phien-hop')).body).toContain('Đã hủy, hoãn');

  const token = tokens.get(PEOPLE.member) ?? '';
  const phone = world.phone();
  const door = await phone.get(`/b/${token}`);
  expect(door.status).toBe(409);
  expect(door.body).toContain('Phiên họp đã được hủy hoặc hoãn');
  expect(door.body).toContain('không phiếu nào bị mất');
  expect(door.body).not.toContain('Nhận đường dẫn mới');
  expect((await world.registers.links.find(tokenHash(token)))?.revokedAt).not.toBeNull();
  const cast = await journey.cast({ token, choices: { 1: 'YES' } });
  expect(cast).toMatchObject({ refused: { code: 'SESSION_CALLED_OFF' } });

  const council = await world.registers.directory.councilAbove('cdcs-may-hoa-binh');
  const ready = await world.registers.dossiers.readyForCouncil(council?.id ?? '');
  expect(ready.map((one) => one.dossierId)).toContain(dossierId);
  const dossier = await world.as(PEOPLE.officer);
  expect((await dossier.get(`/ho-so/${dossierId}`)).body).toContain('được hủy hoặc hoãn');
  const again = await journey.commands.conveneSession({
    ...(await journey.by(PEOPLE.secretary)),
    dossierIds: [dossierId],
  });
  expect(again).toHaveProperty('sessionId');
  expect(world.engine.heard.join('')).not.toContain('công tác đột xuất');
});

test('the first ballot ends that possibility, for the chair too', async () => {
  const { sessionId, tokens } = await journey.convened();
  const items = (await desk.stateOf(sessionId)).agenda.flatMap(({ nos }) => nos).length;
  const choices = Object.fromEntries(Array.from({ length: items }, (_, index) => [index + 1, 'YES' as const]));
  journey.accepted(await journey.cast({ token: tokens.get(PEOPLE.member) ?? '', choices }));
  const refused = await journey.commands.callOffSession({ ...(await journey.by(CHAIR)), sessionId, reason: 'Bão' });
  expect(refused).toMatchObject({ refused: { code: 'CALL_OFF_TOO_LATE' } });
  expect((await (await world.as(CHAIR)).get(at(sessionId))).body).not.toContain('Hủy hoặc hoãn phiên họp');
});

test('what is said is written down by the secretary, and the minutes wait for a teller', async () => {
  const dossierId = await journey.verified();
  const { by, commands, accepted } = journey;
  const plan = { dossierIds: [dossierId], tellers: [TELLER, PEOPLE.member] };
  const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), ...plan });
  const { sessionId } = accepted(convened as { sessionId: string });
  const page = at(sessionId);
  const secretary = await world.as(PEOPLE.secretary);
  const remark = { 'loai-y-kien': 'DISSENT', 've-truong-hop': '2', 'y-kien': '01 ý kiến đề nghị xét sau' };
  expect((await secretary.submit(page, `${page}/y-kien`, { ...remark, 've-truong-hop': '99' })).status).toBe(422);
  expect((await secretary.submit(page, `${page}/y-kien`, remark)).status).toBe(303);
  expect((await secretary.get(page)).body).toContain(
    'Ý kiến khác, bảo lưu, trường hợp số 2: 01 ý kiến đề nghị xét sau',
  );

  const teller = await world.as(TELLER);
  expect((await teller.get(page)).status).toBe(403);
  await desk.voteAll(sessionId, () => 'YES');
  accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
  expect((await desk.stateOf(sessionId)).minutesReady).toBe(false);
  expect((await secretary.get(page)).body).toContain('chờ một thành viên tổ kiểm phiếu xác nhận');
  const chair = await world.as(CHAIR);
  expect((await chair.submit(page, `${page}/xac-nhan`, {})).status).toBe(403);
  expect((await chair.submit(page, `${page}/ky-bien-ban`, {})).status).toBe(409);

  const asked = await teller.get(page);
  expect(asked.body).toContain('Xác nhận kết quả đúng');
  expect((await teller.get(`${page}/kiem-phieu`)).status).toBe(200);
  expect((await teller.submit(page, `${page}/xac-nhan`, {})).status).toBe(303);
  const state = await desk.stateOf(sessionId);
  expect(state).toMatchObject({ countConfirmedBy: TELLER, minutesReady: true });
  expect((await secretary.get(page)).body).toContain('đã xác nhận kết quả kiểm phiếu');
  expect((await secretary.submit(page, `${page}/y-kien`, remark)).status).toBe(409);
  expect((await chair.submit(page, `${page}/ky-bien-ban`, {})).status).toBe(303);
});
