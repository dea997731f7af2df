import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenHash } from '../../adapters/secrets.ts';
import { DEFAULT_LIMITS } from '../../api/deps.ts';
import { asFields, choicesFor, createJourney, declaredOn, MEMBERS, PEOPLE, reviewed } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

const ITEMS: number = DOSSIER.nominees.length;
const PAPER = { 'khong-lien-quan': 'co', ...asFields(choicesFor(ITEMS)) };
const MEMBER = PEOPLE.member;

async function session() {
  const { sessionId, tokens } = await journey.convened();
  const voted = async () => (await world.engine.session(sessionId))?.voted ?? [];
  return { sessionId, token: tokens.get(MEMBER) ?? '', tokenOf: (id: string) => tokens.get(id) ?? '', voted };
}

/** The links in the waiting mails, newest last. */
async function mailedLinks(): Promise<string[]> {
  return (await world.mails()).flatMap(({ text }) => /\/b\/([\w-]+)/.exec(text)?.[1] ?? []);
}

const reissue = async (sessionId: string) =>
  journey.commands.reissueLink({ ...(await journey.by(PEOPLE.secretary)), sessionId, memberId: MEMBER });

describe('the door', () => {
  test('shows nobody who looks in any name, any case or any council, and says the same to every preview', async () => {
    const { token } = await session();
    const { status, body, headers } = await world.anyone().get(`/b/${token}`);
    expect(status).toBe(200);
    expect(headers.getSetCookie()).toEqual([]);
    const names = [DOSSIER.nominees[1].name, 'Hoàng Minh Đức', 'An Phú', 'phiên họp', '0200 000 0112'];
    for (const secret of names) expect(body).not.toContain(secret);
    expect(body).toContain('property="og:description"');
    const head = (page: string) => page.slice(0, page.indexOf('</head>')).replace(/<title>.*<\/title>/, '');
    const unknown = await world.anyone().get('/b/there-is-no-such-link');
    expect(head(unknown.body)).toBe(head(body));
    const behind = await world.phone().post(`/b/${token}/mo`, {});
    expect(behind.body).toContain('Hoàng Minh Đức');
    expect(head(behind.body)).toBe(head(body));
  });
});

