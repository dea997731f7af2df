/** The council through its pages: composed, convened with every warning, kept, voted in two rounds, and its word recorded. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TLD_2026_10 } from '../../domain/rulesets/tld-2026-10.ts';
import * as made from '../support/uploads.ts';
import { choicesFor, createJourney, MEMBERS, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

const CHAIR = 'tran-van-hung';
const codeOf = (result: object) => (result as { refused?: { code: string } }).refused?.code;

async function stateOf(sessionId: string) {
  const state = await world.engine.session(sessionId);
  if (state === undefined) throw new Error(`no session ${sessionId}`);
  return state;
}

/** Casts a ballot for everybody who has a link, with one choice for each item. */
async function voteAll(sessionId: string, choice: (item: number, index: number) => string, items?: readonly number[]) {
  const tokens = world.engine.tokens.get(sessionId) ?? new Map<string, string>();
  const state = await stateOf(sessionId);
  const count = state.agenda.reduce((sum, part) => sum + part.nos.length, 0);
  for (const [index, [memberId, token]] of [...tokens].entries()) {
    const out = state.interests.filter((one) => one.memberId === memberId).map(({ item }) => item);
    const all = Object.entries(choicesFor(count, (item) => choice(item, index)));
    const mine = all.filter(([item]) => !out.includes(Number(item)) && items?.includes(Number(item)) !== false);
    const result = await journey.commands.castBallot({
      token,
      choices: Object.fromEntries(mine),
      declaredNoInterest: state.recusals[memberId] === undefined,
      channel: 'link',
    });
    journey.accepted(result as { receipt: string });
  }
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
    expect(all.body).toContain('1 trường hợp không thể được tán thành ở phiên họp này');
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
    const ballot = await world.anyone().post(`/b/${token}/khai-bao`, { 'lien-quan': 'khong' });
    expect(ballot.body).not.toContain('id="y-2-YES"');
    expect(ballot.body).toContain('id="y-1-YES"');
  });

  test('asks for the kind of an interest, of the marked cases only', async () => {
    const { sessionId, tokens } = await journey.convened();
    const token = tokens.get(PEOPLE.member) ?? '';
    const nobody = world.anyone();
    const asked = await nobody.post(`/b/${token}/khai-bao`, { 'lien-quan': 'co', 'truong-hop': ['1', '3'] });
    expect(asked.body).toContain('Quan hệ với từng trường hợp');
    expect(asked.body).toContain('name="quan-he-3"');
    expect(asked.body).not.toContain('name="quan-he-2"');
    const half = { 'lien-quan': 'co', buoc: 'quan-he', 'truong-hop': ['1', '3'], 'quan-he-1': 'KIN' };
    expect((await nobody.post(`/b/${token}/khai-bao`, half)).status).toBe(422);
    expect((await stateOf(sessionId)).recusals[PEOPLE.member]).toBeUndefined();
    await nobody.post(`/b/${token}/khai-bao`, { ...half, 'quan-he-3': 'SELF' });
    expect((await stateOf(sessionId)).interests).toStrictEqual([
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
    const before = (await stateOf(sessionId)).votingClosesAt;
    const fields = { 'so-ngay': '2', 'ly-do': 'Nhiều ủy viên đi công tác' };
    expect((await secretary.submit(at, `${at}/gia-han`, fields)).status).toBe(403);
    const chair = await world.as(CHAIR);
    expect((await chair.submit(at, `${at}/gia-han`, fields)).status).toBe(303);
    const { votingClosesAt } = await stateOf(sessionId);
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
    await voteAll(sessionId, (item, index) => (item <= 2 && index === item ? 'NO' : 'YES'));
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
    const ballot = await world.anyone().get(`/b/${token}`);
    expect(ballot.body).toContain('Hội đồng xét 2 trường hợp');
    await voteAll(sessionId, (item, index) => (item === 1 && index < 2 ? 'NO' : 'YES'), [1, 2]);
    accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
    const { results, firstRound } = await stateOf(sessionId);
    expect(firstRound?.results.map(({ outcome }) => outcome).slice(0, 3)).toStrictEqual(['TIED', 'TIED', 'PASSED']);
    expect(results?.map(({ outcome }) => outcome).slice(0, 3)).toStrictEqual(['NOT_CHOSEN', 'PASSED', 'PASSED']);
    expect(results?.[0]).toMatchObject({ yes: 7, no: 2 });
    expect((await secretary.get(at)).body).toContain('Kết quả vòng một');
    // Two boxes, each sealed: the second holds papers of the two cases only.
    const [one, two] = await Promise.all([
      world.registers.box.published(sessionId),
      world.registers.box.published(`${sessionId}/2`),
    ]);
    expect(one).toHaveLength(9 * items);
    expect([...new Set(two.map(({ item }) => item))].toSorted()).toStrictEqual([1, 2]);
    const serials = new Set(one.map(({ serial }) => serial));
    expect(
      two.some(({ serial }) => serials.has(serial)),
      'no serial ties the rounds together',
    ).toBe(false);
  });
});

