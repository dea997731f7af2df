import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

/** Received in the last days of the old law, and still being verified when the new one takes effect. */
async function receivedBefore(): Promise<string> {
  world.clock.at = new Date('2026-09-21T02:00:00.000Z');
  const dossierId = await journey.received();
  world.clock.at = new Date('2026-10-05T02:00:00.000Z');
  return dossierId;
}

test('the officer sees what is new for the award, and applies it with a reason that stands in the history', async () => {
  const dossierId = await receivedBefore();
  expect((await world.engine.dossier(dossierId))?.ruleSet).toBe('TLD-2025-08');
  const officer = await world.as(PEOPLE.officer);
  const page = `/ho-so/${dossierId}`;
  const { body } = await officer.get(page);
  const part = body.slice(body.indexOf('Áp dụng quy định mới có lợi hơn'), body.indexOf('name="v-1"'));
  expect(part).toContain('Hồ sơ đang theo bộ quy định TLD-2025-08. Bộ quy định TLD-2026-11');
  expect(part).toContain('Đối chiếu theo dữ liệu hiện có: kết quả các trường hợp không thay đổi.');
  expect(part).toMatch(/<li><strong>[^<]+<\/strong><br\/>Trước: [^<]+<br\/>Nay: [^<]+<\/li>/);
  // Of this award only: a title of the State is none of its lines.
  expect(part).not.toContain('Chiến sĩ thi đua');
  expect((await (await world.as(PEOPLE.proposer)).get(page)).body).not.toContain('Áp dụng quy định mới có lợi hơn');

  const without = await officer.submit(page, `${page}/ap-dung-quy-dinh`, { ruleSet: 'TLD-2026-11', rulesReason: ' ' });
  expect(without.status).toBe(422);
  expect(without.body).toMatch(/id="rulesReason-error">\s*Đề nghị ghi rõ lý do\./);
  const done = await officer.submit(page, `${page}/ap-dung-quy-dinh`, {
    ruleSet: 'TLD-2026-11',
    rulesReason: 'Điều kiện về sáng kiến được nới cho trường hợp 2.',
  });
  expect(done.status).toBe(303);
  expect((await world.engine.dossier(dossierId))?.ruleSet).toBe('TLD-2026-11');
  const after = (await officer.get(page)).body;
  expect(after).toContain('Áp dụng bộ quy định TLD-2026-11 có lợi hơn cho người được đề nghị.');
  expect(after).toContain('Điều kiện về sáng kiến được nới cho trường hợp 2.');
  expect(after).toContain('Đối chiếu theo bộ quy định TLD-2026-11');
  expect(after).not.toContain('name="rulesReason"');
  expect(world.engine.heard.join('')).not.toContain('sáng kiến được nới');
});

test('only rules that bind on the day can be applied, and only by an officer', async () => {
  const dossierId = await receivedBefore();
  const { commands, by } = journey;
  const adopt = async (who: string, ruleSet: string) =>
    commands.adoptFavourableRules({ ...(await by(who)), dossierId, ruleSet, reason: 'Có lợi hơn' });
  expect(await adopt(PEOPLE.officer, 'TLD-2024-05')).toMatchObject({ refused: { code: 'NOT_NEWER_RULES' } });
  expect(await adopt(PEOPLE.proposer, 'TLD-2026-11')).toMatchObject({ refused: { code: 'ROLE_NOT_ALLOWED' } });
  world.clock.at = new Date('2026-09-25T02:00:00.000Z');
  expect(await adopt(PEOPLE.officer, 'TLD-2026-11')).toMatchObject({ refused: { code: 'NOT_NEWER_RULES' } });
  world.clock.at = new Date('2026-10-05T02:00:00.000Z');
  const officer = await world.as(PEOPLE.officer);
  const answer = await world.app.request(`/api/v1/dossiers/${dossierId}/favourable-rules`, {
    method: 'POST',
    headers: { cookie: officer.cookie, 'content-type': 'application/json', 'x-ghicong': '1' },
    body: JSON.stringify({ ruleSet: 'TLD-2026-11', reason: 'Có lợi hơn' }),
  });
  expect(answer.status).toBe(200);
});
