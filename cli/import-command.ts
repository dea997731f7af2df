import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { createSpreadsheets } from '../adapters/spreadsheet/create-spreadsheets.ts';
import { createApplyImport } from '../api/commands/apply-import.ts';
import { createBeginImport } from '../api/commands/begin-import.ts';
import type { ImportCommandDeps } from '../api/commands/command.ts';
import { analysed, catalogueOn, findImport } from '../api/queries/import-view.ts';
import { dateInVietnam } from '../domain/calendar/working-days.ts';
import type { Analysis } from '../domain/intake/analyse.ts';
import { NO_ANSWERS } from '../domain/intake/answers.ts';
import { draftLists, isReady } from '../domain/intake/drafts.ts';
import { type Finding, type Level, needsAnswer } from '../domain/intake/findings.ts';
import { proposeLayout } from '../domain/intake/layout.ts';
import { type RefusalCode, sentenceOf } from '../domain/refusals.ts';
import { withRegisters } from './open.ts';

interface Options {
  readonly dryRun?: true;
  readonly json?: true;
  readonly as?: string;
}

/** Ends with 1 when a cell is wrong or the file cannot be read, with 2 when cells wait for an answer and none is wrong. */
const [WRONG, UNANSWERED] = [1, 2];

export const importCommand = (): Command =>
  new Command('import')
    .description('nhập danh sách đề nghị từ bảng tính .xlsx, .csv')
    .argument('<tệp>', 'bảng tính')
    .option('--dry-run', 'chỉ đọc và báo cáo, không ghi gì, không cần máy chủ')
    .option('--as <mã người>', 'người của đơn vị đề nghị, thay mặt nhập')
    .option('--json', 'kết quả dạng JSON')
    .action(async (file: string, options: Options) => {
      if (!options.dryRun && options.as === undefined) {
        throw new Error('Đề nghị thêm --dry-run để chạy thử, hoặc --as <mã người> để nhập thay mặt một người.');
      }
      const bytes = readFileSync(file);
      process.exitCode = options.dryRun
        ? await dryRun(bytes, options.json === true)
        : await apply(bytes, basename(file), options.as ?? '', options.json === true);
    });

async function dryRun(bytes: Buffer, json: boolean): Promise<number> {
  const workbook = await createSpreadsheets().read(bytes);
  if ('unreadable' in workbook) return refused(workbook.unreadable, json);
  const today = dateInVietnam(new Date().toISOString());
  const content = { workbook, layout: proposeLayout(workbook), answers: NO_ANSWERS, applied: [] };
  return report(analysed(content, today, catalogueOn(today)), json);
}

/** Takes the file in and, when nothing in it is doubtful, applies it. What is doubtful is answered on the web. */
async function apply(bytes: Buffer, fileName: string, personId: string, json: boolean): Promise<number> {
  return withRegisters(async (registers) => {
    const person = await registers.directory.person(personId);
    if (person === undefined) throw new Error(`Không có người mang mã ${personId}.`);
    const deps: ImportCommandDeps = { registers, spreadsheets: createSpreadsheets(), now: () => new Date() };
    const caller = { person, channel: 'cli', requestId: `cli-${process.pid}` } as const;
    const begun = await createBeginImport(deps)({ ...caller, area: 'NOMINEES', fileName, bytes });
    if ('refused' in begun) return refused(begun.refused.code, json);
    const found = await findImport(deps, person, begun.importId);
    if ('barred' in found) return refused(found.barred, json);
    const { record, analysis } = found;
    if (record.stage === 'OPEN' && !isReady(analysis)) {
      const code = report(analysis, json, record.id);
      if (!json) console.log(`Đã nhận danh sách. Đề nghị trả lời các ô trên trang /nhap-danh-sach/${record.id}`);
      return code;
    }
    const applied =
      record.stage === 'APPLIED' ||
      (await createApplyImport(deps)({ ...caller, importId: record.id, version: record.version }));
    if (applied !== true && 'refused' in applied) return refused(applied.refused.code, json);
    const drafts = await registers.imports.drafts(record.id);
    const shown = drafts.map(({ id, awardCode, nominees, dossierId }) => ({
      id,
      awardCode,
      nominees: nominees.length,
      dossierId,
    }));
    if (json) console.log(JSON.stringify({ importId: record.id, drafts: shown }, null, 2));
    else for (const { id, awardCode, nominees } of shown) console.log(`✓ ${awardCode}: ${nominees} trường hợp, ${id}`);
    return 0;
  });
}

function refused(code: RefusalCode, json: boolean): number {
  if (json) console.log(JSON.stringify({ refused: code, sentence: sentenceOf(code) }, null, 2));
  else console.error(`✗ ${sentenceOf(code)}`);
  return WRONG;
}

const LEVELS: Readonly<Record<Level, string>> = {
  error: 'sai',
  doubtful: 'chưa rõ',
  repaired: 'chuẩn hóa',
  notice: 'ghi nhận',
};

/** Citizen ids are in the cells, so the report goes to the screen or to the file the caller chooses, never to a log. */
function report(analysis: Analysis, json: boolean, importId?: string): number {
  const { rows, findings } = analysis;
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  const lists = draftLists(rows, '').map(({ awardCode, nominees }) => ({ awardCode, nominees: nominees.length }));
  if (json) {
    const counts = {
      rows: rows.length,
      error: count('error'),
      doubtful: count('doubtful'),
      repaired: count('repaired'),
    };
    const said = findings.map(({ cell, level, code, found, sentence, suggestion, options }) => ({
      ...{ cell, level, code, found, sentence },
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(options === undefined ? {} : { options }),
    }));
    console.log(
      JSON.stringify({ ...(importId === undefined ? {} : { importId }), counts, lists, findings: said }, null, 2),
    );
  } else {
    console.log(table(findings.filter(needsAnswer)));
    for (const { awardCode, nominees } of lists) console.log(`  ${awardCode}: ${nominees} trường hợp`);
    console.log(
      `${rows.length} trường hợp; ${count('error')} chỗ sai, ${count('doubtful')} chỗ chưa rõ, ${count('repaired')} chỗ đã chuẩn hóa.`,
    );
  }
  if (count('error') > 0 || rows.length === 0) return WRONG;
  return count('doubtful') > 0 ? UNANSWERED : 0;
}

function table(findings: readonly Finding[]): string {
  const width = Math.max(0, ...findings.map(({ cell }) => cell.length));
  return findings
    .map(({ cell, level, sentence, suggestion }) => {
      const offered = suggestion === undefined ? '' : ` Gợi ý: ${suggestion}`;
      return `  ${cell.padEnd(width)}  ${LEVELS[level].padEnd(7)}  ${sentence}${offered}`;
    })
    .join('\n');
}
