import { and, count, eq, gt, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { Link, LinkRegister, NewLink } from '../register-ports.ts';
import type { Database, Queries } from './database.ts';
import { enqueue, type MailSealing } from './outbox.ts';
import { links } from './schema.ts';

/** Đường dẫn cá nhân, known by the hash of their token only. */
export function createLinkRegister(database: Database, sealing: MailSealing): LinkRegister {
  return {
    find: (tokenHash) =>
      database.run(async (queries) => {
        const [row] = await queries.select().from(links).where(eq(links.tokenHash, tokenHash));
        return row && toLink(row);
      }),

    use: (tokenHash, at) =>
      database.run(async (queries) => {
        const used = await queries
          .update(links)
          .set({ usedAt: new Date(at) })
          .where(and(eq(links.tokenHash, tokenHash), isNull(links.usedAt), isNull(links.revokedAt)))
          .returning({ tokenHash: links.tokenHash });
        return used.length > 0;
      }),

    add: (link, mail) =>
      database.transaction(async (queries) => {
        await insertLinks(queries, [link], sealing.now());
        await enqueue(queries, [mail], sealing);
      }),

    reissue: (link, mail) =>
      database.transaction(async (queries) => {
        // A request that is repeated after a still newer link was made must not revoke that one.
        if (!(await isNew(queries, link, sealing.now()))) return;
        await revokeOthers(queries, link, sealing.now());
        await enqueue(queries, [mail], sealing);
      }),

    bind: (tokenHash, keyHash) =>
      database.run(async (queries) => {
        const bound = await queries
          .update(links)
          .set({ boundHash: keyHash })
          .where(
            and(
              eq(links.tokenHash, tokenHash),
              isNull(links.revokedAt),
              or(isNull(links.boundHash), eq(links.boundHash, keyHash)),
            ),
          )
          .returning({ tokenHash: links.tokenHash });
        return bound.length > 0;
      }),

    issuedSince: (personId, sessionId, since) =>
      database.run(async (queries) => {
        const [row] = await queries
          .select({ issued: count() })
          .from(links)
          .where(
            and(eq(links.personId, personId), eq(links.sessionId, sessionId), gt(links.issuedAt, new Date(since))),
          );
        return row?.issued ?? 0;
      }),
  };
}

const ofSameBallot = ({ purpose, personId, sessionId }: NewLink) =>
  and(
    eq(links.purpose, purpose),
    eq(links.personId, personId),
    sessionId === null ? isNull(links.sessionId) : eq(links.sessionId, sessionId),
  );

/** One after the other, so that of two for one ballot the later stays. */
export async function insertLinks(queries: Queries, added: readonly NewLink[], at: Date): Promise<void> {
  for (const link of added) {
    const fresh = await isNew(queries, link, at);
    if (fresh && link.purpose === 'ballot') await revokeOthers(queries, link, at, isNull(links.boundHash));
  }
}

async function isNew(queries: Queries, link: NewLink, issuedAt: Date): Promise<boolean> {
  const row = { ...link, expiresAt: new Date(link.expiresAt), issuedAt };
  const inserted = await queries.insert(links).values(row).onConflictDoNothing().returning({ of: links.tokenHash });
  return inserted.length > 0;
}

const revokeOthers = (queries: Queries, link: NewLink, at: Date, only?: SQL) =>
  queries
    .update(links)
    .set({ revokedAt: at })
    .where(and(ofSameBallot(link), ne(links.tokenHash, link.tokenHash), isNull(links.revokedAt), only));

const toLink = (row: typeof links.$inferSelect): Link => ({
  tokenHash: row.tokenHash,
  purpose: row.purpose,
  personId: row.personId,
  sessionId: row.sessionId,
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  usedAt: row.usedAt?.toISOString() ?? null,
  boundHash: row.boundHash,
});
