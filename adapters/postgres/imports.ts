import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import type { DossierDraft, ImportContent, ImportRecord, ImportRegister } from '../intake-ports.ts';
import { open, seal } from '../secrets.ts';
import type { Database, Queries } from './database.ts';
import { dossierDrafts, imports, drafts as openedDrafts } from './schema.ts';

export interface ImportSealing {
  readonly secret: string;
  readonly now: () => Date;
}

/** Sổ danh sách nhập. Everything that names a person is compressed and encrypted, bound to its row. */
export function createImportRegister(database: Database, { secret, now }: ImportSealing): ImportRegister {
  const unpackImport = (row: typeof imports.$inferSelect) => ({
    record: toRecord(row),
    content: unpack<ImportContent>(secret, row.id, row.sealed),
  });
  const unpackDraft = (row: typeof dossierDrafts.$inferSelect): DossierDraft => {
    const { part: _, sealed, ...rest } = row;
    return { ...rest, nominees: unpack<DossierDraft['nominees']>(secret, row.id, sealed) };
  };
  /** One statement decides: only the version that the caller saw is replaced. */
  const replace = (queries: Queries, id: string, version: number, set: Partial<typeof imports.$inferInsert>) =>
    queries
      .update(imports)
      .set({ ...set, version: version + 1, changedAt: now() })
      .where(and(eq(imports.id, id), eq(imports.version, version), eq(imports.stage, 'OPEN')))
      .returning({ id: imports.id, unitId: imports.unitId });

  return {
    begin: (file, content) =>
      database.run(async (queries) => {
        const id = `nhap-${randomUUID()}`;
        const at = now();
        const [row] = await queries
          .insert(imports)
          .values({
            ...file,
            id,
            stage: 'OPEN',
            version: 1,
            createdAt: at,
            changedAt: at,
            sealed: pack(secret, id, content),
          })
          .onConflictDoNothing()
          .returning();
        if (row) return toRecord(row);
        const [standing] = await queries
          .select()
          .from(imports)
          .where(
            and(
              eq(imports.area, file.area),
              eq(imports.unitId, file.unitId),
              eq(imports.fileHash, file.fileHash),
              ne(imports.stage, 'UNDONE'),
            ),
          );
        if (standing === undefined) throw new Error('an import was taken back while the same file came in again');
        return toRecord(standing);
      }),

    find: (id) =>
      database.run(async (queries) => {
        const [row] = await queries.select().from(imports).where(eq(imports.id, id));
        return row && unpackImport(row);
      }),

    ofUnit: (area, unitId, limit) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(imports)
          .where(and(eq(imports.area, area), eq(imports.unitId, unitId)))
          .orderBy(desc(imports.createdAt), desc(imports.id))
          .limit(limit);
        return rows.map(toRecord);
      }),

    latest: (area, unitId) =>
      database.run(async (queries) => {
        const [row] = await queries
          .select()
          .from(imports)
          .where(and(eq(imports.area, area), eq(imports.unitId, unitId), ne(imports.stage, 'UNDONE')))
          .orderBy(desc(imports.changedAt), desc(imports.id))
          .limit(1);
        return row && unpackImport(row);
      }),

    appliedBefore: (importId) =>
      database.run(async (queries) => {
        const [own] = await queries.select().from(imports).where(eq(imports.id, importId));
        if (own === undefined) return undefined;
        const [row] = await queries
          .select()
          .from(imports)
          .where(
            and(
              eq(imports.area, own.area),
              eq(imports.unitId, own.unitId),
              ne(imports.id, importId),
              eq(imports.stage, 'APPLIED'),
              isNotNull(imports.appliedAt),
              own.appliedAt === null ? undefined : lt(imports.appliedAt, own.appliedAt),
            ),
          )
          .orderBy(desc(imports.appliedAt))
          .limit(1);
        return row && unpackImport(row);
      }),

    change: (id, version, content) =>
      database.run(async (queries) => {
        const changed = await replace(queries, id, version, { sealed: pack(secret, id, content) });
        return changed.length > 0;
      }),

    apply: (id, version, content, drafts) =>
      database.transaction(async (queries) => {
        const sealed = pack(secret, id, content);
        const [changed] = await replace(queries, id, version, { sealed, stage: 'APPLIED', appliedAt: now() });
        if (changed === undefined) return false;
        const rows = drafts.map(({ nominees, ...draft }, part) => {
          const draftId = `draft-${randomUUID()}`;
          return {
            ...draft,
            id: draftId,
            importId: id,
            part,
            dossierId: null,
            sealed: pack(secret, draftId, nominees),
          };
        });
        if (rows.length > 0) await queries.insert(dossierDrafts).values(rows);
        return true;
      }),

    undo: (id) =>
      database.transaction(async (queries) => {
        // Locked first: a draft must not be sent between the question and the deletion.
        const [row] = await queries
          .select({ stage: imports.stage })
          .from(imports)
          .where(eq(imports.id, id))
          .for('update');
        if (row?.stage !== 'APPLIED') return 'NOT_APPLIED';
        const drafts = await queries.select().from(dossierDrafts).where(eq(dossierDrafts.importId, id)).for('update');
        if (drafts.some(({ dossierId }) => dossierId !== null)) return 'SUBMITTED';
        await queries.delete(dossierDrafts).where(eq(dossierDrafts.importId, id));
        // Those that somebody has opened and gone on with.
        const opened = drafts.map((draft) => draft.id);
        await queries.delete(openedDrafts).where(and(inArray(openedDrafts.id, opened), isNull(openedDrafts.dossierId)));
        await queries
          .update(imports)
          .set({ stage: 'UNDONE', version: sql`${imports.version} + 1`, changedAt: now() })
          .where(eq(imports.id, id));
        return 'UNDONE';
      }),

    drafts: (importId) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(dossierDrafts)
          .where(eq(dossierDrafts.importId, importId))
          .orderBy(asc(dossierDrafts.part));
        return rows.map(unpackDraft);
      }),

    draft: (id) =>
      database.run(async (queries) => {
        const [row] = await queries.select().from(dossierDrafts).where(eq(dossierDrafts.id, id));
        return row && unpackDraft(row);
      }),

    submitted: (draftId, dossierId) =>
      database.run(async (queries) => {
        await queries
          .update(dossierDrafts)
          .set({ dossierId: sql`coalesce(${dossierDrafts.dossierId}, ${dossierId})` })
          .where(eq(dossierDrafts.id, draftId));
      }),
  };
}

// The id in the purpose ties a text to its row: contents exchanged between rows cannot be opened.
const purposeOf = (id: string): string => `import ${id}`;

const pack = (secret: string, id: string, content: unknown): string =>
  seal(secret, purposeOf(id), gzipSync(JSON.stringify(content)).toString('base64'));

const unpack = <T>(secret: string, id: string, sealed: string): T =>
  JSON.parse(gunzipSync(Buffer.from(open(secret, purposeOf(id), sealed), 'base64')).toString('utf8'));

function toRecord(row: typeof imports.$inferSelect): ImportRecord {
  const { appliedAt: _, sealed: __, createdAt, changedAt, ...rest } = row;
  return { ...rest, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString() };
}
