import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { tokenHash } from '../../adapters/secrets.ts';
import { createDatabase } from './support/database.ts';
import { linkFor, mailTo, SECRET } from './support/histories.ts';

const database = await createDatabase();
const now = () => new Date('2026-11-03T00:00:00.000Z');
const registers = await openRegisters({ url: database.url, secret: SECRET, now });
afterAll(async () => {
  await registers.close();
  await database.drop();
});

interface Known {
  readonly hash: string;
  readonly person: string;
  revoked: boolean;
  key: string | null;
}

const PEOPLE = ['anh', 'dong'];
const KEYS = ['phone', 'desk', 'thief'].map(tokenHash);
const step = fc.oneof(
  fc.record({ act: fc.constantFrom('remind' as const, 'reissue' as const), person: fc.constantFrom(...PEOPLE) }),
  fc.record({ act: fc.constant('bind' as const), link: fc.nat(8), key: fc.constantFrom(...KEYS) }),
);

let run = 0;

it('whatever is sent, sent again and opened in whichever order: one fresh link at most, each in one browser, none comes back', async () => {
  const law = fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
    run += 1;
    const session = `session-${run}`;
    const known: Known[] = [];
    for (const [n, one] of steps.entries()) {
      if (one.act === 'bind') {
        const link = known[one.link % Math.max(1, known.length)];
        const expected = link !== undefined && !link.revoked && (link.key === null || link.key === one.key);
        expect(await registers.links.bind(link?.hash ?? 'no such link', one.key)).toBe(expected);
        if (link !== undefined && expected) link.key = one.key;
        continue;
      }
      const hash = `${session}-${n}`;
      const sent = [linkFor(hash, session, one.person), mailTo(`<${hash}@ghi-cong>`, session)] as const;
      await (one.act === 'remind' ? registers.links.add(...sent) : registers.links.reissue(...sent));
      for (const before of known)
        if (before.person === one.person && (one.act === 'reissue' || before.key === null)) before.revoked = true;
      known.push({ hash, person: one.person, revoked: false, key: null });
    }
    for (const { hash, revoked, key } of known) {
      const found = await registers.links.find(hash);
      expect([found?.revokedAt !== null, found?.boundHash]).toEqual([revoked, key]);
    }
    for (const person of PEOPLE) {
      const fresh = known.filter((one) => one.person === person && !one.revoked && one.key === null);
      expect(fresh.length).toBeLessThanOrEqual(1);
    }
  });
  await fc.assert(law, { numRuns: 60 });
});

it('the database itself lets no link change its browser or come back to life', async () => {
  await registers.links.add(linkFor('kept', 'session-kept'), mailTo('<kept@ghi-cong>', 'session-kept'));
  expect(await registers.links.bind('kept', KEYS[0] ?? '')).toBe(true);
  const refused = /bound once and revoked once/;
  for (const to of [`'${KEYS[1]}'`, 'NULL'])
    await expect(database.query(`UPDATE links SET bound_hash = ${to} WHERE token_hash = 'kept'`)).rejects.toThrow(
      refused,
    );
  await registers.links.reissue(linkFor('next', 'session-kept'), mailTo('<next@ghi-cong>', 'session-kept'));
  await expect(database.query(`UPDATE links SET revoked_at = NULL WHERE token_hash = 'kept'`)).rejects.toThrow(refused);
});
