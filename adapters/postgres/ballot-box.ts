/**
 * Hòm phiếu at rest. What is guaranteed, and what is not, stands in docs/decisions/secret-ballot.md; this file's part of it:
 *
 * The box says how many chose what and which papers are spent, and nothing else. There is no member, time, sequence or
 * address. Slips of one item lie in one row, ordered by random serial; spent papers lie in another table; every vote writes all rows of the session anew, in random order and in one transaction, so that rows carry the transaction id of the
 * last vote only, whoever cast it. At sealing everything moves to a sorted text, the rows are deleted and the table files
 * are rewritten, so that no old version of a row remains.
 *
 * It does not protect against somebody who reads along while people vote: a copy of the database, of its write-ahead log
 * or of a dead row from before and after one vote shows what came between, and the roll shows who took a paper then.
 * Replicas, log archives and snapshots taken while a session is open must be guarded, or not taken. Nor does it against a
 * server told to log statements with their parameters (`log_statement = all`, `log_min_duration_statement`). A snapshot
 * held open by others while the box is sealed (a long backup) keeps dead rows alive until the table is rewritten again.
 */

import { randomInt } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import {
  type BoxContent,
  contentOf,
  emptyContent,
  openSealed,
  putBallot,
  sealedText,
  tallyOf,
} from '../ballot/box-content.ts';
import type { BallotBox, PaperClass } from '../ballot-ports.ts';
import { sha256 } from '../canonical-json.ts';
import { receiptCode } from '../secrets.ts';
import type { Database, Queries } from './database.ts';
import { RegisterConflict } from './errors.ts';
import { boxClasses, boxes, boxItems, boxPapers } from './schema.ts';

type Box = typeof boxes.$inferSelect;

export function createBallotBox(database: Database): BallotBox {
  return {
    open: (sessionId, items) =>
      database.transaction(async (queries) => {
        const made = await queries.insert(boxes).values({ sessionId, items }).onConflictDoNothing().returning();
        if (made.length > 0) await putRows(queries, sessionId, emptyContent(items));
        else if ((await boxOf(queries, sessionId)).items !== items)
          throw new RegisterConflict(`the box of ${sessionId} was opened for another number of items`);
      }),

    admit: (sessionId, { classId, items, publicKey }) =>
      database.run(async (queries) => {
        const row = { sessionId, classId, items: [...items], publicKey };
        await queries.insert(boxClasses).values(row).onConflictDoNothing();
        const kept = await oneClass(queries, sessionId, classId);
        // Two keys for one set of items would tell its voters apart.
        if (kept?.publicKey !== publicKey || kept.items.join() !== items.join())
          throw new RegisterConflict(`the box of ${sessionId} knows papers for these items under another key`);
      }),

    classOf: (sessionId, classId) => database.run((queries) => oneClass(queries, sessionId, classId)),

    cast: (sessionId, paper, choices) =>
      database.transaction(async (queries) => {
        const box = await lockedBox(queries, sessionId);
        const content = await readContent(queries, box);
        const outcome = putBallot(content, sessionId, paper, choices, box.sealedContent !== null);
        if (outcome === 'STORED') {
          await dropRows(queries, sessionId);
          await putRows(queries, sessionId, content);
        }
        return outcome;
      }),

    // Under the lock like a vote: between reading the box and its rows it might be sealed.
    counts: (sessionId) =>
      database.transaction(async (queries) => {
        const { slips, papers } = await readContent(queries, await lockedBox(queries, sessionId));
        return { slips: slips.map((one) => one.size), papers: countBy(papers.values()) };
      }),

    holdsReceipt: (sessionId, receipt) =>
      database.transaction(async (queries) => {
        const { papers } = await readContent(queries, await lockedBox(queries, sessionId));
        return [...papers.keys()].some((serial) => receiptCode(serial) === receipt);
      }),

    async seal(sessionId) {
      const sealed = await database.transaction((queries) => sealBox(queries, sessionId));
      // Also on a repeated call: the first may have ended between the commit and here. FULL, because a plain VACUUM
      // leaves the bytes of removed rows in their pages. Outside any transaction, as PostgreSQL demands.
      await database.maintain('VACUUM (FULL) box_items');
      await database.maintain('VACUUM (FULL) box_papers');
      return { tally: tallyOf(openSealed(sealed.text).slips, sealed.items), boxHash: sealed.boxHash };
    },

    sealedText: (sessionId) =>
      database.run(async (queries) => {
        const { sealedContent: content } = await boxOf(queries, sessionId);
        if (content === null) throw new RegisterConflict(`the box of ${sessionId} is not sealed yet`);
        return content;
      }),
  };
}

