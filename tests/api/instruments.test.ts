import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentHash } from '../../api/content-hash.ts';
import { instrumentsOf } from '../../domain/council/instruments.ts';
import { BY, somebody, what } from '../adapters/support/ledger.ts';
import { createJourney, MEMBERS, openedOn, PEOPLE } from './support/journey.ts';
import { CO_KHI, withPast } from './support/past.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
let opened: Awaited<ReturnType<ReturnType<typeof createJourney>['convened']>>;

beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
  await withPast(world, journey);
  opened = await journey.convened();
});
afterAll(() => world?.close());

const frozen = async () => {
  const hash = (await world.engine.session(opened.sessionId))?.instrumentsHash ?? '';
  const facts = await world.registers.instruments.find(opened.sessionId, hash);
  if (facts === undefined) throw new Error('nothing was frozen');
  return { hash, facts };
};

test('the convening freezes the figures: list, units, cluster, quota, under the hash that its event carries', async () => {
  const { hash, facts } = await frozen();
  expect(contentHash(facts)).toBe(hash);
  const { shares, units, rotations, quotas } = instrumentsOf(facts);
  expect(shares).toEqual([
    { award: null, collectives: 1, individuals: 5, direct: 4, required: 1, missing: 0, women: 3 },
  ]);
  expect(units).toEqual([
    {
      unit: 'Công đoàn cơ sở Công ty Cổ phần May Hòa Bình',
      listed: 6,
      past: [2021, 2022, 2023, 2024, 2025].map((year) => ({ year, count: year === 2025 ? 2 : year === 2024 ? 1 : 0 })),
    },
  ]);
  expect(rotations).toMatchObject([{ group: 'Cụm số 1', units: 2, had: 2, fewest: 1, most: 3, again: 1, chances: 1 }]);
  expect(rotations[0]?.perYear.slice(-2)).toEqual([
    { year: 2024, units: 2, had: 2, registered: false },
    { year: 2025, units: 1, had: 1, registered: true },
  ]);
  expect(quotas).toMatchObject([{ limit: 10, awarded: 0, elsewhere: 2, listed: 6, left: 2 }]);
});

test('what happens afterwards does not change them', async () => {
  const before = (await frozen()).facts;
  const award = what('BK_LDLD', 2025, { unitId: CO_KHI });
  await world.registers.ledger.importRows([{ award, subject: somebody({ unitId: CO_KHI }) }], BY, false);
  expect((await frozen()).facts).toEqual(before);
  await expect(world.database.query('UPDATE session_instruments SET facts = $1', [{}])).rejects.toThrow();
});

test('the secretary sees them on the session and on a page of their own; a proposing union does not', async () => {
  const secretary = await world.as(PEOPLE.secretary);
  const session = await secretary.get(`/phien-hop/${opened.sessionId}`);
  expect(session.body).toContain('05 cá nhân, trong đó 04 người lao động trực tiếp (đạt mức tối thiểu 01) và 03 nữ');
  const page = await secretary.get(`/phien-hop/${opened.sessionId}/so-lieu`);
  expect(page.status).toBe(200);
  expect(page.body).toContain('Cụm số 1');
  expect(page.body).toContain((await frozen()).hash);
  const stranger = await world.as(PEOPLE.proposer);
  expect((await stranger.get(`/phien-hop/${opened.sessionId}/so-lieu`)).status).toBe(403);

  const json = JSON.parse((await secretary.get(`/api/v1/sessions/${opened.sessionId}/instruments`)).body);
  expect(json).toMatchObject({ hash: (await frozen()).hash, shares: [{ direct: 4 }], quotas: [{ left: 2 }] });
});

test('a member sees them after declaring, not before, and nothing of an item kept out of', async () => {
  const token = opened.tokens.get(MEMBERS[2]) ?? '';
  const browser = world.phone();
  expect((await browser.post(`/b/${token}/mo`, {})).body).not.toContain('Số liệu của danh sách');
  const free = await browser.post(`/b/${token}/khai-bao`, { 'lien-quan': 'khong' });
  expect(free.body).toContain('Số liệu của danh sách');
  expect(free.body).not.toContain('không tính các trường hợp');
  // Item 2 is a woman and a direct worker: with her out of sight both counts fall.
  const recused = await browser.post(`/b/${token}/khai-bao`, {
    'lien-quan': 'co',
    'truong-hop': '2',
    'quan-he-2': 'KIN',
  });
  expect(recused.body).toContain('Số liệu không tính các trường hợp ông/bà không tham gia xét');
  expect(recused.body).toContain('3 (75%)');
  expect(recused.body).toContain('2 (50%)');
});

test('the invitation paper is read through the link before anything is declared', async () => {
  const token = opened.tokens.get(MEMBERS[3]) ?? '';
  const browser = await openedOn(world, token);
  expect((await browser.get(`/b/${token}/giay-moi`)).status).toBe(404);
  await world.document(opened.sessionId, 'INVITATION', 'FINAL', 'Giấy mời họp Hội đồng số 01/GM');
  expect((await browser.post(`/b/${token}/mo`, {})).body).toContain('Tải giấy mời và chương trình họp');
  const paper = await browser.get(`/b/${token}/giay-moi`);
  expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  // Whoever only has the link, a scanner among them, does not get it.
  expect((await world.anyone().get(`/b/${token}/giay-moi`)).status).toBe(409);
  expect((await browser.get(`/b/${'x'.repeat(43)}/giay-moi`)).status).toBe(404);
});

test('the chair, who votes too, sees no figures before declaring and only their own afterwards', async () => {
  const chair = await world.as(PEOPLE.authority);
  const page = `/phien-hop/${opened.sessionId}`;
  expect((await chair.get(page)).body).not.toContain('Số liệu trước khi bỏ phiếu');
  expect((await chair.get(`${page}/so-lieu`)).status).not.toBe(200);
  const token = opened.tokens.get(PEOPLE.authority) ?? '';
  const phone = await openedOn(world, token);
  await phone.post(`/b/${token}/khai-bao`, { 'lien-quan': 'co', 'truong-hop': '2', 'quan-he-2': 'KIN' });
  expect((await chair.get(page)).body).toContain('04 cá nhân, trong đó 03 người lao động trực tiếp');
  expect((await chair.get(`${page}/so-lieu`)).body).toContain('3 (75%)');
});
