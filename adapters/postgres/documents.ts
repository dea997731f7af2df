import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { DocumentRecord, DocumentRegister } from '../register-ports.ts';
import type { Database, Queries } from './database.ts';
import { documents } from './schema.ts';

/** Sổ tài liệu: which file stands for which document. */
export function createDocumentRegister(database: Database): DocumentRegister {
  return {
    // One document, one file: a step repeated after a crash renders other bytes, and must go on with the first ones.
    save: (record) =>
      database.run(async (queries) => {
        const { lock, provenance, file } = record;
        await queries
          .insert(documents)
          .values({ ...record, lock, provenance, sha256: file.sha256, createdAt: new Date(record.createdAt) })
          .onConflictDoNothing();
        const standing = await findOne(queries, record.subjectId, record.kind, record.stage, record.part);
        if (standing === undefined) throw new Error(`document ${record.kind} of ${record.subjectId} was not kept`);
        return standing;
      }),

    // Without a part: the last one, which of drafts is the newest.
    find: (subjectId, kind, stage, part) => database.run((queries) => findOne(queries, subjectId, kind, stage, part)),

    of: (subjectIds) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(documents)
          .where(inArray(documents.subjectId, [...subjectIds]))
          .orderBy(asc(documents.createdAt), asc(documents.subjectId), asc(documents.kind), asc(documents.part));
        return rows.map(toRecord);
      }),

    byHash: (sha256) =>
      database.run(async (queries) => {
        const [row] = await queries
          .select()
          .from(documents)
          .where(eq(documents.sha256, sha256))
          .orderBy(asc(documents.createdAt))
          .limit(1);
        return row && toRecord(row);
      }),
  };
}

async function findOne(
  queries: Queries,
  subjectId: string,
  kind: DocumentRecord['kind'],
  stage: DocumentRecord['stage'],
  part: number | undefined,
): Promise<DocumentRecord | undefined> {
  const [row] = await queries
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.subjectId, subjectId),
        eq(documents.kind, kind),
        eq(documents.stage, stage),
        part === undefined ? undefined : eq(documents.part, part),
      ),
    )
    .orderBy(desc(documents.part))
    .limit(1);
  return row && toRecord(row);
}

const toRecord = ({ sha256: _, ...row }: typeof documents.$inferSelect): DocumentRecord => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});
