import type { ImportArea, ImportContent, ImportRecord } from '../../adapters/intake-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { type Analysis, analyse } from '../../domain/intake/analyse.ts';
import type { CatalogueAward } from '../../domain/intake/award-matcher.ts';
import { catalogueFor } from '../../domain/intake/catalogue.ts';
import { type Comparison, compareImports } from '../../domain/intake/compare-imports.ts';
import type { Remark } from '../../domain/intake/findings.ts';
import type { Layout } from '../../domain/intake/layout.ts';
import { openLists } from '../../domain/intake/lists.ts';
import { type CellQuestion, questionsOf } from '../../domain/intake/questions.ts';
import type { ListReport } from '../../domain/intake/report.ts';
import { proposingUnitOn } from '../../domain/organisations/proposing-unit.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { ProposingUnit } from '../../domain/rules/proposing.ts';
import { editionOn } from '../../domain/rulesets/index.ts';
import type { Caller } from '../commands/command.ts';
import { importRole, type RegisterArea, registerArea } from '../register-areas.ts';

/** Who asks, and on which day: ages and the catalogue depend on it. */
export interface ImportDeps {
  readonly registers: Registers;
  readonly now: () => Date;
}

export interface FoundImport {
  readonly record: ImportRecord;
  readonly content: ImportContent;
  readonly analysis: Analysis;
  readonly catalogue: readonly CatalogueAward[];
}

export interface FoundList {
  readonly record: ImportRecord;
  readonly content: ImportContent;
  readonly report: ListReport;
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

/** An import of the person's own unit, of whatever area. */
async function findOwn({ registers }: ImportDeps, person: Person, id: string) {
  const found = await registers.imports.find(id);
  if (found === undefined) return { barred: 'UNKNOWN_IMPORT' as const };
  if (importRole(found.record.area, person) === undefined) return { barred: 'ROLE_NOT_ALLOWED' as const };
  if (found.record.unitId !== person.unitId) return { barred: 'NOT_YOUR_UNIT' as const };
  return found;
}

/** A list of nominees, read with its answers as they stand. */
export async function findImport(
  deps: ImportDeps,
  person: Person,
  id: string,
): Promise<FoundImport | { readonly barred: RefusalCode }> {
  if (!person.roles.includes('proposer')) return { barred: 'ROLE_NOT_ALLOWED' };
  const found = await findOwn(deps, person, id);
  if ('barred' in found) return found;
  if (found.record.area !== 'NOMINEES') return { barred: 'UNKNOWN_IMPORT' };
  return { ...found, ...(await readFor(deps, person, found.content)) };
}

/** A list for a register; while it is open, what taking it in would do. */
export async function findList(
  deps: ImportDeps,
  caller: Pick<Caller, 'person' | 'channel' | 'requestId'>,
  id: string,
): Promise<FoundList | { readonly barred: RefusalCode }> {
  const found = await findOwn(deps, caller.person, id);
  if ('barred' in found) return found;
  const { record, content } = found;
  const area = registerArea(record.area);
  if (area === undefined) return { barred: 'UNKNOWN_IMPORT' };
  if (record.stage !== 'OPEN' && content.report !== undefined) return { record, content, report: content.report };
  const report = await examined(deps, caller, area, content);
  return 'barred' in report ? report : { record, content, report };
}

/** What is said of the cells of any import, and where it stands. */
export async function findRemarks(
  deps: ImportDeps,
  caller: Pick<Caller, 'person' | 'channel' | 'requestId'>,
  id: string,
): Promise<
  | { readonly record: ImportRecord; readonly content: ImportContent; readonly findings: readonly Remark[] }
  | { readonly barred: RefusalCode }
> {
  const found = await findOwn(deps, caller.person, id);
  if ('barred' in found) return found;
  if (found.record.area === 'NOMINEES') {
    const { analysis } = await readFor(deps, caller.person, found.content);
    return { ...found, findings: analysis.findings };
  }
  const list = await findList(deps, caller, id);
  return 'barred' in list ? list : { ...found, findings: list.report.remarks };
}

export const analysed = (
  { workbook, layout, answers }: ImportContent,
  today: string,
  catalogue: readonly CatalogueAward[],
): Analysis =>
  // The area of the import vouches for the kinds and columns of its layout.
  analyse(workbook, { layout: layout as Layout, answers, catalogue, today });

/** A list of nominees as the person's own union may propose them today. */
async function readFor(deps: ImportDeps, person: Person, content: ImportContent) {
  const catalogue = await ownCatalogue(deps, person);
  return { catalogue, analysis: analysed(content, dateInVietnam(deps.now().toISOString()), catalogue) };
}

async function examined(
  deps: ImportDeps,
  caller: Pick<Caller, 'person' | 'channel' | 'requestId'>,
  { create, kinds }: RegisterArea,
  { workbook, layout, answers }: ImportContent,
): Promise<ListReport | { readonly barred: RefusalCode }> {
  const open = openLists(workbook, layout, kinds, answers);
  const result = await create(deps)({ ...caller, open, reason: REHEARSAL, dryRun: true, skipHeld: false });
  return 'refused' in result ? { barred: result.refused.code } : result;
}

/** Nothing is recorded under it. */
const REHEARSAL = 'Chạy thử';

/** What an import would be asked, with the answers in its content. */
export async function questionsIn(
  deps: ImportDeps,
  caller: Pick<Caller, 'person' | 'channel' | 'requestId'>,
  area: ImportArea,
  content: ImportContent,
): Promise<readonly CellQuestion[]> {
  const register = registerArea(area);
  if (register === undefined) {
    return questionsOf((await readFor(deps, caller.person, content)).analysis, content.layout);
  }
  const report = await examined(deps, caller, register, content);
  return 'barred' in report ? [] : listQuestions(report, content);
}

export const listQuestions = ({ rows, remarks }: ListReport, { layout }: Pick<ImportContent, 'layout'>) =>
  questionsOf({ rows, findings: remarks }, layout);

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
