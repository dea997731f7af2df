import { and, eq, inArray, sql } from 'drizzle-orm';
import type { NomineeStatus } from '../../../domain/dossier/dossier.ts';
import { placesLeft, type QuotaCount, type QuotaKey } from '../../../domain/ledger/quota.ts';
import type { QuotaRegister } from '../../ledger-ports.ts';
import type { Database, Queries } from '../database.ts';
import { standingOf } from './standing.ts';
import { quotas, quotaUses } from './tables.ts';

/** Sổ chỉ tiêu. The quota's row is locked before its places are counted, so that no two take the last one. */
export function createQuotaRegister(database: Database): QuotaRegister {
  return {
    setLimit: (key, places) =>
      database.transaction(async (queries) => {
        await queries
          .insert(quotas)
          .values({ ...key, places: 0 })
          .onConflictDoNothing();
        const [row] = await queries.select().from(quotas).where(ofQuota(key)).for('update');
        if (row === undefined) throw new Error('a quota vanished');
        const { reserved, confirmed } = tally(await queries.select().from(quotaUses).where(ofUses(key)));
        if (reserved + confirmed > places) return false;
        await queries.update(quotas).set({ places }).where(ofQuota(key));
        return true;
      }),

    reserve: ({ unitId, owners, ...wanted }) =>
      database.transaction((queries) => reserve(queries, unitId, wanted, [...new Set(owners)])),

    release: (owners) =>
      database.run(async (queries) => {
        await queries
          .update(quotaUses)
          .set({ state: 'RELEASED' })
          .where(and(inArray(quotaUses.owner, [...owners]), eq(quotaUses.state, 'RESERVED')));
      }),

    standing: (list) => database.run((queries) => standingOf(queries, list)),

    counts: (unitId, year) =>
      database.run(async (queries) => {
        const { rows } = await queries.execute<QuotaCount & Record<string, unknown>>(sql`
          ${abovePlus(unitId)}, below AS (
            SELECT ${unitId}::text COLLATE "C" AS id
            UNION
            SELECT organisations.id FROM organisations JOIN below ON organisations.parent_id = below.id
          )
          SELECT quota.award_code AS "awardCode", quota.organisation_id AS "organisationId", quota.year, quota.theme,
            quota.places AS "limit",
            count(*) FILTER (WHERE used.state = 'RESERVED')::integer AS reserved,
            count(*) FILTER (WHERE used.state = 'CONFIRMED')::integer AS confirmed
          FROM quotas quota LEFT JOIN quota_uses used USING (award_code, organisation_id, year, theme)
          WHERE quota.organisation_id IN (SELECT id FROM above UNION SELECT id FROM below)
            ${year === undefined ? sql`` : sql`AND quota.year = ${year}`}
          GROUP BY quota.award_code, quota.organisation_id, quota.year, quota.theme, quota.places
          ORDER BY quota.year DESC, quota.award_code, quota.organisation_id, quota.theme`);
        return rows;
      }),
  };
}

async function reserve(
  queries: Queries,
  unitId: string,
  { awardCode, year, theme }: Omit<QuotaKey, 'organisationId'>,
  owners: readonly string[],
): Promise<Awaited<ReturnType<QuotaRegister['reserve']>>> {
  // Locked in one order, whoever asks: two units under one body cannot wait for each other.
  const { rows } = await queries.execute<QuotaKey & { limit: number } & Record<string, unknown>>(sql`
    ${abovePlus(unitId)}
    SELECT award_code AS "awardCode", organisation_id AS "organisationId", year, theme, places AS "limit" FROM quotas
    WHERE award_code = ${awardCode} AND year = ${year} AND theme IN ('', ${theme})
      AND organisation_id IN (SELECT id FROM above)
    ORDER BY organisation_id, theme FOR UPDATE`);
  const places: (typeof quotaUses.$inferInsert)[] = [];
  for (const { limit, ...key } of rows) {
    const held = await queries.select().from(quotaUses).where(ofUses(key));
    const taken = held.filter(({ state }) => state !== 'RELEASED');
    const missing = owners.filter((owner) => !taken.some((place) => place.owner === owner));
    const count = { ...key, limit, ...tally(taken) };
    if (missing.length > placesLeft(count)) return { full: count, fresh: [] };
    places.push(...missing.map((owner) => ({ ...key, owner, state: 'RESERVED' as const })));
  }
  if (places.length > 0) {
    await queries
      .insert(quotaUses)
      .values(places)
      .onConflictDoUpdate({
        target: [quotaUses.awardCode, quotaUses.organisationId, quotaUses.year, quotaUses.theme, quotaUses.owner],
        set: { state: 'RESERVED' },
      });
  }
  return { fresh: [...new Set(places.map(({ owner }) => owner))] };
}

/**
 * Brings the places of a dossier's nominees to what became of them: given back by whoever is out, taken for good by an
 * award. Runs with the event that says so, in one transaction; a nominee without a place has nothing to bring.
 */
export async function settleQuotas(
  queries: Queries,
  dossierId: string,
  nominees: readonly { readonly no: number; readonly status: NomineeStatus }[],
): Promise<void> {
  const owners = (wanted: readonly NomineeStatus[]) =>
    nominees.filter(({ status }) => wanted.includes(status)).map(({ no }) => `${dossierId}/${no}`);
  const change = async (list: readonly string[], state: 'CONFIRMED' | 'RELEASED') => {
    if (list.length === 0) return;
    await queries
      .update(quotaUses)
      .set({ state })
      .where(and(inArray(quotaUses.owner, [...list]), eq(quotaUses.state, 'RESERVED')));
  };
  await change(owners(['AWARDED']), 'CONFIRMED');
  await change(owners(['WITHDRAWN', 'REJECTED', 'VOTED_FAIL']), 'RELEASED');
}

const tally = (uses: readonly { readonly state: string }[]) => ({
  reserved: uses.filter(({ state }) => state === 'RESERVED').length,
  confirmed: uses.filter(({ state }) => state === 'CONFIRMED').length,
});

const ofQuota = (key: QuotaKey) =>
  and(
    eq(quotas.awardCode, key.awardCode),
    eq(quotas.organisationId, key.organisationId),
    eq(quotas.year, key.year),
    eq(quotas.theme, key.theme),
  );

const ofUses = (key: QuotaKey) =>
  and(
    eq(quotaUses.awardCode, key.awardCode),
    eq(quotaUses.organisationId, key.organisationId),
    eq(quotaUses.year, key.year),
    eq(quotaUses.theme, key.theme),
  );

/** The unit and the bodies above it, as a CTE `above`. */
const abovePlus = (unitId: string) => sql`
  WITH RECURSIVE above AS (
    SELECT id, parent_id FROM organisations WHERE id = ${unitId}
    UNION
    SELECT higher.id, higher.parent_id FROM organisations higher JOIN above ON higher.id = above.parent_id
  )`;
