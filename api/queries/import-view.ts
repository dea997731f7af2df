import type { ImportContent, ImportRecord } from '../../adapters/intake-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { type Analysis, analyse } from '../../domain/intake/analyse.ts';
import type { CatalogueAward } from '../../domain/intake/award-matcher.ts';
import { catalogueFor } from '../../domain/intake/catalogue.ts';
import { type Comparison, compareImports } from '../../domain/intake/compare-imports.ts';
import { proposingUnitOn } from '../../domain/organisations/proposing-unit.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { ProposingUnit } from '../../domain/rules/proposing.ts';
import { editionOn } from '../../domain/rulesets/index.ts';

/** Who asks, and on which day: ages and the catalogue depend on it. */
export interface ImportDeps {
  readonly registers: Pick<Registers, 'imports' | 'organisations'>;
  readonly now: () => Date;
}

export interface FoundImport {
  readonly record: ImportRecord;
  readonly content: ImportContent;
  readonly analysis: Analysis;
  readonly catalogue: readonly CatalogueAward[];
}

/** The awards that can be proposed on a day (`YYYY-MM-DD`), and which of them not by this union. */
export function catalogueOn(date: string, unit?: ProposingUnit): readonly CatalogueAward[] {
  const edition = editionOn(date);
  if (edition === undefined) return [];
  return unit === undefined ? edition.awards : catalogueFor(edition, unit);
}

/** As `catalogueOn`, for the person's own union. */
export async function ownCatalogue(
  { registers, now }: Pick<ImportDeps, 'now'> & { readonly registers: Pick<Registers, 'organisations'> },
  person: Person,
): Promise<readonly CatalogueAward[]> {
  const today = dateInVietnam(now().toISOString());
  return catalogueOn(today, proposingUnitOn(await registers.organisations.tree(), person.unitId, today));
}

/** An import of the person's own unit, read with its answers as they stand. */
export async function findImport(
  deps: ImportDeps,
  person: Person,
  id: string,
): Promise<FoundImport | { readonly barred: RefusalCode }> {
  if (!person.roles.includes('proposer')) return { barred: 'ROLE_NOT_ALLOWED' };
  const found = await deps.registers.imports.find(id);
  if (found === undefined) return { barred: 'UNKNOWN_IMPORT' };
  if (found.record.unitId !== person.unitId) return { barred: 'NOT_YOUR_UNIT' };
  const catalogue = await ownCatalogue(deps, person);
  const today = dateInVietnam(deps.now().toISOString());
  return { ...found, catalogue, analysis: analysed(found.content, today, catalogue) };
}

export const analysed = (
  { workbook, layout, answers }: ImportContent,
  today: string,
  catalogue: readonly CatalogueAward[],
): Analysis => analyse(workbook, { layout, answers, catalogue, today });

/** What the import changes against the one its unit applied before; undefined when there is none. */
export async function comparedWithBefore(
  { registers }: ImportDeps,
  { record, content, analysis }: FoundImport,
): Promise<{ readonly before: ImportRecord; readonly comparison: Comparison } | undefined> {
  const before = await registers.imports.appliedBefore(record.id);
  if (before === undefined) return undefined;
  const rows = record.stage === 'OPEN' ? analysis.rows : content.applied;
  return { before: before.record, comparison: compareImports(before.content.applied, rows) };
}
