import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { createSpreadsheets } from '../adapters/spreadsheet/create-spreadsheets.ts';
import { createImportLedger } from '../api/commands/import-ledger.ts';
import { createImportPeople } from '../api/commands/import-people.ts';
import { createImportInitiatives } from '../api/commands/initiatives/import-initiatives.ts';
import type { RegisterImport, RegisterImportDeps } from '../api/commands/register-import.ts';
import { contentHash } from '../api/content-hash.ts';
import { INITIATIVES } from '../domain/initiatives/import/columns.ts';
import { NO_ANSWERS } from '../domain/intake/answers.ts';
import { needsAnswer } from '../domain/intake/findings.ts';
import { type ListKind, openLists, proposeLists } from '../domain/intake/lists.ts';
import { countOf, type ListReport } from '../domain/intake/report.ts';
import { PAST_AWARDS } from '../domain/ledger/legacy-list.ts';
import { PEOPLE_LISTS } from '../domain/organisations/import/columns.ts';
import { sentenceOf } from '../domain/refusals.ts';
import { withRegisters } from './open.ts';

interface Register {
  readonly description: string;
  readonly kinds: readonly ListKind[];
  readonly create: (deps: RegisterImportDeps) => RegisterImport;
}

interface Options {
  readonly as: string;
  readonly reason: string;
  readonly dryRun?: true;
  readonly skipFaulty?: true;
  readonly json?: true;
}

export const importLedgerCommand = () =>
  registerImport({
    description: 'nhập sổ khen thưởng cũ từ bảng tính; mẫu ở samples/ledger',
    kinds: [PAST_AWARDS],
    create: createImportLedger,
  });

export const importPeopleCommand = () =>
  registerImport({
    description: 'nhập tổ chức, con người, kết quả từng năm từ bảng tính; mẫu ở samples/people và samples/season',
    kinds: PEOPLE_LISTS,
    create: createImportPeople,
  });

export const importInitiativesCommand = () =>
  registerImport({
    description: 'nhập sáng kiến từ bảng tính; mẫu ở samples/initiatives',
    kinds: [INITIATIVES],
    create: createImportInitiatives,
  });

/** Ends with 1 when a cell is wrong, with 2 when cells wait for an answer and none is wrong, as `ghicong import` does. */
const registerImport = ({ description, kinds, create }: Register): Command =>
  new Command('import')
    .description(`${description}; nhập lại cùng tệp thì không ghi thêm gì`)
    .argument('<tệp>', 'bảng tính .xlsx hoặc .csv')
    .requiredOption('--as <người>', 'mã hoặc thư điện tử của người chịu trách nhiệm ghi')
    .option('--reason <căn cứ>', 'căn cứ ghi vào sổ', 'Nhập từ bảng tính')
    .option('--dry-run', 'chỉ kiểm tra, không ghi')
    .option('--skip-faulty', 'vẫn ghi các dòng đã rõ khi có dòng cần xem lại')
    .option('--json', 'kết quả dạng JSON')
    .action(async (file: string, { as, reason, dryRun, skipFaulty, json }: Options) => {
      const bytes = readFileSync(file);
      const workbook = await createSpreadsheets().read(bytes);
      if ('unreadable' in workbook) throw new Error(sentenceOf(workbook.unreadable));
      const open = openLists(workbook, proposeLists(workbook, kinds), kinds, NO_ANSWERS);
      const result = await withRegisters(async (registers) => {
        const { directory } = registers;
        const person = as.includes('@') ? await directory.personByEmail(as) : await directory.person(as);
        if (person === undefined) throw new Error(`Không có ai trong danh bạ mang mã hoặc thư điện tử ${as}.`);
        const caller = { person, channel: 'cli', requestId: `import ${contentHash(workbook)} ${Date.now()}` } as const;
        const take = create({ registers, now: () => new Date() });
        return take({ ...caller, open, reason, dryRun: dryRun === true, skipHeld: skipFaulty === true });
      });
      if ('refused' in result) throw new Error(sentenceOf(result.refused.code));
      console.log(json ? JSON.stringify(result, null, 2) : inWords(result));
      const levels = result.remarks.filter(needsAnswer).map(({ level }) => level);
      if (levels.length > 0) process.exitCode = levels.includes('error') ? 1 : 2;
    });

const SIGNS = { error: '✗', doubtful: '?', repaired: '·', notice: '·' } as const;

function inWords(report: ListReport): string {
  const { rows, remarks, written } = report;
  const differing = rows.filter(({ differences }) => differences.length > 0);
  return [
    ...remarks.map(({ cell, level, sentence, suggestion }) => {
      const offered = suggestion === undefined ? '' : ` Gợi ý: ${suggestion}`;
      return `${SIGNS[level]} ${cell}: ${sentence}${offered}`;
    }),
    ...differing.map(
      ({ sheet, row, name, differences }) =>
        `· ${sheet}, dòng ${row + 1}: ${name} đã có trong sổ, khác ở: ${differences.join('; ')}. Chưa ghi phần này; đề nghị sửa trên trang web.`,
    ),
    `${rows.length} mục: ${countOf(report, 'ADDED')} mới, ${countOf(report, 'CHANGED')} thay đổi, ${countOf(report, 'SAME')} đã có, ${countOf(report, 'HELD')} cần xem lại. ${written ? 'Đã ghi vào sổ.' : 'Chưa ghi gì vào sổ.'}`,
  ].join('\n');
}
