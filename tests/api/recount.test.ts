import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choicesFor, createJourney, MEMBERS, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

const ITEMS: number = DOSSIER.nominees.length;
const receiptOf = (result: object) => (result as { receipt?: string }).receipt ?? '';

async function votedBy(count: number) {
  const { sessionId, tokens } = await journey.convened();
  const token = (member: string | undefined) => tokens.get(member ?? '') ?? '';
  const receipts: string[] = [];
  for (const [index, member] of MEMBERS.slice(0, count).entries()) {
    const choices = choicesFor(ITEMS, (item) => (item === 1 && index < 3 ? 'NO' : 'YES'));
    receipts.push(receiptOf(await journey.cast({ token: token(member), choices })));
  }
  const close = async () =>
    journey.accepted(await journey.commands.closeSession({ ...(await journey.by(PEOPLE.secretary)), sessionId }));
  return { sessionId, receipts, close };
}

test('after the count whoever may read the session sees it counted again and takes the box home', async () => {
  const { sessionId, close } = await votedBy(9);
  const secretary = await world.as(PEOPLE.secretary);
  const page = `/phien-hop/${sessionId}`;
  expect((await secretary.get(`${page}/kiem-phieu`)).status).toBe(409);
  expect((await secretary.get(`${page}/hom-phieu.json`)).status).toBe(409);
  await close();
  expect((await secretary.get(page)).body).toContain(`href="${page}/kiem-phieu"`);
  const recount = (await secretary.get(`${page}/kiem-phieu`)).body;
  expect(recount).toContain('Đếm lại từ hòm phiếu đã mở cho đúng kết quả');
  expect(recount).not.toContain('SAI:');
  expect(recount).toContain('9 ủy viên tham gia, 9 phiếu đã phát, 9 phiếu trong hòm.');
  expect(recount).toMatch(/<td>6<\/td><td>3<\/td><td>0<\/td>/);
  const file = await secretary.get(`${page}/hom-phieu.json`);
  expect(createHash('sha256').update(file.body).digest('hex')).toBe((await world.engine.session(sessionId))?.boxHash);
  for (const member of MEMBERS) expect(file.body).not.toContain(member);
  expect((await (await world.as(PEOPLE.otherProposer)).get(`${page}/kiem-phieu`)).status).toBe(403);
  expect((await world.anyone().get(`${page}/hom-phieu.json`)).status).toBe(303);
});

test('a box that was changed behind the program does not pass', async () => {
  const { sessionId, close } = await votedBy(9);
  await close();
  const { box } = world.registers as { box: { sealedText(id: string): Promise<string> } };
  const honest = box.sealedText;
  box.sealedText = async (id) => (await honest(id)).replace('"choice":"NO"', '"choice":"YES"');
  try {
    const recount = (await (await world.as(PEOPLE.secretary)).get(`/phien-hop/${sessionId}/kiem-phieu`)).body;
    expect(recount).toContain('Đếm lại KHÔNG khớp');
    expect(recount.match(/SAI:/g)).toHaveLength(2);
  } finally {
    box.sealedText = honest;
  }
});

test('a receipt shows that the ballot is there, before and after the count, to anybody and nothing more', async () => {
  const { sessionId, receipts, close } = await votedBy(9);
  expect(new Set(receipts).size).toBe(9);
  const anyone = world.anyone();
  const at = `/kiem-phieu/${sessionId}`;
  expect((await anyone.get(at)).body).toContain('Mã biên nhận');
  const ask = async (ma: string) => await anyone.post(at, { ma });
  for (const when of ['open', 'sealed']) {
    if (when === 'sealed') await close();
    for (const receipt of receipts) {
      const { body } = await ask(` ${receipt.toLowerCase().replace('-', ' ')} `);
      expect(body, when).toContain(`Phiếu mang mã ${receipt} có trong hòm phiếu`);
      expect(body).not.toMatch(/Đồng ý|Không đồng ý|Không có ý kiến/);
    }
    expect((await ask('0000-0000')).body).toContain('Không có phiếu nào mang mã');
  }
  expect((await ask('K7QM')).status).toBe(422);
  expect((await anyone.get('/kiem-phieu/session-2026-9999')).status).toBe(404);
  expect(world.logged.join('')).not.toContain(receipts[0] ?? '');
});
