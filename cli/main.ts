import { Command } from 'commander';
import { EnvironmentIncomplete } from '../adapters/environment.ts';
import { replayCommand } from './audit/replay-command.ts';
import { importCommand } from './import-command.ts';
import { listCommand } from './list-command.ts';
import { accountsCommand } from './season/accounts-command.ts';
import { loadCommand } from './season/load-command.ts';
import { walkCommand } from './season/walk-command.ts';

/** `ghicong`: every command has `--json` where it answers something, and asks nothing. */
const program = new Command('ghicong')
  .description('Ghi Công: hồ sơ khen thưởng công đoàn, từ đề nghị đến bằng khen')
  .helpOption('-h, --help', 'xem hướng dẫn')
  .helpCommand('help [lệnh]', 'xem hướng dẫn của một lệnh')
  .configureOutput({ outputError: (text, write) => write(vietnamese(text)) })
  .showHelpAfterError('Xem các lệnh và tùy chọn: ghicong --help');

program.command('doctor').description('kiểm tra máy này có đủ điều kiện để chạy chưa');
program.addCommand(listCommand());
program.addCommand(importCommand());
program.addCommand(replayCommand());
program.addCommand(
  new Command('season')
    .description('mùa khen thưởng mẫu')
    .addCommand(loadCommand())
    .addCommand(accountsCommand())
    .addCommand(walkCommand()),
);

try {
  await program.parseAsync();
} catch (error) {
  const said = error instanceof EnvironmentIncomplete ? error.message : explain(error);
  process.stderr.write(`✗ ${said}\n`);
  process.exitCode = 1;
}

/** Commander speaks English; its few sentences are said again in Vietnamese. */
function vietnamese(text: string): string {
  return text
    .replace(/^error: unknown command '(.+)'/, "✗ Không có lệnh '$1'")
    .replace(/^error: unknown option '(.+)'/, "✗ Không có tùy chọn '$1'")
    .replace(/^error: missing required argument '(.+)'/, "✗ Thiếu tham số '$1'")
    .replace(/^error: too many arguments.*/, '✗ Thừa tham số')
    .replace(/^error: option '(.+)' argument missing/, "✗ Tùy chọn '$1' thiếu giá trị");
}

function explain(error: unknown): string {
  const parts: string[] = [];
  for (let one = error; one instanceof Error; one = one.cause) parts.push(one.message);
  return parts.join('\n  vì: ') || String(error);
}
