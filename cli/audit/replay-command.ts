import { Command } from 'commander';
import { withAuditor } from './auditor.ts';
import { printReport } from './print-report.ts';
import { replayDossier } from './replay-dossier.ts';

export const replayCommand = (): Command =>
  new Command('replay')
    .description('chạy lại lịch sử của một hồ sơ bằng đúng mã đã chạy nó, và đối chiếu với sổ đăng ký')
    .argument('<mã hồ sơ>', 'ví dụ dossier-2026-0001')
    .option('--json', 'kết quả dạng JSON')
    .action(async (dossierId: string, { json }: { json?: true }) => {
      const report = await withAuditor((auditor) => replayDossier(auditor, dossierId));
      if (json) console.log(JSON.stringify(report, null, 2));
      else printReport(report, (line) => console.log(line));
      if (!report.holds) process.exitCode = 1;
    });
