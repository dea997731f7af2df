import type { ImportContent, ImportRecord } from '../../adapters/intake-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { type Analysis, analyse } from '../../domain/intake/analyse.ts';
import type { CatalogueAward } from '../../domain/intake/award-matcher.ts';
import { type Comparison, compareImports } from '../../domain/intake/compare-imports.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { editionOn } from '../../domain/rulesets/index.ts';

/** Who asks, and on which day: ages and the catalogue depend on it. */
export interface ImportDeps {
  readonly registers: Pick<Registers, 'imports'>;
  readonly now: () => Date;
}

export interface FoundImport {
  readonly record: ImportRecord;
  readonly content: ImportContent;
  readonly analysis: Analysis;
}

/** The awards that can be proposed on a day (`YYYY-MM-DD`). */
export const catalogueOn = (date: string): readonly CatalogueAward[] => editionOn(date)?.awards ?? [];

/** An import of the person's own unit, read with its answers as they stand. */
export async function findImport(
  { registers, now }: ImportDeps,
  person: Person,
  id: string,
): Promise<FoundImport | { readonly barred: RefusalCode }> {
  if (!person.roles.includes('proposer')) return { barred: 'ROLE_NOT_ALLOWED' };
  const found = await registers.imports.find(id);
  if (found === undefined) return { barred: 'UNKNOWN_IMPORT' };
  if (found.record.unitId !== person.unitId) return { barred: 'NOT_YOUR_UNIT' };
  return { ...found, analysis: analysed(found.content, dateInVietnam(now().toISOString())) };
}

export const analysed = ({ workbook, layout, answers }: ImportContent, today: string): Analysis =>
  analyse(workbook, { layout, answers, catalogue: catalogueOn(today), today });

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
