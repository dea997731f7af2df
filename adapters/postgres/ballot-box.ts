/**
 * Hòm phiếu. What is guaranteed, and what is not:
 *
 * At rest the box says how many chose what, and nothing else. There is no member, time, sequence or address. Papers of
 * one item lie in one row, ordered by random serial; every vote writes all rows of the session anew, in random order and
 * in one transaction, so that rows carry the transaction id of the last vote only, whoever cast it. At sealing the papers
 * move to a sorted text, the rows are deleted and the table file is rewritten, so that no old version of a row remains.
 *
 * It does not protect against somebody who reads along while people vote: a copy of the database, of its write-ahead log
 * or of a dead row from before and after one vote shows the papers that came between, and the roll shows who voted then.
 * Replicas, log archives and snapshots taken while a session is open must be guarded, or not taken. Nor does it against a
 * server told to log statements with their parameters (`log_statement = all`, `log_min_duration_statement`). A snapshot
 * held open by others while the box is sealed (a long backup) keeps dead rows alive until the table is rewritten again.
 */

import { randomInt } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import { sha256 } from '../canonical-json.ts';
import type { BallotBox, Choice, Paper } from '../register-ports.ts';
import { papersIn, sealedContent, tallyOf } from './box-content.ts';
import type { Database, Queries } from './database.ts';
import { RegisterConflict } from './errors.ts';
import { boxes, boxItems } from './schema.ts';

type Box = typeof boxes.$inferSelect;
type Place = Omit<Paper, 'choice'>;

export function createBallotBox(database: Database): BallotBox {
  return {
    open: (sessionId, items) =>
      database.transaction(async (queries) => {
        const made = await queries.insert(boxes).values({ sessionId, items }).onConflictDoNothing().returning();
        if (made.length > 0) {
          await putRows(
            queries,
            sessionId,
            Array.from({ length: items }, () => new Map()),
          );
        } else if ((await boxOf(queries, sessionId)).items !== items) {
          throw new RegisterConflict(`the box of ${sessionId} was opened for another number of items`);
        }
      }),

    cast: (sessionId, papers) =>
      database.transaction(async (queries) => {
        const box = await lockedBox(queries, sessionId);
        refuseMalformed(papers, box.items);
        const content = await contentOf(queries, box);
        const standing = papers.map(({ item, serial }) => content[item - 1]?.get(serial));
        if (standing.every((choice, index) => choice === papers[index]?.choice)) return 'SAME';
        // Some of these serials are known: this is not the ballot that came with them.
        if (standing.some((choice) => choice !== undefined)) return 'DIFFERENT';
        if (box.sealedContent !== null) return 'SEALED';
        for (const { item, serial, choice } of papers) content[item - 1]?.set(serial, choice);
        await queries.delete(boxItems).where(eq(boxItems.sessionId, sessionId));
        await putRows(queries, sessionId, content);
        return 'STORED';
      }),

    // Under the lock like a vote: between reading the box and its rows it might be sealed.
    contains: (sessionId, places) =>
      database.transaction(async (queries) => {
        const content = await contentOf(queries, await lockedBox(queries, sessionId));
        return places.every(({ item, serial }: Place) => content[item - 1]?.has(serial) === true);
      }),

    counts: (sessionId) =>
      database.transaction(async (queries) => {
        const content = await contentOf(queries, await lockedBox(queries, sessionId));
        return content.map((papers) => papers.size);
      }),

    async seal(sessionId) {
      const sealed = await database.transaction((queries) => sealBox(queries, sessionId));
      // Also on a repeated call: the first may have ended between the commit and here. FULL, because a plain VACUUM
      // leaves the bytes of removed rows in their pages. Outside any transaction, as PostgreSQL demands.
      await database.maintain('VACUUM (FULL) box_items');
      return { tally: tallyOf(papersIn(sealed.content), sealed.items), boxHash: sealed.boxHash };
    },

    published: (sessionId) =>
      database.run(async (queries) => {
        const { sealedContent: content } = await boxOf(queries, sessionId);
        if (content === null) throw new RegisterConflict(`the box of ${sessionId} is not sealed yet`);
        return papersIn(content);
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

/** Item by item, the choices by serial. */
type Content = Map<string, Choice>[];

async function contentOf(queries: Queries, box: Box): Promise<Content> {
  const content: Content = Array.from({ length: box.items }, () => new Map());
  if (box.sealedContent !== null) {
    for (const { item, serial, choice } of papersIn(box.sealedContent)) content[item - 1]?.set(serial, choice);
    return content;
  }
  const rows = await queries
    .select()
    .from(boxItems)
    .where(eq(boxItems.sessionId, box.sessionId))
    .orderBy(asc(boxItems.item));
  return content.map((_, index) => new Map(Object.entries(rows[index]?.papers ?? {})));
}

async function putRows(queries: Queries, sessionId: string, content: Content): Promise<void> {
  if (content.length === 0) return;
  const rows = content.map((papers, index) => ({ sessionId, item: index + 1, papers: Object.fromEntries(papers) }));
  await queries.insert(boxItems).values(shuffled(rows));
}

async function sealBox(queries: Queries, sessionId: string) {
  const box = await lockedBox(queries, sessionId);
  if (box.sealedContent !== null && box.boxHash !== null)
    return { items: box.items, content: box.sealedContent, boxHash: box.boxHash };
  const papers = (await contentOf(queries, box)).flatMap((choices, index) =>
    [...choices].map(([serial, choice]) => ({ item: index + 1, serial, choice })),
  );
  const content = sealedContent(papers);
  const boxHash = sha256(content);
  await queries.update(boxes).set({ sealedContent: content, boxHash }).where(eq(boxes.sessionId, sessionId));
  await queries.delete(boxItems).where(eq(boxItems.sessionId, sessionId));
  return { items: box.items, content, boxHash };
}

/** A program error, not a voter's; the message must not repeat what is on the papers. */
function refuseMalformed(papers: readonly Paper[], items: number): void {
  const known = papers.every(({ item }) => Number.isInteger(item) && item >= 1 && item <= items);
  const distinct = new Set(papers.map((paper) => paper.item)).size === papers.length;
  if (!known || !distinct) throw new TypeError('a ballot must have at most one paper for each item of the agenda');
}

function shuffled<T>(values: readonly T[]): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(randomInt(left.length), 1));
}
