import { and, eq, getTableColumns, gt } from 'drizzle-orm';
import type { WebSessions } from '../register-ports.ts';
import type { Database } from './database.ts';
import { people, webSessions } from './schema.ts';

/** Who is signed in. The cookie itself is nowhere at rest, only its hash. */
export function createWebSessions(database: Database): WebSessions {
  return {
    open: (personId, cookieHash, expiresAt) =>
      database.run(async (queries) => {
        await queries.insert(webSessions).values({ personId, cookieHash, expiresAt: new Date(expiresAt) });
      }),
    person: (cookieHash, now) =>
      database.run(async (queries) => {
        const [found] = await queries
          .select(getTableColumns(people))
          .from(webSessions)
          .innerJoin(people, eq(people.id, webSessions.personId))
          .where(and(eq(webSessions.cookieHash, cookieHash), gt(webSessions.expiresAt, new Date(now))));
        return found;
      }),
    close: (cookieHash) =>
      database.run(async (queries) => {
        await queries.delete(webSessions).where(eq(webSessions.cookieHash, cookieHash));
      }),
  };
}
