import { and, asc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import type { Mail } from '../ports.ts';
import type { Outbox, OutgoingMail } from '../register-ports.ts';
import { open, seal } from '../secrets.ts';
import type { Database, Queries } from './database.ts';
import { maskAddress, maskAddressesIn } from './mask-address.ts';
import { outbox } from './schema.ts';

/** What is needed to keep a message unreadable while it waits. */
export interface MailSealing {
  readonly secret: string;
  readonly now: () => Date;
}

const MINUTE = 60_000;
/** Waiting time after the 1st, 2nd, … failed attempt; then the last one for ever. */
const BACK_OFF = [0.25, 1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE);
/** After a refusal that the server calls permanent. Tried again all the same: a wrongly set up server says so too. */
const AFTER_PERMANENT = 240 * MINUTE;
const GIVE_UP_AFTER = 7 * 24 * 60 * MINUTE;
/** So many failures in a row mean that the server is ill, not the messages; the rest waits for the next flush. */
const SERVER_IS_ILL = 3;

/**
 * Hộp thư đi. A message is sent while its row is locked, one row a transaction: other processes pass it by, and a crash
 * gives it back. A crash after sending and before committing sends it a second time, identical to the first, with the
 * same Message-ID; SMTP allows no better.
 */
export function createOutbox(database: Database, sealing: MailSealing): Outbox {
  return {
    async flush(send) {
      const due = sealing.now();
      let sent = 0;
      let failed = 0;
      for (let inARow = 0; inARow < SERVER_IS_ILL; ) {
        const outcome = await database.transaction((queries) => sendOne(queries, due, send, sealing));
        if (outcome === 'NONE') break;
        if (outcome === 'SENT') sent += 1;
        else failed += 1;
        inARow = outcome === 'SENT' ? 0 : inARow + 1;
      }
      return { sent, failed };
    },

    about: (ids) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(outbox)
          .where(inArray(outbox.about, [...ids]))
          .orderBy(asc(outbox.createdAt), asc(outbox.messageId));
        return rows.map((row) => ({
          messageId: row.messageId,
          kind: row.kind,
          to: row.receiver,
          sentAt: row.sentAt?.toISOString() ?? null,
          lastError: row.lastError,
        }));
      }),
  };
}

/** Adds messages to those waiting; one with a known Message-ID is not added again. */
export async function enqueue(queries: Queries, mails: readonly OutgoingMail[], sealing: MailSealing): Promise<void> {
  if (mails.length === 0) return;
  const createdAt = sealing.now();
  const rows = mails.map(({ mail, about, kind }) => ({
    messageId: mail.messageId,
    about,
    kind,
    receiver: maskAddress(mail.to.address),
    sealed: seal(sealing.secret, purposeOf(mail.messageId), JSON.stringify(mail)),
    createdAt,
    nextAttemptAt: createdAt,
  }));
  await queries.insert(outbox).values(rows).onConflictDoNothing();
}

// The Message-ID in the purpose ties a text to its row: texts exchanged between rows cannot be opened.
const purposeOf = (messageId: string): string => `outbox ${messageId}`;

async function sendOne(
  queries: Queries,
  due: Date,
  send: (mail: Mail) => Promise<void>,
  { secret, now }: MailSealing,
): Promise<'NONE' | 'SENT' | 'FAILED'> {
  const [row] = await queries
    .select()
    .from(outbox)
    .where(and(isNotNull(outbox.nextAttemptAt), lte(outbox.nextAttemptAt, due)))
    .orderBy(asc(outbox.nextAttemptAt), asc(outbox.messageId))
    .limit(1)
    .for('update', { skipLocked: true });
  if (row === undefined) return 'NONE';
  const failure = await attempt(async () => send(unseal(secret, row)));
  const attempts = row.attempts + 1;
  const outcome =
    failure === undefined
      ? { sealed: null, nextAttemptAt: null, sentAt: now(), lastError: null }
      : { lastError: maskAddressesIn(failure.message), ...retry(failure, attempts, row.createdAt, now()) };
  await queries
    .update(outbox)
    .set({ attempts, ...outcome })
    .where(eq(outbox.messageId, row.messageId));
  return failure === undefined ? 'SENT' : 'FAILED';
}

function unseal(secret: string, { messageId, sealed }: { messageId: string; sealed: string | null }): Mail {
  try {
    return JSON.parse(open(secret, purposeOf(messageId), sealed ?? ''));
  } catch (cause) {
    throw new Error('Không mở được thư đang chờ gửi: khóa bí mật của hệ thống đã bị thay đổi.', { cause });
  }
}

async function attempt(work: () => Promise<void>): Promise<Error | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function retry(
  failure: Error,
  attempts: number,
  createdAt: Date,
  now: Date,
): { sealed?: null; nextAttemptAt: Date | null } {
  if (now.getTime() - createdAt.getTime() >= GIVE_UP_AFTER) return { sealed: null, nextAttemptAt: null };
  const wait = BACK_OFF[attempts - 1] ?? BACK_OFF.at(-1) ?? MINUTE;
  const permanent = 'permanent' in failure && failure.permanent === true;
  return { nextAttemptAt: new Date(now.getTime() + (permanent ? Math.max(wait, AFTER_PERMANENT) : wait)) };
}