describe('the council of initiatives', () => {
  const content = {
    kind: 'SOLUTION',
    title: 'Cữ vắt sổ hai kim',
    summary: 'Giảm một công đoạn.',
    appliedAt: 'Chuyền 7',
    appliedFrom: '2026-03-01',
    authors: [{ name: 'Mai Xuân Phước', unit: 'Chuyền 7', sharePercent: 100, main: true }],
  };

  async function submitted(title: string): Promise<string> {
    const { by, commands, accepted } = journey;
    const made = await commands.registerInitiative({
      ...(await by(PEOPLE.proposer)),
      content: { ...content, title },
    } as never);
    const { initiativeId } = accepted(made as { initiativeId: string });
    accepted(await commands.submitInitiative({ ...(await by(PEOPLE.proposer)), initiativeId }));
    return initiativeId;
  }

  test('votes by its own rule, and the register says what it found with the figures', async () => {
    const ids = [await submitted('Cữ vắt sổ hai kim'), await submitted('Bàn cắt xoay')];
    const { by, commands, accepted } = journey;
    const secretary = await world.as(PEOPLE.secretary);
    const form = await secretary.get('/phien-hop/moi?hoi-dong=hd-sk-an-phu');
    expect(form.body).toContain('Cữ vắt sổ hai kim');
    const plan = { councilId: 'hd-sk-an-phu', initiativeIds: ids };
    const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), ...plan });
    const { sessionId } = accepted(convened as { sessionId: string });
    expect((await stateOf(sessionId)).rule.basis.instrument).toBe('QUY-CHE-DON-VI');
    const twice = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), ...plan });
    expect(codeOf(twice)).toBe('ON_ANOTHER_AGENDA');

    const token = world.engine.tokens.get(sessionId)?.get(PEOPLE.member) ?? '';
    const paper = await world.anyone().post(`/b/${token}/khai-bao`, { 'lien-quan': 'khong' });
    expect(paper.body).toContain('Cữ vắt sổ hai kim');
    expect(paper.body).toContain('Giảm một công đoạn.');

    // A member hands the paper to another: that link dies, and the delegate votes twice, the own paper first.
    const mandate = { sessionId, memberId: 'ly-trong-tin', delegateId: PEOPLE.member };
    const bytes = await made.saved(made.pdf(1));
    accepted(await commands.recordMandate({ ...(await by(PEOPLE.secretary)), ...mandate, bytes }));
    const mail = (await world.mails()).findLast((one) => one.messageId.includes('ballot-link'));
    expect(mail?.to.address).toBe((await world.registers.directory.person(PEOPLE.member))?.email);
    expect(mail?.text).toContain('theo giấy ủy quyền');
    const second = /\/b\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const choices = choicesFor(2, (item) => (item === 1 ? 'YES' : 'NO'));
    const early = await commands.castBallot({ token: second, choices, declaredNoInterest: true, channel: 'link' });
    expect(codeOf(early)).toBe('DELEGATE_VOTES_FIRST');
    const old = world.engine.tokens.get(sessionId)?.get('ly-trong-tin') ?? '';
    const revoked = await commands.castBallot({ token: old, choices, declaredNoInterest: true, channel: 'link' });
    expect(codeOf(revoked)).toBe('LINK_REVOKED');
    (world.engine.tokens.get(sessionId) as Map<string, string>).delete('ly-trong-tin');
    await voteAll(sessionId, (item) => (item === 1 ? 'YES' : 'NO'));
    accepted(
      (await commands.castBallot({ token: second, choices, declaredNoInterest: true, channel: 'link' })) as {
        receipt: string;
      },
    );
    const page = await secretary.get(`/phien-hop/${sessionId}`);
    expect(page.body).toContain('Ủy quyền bỏ phiếu cho');
    expect(page.body).toContain('Giấy ủy quyền của');

    accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
    accepted(await commands.confirmMinutes({ ...(await by('dang-thi-thu-hien')), sessionId }));
    const [good, bad] = await Promise.all(ids.map((id) => world.registers.initiatives.view(id)));
    expect(good?.state).toMatchObject({
      status: 'SUBMITTED',
      council: { sessionId, outcome: 'PASSED', yes: 7, base: 7 },
    });
    expect(bad?.state).toMatchObject({ status: 'REFUSED', council: { outcome: 'FAILED', yes: 0, no: 7, base: 7 } });
    expect((await world.registers.initiatives.verify()).faults).toStrictEqual([]);
    expect(await world.registers.councils.waitingInitiatives('hd-sk-an-phu')).toStrictEqual([]);
  });
});

test('awards under different rules sit in one session, each by its own', async () => {
  const { by, commands, accepted } = journey;
  const [one, other] = [await journey.verified(), await journey.verified()];
  // The rule set that was pinned says 70 % of those not kept out.
  expect(TLD_2026_10.awards[0]?.vote?.passPercent).toBe(70);
  const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), dossierIds: [one, other] });
  const { sessionId } = accepted(convened as { sessionId: string });
  const { agenda, furtherRules } = await stateOf(sessionId);
  expect(agenda.map(({ dossierId }) => dossierId)).toStrictEqual([one, other]);
  expect(furtherRules).toStrictEqual([]);
});
