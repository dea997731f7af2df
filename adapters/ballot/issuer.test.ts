import { expect, it } from 'vitest';
import { run } from '../../tests/support/given.ts';
import { CLOSES_AT, convene, SECRETARY, sessionMachine } from '../../tests/support/session-story.ts';
import { createIssuer } from './issuer.ts';
import type { IssuerKeys } from './issuer-keys.ts';

const SESSION = 'session-2026-0001';

function story() {
  const session = run(sessionMachine);
  session.act(SECRETARY, convene({}), '2026-11-10T02:00:00.000Z');
  const destroyed: string[] = [];
  const keys: IssuerKeys = {
    classOf: async () => undefined,
    find: async () => undefined,
    destroy: async (boxId) => {
      destroyed.push(boxId);
      return [];
    },
  };
  const known = async (id: string) => (id === SESSION ? (session.state ?? undefined) : undefined);
  return {
    session,
    destroyed,
    issuer: createIssuer(keys, { session: known, actOnSession: () => Promise.reject(new Error('not asked')) }),
  };
}

it('destroys no key of an open session, whatever is asked in whoever’s name', async () => {
  const { issuer, destroyed } = story();
  expect(await issuer.end({ sessionId: SESSION, boxId: SESSION })).toEqual({ refused: 'VOTING_STILL_OPEN' });
  expect(await issuer.end({ sessionId: 'session-2026-0002', boxId: SESSION })).toEqual({ refused: 'UNKNOWN_SESSION' });
  // The second round's keys, before there is one.
  expect(await issuer.end({ sessionId: SESSION, boxId: `${SESSION}-2` })).toHaveProperty('refused');
  expect(destroyed).toEqual([]);
});

it('destroys those of its own box once the session is closed, and of no other', async () => {
  const { session, issuer, destroyed } = story();
  session.act(SECRETARY, { type: 'closeSession' }, CLOSES_AT);
  expect(await issuer.end({ sessionId: SESSION, boxId: 'session-2026-0002' })).toHaveProperty('refused');
  expect(await issuer.end({ sessionId: SESSION, boxId: `${SESSION}-2` })).toHaveProperty('refused');
  expect(await issuer.end({ sessionId: SESSION, boxId: SESSION })).toEqual({ classes: [] });
  expect(destroyed).toEqual([SESSION]);
});
