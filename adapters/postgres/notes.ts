import { inArray } from 'drizzle-orm';
import { sha256 } from '../canonical-json.ts';
import type { Notes } from '../register-ports.ts';
import type { Database } from './database.ts';
import { notes } from './schema.ts';

/** Reasons and remarks, found by the hash that stands for them in the history. */
export function createNotes(database: Database): Notes {
  return {
    keep: async (text) => {
      if (text === '') return '';
      const hash = sha256(text);
      await database.run((queries) => queries.insert(notes).values({ hash, text }).onConflictDoNothing());
      return hash;
    },
    texts: (hashes) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(notes)
          .where(inArray(notes.hash, [...hashes]));
        return new Map(rows.map((row) => [row.hash, row.text]));
      }),
  };
}
