import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPaperDesk } from '../../adapters/ballot/paper-desk.ts';
import { createApp } from '../../api/app.ts';
import { choicesFor, createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

async function call(
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { 'x-ghicong': '1' },
) {
  const answer = await world.app.request(path, {
    method,
    headers: { cookie, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', json: await answer.json() };
}

test('the description is OpenAPI 3.1 and names every command', async () => {
  const { json } = await call('', 'GET', '/api/openapi.json');
  expect(json.openapi).toBe('3.1.0');
  const paths = Object.keys(json.paths);
  for (const noun of [
    'receipt',
    'return',
    'verification',
    'award-decision',
    'signature',
    'issuance',
    'withdrawal',
    'resubmission',
  ]) {
    expect(paths).toContain(`/api/v1/dossiers/{id}/${noun}`);
  }
  expect(paths).toContain('/api/v1/ballots');
  expect((await world.app.request('/api/docs')).status).toBe(200);
  expect((await world.app.request('/api/docs/swagger-ui-bundle.js')).status).toBe(200);
});

test('the whole way by JSON: submit, receive, verify, convene, vote', async () => {
  const proposer = (await world.as(PEOPLE.proposer)).cookie;
  const officer = (await world.as(PEOPLE.officer)).cookie;
  const secretary = (await world.as(PEOPLE.secretary)).cookie;
  const sent = await call(proposer, 'POST', '/api/v1/dossiers', DOSSIER);
  expect(sent.status).toBe(200);
  const id = sent.json.dossierId;
  expect((await call(officer, 'POST', `/api/v1/dossiers/${id}/receipt`, { papersReason: 'Bổ sung sau' })).status).toBe(
    200,
  );
  expect((await call(officer, 'POST', `/api/v1/dossiers/${id}/verification`, { failed: [] })).status).toBe(200);
  const convened = await call(secretary, 'POST', '/api/v1/sessions', { dossierIds: [id] });
  expect(convened.status).toBe(200);
  const { sessionId } = convened.json;
  const token = world.engine.tokens.get(sessionId)?.get(PEOPLE.member) ?? '';
  const choices = choicesFor(DOSSIER.nominees.length);
  // A program does what the browser's script does: who takes a paper and what is cast are different requests.
  const { json: of } = await call('', 'POST', '/api/v1/ballot-classes', { token });
  const held = await createPaperDesk().make(sessionId, of);
  const { classId, secret, blinded } = held;
  const asked = { token, classId, blinded, declaredNoInterest: true };
  const { json: issued } = await call('', 'POST', '/api/v1/ballot-papers', asked);
  expect((await call('', 'POST', '/api/v1/ballot-papers', asked)).json.blindSignature).toBe(issued.blindSignature);
  const { signature } = await createPaperDesk().finish(sessionId, of, held, issued.blindSignature);
  const ballot = { boxId: of.boxId, classId, secret, signature, choices };
  const loggedBefore = world.logged.length;
  const first = await call('', 'POST', '/api/v1/ballots', ballot);
  expect(first.json.receipt).toMatch(/^.{4}-.{4}$/);
  expect(world.logged.slice(loggedBefore)).toEqual([]);
  const another = { ...ballot, choices: choicesFor(DOSSIER.nominees.length, 'NO') };
  expect((await call('', 'POST', '/api/v1/ballots', another)).json.code).toBe('ALREADY_VOTED');
  expect((await call('', 'POST', '/api/v1/ballots', ballot)).json.receipt).toBe(first.json.receipt);
  const session = await call(secretary, 'GET', `/api/v1/sessions/${sessionId}`);
  expect(session.json.roll.filter((one: { voted: boolean }) => one.voted)).toHaveLength(1);
  expect(session.json.items.every((one: { result: unknown }) => one.result === null)).toBe(true);
  const dossier = await call(officer, 'GET', `/api/v1/dossiers/${id}`);
  expect(dossier.json.events.map((one: { type: string; channel: string }) => [one.type, one.channel])).toContainEqual([
    'dossierReceived',
    'api',
  ]);
});

test('a refusal is problem+json with a stable code, a Vietnamese sentence and its status', async () => {
  const officer = (await world.as(PEOPLE.officer)).cookie;
  const { status, type, json } = await call(officer, 'POST', '/api/v1/dossiers/dossier-2026-9999/receipt', {});
  expect([status, type, json.code]).toEqual([404, 'application/problem+json', 'UNKNOWN_DOSSIER']);
  expect(json.detail).toBe('Không tìm thấy hồ sơ này. Đề nghị kiểm tra lại mã hồ sơ.');
});

test('wrong input names its fields', async () => {
  const proposer = (await world.as(PEOPLE.proposer)).cookie;
  const { status, json } = await call(proposer, 'POST', '/api/v1/dossiers', { ...DOSSIER, summary: '' });
  expect(status).toBe(422);
  expect(json.problems.summary).toBe('Đề nghị nêu khái quát phong trào và kết quả.');
});

test('without a session 401; with one but without the header of a program, refused', async () => {
  expect((await call('', 'GET', '/api/v1/me')).status).toBe(401);
  const officer = (await world.as(PEOPLE.officer)).cookie;
  expect((await call(officer, 'GET', '/api/v1/me')).json.id).toBe(PEOPLE.officer);
  expect((await call(officer, 'POST', '/api/v1/dossiers/x/receipt', {}, {})).status).toBe(401);
});

test('the same Idempotency-Key does a step once', async () => {
  const dossierId = await createJourney(world).submitted();
  const officer = (await world.as(PEOPLE.officer)).cookie;
  const headers = { 'x-ghicong': '1', 'idempotency-key': 'once' };
  const first = await call(
    officer,
    'POST',
    `/api/v1/dossiers/${dossierId}/receipt`,
    { papersReason: 'Bổ sung sau' },
    headers,
  );
  const second = await call(
    officer,
    'POST',
    `/api/v1/dossiers/${dossierId}/receipt`,
    { papersReason: 'Bổ sung sau' },
    headers,
  );
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.json.at).toBe(first.json.at);
});

test('health: the process lives, and says which part does not answer', async () => {
  expect((await world.app.request('/healthz')).status).toBe(200);
  expect((await world.app.request('/readyz')).status).toBe(200);
});

test('without the issuer of papers the web stays ready and names it; without what it needs it does not', async () => {
  const away = async () => {
    throw new Error('nobody there');
  };
  const voteWaits = await createApp({ ...world.deps, companions: { issuer: away } }).request('/readyz');
  expect([voteWaits.status, await voteWaits.json()]).toEqual([
    200,
    { status: 'ok', parts: { 'sổ hồ sơ': 'ok', issuer: 'unavailable' } },
  ]);
  const down = await createApp({ ...world.deps, probes: { registers: away } }).request('/readyz');
  expect([down.status, await down.json()]).toEqual([
    503,
    { status: 'unavailable', parts: { registers: 'unavailable' } },
  ]);
});