async function boxOf(queries: Queries, sessionId: string): Promise<Box> {
  const [box] = await queries.select().from(boxes).where(eq(boxes.sessionId, sessionId));
  if (box === undefined) throw new RegisterConflict(`no box was opened for ${sessionId}`);
  return box;
}

/** Votes of a session, and its sealing, come one after another. */
async function lockedBox(queries: Queries, sessionId: string): Promise<Box> {
  await queries.execute(sql`SELECT 1 FROM ${boxes} WHERE ${boxes.sessionId} = ${sessionId} FOR UPDATE`);
  return boxOf(queries, sessionId);
}

const CLASS = { classId: boxClasses.classId, items: boxClasses.items, publicKey: boxClasses.publicKey };

async function oneClass(queries: Queries, sessionId: string, classId: string): Promise<PaperClass | undefined> {
  const [found] = await queries
    .select(CLASS)
    .from(boxClasses)
    .where(and(eq(boxClasses.sessionId, sessionId), eq(boxClasses.classId, classId)));
  return found;
}

async function readContent(queries: Queries, { sessionId, items, sealedContent }: Box): Promise<BoxContent> {
  const classes = await queries.select(CLASS).from(boxClasses).where(eq(boxClasses.sessionId, sessionId));
  if (sealedContent !== null) return contentOf({ ...openSealed(sealedContent), classes }, items);
  const rows = await queries
    .select()
    .from(boxItems)
    .where(eq(boxItems.sessionId, sessionId))
    .orderBy(asc(boxItems.item));
  const spent = await queries.select().from(boxPapers).where(eq(boxPapers.sessionId, sessionId));
  const content = emptyContent(items, classes);
  for (const { item, papers } of rows)
    for (const [serial, choice] of Object.entries(papers)) content.slips[item - 1]?.set(serial, choice);
  for (const { serial, classId, signature } of spent) content.papers.set(serial, { classId, signature });
  return content;
}

async function dropRows(queries: Queries, sessionId: string): Promise<void> {
  await queries.delete(boxItems).where(eq(boxItems.sessionId, sessionId));
  await queries.delete(boxPapers).where(eq(boxPapers.sessionId, sessionId));
}

async function putRows(queries: Queries, sessionId: string, { papers, slips }: BoxContent): Promise<void> {
  const spent = [...papers].map(([serial, rest]) => ({ sessionId, serial, ...rest }));
  if (spent.length > 0) await queries.insert(boxPapers).values(shuffled(spent));
  const rows = slips.map((one, index) => ({ sessionId, item: index + 1, papers: Object.fromEntries(one) }));
  if (rows.length > 0) await queries.insert(boxItems).values(shuffled(rows));
}

async function sealBox(queries: Queries, sessionId: string) {
  const box = await lockedBox(queries, sessionId);
  if (box.sealedContent !== null && box.boxHash !== null)
    return { items: box.items, text: box.sealedContent, boxHash: box.boxHash };
  const text = sealedText(sessionId, await readContent(queries, box));
  const boxHash = sha256(text);
  await queries.update(boxes).set({ sealedContent: text, boxHash }).where(eq(boxes.sessionId, sessionId));
  await dropRows(queries, sessionId);
  return { items: box.items, text, boxHash };
}

function countBy(papers: Iterable<{ readonly classId: string }>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { classId } of papers) counts[classId] = (counts[classId] ?? 0) + 1;
  return counts;
}

function shuffled<T>(values: readonly T[]): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(randomInt(left.length), 1));
}
