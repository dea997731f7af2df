import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { readLegacyRegister } from '../../adapters/spreadsheet/read-legacy.ts';
import { worksForBody } from '../../api/access.ts';
import { createImportLedger, type ImportReport } from '../../api/commands/import-ledger.ts';
import { withRegisters } from '../open.ts';

interface Options {
  readonly by?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export const importLedgerCommand = (): Command =>
  new Command('import')
    .description('nhập sổ khen thưởng cũ từ tệp .xlsx hoặc .csv; dòng nào chưa chắc chắn thì liệt kê, không nhập')
    .argument('<tệp>', 'sổ khen thưởng cũ')
    .option(
      '--by <mã>',
      'mã người nhập (cán bộ của cơ quan giữ sổ); bỏ trống thì lấy chuyên viên duy nhất trong danh bạ',
    )
    .option('--dry-run', 'chỉ kiểm tra, không ghi')
    .option('--json', 'kết quả dạng JSON')
    .action(async (file: string, { by, dryRun, json }: Options) => {
      const sheets = await readLegacyRegister(readFileSync(file));
      const report = await withRegisters(async (registers) => {
        const officers = await registers.directory.peopleWithRole('officer');
        const person =
          by === undefined && officers.length === 1 ? officers[0] : await registers.directory.person(by ?? '');
        if (person === undefined || !worksForBody(person)) {
          throw new Error('Đề nghị ghi --by với mã của một cán bộ cơ quan giữ sổ khen thưởng.');
        }
        const importLedger = createImportLedger({ registers, now: () => new Date() });
        return importLedger({ person, sheets, dryRun: dryRun ?? false });
      });
      console.log(json ? JSON.stringify(report, null, 2) : inWords(report));
      // For scripts: something in the file waits for a person.
      if (report.held > 0) process.exitCode = 2;
    });

const SIGNS = { WRONG: '✗', DOUBTFUL: '?', NOTE: '·' } as const;

function inWords({ dryRun, rows, entered, already, held, cells }: ImportReport): string {
  const lines = cells.map(
    ({ sheet, cell, severity, sentence, suggestion }) =>
      `${SIGNS[severity]} ${sheet} ${cell}: ${sentence}${suggestion === undefined ? '' : ` Gợi ý: ${suggestion}`}`,
  );
  const entering = dryRun ? 'sẽ được ghi' : 'đã ghi';
  lines.push(`${rows} dòng: ${entered} dòng ${entering}, ${already} dòng có sẵn trong sổ, ${held} dòng chờ sửa.`);
  return lines.join('\n');
}
