import type { InitiativeView } from '../../adapters/initiatives-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { type CellFault, type InitiativeEntry, readInitiatives } from '../../adapters/spreadsheet/read-initiatives.ts';
import type { InitiativeDeps } from '../../api/commands/initiatives/act.ts';
import { foreseenClaim } from '../../api/commands/initiatives/claim.ts';
import { createRegisterInitiative } from '../../api/commands/initiatives/register-initiative.ts';
import { contentHash } from '../../api/content-hash.ts';
import { neededSight } from '../../api/queries/initiative-list.ts';
import { type InitiativeInput, initiativeInput, recognitionInput } from '../../api/schemas/initiative.ts';
import { problemsOf } from '../../api/schemas/submission.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { faultOfClaim } from '../../domain/initiatives/claim.ts';
import { fold } from '../../domain/names/vietnamese-names.ts';
import { type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { differencesBetween } from './differences.ts';

export interface ImportedEntry {
  readonly row: number;
  readonly title: string;
  /** `DIFFERENT`: an initiative of this title stands in the register with other content; it is left as it is. */
  readonly outcome: 'NEW' | 'SAME' | 'DIFFERENT' | 'FAULTY';
  /** The one registered, or the one that was there; null for a new one in a dry run. */
  readonly initiativeId: string | null;
  readonly faults: readonly CellFault[];
  /** Which parts differ, in Vietnamese. */
  readonly differences: readonly string[];
}

export interface ImportReport {
  readonly sheet: string | null;
  /** Whether anything was written. */
  readonly written: boolean;
  readonly entries: readonly ImportedEntry[];
}

export interface ImportOptions {
  readonly dryRun: boolean;
  /** Registers the good rows even when there are bad ones; otherwise one fault stops all. */
  readonly skipFaulty: boolean;
}

/** Checks a workbook of initiatives and registers what is new. The same workbook a second time registers nothing. */
export async function importInitiatives(
  deps: InitiativeDeps,
  person: Person,
  bytes: Buffer,
  { dryRun, skipFaulty }: ImportOptions,
): Promise<ImportReport> {
  const { sheet, entries } = await readInitiatives(bytes);
  const units = await deps.registers.initiatives.units(neededSight(person));
  const checked = withoutTwins(entries.map((entry) => ({ entry, ...check(deps, person, entry, units) })));
  const stopped = dryRun || (!skipFaulty && checked.some(({ faults }) => faults.length > 0));
  const register = createRegisterInitiative(deps);
  const done: ImportedEntry[] = [];
  for (const { entry, faults, ready } of checked) {
    const { row, title } = entry;
    const told = (outcome: ImportedEntry['outcome'], rest: Partial<ImportedEntry> = {}) =>
      done.push({ row, title, outcome, initiativeId: null, faults: [], differences: [], ...rest });
    if (ready === undefined) {
      told('FAULTY', { faults });
      continue;
    }
    const standing = await standingWith(deps, person, ready);
    if (standing !== undefined) {
      const differences = differencesBetween(standing, ready.content);
      told(differences.length === 0 ? 'SAME' : 'DIFFERENT', { initiativeId: standing.id, differences });
    } else if (stopped) {
      told('NEW');
    } else {
      const requestId = `import-${fingerprint(ready)}`;
      const result = await register({ person, channel: 'cli', requestId, ...ready });
      if ('refused' in result)
        told('FAULTY', {
          faults: refusedFaults(entry, result.refused.code, 'problems' in result ? result.problems : {}),
        });
      else told('NEW', { initiativeId: result.initiativeId });
    }
  }
  return { sheet, written: !stopped, entries: done };
}

interface Ready {
  readonly unitId: string;
  readonly content: InitiativeInput;
  readonly recognised: unknown;
}

interface Checked {
  readonly entry: InitiativeEntry;
  readonly faults: readonly CellFault[];
  readonly ready?: Ready;
}

/** A title that stands twice for one union would be registered twice, or once by chance: the second is a fault. */
function withoutTwins(checked: readonly Checked[]): readonly Checked[] {
  const first = new Map<string, number>();
  return checked.map((one): Checked => {
    if (one.ready === undefined) return one;
    const key = `${one.ready.unitId} ${fold(one.ready.content.title)}`;
    const twin = first.get(key);
    if (twin === undefined) {
      first.set(key, one.entry.row);
      return one;
    }
    const sentence = `Trùng tên sáng kiến với dòng ${twin}. Đề nghị gộp hai dòng, hoặc ghi tên khác nhau.`;
    return { entry: one.entry, faults: [{ cell: one.entry.cellOf('title'), sentence }] };
  });
}

/**
 * The row itself is the request: an import that broke off and is run again registers nothing twice. Without citizen ids,
 * which a hash without a key would not hide.
 */
const fingerprint = ({ content, ...rest }: Ready): string =>
  contentHash({ ...rest, ...content, authors: content.authors.map(({ cccd: _, ...author }) => author) });

type Units = readonly { readonly id: string; readonly name: string }[];

/** Everything that can be said of a row without writing anything. */
function check(
  deps: InitiativeDeps,
  person: Person,
  entry: InitiativeEntry,
  units: Units,
): { readonly faults: readonly CellFault[]; readonly ready?: Ready } {
  const faults = new Map(entry.faults.map((fault) => [fault.cell, fault]));
  const add = (path: string, sentence: string) => {
    const cell = entry.cellOf(path);
    // A cell that could not be read is missing in what is checked next; it has been spoken of already.
    if (!faults.has(cell)) faults.set(cell, { cell, sentence });
  };
  const unitId = unitOf(person, entry, units);
  if (unitId === undefined) add('union', unitSentence(entry));
  const content = initiativeInput.safeParse(entry.content);
  const recognised = recognitionInput.nullable().safeParse(entry.recognised);
  for (const [path, sentence] of content.error ? Object.entries(problemsOf(content.error)) : []) add(path, sentence);
  for (const [path, sentence] of recognised.error ? Object.entries(problemsOf(recognised.error)) : []) {
    add(`recognised.${path}`, sentence);
  }
  if (recognised.data && !person.roles.includes('officer')) {
    add('recognised.number', 'Chỉ chuyên viên thi đua, khen thưởng được ghi quyết định công nhận theo sổ cũ.');
  }
  const fault = content.data && faultOfClaim(foreseenClaim(content.data), dateInVietnam(deps.now().toISOString()));
  if (fault) add(PATH_OF[fault.code] ?? 'title', sentenceOf(fault.code));
  if (faults.size > 0 || !content.data || unitId === undefined) return { faults: [...faults.values()] };
  return { faults: [], ready: { unitId, content: content.data, recognised: recognised.data ?? null } };
}

const PATH_OF: Readonly<Partial<Record<RefusalCode, string>>> = {
  AUTHOR_MISSING: 'authors.0.name',
  AUTHOR_TWICE: 'authors.0.name',
  SHARES_NOT_WHOLE: 'authors.0.sharePercent',
  MAIN_AUTHOR_UNCLEAR: 'authors.0.main',
  APPLIED_LATER: 'appliedFrom',
  VALUE_UNCLEAR: 'value.amount',
  DECISION_UNCLEAR: 'recognised.on',
};

function refusedFaults(
  entry: InitiativeEntry,
  code: RefusalCode,
  problems: Readonly<Record<string, string>> | undefined,
): readonly CellFault[] {
  const told = Object.entries(problems ?? {}).map(([path, sentence]) => ({ cell: entry.cellOf(path), sentence }));
  return told.length > 0 ? told : [{ cell: entry.cellOf(PATH_OF[code] ?? 'title'), sentence: sentenceOf(code) }];
}

/** Exactly one union of this name or id; a proposer's own without the column. */
function unitOf(person: Person, { union }: InitiativeEntry, units: Units): string | undefined {
  if (union === '') return units.find(({ id }) => id === person.unitId && person.roles.includes('proposer'))?.id;
  const named = units.filter(({ id, name }) => id === union || fold(name) === fold(union));
  return named.length === 1 ? named[0]?.id : undefined;
}

const unitSentence = ({ union }: InitiativeEntry): string =>
  union === ''
    ? 'Chưa ghi công đoàn cơ sở có sáng kiến. Đề nghị thêm cột “Công đoàn cơ sở”.'
    : `Không có công đoàn cơ sở nào tên “${union}” trong phạm vi của ông/bà. Đề nghị ghi đúng tên trong danh bạ.`;

/** An initiative of the same union with the same title, whatever its diacritics. */
async function standingWith(
  { registers }: InitiativeDeps,
  person: Person,
  { unitId, content }: Ready,
): Promise<InitiativeView | undefined> {
  const rows = await registers.initiatives.list({
    sight: neededSight(person),
    filter: { unitId, words: content.title },
    limit: 20,
  });
  const row = rows.find(({ title }) => fold(title) === fold(content.title));
  return row && registers.initiatives.view(row.id);
}
