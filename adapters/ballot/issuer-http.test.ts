import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EngineUnavailable } from '../../api/engine-port.ts';
import type { PaperIssuer } from '../ballot-ports.ts';
import { connectIssuer, issuerAnswers } from './issuer-client.ts';
import { issuerServer } from './issuer-server.ts';

const CLASS = 'a'.repeat(32);
const ROUND = { sessionId: 'session-2026-0001', boxId: 'session-2026-0001' };
const BLINDED = 'A'.repeat(342);
const failures: string[] = [];
const behind: PaperIssuer = {
  classFor: async (_, memberId) =>
    memberId === 'm1' ? { classId: CLASS, items: [1, 3], publicKey: 'key' } : { refused: 'NOT_A_MEMBER' },
  sign: async () => {
    throw new Error('Temporal is away');
  },
  end: async () => ({ classes: [] }),
};

let issuer: PaperIssuer;
let close: () => void;
let url: string;
beforeAll(
  () =>
    new Promise<void>((resolve) => {
      const app = issuerServer(behind, (error) => failures.push(error.message));
      const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
        url = `http://127.0.0.1:${port}`;
        issuer = connectIssuer(url);
        close = () => void server.close();
        resolve();
      });
    }),
);
afterAll(() => close());

it('answers through HTTP as it does in the process, refusals among it', async () => {
  expect(await issuer.classFor('session-2026-0001', 'm1')).toEqual({ classId: CLASS, items: [1, 3], publicKey: 'key' });
  expect(await issuer.classFor('session-2026-0001', 'm2')).toEqual({ refused: 'NOT_A_MEMBER' });
  expect(await issuer.end(ROUND)).toEqual({ classes: [] });
});

it('an outage behind it is an outage to the caller, to be asked again', async () => {
  const asked = { sessionId: 'session-2026-0001', memberId: 'm1', classId: CLASS, blinded: BLINDED };
  await expect(issuer.sign(asked)).rejects.toThrow(EngineUnavailable);
  expect(failures).toEqual(['Temporal is away']);
  await expect(connectIssuer('http://127.0.0.1:9').end(ROUND)).rejects.toMatchObject({
    // The operator's sentence goes by this name.
    name: 'IssuerUnavailable',
  });
});

it('says whether it is there at all', async () => {
  await expect(issuerAnswers(url)).resolves.toBeUndefined();
  await expect(issuerAnswers('http://127.0.0.1:9')).rejects.toThrow();
});

it('takes no name of a folder for a session, and no message of another length', async () => {
  await expect(issuer.end({ ...ROUND, boxId: '../keys' })).rejects.toThrow(TypeError);
  const asked = { sessionId: 'session-2026-0001', memberId: 'm1', classId: CLASS, blinded: 'AAAA' };
  await expect(issuer.sign(asked)).rejects.toThrow(TypeError);
  expect((await fetch(`${url}/class`, { method: 'POST', body: 'not json' })).status).toBe(400);
});
