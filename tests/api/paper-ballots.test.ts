import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Choices } from '../../adapters/ballot-ports.ts';
import { boxIdOf } from '../../domain/council/roll.ts';
import { choicesFor, createJourney, MEMBERS, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

const [CHAIR, DEPUTY, FIRST, SECOND] = MEMBERS;
const NO_INTEREST = { items: [], kinds: [] } as const;

let world: World;
let journey: ReturnType<typeof createJourney>;
let sessionId: string;
let items: number;
let tokens: ReadonlyMap<string, string>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
beforeEach(async () => {
  ({ sessionId, tokens } = await journey.convened());
  items = (await state()).agenda.reduce((sum, part) => sum + part.nos.length, 0);
});
afterAll(() => world?.close());

async function state() {
  const session = await world.engine.session(sessionId);
  if (session === undefined) throw new Error('no session');
  return session;
}
const as = async (id: string) => ({ ...(await journey.by(id)), sessionId });
const secretary = () => as(PEOPLE.secretary);

async function onPaper(
  memberId: string,
  declared: { items: readonly number[]; kinds: readonly 'KIN'[] } = NO_INTEREST,
) {
  const voter = { ...(await secretary()), memberId, reason: 'Không dùng thư điện tử', ...declared };
  journey.accepted(await journey.commands.recordPaperVoter(voter));
}

async function entered(memberIds: readonly string[], slips: readonly Choices[]): Promise<string> {
  const result = await journey.commands.enterSlips({ ...(await secretary()), memberIds, slips });
  return journey.accepted(result as { batchId: string }).batchId;
}

const confirm = async (batchId: string, by: string = CHAIR) =>
  journey.commands.confirmSlips({ ...(await as(by)), batchId });
const boxed = async () => (await world.registers.box.counts(sessionId)).slips;
const batch = async (batchId: string) =>
  (await world.registers.paperSlips.of(boxIdOf(sessionId, await state()))).find((one) => one.batchId === batchId);

test('two members on paper: typed in, confirmed, in the box like every ballot, counted again without a fault', async () => {
  await onPaper(FIRST);
  await onPaper(SECOND);
  const batchId = await entered([SECOND, FIRST], [choicesFor(items, 'YES'), choicesFor(items, 'NO')]);
  expect((await state()).voted).toEqual([]);
  expect(await boxed()).toEqual(Array(items).fill(0));
  journey.accepted(await confirm(batchId));
  expect((await state()).voted.toSorted()).toEqual([FIRST, SECOND].toSorted());
  expect(await boxed()).toEqual(Array(items).fill(2));
  const others = new Map([...tokens].filter(([id]) => id !== FIRST && id !== SECOND));
  for (const token of others.values()) {
    const vote = { token, choices: choicesFor(items, 'YES') };
    journey.accepted((await journey.cast(vote)) as { receipt: string });
  }
  journey.accepted(await journey.commands.closeSession({ ...(await secretary()) }));
  const { results, boxHash } = await state();
  expect(results?.[0]).toMatchObject({ yes: MEMBERS.length - 1, no: 1 });
  const recount = world.deps.countAgain(sessionId, await world.registers.box.sealedText(sessionId), await state());
  expect(recount.findings.filter(({ holds }) => !holds)).toEqual([]);
  expect([recount.boxHash, recount.issued, recount.spent]).toEqual([boxHash, MEMBERS.length, MEMBERS.length]);
});

test('whoever typed the slips does not confirm them, nor does anybody without an office, nor whose slip is among them', async () => {
  await onPaper(FIRST);
  await onPaper(DEPUTY);
  const batchId = await entered([FIRST, DEPUTY], [choicesFor(items), choicesFor(items)]);
  expect(await confirm(batchId, PEOPLE.secretary)).toMatchObject({
    refused: { code: expect.stringMatching(/^(SECOND_PERSON_NEEDED|NOT_A_SECOND_PERSON)$/) },
  });
  const tellers = (await state()).sitting?.tellers ?? [];
  const ordinary = MEMBERS.find((id, index) => index > 2 && !tellers.includes(id)) ?? '';
  expect(await confirm(batchId, ordinary)).toMatchObject({ refused: { code: 'NOT_A_SECOND_PERSON' } });
  expect(await confirm(batchId, DEPUTY)).toMatchObject({ refused: { code: 'OWN_SLIP' } });
  expect(await boxed()).toEqual(Array(items).fill(0));
  journey.accepted(await confirm(batchId, CHAIR));
});

test('a slip needs every choice, one for each name, of members who vote on paper', async () => {
  await onPaper(FIRST);
  const enter = async (memberIds: readonly string[], slips: readonly Choices[]) =>
    journey.commands.enterSlips({ ...(await secretary()), memberIds, slips });
  expect(await enter([FIRST], [])).toMatchObject({ refused: { code: 'SLIPS_AND_NAMES' } });
  expect(await enter([FIRST], [choicesFor(items), choicesFor(items)])).toMatchObject({
    refused: { code: 'SLIPS_AND_NAMES' },
  });
  expect(await enter([FIRST], [choicesFor(items - 1)])).toMatchObject({ refused: { code: 'CHOICE_MISSING' } });
  expect(await enter([SECOND], [choicesFor(items)])).toMatchObject({ refused: { code: 'NOT_A_PAPER_VOTER' } });
  await entered([FIRST], [choicesFor(items)]);
  await onPaper(SECOND);
  expect(await enter([SECOND], [choicesFor(items)])).toMatchObject({ refused: { code: 'SLIPS_WAITING' } });
  const drop = await journey.commands.dropPaperVoter({ ...(await secretary()), memberId: FIRST });
  expect(drop).toMatchObject({ refused: { code: 'SLIPS_WAITING' } });
});

test('sent back with a sentence, the choices are gone and are typed again', async () => {
  await onPaper(FIRST);
  const batchId = await entered([FIRST], [choicesFor(items)]);
  const back = { ...(await as(CHAIR)), batchId, remark: 'Phiếu 1, trường hợp 2 nhập sai' };
  expect(await journey.commands.sendSlipsBack({ ...back, remark: ' ' })).toMatchObject({
    refused: { code: 'REASON_NEEDED' },
  });
  journey.accepted(await journey.commands.sendSlipsBack(back));
  expect(await batch(batchId)).toMatchObject({ state: 'SENT_BACK', remark: back.remark });
  expect(await world.registers.paperSlips.waiting(batchId)).toBeUndefined();
  expect(await confirm(batchId)).toMatchObject({ refused: { code: 'SLIPS_NOT_WAITING' } });
  journey.accepted(await confirm(await entered([FIRST], [choicesFor(items, 'NO')])));
  expect(await boxed()).toEqual(Array(items).fill(1));
});

test('a crash between roll and box: the same confirmation finishes it, and a third changes nothing', async () => {
  await onPaper(FIRST);
  await onPaper(SECOND);
  const batchId = await entered([FIRST, SECOND], [choicesFor(items, 'YES'), choicesFor(items, 'NO')]);
  world.engine.afterRoll = async () => {
    world.engine.afterRoll = undefined;
    throw new Error('killed');
  };
  await expect(confirm(batchId)).rejects.toThrow('killed');
  expect((await state()).voted).toHaveLength(2);
  expect(await boxed()).toEqual(Array(items).fill(0));
  journey.accepted(await confirm(batchId));
  expect(await boxed()).toEqual(Array(items).fill(2));
  expect(await confirm(batchId)).toMatchObject({ refused: { code: 'SLIPS_NOT_WAITING' } });
  expect(await boxed()).toEqual(Array(items).fill(2));
});

test('who declared an interest in writing has a slip without that item, and it is entered apart', async () => {
  await onPaper(FIRST);
  await onPaper(SECOND, { items: [2], kinds: ['KIN'] });
  const mixed = { ...(await secretary()), memberIds: [FIRST, SECOND], slips: [choicesFor(items), choicesFor(items)] };
  expect(await journey.commands.enterSlips(mixed)).toMatchObject({ refused: { code: 'PAPER_OUTDATED' } });
  const { 2: _, ...without } = choicesFor(items);
  journey.accepted(await confirm(await entered([SECOND], [without])));
  expect(await boxed()).toEqual(Array.from({ length: items }, (__, index) => (index === 1 ? 0 : 1)));
});

test('a member on paper finds a page that says so behind the link, and no second way to vote; undone, the link opens again', async () => {
  await onPaper(FIRST);
  const token = tokens.get(FIRST) ?? '';
  const page = await world.phone().post(`/b/${token}/mo`, {});
  expect(page.body).toContain('Ông/bà bỏ phiếu giấy');
  expect(await journey.cast({ token, choices: choicesFor(items) })).toMatchObject({
    refused: { code: 'VOTES_ON_PAPER' },
  });
  const again = await journey.commands.reissueLink({ ...(await secretary()), memberId: FIRST });
  expect(again).toMatchObject({ refused: { code: 'VOTES_ON_PAPER' } });
  journey.accepted(await journey.commands.dropPaperVoter({ ...(await secretary()), memberId: FIRST }));
  const vote = { token, choices: choicesFor(items), declaredNoInterest: false };
  journey.accepted((await journey.cast(vote)) as { receipt: string });
  expect(
    await journey.commands.recordPaperVoter({ ...(await secretary()), memberId: FIRST, reason: 'x', ...NO_INTEREST }),
  ).toMatchObject({
    refused: { code: 'ALREADY_VOTED' },
  });
});

test('neither the engine, nor the waiting table, nor the box holds a choice beside a member', async () => {
  await onPaper(FIRST);
  await onPaper(SECOND);
  const batchId = await entered([FIRST, SECOND], [choicesFor(items, 'NO_OPINION'), choicesFor(items, 'NO')]);
  const rows = async (table: string) =>
    (await world.database.query<{ line: string }>(`SELECT t::text AS line FROM ${table} t`)).map(({ line }) => line);
  for (const line of await rows('paper_slips')) expect(line).not.toMatch(/NO_OPINION|"NO|"YES/);
  journey.accepted(await confirm(batchId));
  const own = (await rows('paper_slips')).filter((line) => line.includes(batchId));
  expect(own).toHaveLength(1);
  for (const line of own) expect(line).not.toMatch(/v1\.|NO_OPINION|"NO|"YES/);
  for (const table of ['box_items', 'box_papers'])
    for (const line of await rows(table)) for (const id of MEMBERS) expect(line).not.toContain(id);
  for (const table of ['events', 'access_log', 'outbox', 'notes'])
    for (const line of await rows(table)) expect(line).not.toMatch(/NO_OPINION|"NO"|"YES"/);
  for (const act of world.engine.heard) expect(act).not.toMatch(/NO_OPINION|"NO"|"YES"/);
});

test('slips that nobody confirmed are erased at the count, and their voters did not vote', async () => {
  await onPaper(FIRST);
  const batchId = await entered([FIRST], [choicesFor(items)]);
  await world.registers.paperSlips.discardAll(sessionId);
  expect(await batch(batchId)).toMatchObject({ state: 'DISCARDED' });
  expect(await world.registers.paperSlips.waiting(batchId)).toBeUndefined();
  expect((await state()).voted).toEqual([]);
});

test('the secretary and a teller through their pages: marked, printed, typed, looked over, compared, in the box', async () => {
  const desk = await world.as(PEOPLE.secretary);
  const member = `/phien-hop/${sessionId}/uy-vien/${FIRST}`;
  const form = { 'ly-do-giay': 'Không dùng thư điện tử' };
  expect((await desk.submit(member, `${member}/phieu-giay`, form)).status).toBe(422);
  expect((await desk.submit(member, `${member}/phieu-giay`, { ...form, 'khai-bao': 'khong' })).status).toBe(303);
  const paper = `/phien-hop/${sessionId}/phieu-giay`;
  expect((await desk.get(`/phien-hop/${sessionId}`)).body).toContain('Bỏ phiếu giấy: Không dùng thư điện tử');
  const printed = await desk.get(`${paper}/in/1`);
  expect(printed.body.match(/☐/g)).toHaveLength(items * 3);
  const voter = await world.registers.directory.person(FIRST);
  expect(printed.body).not.toContain(voter?.name);

  const typing = await desk.submit(paper, `${paper}/nhap`, { 'uy-vien': FIRST });
  expect(typing.body).toContain('Phiếu 1');
  expect(typing.body).not.toContain(' checked');
  const choices = Object.fromEntries(
    Object.entries(choicesFor(items, 'NO')).map(([item, one]) => [`y-1-${item}`, one]),
  );
  const { 'y-1-2': _, ...short } = choices;
  expect((await desk.submit(paper, `${paper}/xem-lai`, { 'uy-vien': FIRST, ...short })).status).toBe(422);
  const review = await desk.submit(paper, `${paper}/xem-lai`, { 'uy-vien': FIRST, ...choices });
  expect(review.body).toContain('Gửi để xác nhận');
  expect((await desk.submit(paper, `${paper}/gui`, { 'uy-vien': FIRST, ...choices })).status).toBe(303);

  const [waiting] = await world.registers.paperSlips.of(sessionId);
  const path = `${paper}/dot/${waiting?.batchId}`;
  expect((await desk.get(path)).status).toBe(403);
  const teller = await world.as((await state()).sitting?.tellers[0] ?? CHAIR);
  const compared = await teller.get(path);
  expect(compared.body).toContain('Không đồng ý');
  expect(compared.body).not.toContain(voter?.name);
  expect((await teller.submit(path, `${path}/tra-lai`, { 'ly-do': ' ' })).status).toBe(422);
  expect((await teller.submit(path, `${path}/xac-nhan`)).status).toBe(303);
  expect(await boxed()).toEqual(Array(items).fill(1));
  expect((await desk.get(`/phien-hop/${sessionId}`)).body).toContain('Đã bỏ phiếu giấy');
});
