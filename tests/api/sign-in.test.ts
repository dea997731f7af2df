import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../api/deps.ts';
import { PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ limits: { ...DEFAULT_LIMITS, signInByEmail: { points: 3, seconds: 600 } } });
});
afterAll(() => world?.close());

async function linkFor(id: string): Promise<string> {
  const email = (await world.registers.directory.person(id))?.email ?? '';
  await world.anyone().post('/dang-nhap', { email });
  const mail = (await world.mails()).at(-1);
  return /\/dang-nhap\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

const cookieOf = (answer: { headers: Headers }) =>
  /ghicong=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';

test('a known and an unknown address get the very same answer; only the known one gets a mail', async () => {
  const email = (await world.registers.directory.person(PEOPLE.clerk))?.email ?? '';
  const known = await world.anyone().post('/dang-nhap', { email: email.toUpperCase() });
  const mails = await world.mails();
  const unknown = await world.anyone().post('/dang-nhap', { email: 'nobody@laodong.example' });
  expect(unknown.body).toBe(known.body);
  expect(unknown.status).toBe(known.status);
  expect(mails).toHaveLength(1);
  expect(await world.mails()).toHaveLength(0);
  expect(world.logged.join('')).not.toContain(email);
});

test('looking at the link signs nobody in; pressing the button does, once', async () => {
  const token = await linkFor(PEOPLE.officer);
  const path = `/dang-nhap/${token}`;
  for (let n = 0; n < 3; n += 1) {
    await world.app.request(path, { method: 'HEAD' });
    expect((await world.anyone().get(path)).headers.get('set-cookie')).toBeNull();
  }
  const first = await world.anyone().post(path, {});
  expect(first.status).toBe(303);
  expect(first.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/i);
  const list = await world.app.request('/ho-so', { headers: { cookie: cookieOf(first) } });
  expect(await list.text()).toContain('Nguyễn Thị Hồng Ngữ');
  expect((await world.anyone().post(path, {})).status).toBe(410);
  expect(world.logged.join('')).not.toContain(token);
});

test('the link dies after ten minutes', async () => {
  const token = await linkFor(PEOPLE.secretary);
  const before = world.clock.at;
  world.clock.at = new Date(before.getTime() + 10 * 60_000);
  const late = await world.anyone().post(`/dang-nhap/${token}`, {});
  world.clock.at = before;
  expect(late.status).toBe(410);
  expect(late.body).toContain('hết hạn');
});

test('signing out ends the session on the server', async () => {
  const person = await world.as(PEOPLE.clerk);
  expect((await person.get('/ho-so')).status).toBe(200);
  expect((await person.submit('/ho-so', '/dang-xuat')).status).toBe(303);
  expect((await person.get('/ho-so')).status).toBe(303);
});

test('after signing in one arrives at the page one wanted', async () => {
  const asked = await world.anyone().get('/ho-so/dossier-2026-0001');
  expect(asked.headers.get('location')).toBe('/dang-nhap');
  const way = /ghicong-den=[^;]+/.exec(asked.headers.get('set-cookie') ?? '')?.[0] ?? '';
  const token = await linkFor(PEOPLE.authority);
  const post = (cookie: string, link: string) =>
    world.app.request(`/dang-nhap/${link}`, { method: 'POST', headers: { cookie } });
  expect((await post(way, token)).headers.get('location')).toBe('/ho-so/dossier-2026-0001');
  const evil = await post('ghicong-den=%2F%2Fevil.example', await linkFor(PEOPLE.authority));
  expect(evil.headers.get('location')).toBe('/ho-so');
});

test('one address cannot be flooded with mails', async () => {
  for (let n = 0; n < 3; n += 1) await world.anyone().post('/dang-nhap', { email: 'flood@laodong.example' });
  const answer = await world.anyone().post('/dang-nhap', { email: 'flood@laodong.example' });
  expect(answer.status).toBe(429);
});
