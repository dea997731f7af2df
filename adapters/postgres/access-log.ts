import { asc, eq } from 'drizzle-orm';
import type { AccessLog } from '../register-ports.ts';
import type { Database } from './database.ts';
import { accessLog } from './schema.ts';

/** Who was refused what, and why. */
export function createAccessLog(database: Database): AccessLog {
  return {
    refused: ({ at, actor, channel, command, subject, code }) =>
      database.run(async (queries) => {
        await queries.insert(accessLog).values({
          at: new Date(at),
          actorId: actor.id,
          actorRole: actor.role,
          onBehalfOf: actor.onBehalfOf ?? null,
          channel,
          command,
          subject,
          code,
        });
      }),
    of: (subject) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(accessLog)
          .where(eq(accessLog.subject, subject))
          .orderBy(asc(accessLog.at), asc(accessLog.id));
        return rows.map(({ at, actorId, command, code }) => ({ at: at.toISOString(), actorId, command, code }));
      }),
  };
}
