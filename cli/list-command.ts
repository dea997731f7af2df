import { Command } from 'commander';
import { dateInVietnam } from '../domain/calendar/working-days.ts';
import { withRegisters } from './open.ts';

export const listCommand = (): Command =>
  new Command('list')
    .description('danh sách hồ sơ, mới thay đổi trước')
    .option('--limit <số>', 'số hồ sơ', '20')
    .option('--json', 'kết quả dạng JSON')
    .action(async ({ limit, json }: { limit: string; json?: true }) => {
      const rows = await withRegisters((registers) => registers.dossiers.list({ limit: Number(limit) }));
      if (json) return console.log(JSON.stringify(rows, null, 2));
      if (rows.length === 0) console.log('Chưa có hồ sơ nào.');
      for (const row of rows) {
        console.log(
          `${row.id}  ${row.stage.padEnd(10)}  ${dateInVietnam(row.updatedAt)}  ${row.unitName} (${row.nominees} trường hợp)`,
        );
      }
    });
