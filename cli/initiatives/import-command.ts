import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { withRegisters } from '../open.ts';
import { type ImportReport, importInitiatives } from './import-initiatives.ts';

interface Options {
  readonly as?: string;
  readonly dryRun?: boolean;
  readonly skipFaulty?: boolean;
  readonly json?: boolean;
}

export const importInitiativesCommand = (): Command =>
  new Command('import')
    .description('nạp sáng kiến từ bảng tính .xlsx hoặc .csv')
    .argument('<tệp>', 'tệp bảng tính; mẫu ở samples/initiatives')
    .option('--as <thư điện tử>', 'người nạp: đơn vị đề nghị hoặc chuyên viên (bắt buộc)')
    .option('--dry-run', 'chỉ kiểm tra, không ghi')
    .option('--skip-faulty', 'vẫn nạp các dòng đúng khi có dòng sai')
    .option('--json', 'kết quả dạng JSON')
    .action(async (file: string, { as, dryRun = false, skipFaulty = false, json }: Options) => {
      // Asked here, because commander would ask in English.
      if (as === undefined) throw new Error('Thiếu tùy chọn --as: đề nghị ghi thư điện tử của người nạp.');
      const bytes = await readFile(file);
      const report = await withRegisters(async (registers) => {
        const person = await registers.directory.personByEmail(as);
        if (person === undefined) throw new Error(`Không có ai trong danh bạ dùng địa chỉ ${as}.`);
        return importInitiatives({ registers, now: () => new Date() }, person, bytes, { dryRun, skipFaulty });
      });
      console.log(json ? JSON.stringify(report, null, 2) : inWords(report));
      if (report.entries.some(({ outcome }) => outcome === 'FAULTY')) process.exitCode = 1;
    });

const OUTCOME_WORDS = {
  NEW: 'mới',
  SAME: 'đã có',
  DIFFERENT: 'đã có, nội dung khác',
  FAULTY: 'có lỗi',
} as const;

/** One line for each row that is not simply there already, and a line that sums up. */
function inWords({ sheet, written, entries }: ImportReport): string {
  const where = (cell: string) => (sheet === null ? `ô ${cell}` : `trang “${sheet}”, ô ${cell}`);
  const lines = entries.flatMap(({ row, title, outcome, initiativeId, faults, differences }) => [
    ...(outcome === 'SAME'
      ? []
      : [`Dòng ${row}: ${title} – ${[OUTCOME_WORDS[outcome], initiativeId].filter(Boolean).join(', ')}`]),
    ...faults.map(({ cell, sentence }) => `  ✗ ${where(cell)}: ${sentence}`),
    ...(differences.length > 0
      ? [`  khác ở: ${differences.join('; ')}. Chưa ghi gì; đề nghị sửa trên trang web.`]
      : []),
  ]);
  const count = (outcome: keyof typeof OUTCOME_WORDS) => entries.filter((entry) => entry.outcome === outcome).length;
  const sums = (['NEW', 'SAME', 'DIFFERENT', 'FAULTY'] as const).map((one) => `${count(one)} ${OUTCOME_WORDS[one]}`);
  return [
    ...lines,
    `${entries.length} sáng kiến: ${sums.join('; ')}. ${written ? 'Đã ghi vào sổ.' : 'Chưa ghi gì vào sổ.'}`,
  ].join('\n');
}
