/** What dossiers ask of the register: whose initiatives may be leaned on, and which are. */

import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { UseOf } from '../../../domain/initiatives/dossier-uses.ts';
import type { StandingUse } from '../../../domain/initiatives/initiative.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import type { NamedInitiative } from '../../initiatives-ports.ts';
import type { Queries } from '../database.ts';
import { initiativeAuthors, initiativeAuthorships, initiatives, initiativeUses } from './tables.ts';

/** Two statements, whatever the number of names. */
export async function initiativesOfNames(
  queries: Queries,
  unitIds: readonly string[],
  names: readonly string[],
): Promise<readonly NamedInitiative[]> {
  if (names.length === 0 || unitIds.length === 0) return [];
  const found = await queries
    .select({
      id: initiatives.id,
      title: initiatives.title,
      scope: initiatives.scope,
      recognisedYear: initiatives.recognisedYear,
      authorId: initiativeAuthorships.authorId,
      foldedName: initiativeAuthors.foldedName,
      birthYear: initiativeAuthors.birthYear,
      sharePercent: initiativeAuthorships.sharePercent,
    })
    .from(initiativeAuthors)
    .innerJoin(initiativeAuthorships, eq(initiativeAuthorships.authorId, initiativeAuthors.id))
    .innerJoin(initiatives, eq(initiatives.id, initiativeAuthorships.initiativeId))
    .where(
      and(
        inArray(initiativeAuthors.foldedName, [...new Set(names.map(fold))]),
        inArray(initiatives.unitId, [...unitIds]),
        eq(initiatives.status, 'RECOGNISED'),
      ),
    )
    .orderBy(desc(initiatives.recognisedYear), asc(initiatives.id));
  const uses = await queries
    .select()
    .from(initiativeUses)
    .where(
      inArray(
        initiativeUses.initiativeId,
        found.map(({ id }) => id),
      ),
    );
  return found.map((one) => ({
    ...one,
    uses: uses
      .filter((use) => use.initiativeId === one.id && use.authorId === one.authorId)
      .map(({ awardCode, evaluationYear, dossierId }) => ({ awardCode, evaluationYear, dossierId })),
  }));
}

export async function usesOfDossier(queries: Queries, dossierId: string): Promise<readonly UseOf<StandingUse>[]> {
  const rows = await queries
    .select()
    .from(initiativeUses)
    .where(eq(initiativeUses.dossierId, dossierId))
    .orderBy(asc(initiativeUses.initiativeId), asc(initiativeUses.no), asc(initiativeUses.authorId));
  return rows.map(({ initiativeId, awarded, ...use }) => ({
    id: initiativeId,
    use: { ...use, ...(awarded ? { awarded } : {}) },
  }));
}
