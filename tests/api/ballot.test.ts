import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { HeldPaper } from '../../adapters/ballot-ports.ts';
import { tokenHash } from '../../adapters/secrets.ts';
import { EngineUnavailable } from '../../api/engine-port.ts';
import { asFields, choicesFor, createJourney, declaredOn, keyFor, MEMBERS, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

async function openSession() {
  const { sessionId, dossierId, tokens } = await journey.convened();
  const state = await world.engine.session(sessionId);
  const items = state?.agenda.reduce((sum, part) => sum + part.nos.length, 0) ?? 0;
  const token = (member: string) => tokens.get(member) ?? '';
  const cast = (link: string, choices: Record<number, string>, declaredNoInterest = true, paper?: HeldPaper) =>
    journey.cast({ token: link, choices, declaredNoInterest, ...(paper ? { paper } : {}) });
  /** The form of the review page holds it: sent again, it is the same paper. */
  const paper = async (link: string) =>
    journey.accepted(await journey.commands.makePaper({ token: link, key: keyFor(link) })) as HeldPaper;
  const slips = async () => (await world.registers.box.counts(sessionId)).slips.reduce((sum, one) => sum + one, 0);
  return { sessionId, dossierId, token, items, cast, paper, slips };
}

const codeOf = (result: object) => (result as { refused?: { code: string } }).refused?.code;
const receiptOf = (result: object) => (result as { receipt?: string }).receipt;

test('the same form twice gives the same receipt and counts once', async () => {
  const { token, items, cast, paper, slips } = await openSession();
  const held = await paper(token(PEOPLE.member));
  const first = await cast(token(PEOPLE.member), choicesFor(items), true, held);
  const second = await cast(token(PEOPLE.member), choicesFor(items), true, held);
  expect(receiptOf(first)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(receiptOf(second)).toBe(receiptOf(first));
  expect(await slips()).toBe(items);
});

test('another ballot by somebody who has voted is refused and changes nothing', async () => {
  const { token, items, cast, paper, slips, sessionId } = await openSession();
  const held = await paper(token(PEOPLE.member));
  await cast(token(PEOPLE.member), choicesFor(items, 'YES'), true, held);
  // With the same paper, and with a new one.
  expect(codeOf(await cast(token(PEOPLE.member), choicesFor(items, 'NO'), true, held))).toBe('ALREADY_VOTED');
  expect(codeOf(await cast(token(PEOPLE.member), choicesFor(items, 'NO')))).toBe('ALREADY_VOTED');
  expect(await slips()).toBe(items);
  const { tally } = await world.registers.box.seal(sessionId);
  expect(tally.every((one) => one.yes === 1 && one.no === 0)).toBe(true);
});

test('a crash between roll and box loses no vote: the same form finishes it', async () => {
  const { token, items, cast, paper, slips } = await openSession();
  const held = await paper(token(PEOPLE.member));
  world.engine.afterRoll = async () => {
    world.engine.afterRoll = undefined;
    throw new Error('killed');
  };
  await expect(cast(token(PEOPLE.member), choicesFor(items), true, held)).rejects.toThrow('killed');
  expect(await slips()).toBe(0);
  // The link alone shows no receipt: nobody but the form knows the paper.
  const page = await world.phone().post(`/b/${token(PEOPLE.member)}/mo`, {});
  expect(page.body).not.toMatch(/class="code">[0-9A-Z]/);
  expect(receiptOf(await cast(token(PEOPLE.member), choicesFor(items), true, held))).toBeDefined();
  expect(await slips()).toBe(items);
});

test('while the engine is away the form is handed back, and sent again it counts once', async () => {
  const { token, items, slips } = await openSession();
  const link = token(PEOPLE.member);
  const browser = await declaredOn(world, link);
  const fields = { 'khong-lien-quan': 'co', ...asFields(choicesFor(items)) };
  const review = await browser.post(`/b/${link}/kiem-tra`, fields);
  const phieu = /name="phieu" value="([^"]+)"/.exec(review.body)?.[1] ?? '';
  world.engine.down = true;
  const failed = await browser.post(`/b/${link}/gui`, { ...fields, phieu });
  world.engine.down = false;
  expect(failed.status).toBe(503);
  expect(failed.body).toContain('Chưa gửi xong phiếu');
  expect(failed.body).toContain(`name="phieu" value="${phieu}"`);
  expect((await browser.post(`/b/${link}/gui`, { ...fields, phieu })).status).toBe(303);
  expect((await browser.post(`/b/${link}/gui`, { ...fields, phieu })).status).toBe(303);
  expect(await slips()).toBe(items);
});

