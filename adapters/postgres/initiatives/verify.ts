import { asc, eq, gt } from 'drizzle-orm';
import { redecide } from '../../../domain/initiatives/redecide.ts';
import { canonicalJson, sha256 } from '../../canonical-json.ts';
import type { InitiativeFault, InitiativeVerification } from '../../initiatives-ports.ts';
import type { Database, Queries } from '../database.ts';
import { chainHash, NO_PREVIOUS } from '../hash-chain.ts';
import { keptContent, recordedIn, rowsOf, stateFrom } from './acts.ts';
import { rowsFrom } from './project.ts';
import { initiativeAuthorships, initiativeEvents, initiatives, initiativeUses } from './tables.ts';

const BATCH = 200;

/** Checks every initiative, some at a time, so that memory stays flat and nothing is locked for long. */
export async function verifyInitiatives(database: Database): Promise<InitiativeVerification> {
  const faults: InitiativeFault[] = [];
  let checked = 0;
  let events = 0;
  for (let after = ''; ; ) {
    const ids = await database.run((queries) => idsAfter(queries, after));
    for (const id of ids) {
      // One transaction: an act that lands in between must not look like a difference.
      const { found, length } = await database.transaction((queries) => faultsOf(queries, id));
      faults.push(...found.map((fault) => ({ id, fault })));
      checked += 1;
      events += length;
    }
    const last = ids.at(-1);
    if (last === undefined) return { initiatives: checked, events, faults };
    after = last;
  }
}

/** Also those that only the read model knows. */
async function idsAfter(queries: Queries, after: string): Promise<readonly string[]> {
  const streams = await queries
    .selectDistinct({ id: initiativeEvents.initiativeId })
    .from(initiativeEvents)
    .where(gt(initiativeEvents.initiativeId, after))
    .orderBy(asc(initiativeEvents.initiativeId))
    .limit(BATCH);
  const rows = await queries
    .select({ id: initiatives.id })
    .from(initiatives)
    .where(gt(initiatives.id, after))
    .orderBy(asc(initiatives.id))
    .limit(BATCH);
  return [...new Set([...streams, ...rows].map(({ id }) => id))].sort().slice(0, BATCH);
}

async function faultsOf(queries: Queries, id: string) {
  // The whole of one initiative as it stood at one moment.
  await queries.execute('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  const rows = await rowsOf(queries, id);
  const stream = rows.map(recordedIn);
  const found: InitiativeFault['fault'][] = [];
  let previous = NO_PREVIOUS;
  for (const [index, row] of rows.entries()) {
    const recorded = stream[index];
    const right =
      recorded?.seq === index + 1 &&
      row.seq === index + 1 &&
      row.previousHash === previous &&
      row.recorded === canonicalJson(recorded) &&
      row.hash === chainHash(previous, recorded);
    if (!right && !found.includes('CHAIN')) found.push('CHAIN');
    previous = row.hash;
  }
  const contradicted = redecide(stream).some(
    ({ recorded, decision }) =>
      'refused' in decision || canonicalJson(decision.events) !== canonicalJson(recorded.map(({ event }) => event)),
  );
  if (contradicted) found.push('DECISION');
  const state = stateFrom(stream);
  const at = stream.at(-1)?.at;
  if (state === null || at === undefined) return { found: [...found, 'REGISTER' as const], length: rows.length };
  const kept = await keptContent(queries, id, state.version);
  if (kept === undefined || sha256(canonicalJson(kept.content)) !== state.contentHash) found.push('CONTENT');
  if (kept !== undefined) {
    const expected = plain(rowsFrom({ id, state, content: kept.content, at }));
    if (canonicalJson(await standing(queries, id)) !== canonicalJson(expected)) found.push('REGISTER');
  }
  return { found, length: rows.length };
}

async function standing(queries: Queries, id: string) {
  const [initiative] = await queries.select().from(initiatives).where(eq(initiatives.id, id));
  const uses = await queries.select().from(initiativeUses).where(eq(initiativeUses.initiativeId, id));
  const authorships = await queries
    .select()
    .from(initiativeAuthorships)
    .where(eq(initiativeAuthorships.initiativeId, id));
  return plain({ initiative, uses, authorships });
}

type Rows = Omit<ReturnType<typeof rowsFrom>, 'initiative'> & {
  readonly initiative: ReturnType<typeof rowsFrom>['initiative'] | undefined;
};

/** Rows of a table have no order, and a date is not JSON. */
const plain = ({ initiative, uses, authorships }: Rows) => ({
  initiative: initiative === undefined ? null : { ...initiative, updatedAt: initiative.updatedAt.toISOString() },
  uses: uses.map((one) => canonicalJson(one)).sort(),
  authorships: authorships.map((one) => canonicalJson(one)).sort(),
});
