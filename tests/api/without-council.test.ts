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

/** Khen thưởng đột xuất: decided on the spot, by a simplified dossier, without a council. */
async function verified(): Promise<string> {
  const { commands, by, accepted } = journey;
  const content = { ...DOSSIER, awardCode: 'BK_TLD_DX' };
  const sent = await commands.submitDossier({ ...(await by(PEOPLE.proposer)), content });
  const { dossierId } = accepted(sent as { dossierId: string });
  accepted(await commands.receiveDossier({ ...(await by(PEOPLE.officer)), dossierId }));
  accepted(await commands.completeVerification({ ...(await by(PEOPLE.officer)), dossierId, failed: [] }));
  return dossierId;
}

test('the verified list goes to the authority, who chooses for each; the secretary has nothing to convene', async () => {
  const dossierId = await verified();
  const withCouncil = await journey.verified();
  const page = `/ho-so/${dossierId}`;
  const secretary = await world.as(PEOPLE.secretary);
  const convene = (await secretary.get('/phien-hop/moi')).body;
  expect(convene).toContain(withCouncil);
  expect(convene).not.toContain(dossierId);
  expect((await secretary.get(page)).body).toContain('Hồ sơ đã thẩm định xong, chờ quyết định khen thưởng.');

  const authority = await world.as(PEOPLE.authority);
  const { body } = await authority.get(page);
  expect(body).toContain('Chờ quyết định khen thưởng');
  expect(body).toContain('Đủ điều kiện, chờ quyết định');
  expect(body).toContain('Thẩm định xong 6 trường hợp đủ điều kiện.');
  expect(body).toMatch(/còn 1 ngày làm việc/);
  for (const council of ['Hội đồng tán thành', 'Chờ đưa ra Hội đồng', '/phien-hop/null', '<span>Hội đồng</span>'])
    expect(body).not.toContain(council);
  // Who pays, and the total in words.
  const bonus = body.slice(body.indexOf('<h2>Tiền thưởng</h2>'));
  expect(bonus).toContain('mỗi cá nhân 3.800.000 đồng; mỗi tập thể 7.590.000 đồng');
  expect(bonus).toContain('26.590.000 đồng');
  expect(bonus).toContain('Hai mươi sáu triệu năm trăm chín mươi nghìn đồng');
  expect(bonus).toContain('Nguồn chi: quỹ thi đua, khen thưởng của Tổng Liên đoàn Lao động Việt Nam.');

  const silent = await authority.submit(page, `${page}/quyet-dinh`, {});
  expect(silent.status).toBe(422);
  expect(silent.body).toContain('Đề nghị chọn quyết định của trường hợp 6.');
  const chosen = Object.fromEntries([1, 2, 3, 4, 5].map((no) => [`d-${no}`, 'khen']));
  const decided = await authority.submit(page, `${page}/quyet-dinh`, {
    ...chosen,
    'd-6': 'khong',
    'r-6': 'Thành tích thuộc năm trước',
  });
  expect(decided.status).toBe(303);
  const state = await world.engine.dossier(dossierId);
  expect(state?.nominees.map(({ status }) => status)).toEqual([...Array(5).fill('DECIDED'), 'REJECTED']);
  expect(state?.dueAt).toBeNull();

  const { commands, by, accepted } = journey;
  accepted(await commands.signDecision({ ...(await by(PEOPLE.authority)), dossierId }));
  accepted(await commands.issueDecision({ ...(await by(PEOPLE.clerk)), dossierId }));
  expect((await authority.get(page)).body).not.toContain('Không còn đủ điều kiện');
});

test('no session can be convened for it', async () => {
  const dossierId = await verified();
  const convened = await journey.commands.conveneSession({
    ...(await journey.by(PEOPLE.secretary)),
    dossierIds: [dossierId],
  });
  expect(convened).toMatchObject({ refused: { code: 'NO_COUNCIL_ASKED' } });
});
