import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EngineUnavailable } from '../../api/engine-port.ts';
import { refuse } from '../../domain/refusals.ts';
import type { PaperIssuer } from '../ballot-ports.ts';
import { connectIssuer, issuerAnswers } from './issuer-client.ts';
import { issuerPass } from './issuer-pass.ts';
import { issuerServer } from './issuer-server.ts';

const CLASS = 'a'.repeat(32);
const ROUND = { sessionId: 'session-2026-0001', boxId: 'session-2026-0001' };
const BLINDED = 'A'.repeat(342);
/** The present key is the second one. */
const RING = { current: 'k2', keys: new Map([...'12'].map((n) => [`k${n}`, Buffer.alloc(32, n)])) };
const failures: string[] = [];
const behind: PaperIssuer = {
  classFor: async (_, memberId) =>
    memberId === 'm1' ? { classId: CLASS, items: [1, 3], publicKey: 'key' } : { refused: 'NOT_A_MEMBER' },
  sign: async () => {
    throw new Error('Temporal is away');
  },
  issue: async ({ memberId }) =>
    memberId === 'm1' ? { at: '2026-11-24T02:00:00.000Z', blindSignature: 'signed' } : refuse('PAPER_OUTDATED'),
  end: async () => ({ classes: [] }),
};

let issuer: PaperIssuer;
let close: () => void;
let url: string;
beforeAll(
  () =>
    new Promise<void>((resolve) => {
      const app = issuerServer(behind, RING, (error) => failures.push(error.message));
      const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
        url = `http://127.0.0.1:${port}`;
        issuer = connectIssuer(url, RING);
        close = () => void server.close();
        resolve();
      });
    }),
);
afterAll(() => close());

it('answers through HTTP as it does in the process, refusals among it', async () => {
  expect(await issuer.classFor('session-2026-0001', 'm1')).toEqual({ classId: CLASS, items: [1, 3], publicKey: 'key' });
  expect(await issuer.classFor('session-2026-0001', 'm2')).toEqual({ refused: 'NOT_A_MEMBER' });
  const actor = { id: 'm1', role: 'member' } as const;
  const paper = { ...ROUND, memberId: 'm1', classId: CLASS, blinded: BLINDED };
  const asked = { ...paper, linkId: 'link', declaredNoInterest: true, actor, channel: 'link' } as const;
  expect(await issuer.issue(asked)).toEqual({ at: '2026-11-24T02:00:00.000Z', blindSignature: 'signed' });
  expect(await issuer.issue({ ...asked, memberId: 'm2' })).toEqual({ refused: { code: 'PAPER_OUTDATED' } });
  expect(await issuer.end(ROUND)).toEqual({ classes: [] });
});

it('an outage behind it is an outage to the caller, to be asked again', async () => {
  const asked = { sessionId: 'session-2026-0001', memberId: 'm1', classId: CLASS, blinded: BLINDED };
  await expect(issuer.sign(asked)).rejects.toThrow(EngineUnavailable);
  expect(failures).toEqual(['Temporal is away']);
  await expect(connectIssuer('http://127.0.0.1:9', RING).end(ROUND)).rejects.toMatchObject({
    // The operator's sentence goes by this name.
    name: 'IssuerUnavailable',
  });
});

it('hears only those who hold a key of the payloads, the present one or one before', async () => {
  const before = { ...RING, current: 'k1' };
  expect(await connectIssuer(url, before).end(ROUND)).toEqual({ classes: [] });
  const foreign = { current: 'k2', keys: new Map([['k2', Buffer.alloc(32, 'x')]]) };
  await expect(connectIssuer(url, foreign).end(ROUND)).rejects.toThrow('401');
  expect((await fetch(`${url}/end`, { method: 'POST', body: JSON.stringify(ROUND) })).status).toBe(401);
  expect((await fetch(`${url}/health`)).status).toBe(200);
});

it('says whether it is there at all', async () => {
  await expect(issuerAnswers(url)).resolves.toBeUndefined();
  await expect(issuerAnswers('http://127.0.0.1:9')).rejects.toThrow();
});

it('takes no name of a folder for a session, and no message of another length', async () => {
  await expect(issuer.end({ ...ROUND, boxId: '../keys' })).rejects.toThrow(TypeError);
  const asked = { sessionId: 'session-2026-0001', memberId: 'm1', classId: CLASS, blinded: 'AAAA' };
  await expect(issuer.sign(asked)).rejects.toThrow(TypeError);
  const headers = { authorization: `Bearer ${issuerPass(RING)}` };
  expect((await fetch(`${url}/class`, { method: 'POST', body: 'not json', headers })).status).toBe(400);
});
