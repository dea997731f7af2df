import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { readSheets } from '../../adapters/spreadsheet/read-people.ts';
import { createImportPeople, type SheetReport } from '../../api/commands/import-people.ts';
import { sentenceOf } from '../../domain/refusals.ts';
import { withRegisters } from '../open.ts';

interface Options {
  readonly as: string;
  readonly reason: string;
  readonly dryRun?: boolean;
  readonly json?: true;
}

export const importPeopleCommand = (): Command =>
  new Command('import')
    .description('nhập tổ chức và con người từ bảng tính; nhập lại cùng tệp thì không ghi thêm gì')
    .argument('<tệp>', 'tệp .xlsx hoặc .csv, xem mẫu trong samples/people')
    .requiredOption('--as <mã người>', 'người chịu trách nhiệm ghi, là chuyên viên hoặc quản trị')
    .option('--reason <căn cứ>', 'căn cứ ghi vào sổ', 'Nhập từ bảng tính')
    .option('--dry-run', 'chỉ kiểm tra, không ghi')
    .option('--json', 'kết quả dạng JSON')
    .action(async (file: string, { as, reason, dryRun = false, json }: Options) => {
      const bytes = await readFile(file);
      const sheets = await readSheets(bytes);
      const result = await withRegisters(async (registers) => {
        const person = await registers.directory.person(as);
        if (person === undefined) throw new Error(sentenceOf('UNKNOWN_PERSON'));
        const requestId = `import ${createHash('sha256').update(bytes).digest('hex')} ${Date.now()}`;
        const importPeople = createImportPeople({ registers, now: () => new Date() });
        return importPeople({ person, channel: 'cli', requestId, sheets, reason, dryRun });
      });
      if ('refused' in result) throw new Error(sentenceOf(result.refused.code));
      if (json) console.log(JSON.stringify(result, null, 2));
      else for (const sheet of result.sheets) print(sheet, dryRun);
      if (result.sheets.some((sheet) => sheet.faults.length > 0 || sheet.holds === null)) process.exitCode = 1;
    });

const WHAT = { people: 'con người', organisations: 'tổ chức', years: 'kết quả từng năm' } as const;

function print({ sheet, holds, counts, faults }: SheetReport, dryRun: boolean): void {
  if (holds === null) {
    console.log(
      `✗ ${sheet}: không nhận ra danh sách tổ chức, con người hay kết quả từng năm; đề nghị xem mẫu trong samples/people.`,
    );
    return;
  }
  const what = WHAT[holds];
  const verb = dryRun ? 'sẽ ghi' : 'đã ghi';
  console.log(
    `${faults.length === 0 ? '✓' : '!'} ${sheet} (${what}): ${verb} ${counts.added} dòng mới, ${counts.changed} dòng thay đổi; ${counts.same} dòng đã có; ${counts.faulty} dòng có lỗi.`,
  );
  for (const fault of faults) console.log(`  ${fault.sheet}!${fault.cell}: ${fault.sentence}`);
}
