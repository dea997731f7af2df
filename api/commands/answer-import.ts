import type { ImportContent } from '../../adapters/intake-ports.ts';
import type { Answers, CellAnswer } from '../../domain/intake/answers.ts';
import { withAnswers } from '../../domain/intake/answers.ts';
import type { Field } from '../../domain/intake/fields.ts';
import { type Finding, type FindingCode, isKeepable } from '../../domain/intake/findings.ts';
import { type Layout, layoutAt } from '../../domain/intake/layout.ts';
import type { SubjectKind } from '../../domain/rules/rule-set.ts';
import { findImport } from '../queries/import-view.ts';
import { type Caller, type Done, type ImportCommandDeps, refusal } from './command.ts';

/** What somebody says about a sheet: where its headings end, what its columns hold. */
export interface SheetChoice {
  readonly name: string;
  readonly kind: SubjectKind | null;
  /** From 0. */
  readonly headerRow: number;
  /** By column, from 0; a column that is not named is not used. */
  readonly fields: Readonly<Record<number, Field>>;
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
  readonly acceptAll?: readonly FindingCode[];
  /** Leaves the cell as it is wherever one of these doubts stands. */
  readonly keepAll?: readonly FindingCode[];
}

/** Trả lời các ô chưa rõ, sửa cột: nothing but the import itself changes. */
export const createAnswerImport =
  (deps: ImportCommandDeps) =>
  async (input: AnswerImportInput): Promise<Done<{ readonly version: number }>> => {
    const { person, channel, importId, version } = input;
    const trace = {
      actor: { id: person.id, role: 'proposer' },
      channel,
      command: 'answerImport',
      subject: importId,
    } as const;
    const found = await findImport(deps, person, importId);
    if ('barred' in found) return refusal(deps, trace, { code: found.barred });
    const { content, analysis } = found;
    const layout = input.sheets === undefined ? content.layout : choose(content, input.sheets);
    const answers = answered(content.answers, input, analysis.findings);
    const changed = await deps.registers.imports.change(importId, version, { ...content, layout, answers });
    if (!changed) return refusal(deps, trace, { code: 'IMPORT_CHANGED' });
    return { ok: true, at: deps.now().toISOString(), version: version + 1 };
  };

function answered(before: Answers, input: AnswerImportInput, findings: readonly Finding[]): Answers {
  const bulk = findings.flatMap((finding): readonly CellAnswer[] => {
    const { cell, code, suggestion } = finding;
    if (suggestion !== undefined && input.acceptAll?.includes(code)) return [{ cell, text: suggestion, keep: [] }];
    return isKeepable(code) && input.keepAll?.includes(code) ? [{ cell, keep: [code] }] : [];
  });
  const answers = withAnswers(before, [...bulk, ...(input.cells ?? [])]);
  return input.leftOut === undefined ? answers : { ...answers, leftOut: [...new Set(input.leftOut)] };
}

function choose({ workbook, layout }: ImportContent, choices: readonly SheetChoice[]): Layout {
  const chosen = new Map(choices.map((choice) => [choice.name, choice]));
  return layout.map((before, index) => {
    const [choice, sheet] = [chosen.get(before.name), workbook.sheets[index]];
    if (choice === undefined || sheet === undefined) return before;
    const moved = choice.headerRow !== before.headerRow || before.columns.length === 0;
    const base = moved ? layoutAt(sheet, choice.headerRow, choice.kind) : before;
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
