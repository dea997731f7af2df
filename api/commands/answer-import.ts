import type { ImportArea, ImportContent } from '../../adapters/intake-ports.ts';
import type { Answers, CellAnswer } from '../../domain/intake/answers.ts';
import { withAnswers } from '../../domain/intake/answers.ts';
import { guessHeading } from '../../domain/intake/fields.ts';
import type { Remark } from '../../domain/intake/findings.ts';
import type { GuessHeading } from '../../domain/intake/headings.ts';
import { type AnyLayout, tableAt } from '../../domain/intake/layout.ts';
import { findRemarks } from '../queries/import-view.ts';
import { registerArea } from '../register-areas.ts';
import { type Caller, type Done, type ImportCommandDeps, refusal } from './command.ts';

/** What somebody says about a sheet: where its headings end, what its columns hold. */
export interface SheetChoice {
  readonly name: string;
  readonly kind: string | null;
  /** From 0. */
  readonly headerRow: number;
  /** By column, from 0; a column that is not named is not used. */
  readonly fields: Readonly<Record<number, string>>;
  readonly awardCode: string | null;
}

export interface AnswerImportInput extends Caller {
  readonly importId: string;
  /** The version that the answers were given for; an older one is refused. */
  readonly version: number;
  readonly sheets?: readonly SheetChoice[];
  readonly cells?: readonly CellAnswer[];
  /** All rows that stay out, `Danh sách!17`; replaces what was said before. */
  readonly leftOut?: readonly string[];
  /** Takes the suggestion wherever one of these doubts has one. */
  readonly acceptAll?: readonly string[];
  /** Leaves the cell as it is wherever one of these doubts stands. */
  readonly keepAll?: readonly string[];
  /** Cells whose answer is taken back: they are asked again. */
  readonly askAgain?: readonly string[];
}

/** Trả lời các ô chưa rõ, sửa cột: nothing but the import itself changes. */
export const createAnswerImport =
  (deps: ImportCommandDeps) =>
  async (input: AnswerImportInput): Promise<Done<{ readonly version: number }>> => {
    const { person, channel, importId, version } = input;
    const trace = {
      actor: { id: person.id, role: person.roles[0] ?? 'proposer' },
      channel,
      command: 'answerImport',
      subject: importId,
    } as const;
    const found = await findRemarks(deps, input, importId);
    if ('barred' in found) return refusal(deps, trace, { code: found.barred });
    const { record, content, findings } = found;
    const layout = input.sheets === undefined ? content.layout : choose(content, input.sheets, guessesOf(record.area));
    const answers = answered(content.answers, input, findings);
    const changed = await deps.registers.imports.change(importId, version, { ...content, layout, answers });
    if (!changed) return refusal(deps, trace, { code: 'IMPORT_CHANGED' });
    return { ok: true, at: deps.now().toISOString(), version: version + 1 };
  };

function answered(before: Answers, input: AnswerImportInput, findings: readonly Remark[]): Answers {
  const bulk = findings.flatMap((finding): readonly CellAnswer[] => {
    const { cell, code, suggestion, keepable } = finding;
    if (suggestion !== undefined && input.acceptAll?.includes(code)) return [{ cell, text: suggestion, keep: [] }];
    return keepable && input.keepAll?.includes(code) ? [{ cell, keep: [code] }] : [];
  });
  const standing = { ...before, cells: before.cells.filter(({ cell }) => !input.askAgain?.includes(cell)) };
  const answers = withAnswers(standing, [...bulk, ...(input.cells ?? [])]);
  return input.leftOut === undefined ? answers : { ...answers, leftOut: [...new Set(input.leftOut)] };
}

/** How headings are read, by the kind of list. */
function guessesOf(area: ImportArea): (kind: string) => GuessHeading<string> {
  const kinds = registerArea(area)?.kinds;
  return (kind) => kinds?.find(({ id }) => id === kind)?.guess ?? guessHeading;
}

function choose(
  { workbook, layout }: ImportContent,
  choices: readonly SheetChoice[],
  guessFor: (kind: string) => GuessHeading<string>,
): AnyLayout {
  const chosen = new Map(choices.map((choice) => [choice.name, choice]));
  return layout.map((before, index) => {
    const [choice, sheet] = [chosen.get(before.name), workbook.sheets[index]];
    if (choice === undefined || sheet === undefined) return before;
    const other = choice.kind !== null && guessFor(choice.kind) !== guessFor(before.kind ?? '');
    const moved = choice.headerRow !== before.headerRow || before.columns.length === 0 || other;
    const base = moved ? { ...before, ...tableAt(sheet, choice.headerRow, guessFor(choice.kind ?? '')) } : before;
    // After the headings moved, the columns are proposed anew; the fields said were those of the old ones.
    const columns = moved
      ? base.columns
      : base.columns.map((column) => {
          const field = choice.fields[column.column] ?? null;
          return field === column.field
            ? column
            : { ...column, field, confidence: field === null ? null : ('sure' as const) };
        });
    return { ...base, kind: choice.kind, columns, awardCode: choice.awardCode };
  });
}
