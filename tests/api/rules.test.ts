import { afterAll, beforeAll, expect, test } from 'vitest';
import { RULE_SETS } from '../../domain/rulesets/index.ts';
import { PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

test('everybody with an account reads the rules of the day, and every published set', async () => {
  for (const who of [PEOPLE.proposer, PEOPLE.member]) {
    const reader = await world.as(who);
    const first = await reader.get('/quy-dinh');
    expect(first.status).toBe(302);
    expect(first.headers.get('location')).toBe('/quy-dinh/TLD-2026-11');
  }
  const officer = await world.as(PEOPLE.officer);
  for (const set of RULE_SETS) {
    const { status, body } = await officer.get(`/quy-dinh/${set.id}`);
    expect(status).toBe(200);
    for (const award of set.awards) expect(body).toContain(`href="/quy-dinh/${set.id}/${award.code}"`);
  }
});

test('every award shows each of its rules with its ground, and what is not confirmed', async () => {
  const officer = await world.as(PEOPLE.officer);
  for (const set of RULE_SETS) {
    for (const award of set.awards) {
      const { status, body } = await officer.get(`/quy-dinh/${set.id}/${award.code}`);
      expect(status).toBe(200);
      for (const { text } of award.criteria) expect(body).toContain(text);
    }
  }
  const { body } = await officer.get('/quy-dinh/TLD-2025-08/LDTT');
  expect(body).toContain('Căn cứ: khoản 1 Điều 24 Luật Thi đua, khen thưởng năm 2022');
  expect(body).toContain('đã đối chiếu');
  expect(body).toContain('cần xác nhận');
});

test('short papers are announced where fewer are asked for', async () => {
  const proposer = await world.as(PEOPLE.proposer);
  const { body } = await proposer.get('/quy-dinh/TLD-2026-11/BK_TLD_DX');
  expect(body).toContain('Khen thưởng theo thủ tục đơn giản: chỉ cần tờ trình và bản tóm tắt thành tích');
  expect(body).toContain('không phải đưa ra Hội đồng');
});

test('what is not published is not found; strangers are sent to sign in', async () => {
  const officer = await world.as(PEOPLE.officer);
  expect((await officer.get('/quy-dinh/TLD-1999')).status).toBe(404);
  expect((await officer.get('/quy-dinh/TLD-2026-11/BK_X')).status).toBe(404);
  const stranger = await world.app.request('/quy-dinh');
  expect(stranger.headers.get('location') ?? '').not.toContain('/quy-dinh/TLD');
});
