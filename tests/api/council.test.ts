/** The council through its pages: composed, convened with every warning, kept, voted in two rounds, and its word recorded. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSealed } from '../../adapters/ballot/box-content.ts';
import { viewBallot } from '../../api/queries/ballot-view.ts';
import * as made from '../support/uploads.ts';
import { createCouncilDesk } from './support/council-desk.ts';
import { createJourney, keyFor, MEMBERS, openedOn, PAPERS_REASON, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

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
const codeOf = (result: object) => (result as { refused?: { code: string } }).refused?.code;

describe('convening', () => {
  const moi = '/phien-hop/moi';

  test('shows who is tied to a case and what cannot pass, before anybody is invited', async () => {
    const dossierId = await journey.verified();
    const secretary = await world.as(PEOPLE.secretary);
    const form = await secretary.get(moi);
    expect(form.body).toContain('Xem lại trước khi triệu tập');
    const fields = { dossierIds: dossierId, closesAt: '2026-12-04T17:00', viec: 'xem', 'hinh-thuc': 'BY_LINK' };
    const heard = world.engine.heard.length;
    const review = await secretary.submit(moi, moi, { ...fields, 'kiem-phieu': ['ngo-quang-vy'] });
    expect(review.status).toBe(200);
    expect(review.body).toContain('Dữ liệu không cho thấy trường hợp nào.');
    expect(review.body).toContain('7/9');

    const pin = (memberId: string, no: number) => JSON.stringify([memberId, dossierId, no, 'KIN', 'SECRETARIAT']);
    const all = await secretary.submit(moi, moi, {
      ...fields,
      'da-xem': 'co',
      'lien-quan': MEMBERS.map((id) => pin(id, 1)),
    });
    expect(all.body).toContain(' trường hợp không thể được tán thành ở phiên họp này');
    expect(all.body).toContain('không còn ai bỏ phiếu');
    const added = await secretary.submit(moi, moi, {
      ...fields,
      'them-uy-vien': CHAIR,
      'them-truong-hop': `${dossierId}/2`,
      'them-quan-he': 'SAME_UNIT',
    });
    expect(added.body).toContain('Thư ký ghi');
    expect(added.body).toContain('Bà Đặng Thị Thu Hiền');
    expect(world.engine.heard.length).toBe(heard);
    // A written poll is not for this award.
    const poll = await secretary.submit(moi, moi, { ...fields, 'hinh-thuc': 'WRITTEN_POLL', 'dong-y': 'CV 12' });
    expect(poll.status).toBe(422);
    expect(poll.body).toContain('không cho lấy ý kiến bằng văn bản');
  });

  test('finds a namesake of the same unit among the members by itself', async () => {
    const dossierId = await journey.verified();
    const [nominee] =
      (await world.registers.dossiers.submission(dossierId))?.nominees.filter((one) => one.honorific) ?? [];
    const member = await world.registers.directory.person('ly-trong-tin');
    if (nominee === undefined || member === undefined) throw new Error('the sample has people');
    const unitId = 'cdcs-may-hoa-binh';
    const namesake = { ...member, name: nominee.name, unitId, title: 'Ủy viên Ban Chấp hành' };
    await world.registers.directory.save({ organisations: [], people: [namesake], councils: [] });
    const secretary = await world.as(PEOPLE.secretary);
    const review = await secretary.submit(moi, moi, {
      dossierIds: dossierId,
      closesAt: '2026-12-04T17:00',
      viec: 'xem',
    });
    expect(review.body).toContain('trùng họ tên và đơn vị');
    // Likely ones are ticked beforehand; each other case of the unit is shown as well.
    expect(review.body).toMatch(/checked=""[^>]*>\s*<span>\s*<strong>[^<]*<\/strong>[^<]*là người được đề nghị/);
    await world.registers.directory.save({ organisations: [], people: [member], councils: [] });
  });
});

describe('a session under way', () => {
  test('hides a case from the chair who keeps out, and the deputy leads it', async () => {
    const { dossierId, sessionId } = await journey.convened();
    const { by, commands, accepted } = journey;
    const pins = [{ memberId: CHAIR, items: [2], kind: 'SAME_UNIT', source: 'SECRETARIAT' }] as const;
    accepted(await commands.pinConflicts({ ...(await by(PEOPLE.secretary)), sessionId, pins }));
    const name =
      (await world.registers.dossiers.submission(dossierId))?.nominees.find(({ no }) => no === 2)?.name ?? '';
    const chair = await (await world.as(CHAIR)).get(`/phien-hop/${sessionId}`);
    expect(chair.body).toContain('Trường hợp 2: ông/bà không tham gia');
    expect(chair.body).not.toContain(name);
    const secretary = await (await world.as(PEOPLE.secretary)).get(`/phien-hop/${sessionId}`);
    expect(secretary.body).toContain(name);
    expect(secretary.body).toContain('Thư ký ghi');
    const token = world.engine.tokens.get(sessionId)?.get(CHAIR) ?? '';
    const phone = await openedOn(world, token);
    const ballot = await phone.post(`/b/${token}/khai-bao`, { 'lien-quan': 'khong' });
    expect(ballot.body).not.toContain('id="y-2-YES"');
    expect(ballot.body).toContain('id="y-1-YES"');
  });

  test('asks for the kind of an interest, of the marked cases only', async () => {
    const { sessionId, tokens } = await journey.convened();
    const token = tokens.get(PEOPLE.member) ?? '';
    const nobody = await openedOn(world, token);
    const asked = await nobody.post(`/b/${token}/khai-bao`, { 'lien-quan': 'co', 'truong-hop': ['1', '3'] });
    expect(asked.body).toContain('Quan hệ với từng trường hợp');
    expect(asked.body).toContain('name="quan-he-3"');
    expect(asked.body).not.toContain('name="quan-he-2"');
    const half = { 'lien-quan': 'co', buoc: 'quan-he', 'truong-hop': ['1', '3'], 'quan-he-1': 'KIN' };
    expect((await nobody.post(`/b/${token}/khai-bao`, half)).status).toBe(422);
    expect((await desk.stateOf(sessionId)).recusals[PEOPLE.member]).toBeUndefined();
    await nobody.post(`/b/${token}/khai-bao`, { ...half, 'quan-he-3': 'SELF' });
    expect((await desk.stateOf(sessionId)).interests).toStrictEqual([
      { memberId: PEOPLE.member, item: 1, kind: 'KIN', source: 'MEMBER' },
      { memberId: PEOPLE.member, item: 3, kind: 'SELF', source: 'MEMBER' },
    ]);
  });

  test('is extended by the chair only, in working days, and notes why somebody is away', async () => {
    const { sessionId } = await journey.convened();
    const at = `/phien-hop/${sessionId}`;
    const secretary = await world.as(PEOPLE.secretary);
    const away = `${at}/uy-vien/${PEOPLE.member}`;
    expect((await secretary.submit(away, `${away}/vang`, { 'ly-do': ' ' })).status).toBe(422);
    expect((await secretary.submit(away, `${away}/vang`, { 'ly-do': 'Đi công tác tại Hà Nội' })).status).toBe(303);
    expect((await secretary.get(at)).body).toContain('Vắng mặt: Đi công tác tại Hà Nội');
    const before = (await desk.stateOf(sessionId)).votingClosesAt;
    const fields = { 'so-ngay': '2', 'ly-do': 'Nhiều ủy viên đi công tác' };
    expect((await secretary.submit(at, `${at}/gia-han`, fields)).status).toBe(403);
    const chair = await world.as(CHAIR);
    expect((await chair.submit(at, `${at}/gia-han`, fields)).status).toBe(303);
    const { votingClosesAt } = await desk.stateOf(sessionId);
    // From Wednesday 2 December to Friday 4 December, at the same hour.
    expect([before, votingClosesAt]).toStrictEqual(['2026-12-02T10:00:00.000Z', '2026-12-04T10:00:00.000Z']);
    expect((await secretary.get(at)).body).toContain('Nhiều ủy viên đi công tác');
    expect(world.engine.heard.join('')).not.toContain('công tác');
  });

  test('takes a mandate only where the rule knows it', async () => {
    const { sessionId } = await journey.convened();
    const result = await journey.commands.recordMandate({
      ...(await journey.by(PEOPLE.secretary)),
      sessionId,
      memberId: PEOPLE.member,
      delegateId: PEOPLE.otherMember,
      bytes: await made.saved(made.pdf(1)),
    });
    expect(codeOf(result)).toBe('DELEGATION_NOT_ALLOWED');
  });
});

describe('limited places', () => {
  test('that leave two cases alike lead to a second round of these two, and the result goes to the dossier', async () => {
    const dossierId = await journey.verified();
    const { by, commands, accepted } = journey;
    const items = (await world.registers.dossiers.submission(dossierId))?.nominees.length ?? 0;
    const convened = await commands.conveneSession({
      ...(await by(PEOPLE.secretary)),
      dossierIds: [dossierId],
      places: { BK_LDLD: items - 1 },
    });
    const { sessionId } = accepted(convened as { sessionId: string });
    // Items 1 and 2 both lose one vote; all others are unanimous.
    await desk.voteAll(sessionId, (item, index) => (item <= 2 && index === item ? 'NO' : 'YES'));
    accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
    const secretary = await world.as(PEOPLE.secretary);
    const at = `/phien-hop/${sessionId}`;
    const page = await secretary.get(at);
    expect(page.body).toContain('Cần bỏ phiếu vòng hai');
    expect(page.body).toContain('Bằng nhau, chờ vòng hai');
    // Until it is decided, nobody else may put these cases on an agenda.
    expect((await world.registers.sessions.row(sessionId))?.stage).toBe('CLOSED');
    expect((await secretary.submit(at, `${at}/vong-hai`, { closesAt: '2026-12-04T17:00' })).status).toBe(303);

    const token = world.engine.tokens.get(sessionId)?.get(CHAIR) ?? '';
    const deps = { registers: world.registers, engine: world.engine, now: () => world.clock.at };
    const ballot = await viewBallot(deps, token, keyFor(token));
    expect('items' in ballot && ballot.items.map(({ item }) => item)).toEqual([1, 2]);
    await desk.voteAll(sessionId, (item, index) => (item === 1 && index < 2 ? 'NO' : 'YES'), [1, 2]);
    accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
    const { results, firstRound } = await desk.stateOf(sessionId);
    expect(firstRound?.results.map(({ outcome }) => outcome).slice(0, 3)).toStrictEqual(['TIED', 'TIED', 'PASSED']);
    expect(results?.map(({ outcome }) => outcome).slice(0, 3)).toStrictEqual(['NOT_CHOSEN', 'PASSED', 'PASSED']);
    expect(results?.[0]).toMatchObject({ yes: 7, no: 2 });
    expect((await secretary.get(at)).body).toContain('Kết quả vòng một');
    // Two boxes, each sealed: the second holds papers of the two cases only.
    const [one = [], two = []] = await Promise.all(
      [world.registers.box.sealedText(sessionId), world.registers.box.sealedText(`${sessionId}-2`)].map(
        async (text) => openSealed(await text).slips,
      ),
    );
    expect(one).toHaveLength(9 * items);
    expect([...new Set(two.map(({ item }) => item))].toSorted()).toStrictEqual([1, 2]);
    const serials = new Set(one.map(({ serial }) => serial));
    expect(
      two.some(({ serial }) => serials.has(serial)),
      'no serial ties the rounds together',
    ).toBe(false);
  });
});

test('awards under different rules sit in one session, each counted by its own', async () => {
  const { by, commands, accepted } = journey;
  const strict = await journey.verified();
  const content = { ...DOSSIER, awardCode: 'GK_CTTT', nominees: DOSSIER.nominees.slice(0, 1) };
  const sent = await commands.submitDossier({ ...(await by(PEOPLE.proposer)), content });
  const { dossierId: easy } = accepted(sent as { dossierId: string });
  accepted(
    await commands.receiveDossier({ ...(await by(PEOPLE.officer)), dossierId: easy, papersReason: PAPERS_REASON }),
  );
  accepted(await commands.completeVerification({ ...(await by(PEOPLE.officer)), dossierId: easy, failed: [] }));
  const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), dossierIds: [strict, easy] });
  const { sessionId } = accepted(convened as { sessionId: string });
  const { rule, furtherRules } = await desk.stateOf(sessionId);
  expect([rule.passPercent, ...furtherRules.map(({ passPercent }) => passPercent)]).toStrictEqual([70, 51]);
  // Five of nine say yes to everything: enough for more than half, not for 70 %.
  await desk.voteAll(sessionId, (_, index) => (index < 5 ? 'YES' : 'NO'));
  accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
  const outcomes = (await desk.stateOf(sessionId)).results?.map(({ outcome }) => outcome) ?? [];
  expect(outcomes.at(-1)).toBe('PASSED');
  expect(new Set(outcomes.slice(0, -1))).toStrictEqual(new Set(['FAILED']));
  const page = await (await world.as(PEOPLE.secretary)).get(`/phien-hop/${sessionId}`);
  expect(page.body).toContain('từ 70%');
  expect(page.body).toContain('từ 51%');
});