test('while no paper can be made the choices are handed back, and the same page goes on afterwards', async () => {
  const { token, items } = await openSession();
  const link = token(PEOPLE.member);
  const browser = await declaredOn(world, link);
  const fields = { 'khong-lien-quan': 'co', ...asFields(choicesFor(items, 'NO')) };
  const issuer = vi.spyOn(world.deps.issuer, 'classFor');
  issuer.mockRejectedValueOnce(new EngineUnavailable('the paper issuer does not answer'));
  const busy = await browser.post(`/b/${link}/kiem-tra`, fields);
  expect(busy.status).toBe(503);
  expect(busy.body).toContain('Đề nghị chờ một phút');
  expect(busy.body.match(/value="NO"[^>]*checked|checked[^>]*value="NO"/g)).toHaveLength(items);
  expect((await browser.post(`/b/${link}/kiem-tra`, fields)).body).toMatch(/name="phieu" value="[^"]+"/);
  issuer.mockRejectedValueOnce(new TypeError('a defect, not an outage'));
  expect((await browser.post(`/b/${link}/kiem-tra`, fields)).status).toBe(500);
  issuer.mockRestore();
});

test('a link issued again after the roll took the member makes no second ballot', async () => {
  const { token, items, cast, paper, slips, sessionId } = await openSession();
  const { by, commands, accepted } = journey;
  // Asked for before the vote, used after it: the two race.
  accepted(await commands.reissueLink({ ...(await by(PEOPLE.secretary)), sessionId, memberId: PEOPLE.member }));
  const mail = (await world.mails()).find((one) => one.messageId.includes('ballot-link'));
  const newLink = /\/b\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(newLink).not.toBe('');
  expect(codeOf(await cast(token(PEOPLE.member), choicesFor(items)))).toBe('LINK_REVOKED');
  // The member has begun with it, so that a reminder leaves it alone.
  accepted(await commands.claimBallot({ token: newLink, key: keyFor(newLink), channel: 'link' }));
  await world.registers.links.add(
    {
      tokenHash: tokenHash('a reminder'),
      purpose: 'ballot',
      personId: PEOPLE.member,
      sessionId,
      expiresAt: '2027-01-01T00:00:00.000Z',
    },
    {
      mail: {
        messageId: `<r-${sessionId}@test>`,
        to: { name: '', address: 'a@b.example' },
        subject: '',
        text: '',
        html: '',
      },
      about: sessionId,
      kind: 'reminder',
    },
  );
  const held = await paper(newLink);
  const receipt = receiptOf(await cast(newLink, choicesFor(items), true, held));
  expect(receipt).toBeDefined();
  const page = await world.phone().post('/b/a%20reminder/mo', {});
  expect(page.body).toContain('Ông/bà đã nhận phiếu');
  expect(page.body).not.toMatch(/class="code">[0-9A-Z]/);
  // A reminder's link is valid too, but it brings another paper; with the same paper it is the same ballot.
  expect(codeOf(await cast('a reminder', choicesFor(items)))).toBe('ALREADY_VOTED');
  expect(receiptOf(await cast('a reminder', choicesFor(items), true, held))).toBe(receipt);
  expect(await slips()).toBe(items);
  const again = await commands.reissueLink({ ...(await by(PEOPLE.secretary)), sessionId, memberId: PEOPLE.member });
  expect(codeOf(again)).toBe('ALREADY_VOTED');
});

test('an interest declared in another window makes the paper useless before the roll hears of it', async () => {
  const { token, items, cast, paper, slips, sessionId } = await openSession();
  const link = token(PEOPLE.member);
  const held = await paper(link);
  const { commands, accepted } = journey;
  accepted(await commands.declareInterest({ token: link, items: [2], channel: 'link', requestId: `w-${link}` }));
  expect(codeOf(await cast(link, choicesFor(items), false, held))).toBe('PAPER_OUTDATED');
  expect((await world.engine.session(sessionId))?.voted).toEqual([]);
  const { 2: _, ...rest } = choicesFor(items);
  expect(receiptOf(await cast(link, rest, false))).toBeDefined();
  expect(await slips()).toBe(items - 1);
});

test('incomplete, unknown and foreign choices are refused before the roll hears of them', async () => {
  const { token, items, cast, sessionId } = await openSession();
  const link = token(PEOPLE.member);
  const { 1: _, ...incomplete } = choicesFor(items);
  expect(codeOf(await cast(link, incomplete))).toBe('CHOICE_MISSING');
  expect(codeOf(await cast(link, { ...choicesFor(items), 1: 'MAYBE' }))).toBe('CHOICE_UNKNOWN');
  expect(codeOf(await cast(link, { ...choicesFor(items), [items + 1]: 'YES' }))).toBe('CHOICE_UNKNOWN');
  expect(codeOf(await cast('no such link at all', choicesFor(items)))).toBe('LINK_UNKNOWN');
  expect(codeOf(await cast(link, choicesFor(items), false))).toBe('INTEREST_NOT_DECLARED');
  expect((await world.engine.session(sessionId))?.voted).toEqual([]);
});