describe('the browser that declared', () => {
  test('goes on alone: elsewhere the same link shows no case, declares nothing and sends nothing', async () => {
    const { token, voted } = await session();
    const mine = await declaredOn(world, token);
    const theirs = world.phone();
    expect((await theirs.get(`/b/${token}`)).body).toContain('Mở phiếu');
    for (const step of ['mo', 'khai-bao', 'phieu', 'kiem-tra', 'gui', 'minh-chung']) {
      const { status, body } = await theirs.post(`/b/${token}/${step}`, { 'lien-quan': 'khong', ...PAPER });
      expect([step, status]).toEqual([step, 409]);
      expect(body).not.toContain(DOSSIER.nominees[1].name);
    }
    const api = (key?: string) =>
      journey.commands.issuePaper({
        ...{ token, key, classId: 'a'.repeat(32), blinded: 'a'.repeat(342), declaredNoInterest: true },
        channel: 'api',
      });
    for (const key of [undefined, 'another key', ''])
      expect(await api(key)).toMatchObject({ refused: { code: 'LINK_ELSEWHERE' } });
    expect(await voted()).toEqual([]);
    expect((await mine.post(`/b/${token}/gui`, await reviewed(mine, token, PAPER))).status).toBe(303);
    expect(await voted()).toEqual([MEMBER]);
    const late = await theirs.post(`/b/${token}/mo`, {});
    expect(late.body).toContain('Ông/bà đã bỏ phiếu');
    expect(late.body).not.toMatch(/class="code"/);
    expect((await mine.get(`/b/${token}`)).body).toContain('Ông/bà đã nhận phiếu');
  });

  test('is the first of two that declare in the same moment', async () => {
    const { token } = await session();
    const phones = Array.from({ length: 6 }, () => world.phone());
    await Promise.all(phones.map((phone) => phone.post(`/b/${token}/mo`, {})));
    const answers = await Promise.all(
      phones.map((phone) => phone.post(`/b/${token}/khai-bao`, { 'lien-quan': 'khong' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  });

  test('keeps its key in a cookie that scripts, other sites and plain connections never get', async () => {
    const secure = await createWorld({ appUrl: 'https://ghicong.example' });
    try {
      const { tokens } = await createJourney(secure).convened();
      const { headers } = await secure.anyone().post(`/b/${tokens.get(MEMBER)}/mo`, {});
      const [line = ''] = headers.getSetCookie();
      expect(line).toMatch(/^__Host-ghicong-phieu-[0-9a-f]{16}=[\w-]{43};/);
      for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(line).toContain(part);
      expect(line).not.toContain('Domain');
    } finally {
      await secure.close();
    }
  });

  test('that keeps no cookies is told so before anything is recorded', async () => {
    const { token, voted } = await session();
    const forgetful = world.anyone();
    await forgetful.post(`/b/${token}/mo`, {});
    for (const [step, fields] of [
      ['khai-bao', { 'lien-quan': 'co', 'truong-hop': '2' }],
      ['gui', PAPER],
    ] as const) {
      const { status, body } = await forgetful.post(`/b/${token}/${step}`, fields);
      expect(status).toBe(409);
      expect(body).toContain('Trình duyệt đang chặn cookie');
      expect(body).toContain('đường dẫn vẫn dùng được');
    }
    expect(await voted()).toEqual([]);
    expect((await world.registers.links.find(tokenHash(token)))?.boundHash).toBeNull();
  });
});

describe('a new link', () => {
  test('from the secretary ends the old one at once, also in the browser that had begun', async () => {
    const { sessionId, token } = await session();
    const phone = await declaredOn(world, token);
    await world.mails();
    journey.accepted(await reissue(sessionId));
    const [fresh = ''] = await mailedLinks();
    const dead = await phone.post(`/b/${token}/gui`, PAPER);
    expect(dead.status).toBe(410);
    for (const said of [
      'Đường dẫn đã được thay',
      'Chưa có phiếu nào được ghi nhận',
      'mở thư mới nhất',
      '0200 000 0112',
    ])
      expect(dead.body).toContain(said);
    expect((await world.anyone().get(`/b/${token}`)).status).toBe(410);
    const again = await declaredOn(world, fresh);
    expect((await again.post(`/b/${fresh}/gui`, await reviewed(again, fresh, PAPER))).status).toBe(303);
  });

  test('can be asked for by the member who changed the device, with a tick, and goes to the own mailbox only', async () => {
    const { token, voted } = await session();
    await declaredOn(world, token);
    await world.mails();
    const tablet = world.phone();
    const refused = await tablet.post(`/b/${token}/mo`, {});
    expect(refused.body).toContain('Phiếu đang mở ở nơi khác');
    const unticked = await tablet.post(`/b/${token}/gui-lai`, {});
    expect([unticked.status, await mailedLinks()]).toEqual([422, []]);
    const sent = await tablet.post(`/b/${token}/gui-lai`, { 'xac-nhan': 'co' });
    expect(sent.body).toContain('Đã gửi đường dẫn mới');
    expect(sent.body).not.toContain('@');
    const mails = await world.mails();
    expect(mails.map(({ to }) => to.address)).toEqual(['hoang.minh.duc@laodong.example']);
    const fresh = /\/b\/([\w-]+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
    expect(sent.body).not.toContain(fresh);
    const ready = await declaredOn(world, fresh);
    expect((await ready.post(`/b/${fresh}/gui`, await reviewed(ready, fresh, PAPER))).status).toBe(303);
    expect(await voted()).toEqual([MEMBER]);
  });

  test('cannot be asked for with a link that was replaced, nor more often than four times an hour', async () => {
    const { token } = await session();
    let link = token;
    const answers: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await declaredOn(world, link);
      await world.mails();
      answers.push((await world.phone().post(`/b/${link}/gui-lai`, { 'xac-nhan': 'co' })).status);
      const old = await world.phone().post(`/b/${link}/gui-lai`, { 'xac-nhan': 'co' });
      expect(old.status).not.toBe(200);
      link = (await mailedLinks())[0] ?? link;
    }
    expect(answers).toEqual([200, 200, 200, 429, 429]);
    world.clock.at = new Date(world.clock.at.getTime() + 3_600_001);
    expect((await world.phone().post(`/b/${link}/gui-lai`, { 'xac-nhan': 'co' })).status).toBe(200);
  });

  test('that comes with a reminder ends the mail before, but not the ballot somebody is filling in', async () => {
    const { sessionId, tokenOf } = await session();
    const [busy, idle] = [tokenOf(MEMBERS[3]), tokenOf(MEMBERS[4])];
    const phone = await declaredOn(world, busy);
    for (const personId of [MEMBERS[3], MEMBERS[4]])
      await world.registers.links.add(
        {
          tokenHash: tokenHash(`reminder ${personId} ${sessionId}`),
          purpose: 'ballot',
          personId,
          sessionId,
          expiresAt: '2027-01-01T00:00:00.000Z',
        },
        {
          mail: {
            messageId: `<r-${personId}-${sessionId}@test>`,
            to: { name: '', address: 'a@b.example' },
            subject: '',
            text: '',
            html: '',
          },
          about: sessionId,
          kind: 'reminder',
        },
      );
    expect((await world.anyone().get(`/b/${idle}`)).status).toBe(410);
    expect((await phone.post(`/b/${busy}/gui`, await reviewed(phone, busy, PAPER))).status).toBe(303);
  });

  test('made in the very moment of a vote leaves the interrupted vote to be finished', async () => {
    const { sessionId, token, voted } = await session();
    const phone = await declaredOn(world, token);
    world.engine.afterRoll = async () => {
      world.engine.afterRoll = undefined;
      throw new Error('killed');
    };
    const form = await reviewed(phone, token, PAPER);
    await phone.post(`/b/${token}/gui`, form);
    // The secretary's request had looked at the roll just before.
    await world.database.query(`UPDATE links SET revoked_at = now() WHERE token_hash = $1`, [tokenHash(token)]);
    expect(await voted()).toEqual([MEMBER]);
    expect((await phone.post(`/b/${token}/gui`, form)).status).toBe(303);
    expect((await world.registers.box.counts(sessionId)).slips.every((count) => count === 1)).toBe(true);
  });
});

test('whoever runs the office never sees a link, a key or what opens it: no page, answer, log line, row or history', async () => {
  const { sessionId, token, tokenOf } = await session();
  await declaredOn(world, tokenOf(MEMBERS[5]));
  const phone = world.phone();
  const given = (await phone.post(`/b/${token}/mo`, {})).headers.getSetCookie()[0] ?? '';
  const key = /=([\w-]{43});/.exec(given)?.[1] ?? 'no key was given';
  await phone.post(`/b/${token}/khai-bao`, { 'lien-quan': 'co', 'truong-hop': '2' });
  await phone.post(`/b/${token}/nowhere`, {});
  const seen: string[] = [];
  const rows = async () => {
    const tables = await world.database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    for (const { name } of tables) {
      const lines = await world.database.query<{ line: string }>(
        `SELECT row_to_json(x)::text AS line FROM "${name}" x`,
      );
      seen.push(...lines.map(({ line }) => line));
    }
  };
  journey.accepted(await reissue(sessionId));
  await rows();
  const secrets = [token, key, tokenOf(MEMBERS[5]), ...(await mailedLinks())];
  expect(secrets.length).toBeGreaterThan(3);
  await rows();
  for (const id of [PEOPLE.secretary, PEOPLE.authority, 'quan-tri']) {
    const reader = await world.as(id);
    for (const path of ['/phien-hop', `/phien-hop/${sessionId}`, `/api/v1/sessions/${sessionId}`, '/to-chuc', '/ho-so'])
      seen.push((await reader.get(path)).body);
  }
  seen.push(...world.logged, ...world.engine.heard);
  const all = seen.join('\n');
  expect(all).toContain(sessionId);
  for (const secret of secrets) {
    expect(all).not.toContain(secret);
    expect(all).not.toContain(Buffer.from(secret).toString('hex'));
    expect(all).not.toContain(Buffer.from(secret).toString('base64').slice(0, 40));
  }
});

test('too many steps in a short time are answered with a kind page, and only for the one who took them', async () => {
  const small = { points: 6, seconds: 600 };
  const busy = await createWorld({ limits: { ...DEFAULT_LIMITS, ballotByLink: small } });
  try {
    const { tokens } = await createJourney(busy).convened();
    const token = tokens.get(MEMBER) ?? '';
    const from = (address: string) => async (method: string) =>
      busy.app.request(`/b/${token}`, { method }, { incoming: { socket: { remoteAddress: address } } });
    const scanner = from('198.51.100.7');
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD', 'GET', 'GET']) expect((await scanner(method)).status).toBe(200);
    const stopped = await scanner('GET');
    expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '600']);
    const said = await stopped.text();
    for (const words of ['quá nhiều lượt mở', 'Đường dẫn vẫn dùng được', 'Thư ký Hội đồng'])
      expect(said).toContain(words);
    expect((await from('203.0.113.9')('GET')).status).toBe(200);
  } finally {
    await busy.close();
  }
});

test('behind a proxy on this machine callers are told apart; elsewhere nobody can invent an address', async () => {
  const limits = { ...DEFAULT_LIMITS, ballotByCaller: { points: 1, seconds: 600 } };
  const busy = await createWorld({ limits });
  try {
    const ask = async (socket: string, told: string) => {
      const env = { incoming: { socket: { remoteAddress: socket } } };
      return (await busy.app.request('/b/no-such-link', { headers: { 'x-forwarded-for': told } }, env)).status;
    };
    expect([await ask('127.0.0.1', '198.51.100.1'), await ask('127.0.0.1', '198.51.100.2')]).toEqual([404, 404]);
    expect(await ask('127.0.0.1', '203.0.113.1, 198.51.100.2')).toBe(429);
    expect([await ask('192.0.2.1', '198.51.100.8'), await ask('192.0.2.1', '198.51.100.9')]).toEqual([404, 429]);
  } finally {
    await busy.close();
  }
});
