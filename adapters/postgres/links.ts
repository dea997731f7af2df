import { and, eq, isNull, ne } from 'drizzle-orm';
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
        await insertLinks(queries, [link]);
        await enqueue(queries, [mail], sealing);
      }),

    reissue: (link, mail) =>
      database.transaction(async (queries) => {
        // A request that is repeated after a still newer link was made must not revoke that one.
        if ((await insertLinks(queries, [link])) === 0) return;
        await queries
          .update(links)
          .set({ revokedAt: sealing.now() })
          .where(and(ofSameBallot(link), ne(links.tokenHash, link.tokenHash), isNull(links.revokedAt)));
        await enqueue(queries, [mail], sealing);
      }),
  };
}

const ofSameBallot = ({ purpose, personId, sessionId }: NewLink) =>
  and(
    eq(links.purpose, purpose),
    eq(links.personId, personId),
    sessionId === null ? isNull(links.sessionId) : eq(links.sessionId, sessionId),
  );

/** Returns how many were new. */
export async function insertLinks(queries: Queries, added: readonly NewLink[]): Promise<number> {
  if (added.length === 0) return 0;
  const rows = added.map((link) => ({ ...link, expiresAt: new Date(link.expiresAt) }));
  const inserted = await queries.insert(links).values(rows).onConflictDoNothing().returning({ of: links.tokenHash });
  return inserted.length;
}

const toLink = (row: typeof links.$inferSelect): Link => ({
  tokenHash: row.tokenHash,
  purpose: row.purpose,
  personId: row.personId,
  sessionId: row.sessionId,
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  usedAt: row.usedAt?.toISOString() ?? null,
});
