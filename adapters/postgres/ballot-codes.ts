import { eq, sql } from 'drizzle-orm';
import type { BallotCodeRegister } from '../codes-ports.ts';
import { open, seal } from '../secrets.ts';
import type { Database } from './database.ts';
import { enqueue, type MailSealing } from './outbox.ts';
import { ballotCodes, councilsAskingCode, secondChannels } from './schema.ts';

/** Six digits, five guesses: one in two hundred thousand for each code sent. */
const GUESSES = 5;
const CODES_A_LINK = 5;

export function createBallotCodeRegister(database: Database, sealing: MailSealing): BallotCodeRegister {
  const { secret, now } = sealing;
  return {
    asks: (councilId) =>
      database.run(async (queries) => {
        const found = await queries
          .select()
          .from(councilsAskingCode)
          .where(eq(councilsAskingCode.councilId, councilId));
        return found.length > 0;
      }),

    setAsking: (councilId, asks, setBy) =>
      database.run(async (queries) => {
        if (asks)
          await queries.insert(councilsAskingCode).values({ councilId, since: now(), setBy }).onConflictDoNothing();
        else await queries.delete(councilsAskingCode).where(eq(councilsAskingCode.councilId, councilId));
      }),

    channel: (personId) =>
      database.run(async (queries) => {
        const [row] = await queries.select().from(secondChannels).where(eq(secondChannels.personId, personId));
        return row && { kind: row.kind, masked: row.masked, value: open(secret, purposeOf(personId), row.sealed) };
      }),

    setChannel: (personId, { kind, value, masked }, recordedBy) =>
      database.run(async (queries) => {
        const sealed = seal(secret, purposeOf(personId), value);
        const row = { kind, sealed, masked, recordedBy, recordedAt: now() };
        await queries
          .insert(secondChannels)
          .values({ personId, ...row })
          .onConflictDoUpdate({ target: secondChannels.personId, set: row });
      }),

    issue: ({ linkHash, codeHash, expiresAt }, mail) =>
      database.transaction(async (queries) => {
        const fresh = { codeHash, expiresAt: new Date(expiresAt), attempts: 0 };
        const issued = await queries
          .insert(ballotCodes)
          .values({ linkHash, ...fresh })
          .onConflictDoUpdate({
            target: ballotCodes.linkHash,
            set: { ...fresh, sent: sql`${ballotCodes.sent} + 1` },
            setWhere: sql`${ballotCodes.sent} < ${CODES_A_LINK} AND ${ballotCodes.confirmedAt} IS NULL`,
          })
          .returning({ sent: ballotCodes.sent });
        if (issued.length > 0 && mail !== null) await enqueue(queries, [mail], sealing);
        return issued.length > 0;
      }),

    check: (linkHash, codeHash) =>
      database.transaction(async (queries) => {
        const ofLink = eq(ballotCodes.linkHash, linkHash);
        // Locked, so that guesses sent all at once are counted one by one.
        const [row] = await queries.select().from(ballotCodes).where(ofLink).for('update');
        if (row === undefined) return 'SPENT';
        if (row.confirmedAt !== null) return 'RIGHT';
        if (row.attempts >= GUESSES || row.expiresAt <= now()) return 'SPENT';
        const right = row.codeHash === codeHash;
        await queries
          .update(ballotCodes)
          .set(right ? { confirmedAt: now() } : { attempts: row.attempts + 1 })
          .where(ofLink);
        return right ? 'RIGHT' : 'WRONG';
      }),

    confirmed: (linkHash) =>
      database.run(async (queries) => {
        const [row] = await queries.select().from(ballotCodes).where(eq(ballotCodes.linkHash, linkHash));
        return row !== undefined && row.confirmedAt !== null;
      }),
  };
}

const purposeOf = (personId: string): string => `second channel ${personId}`;
