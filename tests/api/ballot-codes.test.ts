import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HeldPaper } from '../../adapters/ballot-ports.ts';
import { createSmsGateway } from '../../adapters/sms/create-sms-gateway.ts';
import { asFields, choicesFor, createJourney, MEMBERS, PEOPLE, reviewed } from './support/journey.ts';
import { type Browser, createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
const ITEMS: number = DOSSIER.nominees.length;
const PAPER = { 'khong-lien-quan': 'co', ...asFields(choicesFor(ITEMS)) };
const SETTINGS = '/phien-hop/ma-xac-nhan';
const SECOND = 'duc.rieng@thu.example';

const setChannel = async (memberId: string, kind: 'EMAIL' | 'SMS', value: string) =>
  journey.commands.setSecondChannel({ ...(await journey.by(PEOPLE.secretary)), memberId, kind, value });

beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

/** The code in the newest mail to the member's other mailbox. */
const mailedCode = async () =>
  /\b\d{6}\b/.exec((await world.mails()).filter(({ to }) => to.address === SECOND).at(-1)?.text ?? '')?.[0] ?? '';

async function declared(memberId: string = PEOPLE.member) {
  const { sessionId, tokens } = await journey.convened();
  const token = tokens.get(memberId) ?? '';
  await world.mails();
  const phone = world.phone();
  await phone.post(`/b/${token}/mo`, {});
  const answer = await phone.post(`/b/${token}/khai-bao`, { 'lien-quan': 'khong' });
  return { sessionId, token, phone, answer };
}

const type = (phone: Browser, token: string, ma: string) =>
  phone.post(`/b/${token}/ma`, { ma, 'khong-lien-quan': 'co' });
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');

describe('the secretary', () => {
  test('asks for codes only once every member has a second channel, and sees addresses in part', async () => {
    const secretary = await world.as(PEOPLE.secretary);
    expect((await secretary.submit(SETTINGS, SETTINGS, { asks: 'co' })).status).toBe(409);
    const own = { memberId: PEOPLE.member, kind: 'EMAIL', value: 'Hoang.Minh.Duc@laodong.example' };
    const twice = await secretary.submit(SETTINGS, `${SETTINGS}/kenh`, own);
    expect(twice.body).toContain('Đây là hộp thư đã nhận thư mời');
    const odd = await secretary.submit(SETTINGS, `${SETTINGS}/kenh`, { ...own, kind: 'SMS', value: '12345' });
    expect(odd.status).toBe(422);
    for (const [n, id] of MEMBERS.entries()) {
      const value = id === PEOPLE.member ? SECOND : `0912 345 67${n}`;
      const kind = id === PEOPLE.member ? 'EMAIL' : 'SMS';
      const kept = await secretary.submit(SETTINGS, `${SETTINGS}/kenh`, { memberId: id, kind, value });
      expect(kept.status).toBe(303);
    }
    const { body } = await secretary.get(SETTINGS);
    expect(body).toContain('d***@thu.example');
    expect(body).not.toContain(SECOND);
    expect(body).not.toContain('345 67');
    expect((await secretary.submit(SETTINGS, SETTINGS, { asks: 'co' })).status).toBe(303);
    const rows = await world.database.query<{ line: string }>(
      'SELECT row_to_json(x)::text AS line FROM second_channels x',
    );
    expect(rows.map(({ line }) => line).join('')).not.toMatch(/duc\.rieng|91234567/);
  });

  test('is the only one who may: not an officer, not the chair, not another body', async () => {
    for (const id of [PEOPLE.officer, PEOPLE.authority, PEOPLE.proposer]) {
      const reader = await world.as(id);
      expect((await reader.get(SETTINGS)).status).toBe(403);
      const caller = await journey.by(id);
      const policy = await journey.commands.setBallotCodePolicy({ ...caller, asks: false });
      expect(policy).toMatchObject({ refused: { code: 'ROLE_NOT_ALLOWED' } });
    }
  });
});

describe('at a council that asks for a code', () => {
  test('no case is shown and no ballot taken before the code, and all goes on after it', async () => {
    const { sessionId, token, phone, answer } = await declared();
    expect(answer.body).toContain('Nhập mã xác nhận');
    expect(answer.body).not.toContain(SECOND);
    for (const step of ['phieu', 'kiem-tra', 'gui', 'dien']) {
      const { body } = await phone.post(`/b/${token}/${step}`, PAPER);
      expect(body).toContain('Nhập mã xác nhận');
      expect(body).not.toContain(DOSSIER.nominees[1].name);
    }
    const unnamed = { classId: 'a'.repeat(32), blinded: 'a'.repeat(342), declaredNoInterest: true } as const;
    expect(await journey.commands.issuePaper({ token, ...unnamed, channel: 'api' })).toMatchObject({
      refused: { code: 'LINK_ELSEWHERE' },
    });
    const code = await mailedCode();
    const paper = await type(phone, token, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect(paper.body).toContain(DOSSIER.nominees[1].name);
    expect((await phone.post(`/b/${token}/gui`, await reviewed(phone, token, PAPER))).status).toBe(303);
    expect((await world.engine.session(sessionId))?.voted).toEqual([PEOPLE.member]);
    const rows = await world.database.query<{ line: string }>(
      'SELECT row_to_json(x)::text AS line FROM ballot_codes x',
    );
    const everywhere = [...rows.map(({ line }) => line), ...world.logged, ...world.engine.heard].join('\n');
    expect(everywhere).not.toContain(`"${code}"`);
  });

  test('by JSON: declare with a key of one’s own, get the code, confirm it, vote with the same key', async () => {
    const { tokens } = await journey.convened();
    const token = tokens.get(PEOPLE.member) ?? '';
    const key = 'k'.repeat(43);
    await world.mails();
    const call = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json', 'x-ghicong': '1' };
      const answer = await world.app.request(`/api/v1/${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return [answer.status, ((await answer.json()) as { code?: string }).code];
    };
    const logged = world.logged.length;
    const asked = { token, key, declaredNoInterest: false };
    expect(await call('interest-declarations', { token, key, items: [2] })).toEqual([200, undefined]);
    expect(await call('ballot-classes', { token, key })).toEqual([409, 'CODE_NEEDED']);
    expect(await call('ballot-codes', { token, key: 'x'.repeat(43) })).toEqual([409, 'LINK_ELSEWHERE']);
    expect(await call('ballot-codes', { token, key })).toEqual([200, undefined]);
    const code = await mailedCode();
    expect(await call('ballot-code-confirmations', { token, key, code: wrongFor(code) })).toEqual([422, 'CODE_WRONG']);
    expect(await call('ballot-code-confirmations', { token, key, code })).toEqual([200, undefined]);
    expect(await call('ballot-classes', { token, key: 'x'.repeat(43) })).toEqual([409, 'LINK_ELSEWHERE']);
    const made = (await journey.commands.makePaper({ token, key })) as HeldPaper;
    const paper = { ...asked, classId: made.classId, blinded: made.blinded };
    expect(await call('ballot-papers', { ...paper, key: 'x'.repeat(43) })).toEqual([409, 'LINK_ELSEWHERE']);
    expect(await call('ballot-papers', paper)).toEqual([200, undefined]);
    expect(world.logged.slice(logged).join('')).not.toMatch(/ballot-code|"ms":/);
  });

  test('a ballot by a link nobody declared with is refused too', async () => {
    const { tokens } = await journey.convened();
    const token = tokens.get(PEOPLE.member) ?? '';
    const paper = { classId: 'a'.repeat(32), blinded: 'a'.repeat(342), declaredNoInterest: true } as const;
    const sent = await journey.commands.issuePaper({ token, ...paper, channel: 'api' });
    expect(sent).toMatchObject({ refused: { code: 'CODE_NEEDED' } });
    expect(await journey.cast({ token, choices: choicesFor(ITEMS) })).toMatchObject({
      refused: { code: 'CODE_NEEDED' },
    });
  });

  test('five wrong codes end a code, the right one included; a new one works, five in all', async () => {
    const { token, phone } = await declared();
    const code = await mailedCode();
    // All at once: each guess is counted.
    const guesses = await Promise.all(Array.from({ length: 8 }, () => type(phone, token, wrongFor(code))));
    expect(guesses.map(({ status }) => status).sort()).toEqual([409, 409, 409, 422, 422, 422, 422, 422]);
    const late = await type(phone, token, code);
    expect(late.body).toContain('Đề nghị nhận mã mới');
    const resend = () => phone.post(`/b/${token}/ma/gui`, { 'khong-lien-quan': 'co' });
    const statuses: number[] = [];
    const codes: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      statuses.push((await resend()).status);
      codes.push(await mailedCode());
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
    const [newest = '', ...replaced] = [...new Set(codes.slice(0, 4))].reverse();
    for (const one of replaced) expect((await type(phone, token, one)).status).toBe(422);
    expect((await type(phone, token, newest)).status).toBe(200);
  });

  test('a code lives ten minutes, and only in the browser and for the link it was sent for', async () => {
    const { token, phone } = await declared();
    const code = await mailedCode();
    const stranger = world.phone();
    await stranger.post(`/b/${token}/mo`, {});
    expect((await type(stranger, token, code)).body).toContain('Phiếu đang mở ở nơi khác');
    const other = await declared();
    expect((await type(other.phone, other.token, code)).status).toBe(422);
    world.clock.at = new Date(world.clock.at.getTime() + 10 * 60_000);
    expect((await type(phone, token, code)).status).toBe(409);
    const again = await phone.post(`/b/${token}/ma/gui`, { 'khong-lien-quan': 'co' });
    expect(again.body).toContain('10 phút');
    expect((await type(phone, token, await mailedCode())).status).toBe(200);
  });

  test('goes as a text message to those who have a telephone for it', async () => {
    const before = world.texts.length;
    const { token, phone } = await declared(MEMBERS[4]);
    const [message] = world.texts.slice(before);
    expect(message?.to).toBe('+84912345674');
    const code = /\b\d{6}\b/.exec(message?.text ?? '')?.[0] ?? '';
    expect((await type(phone, token, code)).status).toBe(200);
  });

  test('a machine that fills in every form with the first choice gets no further than the code', async () => {
    const { sessionId, tokens } = await journey.convened();
    const token = tokens.get(MEMBERS[6]) ?? '';
    const machine = world.phone();
    await machine.post(`/b/${token}/mo`, {});
    await machine.post(`/b/${token}/khai-bao`, { 'lien-quan': 'khong' });
    for (const step of ['ma', 'kiem-tra', 'gui']) await machine.post(`/b/${token}/${step}`, { ...PAPER, ma: '123456' });
    expect((await world.engine.session(sessionId))?.voted).toEqual([]);
  });
});

test('without a channel for a member, the page says whom to ask', async () => {
  await world.database.query('DELETE FROM second_channels WHERE person_id = $1', [MEMBERS[7]]);
  const { answer } = await declared(MEMBERS[7]);
  expect([answer.status, answer.body.includes('0200 000 0112')]).toEqual([409, true]);
  expect(await setChannel(MEMBERS[7], 'SMS', '+84 912 345 677')).toMatchObject({ ok: true });
});

test('the gateway for text messages gets number and text, with its password, and an answer it does not like is an error', async () => {
  const seen: { auth: string | undefined; body: string }[] = [];
  let status = 202;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ auth: request.headers.authorization, body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const gateway = createSmsGateway(`http://union:s%20cret@127.0.0.1:${port}/send`);
  await gateway.send('+84912345678', 'ma 123456');
  expect(seen).toEqual([
    {
      auth: `Basic ${Buffer.from('union:s cret').toString('base64')}`,
      body: '{"to":"+84912345678","text":"ma 123456"}',
    },
  ]);
  status = 500;
  const failed = await gateway.send('+84912345678', 'ma 123456').catch((error: Error) => error);
  expect(failed).toMatchObject({ name: 'SmsUnavailable' });
  expect(String(failed)).not.toMatch(/123456|84912/);
  await new Promise((done) => server.close(done));
});
