import { and, desc, eq, lte } from 'drizzle-orm';
import { canonicalJson } from '../canonical-json.ts';
import type { Submission } from '../register-ports.ts';
import type { Queries } from './database.ts';
import { RegisterConflict } from './errors.ts';
import { dossiers, submissions } from './schema.ts';

/** Keeps what a union proposed, version by version. Throws `RegisterConflict` for other content under the same version. */
export async function saveSubmission(queries: Queries, submission: Submission, recordsHash: string): Promise<void> {
  const { dossierId, version } = submission;
  const inserted = await queries
    .insert(submissions)
    .values({ dossierId, version, recordsHash, content: submission })
    .onConflictDoNothing()
    .returning({ version: submissions.version });
  if (inserted.length > 0) return;
  const [standing] = await queries
    .select()
    .from(submissions)
    .where(and(eq(submissions.dossierId, dossierId), eq(submissions.version, version)));
  const same = standing?.recordsHash === recordsHash && canonicalJson(standing.content) === canonicalJson(submission);
  if (!same) throw new RegisterConflict(`version ${version} of ${dossierId} is already kept with other content`);
}

/**
 * Without a version: the one that the process works on. A version saved but not accepted (yet) is shown only while
 * there is no other.
 */
export async function submissionOf(
  queries: Queries,
  dossierId: string,
  version: number | undefined,
): Promise<Submission | undefined> {
  const ofDossier = eq(submissions.dossierId, dossierId);
  if (version !== undefined) return first(queries, and(ofDossier, eq(submissions.version, version)));
  const [accepted] = await queries
    .select({ version: dossiers.version })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId));
  return first(queries, and(ofDossier, accepted && lte(submissions.version, accepted.version)));
}

async function first(queries: Queries, wanted: ReturnType<typeof and>): Promise<Submission | undefined> {
  const [row] = await queries
    .select({ content: submissions.content })
    .from(submissions)
    .where(wanted)
    .orderBy(desc(submissions.version))
    .limit(1);
  return row?.content;
}
