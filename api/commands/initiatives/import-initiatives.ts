import type { InitiativeView } from '../../../adapters/initiatives-ports.ts';
import type { Person } from '../../../adapters/register-ports.ts';
import { dateInVietnam } from '../../../domain/calendar/working-days.ts';
import { faultOfClaim } from '../../../domain/initiatives/claim.ts';
import { type InitiativeEntry, initiativeEntries } from '../../../domain/initiatives/import/entries.ts';
import { needsAnswer, type Remark } from '../../../domain/intake/findings.ts';
import { wrong } from '../../../domain/intake/lists.ts';
import { type RowReport, reportOf, rowReport } from '../../../domain/intake/report.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import { type RefusalCode, sentenceOf } from '../../../domain/refusals.ts';
import { contentHash } from '../../content-hash.ts';
import { sightOf } from '../../queries/initiative-view.ts';
import { type InitiativeInput, initiativeInput, recognitionInput } from '../../schemas/initiative.ts';
import { problemsOf } from '../../schemas/submission.ts';
import { refusal } from '../command.ts';
import type { RegisterImport, RegisterImportInput } from '../register-import.ts';
import { type InitiativeDeps, traceOf } from './act.ts';
import { foreseenClaim } from './claim.ts';
import { differencesBetween } from './differences.ts';
import { createRegisterInitiative } from './register-initiative.ts';

/** Nhập sáng kiến từ bảng tính: registers what is new. The same list a second time registers nothing. */
export const createImportInitiatives =
  (deps: InitiativeDeps): RegisterImport =>
  async (input) => {
    const { person, open } = input;
    const at = deps.now().toISOString();
    const sight = sightOf(person);
    if (sight === undefined) {
      const trace = traceOf(input, 'registerInitiative', person.unitId);
      return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
    }
    const units = await deps.registers.initiatives.units(sight);
    const entries = open.lists.flatMap(({ rows }) => initiativeEntries(rows));
    const checked = withoutTwins(entries.map((entry) => ({ entry, ...check(deps, person, entry, units) })));
    const remarks = checked.flatMap(({ faults }) => faults);
    const waits = [...open.remarks, ...open.lists.flatMap((list) => list.remarks), ...remarks].some(needsAnswer);
    const rehearsal = input.dryRun || (waits && !input.skipHeld);
    const rows: RowReport[] = [];
    for (const one of checked) {
      const { report, said = [] } = await takeIn(deps, input, one, rehearsal);
      rows.push(report);
      remarks.push(...said);
    }
    return { ok: true, at, ...reportOf(open, rows, remarks, !rehearsal) };
  };

/** One initiative: told of, compared with the one that stands in the register, or registered. */
async function takeIn(
  deps: InitiativeDeps,
  input: RegisterImportInput,
  { entry, ready }: Checked,
  rehearsal: boolean,
): Promise<{ readonly report: RowReport; readonly said?: readonly Remark[] }> {
  const { title } = entry;
  if (ready === undefined) return { report: rowReport(entry, title, 'HELD') };
  const standing = await standingWith(deps, input.person, ready);
  if (standing !== undefined) {
    // Another content is told and left as it is: correcting an initiative is an act of its own.
    const differences = differencesBetween(standing, ready.content);
    return { report: rowReport(entry, title, differences.length === 0 ? 'SAME' : 'CHANGED', standing.id, differences) };
  }
  if (rehearsal) return { report: rowReport(entry, title, 'ADDED') };
  const { person, channel } = input;
  const requestId = `${input.requestId}-${fingerprint(ready)}`;
  const result = await createRegisterInitiative(deps)({ person, channel, requestId, ...ready });
  if (!('refused' in result)) return { report: rowReport(entry, title, 'ADDED', result.initiativeId) };
  const said = refusedFaults(entry, result.refused.code, 'problems' in result ? result.problems : {});
  return { report: rowReport(entry, title, 'HELD'), said };
}

interface Ready {
  readonly unitId: string;
  readonly content: InitiativeInput;
  readonly recognised: unknown;
}

interface Checked {
  readonly entry: InitiativeEntry;
  readonly faults: readonly Remark[];
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
      first.set(key, one.entry.row + 1);
      return one;
    }
    const sentence = `Trùng tên sáng kiến với dòng ${twin}. Đề nghị gộp hai dòng, hoặc ghi tên khác nhau.`;
    return { entry: one.entry, faults: [one.entry.remark('title', wrong(sentence))] };
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
): { readonly faults: readonly Remark[]; readonly ready?: Ready } {
  const faults = new Map(entry.faults.map((fault) => [fault.cell, fault]));
  const add = (path: string, sentence: string) => {
    const remark = entry.remark(path, wrong(sentence));
    // A cell that could not be read is missing in what is checked next; it has been spoken of already.
    if (!faults.has(remark.cell)) faults.set(remark.cell, remark);
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
  const waiting = [...faults.values()].some(needsAnswer);
  if (waiting || !content.data || unitId === undefined) return { faults: [...faults.values()] };
  return {
    faults: [...faults.values()],
    ready: { unitId, content: content.data, recognised: recognised.data ?? null },
  };
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
): readonly Remark[] {
  const told = Object.entries(problems ?? {}).map(([path, sentence]) => entry.remark(path, wrong(sentence)));
  return told.length > 0 ? told : [entry.remark(PATH_OF[code] ?? 'title', wrong(sentenceOf(code)))];
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
  const sight = sightOf(person);
  if (sight === undefined) return undefined;
  const rows = await registers.initiatives.list({
    sight,
    filter: { unitId, words: content.title },
    limit: 20,
  });
  const row = rows.find(({ title }) => fold(title) === fold(content.title));
  return row && registers.initiatives.view(row.id);
}