test('a declared interest takes the item off the ballot, and the paper for it is refused', async () => {
  const { token, items, cast, slips } = await openSession();
  const link = token(PEOPLE.member);
  journey.accepted(
    await journey.commands.declareInterest({ token: link, items: [2], channel: 'link', requestId: `i-${link}` }),
  );
  expect(codeOf(await cast(link, choicesFor(items), false))).toBe('CHOICE_UNKNOWN');
  const { 2: _, ...rest } = choicesFor(items);
  expect(receiptOf(await cast(link, rest, false))).toBeDefined();
  expect(await slips()).toBe(items - 1);
});

test('after the time is over nobody votes any more, and the page says so kindly', async () => {
  const { token, items, cast, slips } = await openSession();
  const before = world.clock.at;
  world.clock.at = new Date('2027-01-10T00:00:00.000Z');
  try {
    expect(codeOf(await cast(token(PEOPLE.member), choicesFor(items)))).toMatch(/LINK_EXPIRED|VOTING_CLOSED/);
    expect(await slips()).toBe(0);
    const page = await world.anyone().get(`/b/${token(PEOPLE.member)}`);
    expect(page.status).toBe(409);
    expect(page.body).toContain('Đã hết thời gian bỏ phiếu');
    expect(page.body).toContain('0200 000 0112');
  } finally {
    world.clock.at = before;
  }
});

test('the choices reach the box and nothing else: not the engine, a log line, an address or the roll', async () => {
  const { token, items, sessionId } = await openSession();
  const marked = choicesFor(items, (item) => (item % 2 === 0 ? 'NO_OPINION' : 'NO'));
  const link = token(PEOPLE.member);
  const browser = await declaredOn(world, link);
  const loggedBefore = world.logged.length;
  const heardBefore = world.engine.heard.length;
  const review = await browser.post(`/b/${link}/kiem-tra`, { 'khong-lien-quan': 'co', ...asFields(marked) });
  const phieu = /name="phieu" value="([^"]+)"/.exec(review.body)?.[1] ?? '';
  const sent = await browser.post(`/b/${link}/gui`, { 'khong-lien-quan': 'co', phieu, ...asFields(marked) });
  expect(sent.status).toBe(303);
  expect(sent.headers.get('location')).not.toMatch(/NO|YES/);
  const receipt = await browser.get(sent.headers.get('location') ?? '');
  expect(receipt.body).toContain('Mã biên nhận');
  expect(receipt.body).not.toMatch(/Không đồng ý|Không có ý kiến/);
  const log = world.logged.slice(loggedBefore).join('');
  expect(log).toContain('"path":"/b/…"');
  expect(log).not.toMatch(/NO_OPINION|"ms":/);
  expect(log).not.toContain(link);
  expect(log).not.toContain(phieu);
  expect(world.engine.heard.slice(heardBefore).join('')).not.toMatch(/NO_OPINION|"NO"/);
  // At rest the member's id and a choice never stand in one row.
  const rows = await world.database.query<{ line: string }>(
    `SELECT row_to_json(x)::text AS line FROM box_items x WHERE session_id = $1`,
    [sessionId],
  );
  expect(rows.length).toBe(items);
  expect(rows.map((row) => row.line).join('')).not.toContain(PEOPLE.member);
});

test('a page of another site cannot send a ballot', async () => {
  const { token, items, slips } = await openSession();
  const answer = await world.app.request(`/b/${token(PEOPLE.member)}/gui`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ 'khong-lien-quan': 'co', ...asFields(choicesFor(items)) }).toString(),
  });
  expect(answer.status).toBe(403);
  expect(await slips()).toBe(0);
});

test('everybody votes, the secretary closes, the chair signs, and only then does the dossier move on', async () => {
  const { token, items, cast, sessionId, dossierId } = await openSession();
  const secretary = await world.as(PEOPLE.secretary);
  const page = `/phien-hop/${sessionId}`;
  for (const member of MEMBERS.slice(0, 8)) await cast(token(member), choicesFor(items));
  expect((await secretary.get(page)).body).toContain('8 trên 9 ủy viên đã bỏ phiếu');
  expect((await secretary.submit(page, `${page}/ket-thuc`)).status).toBe(409);
  await cast(
    token(MEMBERS[8]),
    choicesFor(items, (item) => (item === 1 ? 'NO' : 'YES')),
  );
  expect((await secretary.get(page)).body).not.toContain('Không đồng ý');
  expect((await secretary.submit(page, `${page}/ket-thuc`)).status).toBe(303);
  expect((await secretary.get(page)).body).toContain('8/9');

  expect((await world.engine.dossier(dossierId))?.nominees[0]?.status).toBe('LISTED');
  expect((await secretary.submit(page, `${page}/ky-bien-ban`)).status).toBe(403);
  const teller = await world.as(PEOPLE.teller);
  expect((await teller.submit(page, `${page}/xac-nhan`)).status).toBe(303);
  const chair = await world.as(PEOPLE.authority);
  expect((await chair.get(page)).body).toContain('Ký biên bản với tư cách chủ tọa');
  expect((await chair.submit(page, `${page}/ky-bien-ban`)).status).toBe(303);
  expect((await world.engine.dossier(dossierId))?.nominees[0]?.status).toBe('VOTED_PASS');
});
