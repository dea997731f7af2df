import { Command } from 'commander';
import { EnvironmentIncomplete } from '../adapters/environment.ts';
import { recountCommand } from './audit/recount-command.ts';
import { replayCommand } from './audit/replay-command.ts';
import { bonusCommand } from './bonus-command.ts';
import { calendarCommand } from './calendar/calendar-command.ts';
import { checkEvidenceCommand } from './evidence/check-command.ts';
import { listEvidenceCommand } from './evidence/list-command.ts';
import { importCommand } from './import-command.ts';

import { verifyInitiativesCommand } from './initiatives/verify-command.ts';

import { listCommand } from './list-command.ts';
import { importInitiativesCommand, importLedgerCommand, importPeopleCommand } from './register-import-command.ts';
import { rulesCommand } from './rules/rules-command.ts';
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
program.addCommand(recountCommand());
program.addCommand(rulesCommand());
program.addCommand(new Command('ledger').description('sổ khen thưởng').addCommand(importLedgerCommand()));
program.addCommand(new Command('people').description('tổ chức và con người').addCommand(importPeopleCommand()));
program.addCommand(
  new Command('initiatives')
    .description('sổ sáng kiến')
    .addCommand(importInitiativesCommand())
    .addCommand(verifyInitiativesCommand()),
);
program.addCommand(
  new Command('evidence')
    .description('tài liệu minh chứng')
    .addCommand(checkEvidenceCommand())
    .addCommand(listEvidenceCommand()),
);
program.addCommand(calendarCommand());
program.addCommand(bonusCommand());
program.addCommand(
  new Command('season')
    .description('mùa khen thưởng mẫu')
    .addCommand(loadCommand())
    .addCommand(accountsCommand())
    .addCommand(walkCommand()),
);

// `ghicong … | head` stops reading; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
inherit(program);

try {
  await program.parseAsync();
} catch (error) {
  const said = error instanceof EnvironmentIncomplete ? error.message : explain(error);
  process.stderr.write(`✗ ${said}\n`);
  process.exitCode = 1;
}

/** `addCommand` gives a command its parent's place, but not its parent's language. */
function inherit(parent: Command): void {
  for (const command of parent.commands) inherit(command.copyInheritedSettings(parent));
}

/** Commander speaks English; its few sentences are said again in Vietnamese. */
function vietnamese(text: string): string {
  return text
    .replace(/^error: unknown command '(.+)'/, "✗ Không có lệnh '$1'")
    .replace(/^error: unknown option '(.+)'/, "✗ Không có tùy chọn '$1'")
    .replace(/^error: missing required argument '(.+)'/, "✗ Thiếu tham số '$1'")
    .replace(/^error: too many arguments.*/, '✗ Thừa tham số')
    .replace(/^error: required option '(.+)' not specified/, "✗ Thiếu tùy chọn '$1'")
    .replace(/^error: option '(.+)' argument missing/, "✗ Tùy chọn '$1' thiếu giá trị");
}

function explain(error: unknown): string {
  const parts: string[] = [];
  for (let one = error; one instanceof Error; one = one.cause) parts.push(one.message);
  return parts.join('\n  vì: ') || String(error);
}
