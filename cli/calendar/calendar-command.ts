import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Registers } from '../../adapters/register-ports.ts';
import { createPublishCalendar } from '../../api/commands/publish-calendar.ts';
import { calendarImpact } from '../../api/queries/calendar-impact.ts';
import { calendarFile } from '../../api/schemas/calendar.ts';
import { type CalendarDay, type CalendarEdit, type CalendarEdition, diffDays } from '../../domain/calendar/calendar.ts';
import { sentenceOf } from '../../domain/refusals.ts';
import { withRegisters } from '../open.ts';
import { diffLines, impactLines } from './print-calendar.ts';

/** Something about the file or the request that the reader can put right. */
class CalendarInput extends Error {
  override readonly name = 'CalendarInput';
}

export const calendarCommand = (): Command =>
  new Command('calendar')
    .description('lịch nghỉ, ngày làm bù')
    .addCommand(showCommand())
    .addCommand(diffCommand())
    .addCommand(importCommand());

const showCommand = (): Command =>
  new Command('show')
    .description('lịch nghỉ hiện hành, hoặc một ấn bản')
    .option('--year <năm>', 'chỉ một năm')
    .option('--edition <số>', 'ấn bản đã ban hành; 0 là lịch đi kèm phần mềm')
    .option('--json', 'kết quả dạng JSON, cũng là dạng tệp của “calendar import”')
    .action(async ({ year, edition, json }: { year?: string; edition?: string; json?: true }) => {
      const found = await withRegisters((registers) => editionOf(registers, edition));
      const days = found.days.filter((day) => year === undefined || day.date.startsWith(`${year}-`));
      if (json) return console.log(JSON.stringify({ edition: found.edition, days }, null, 2));
      console.log(found.edition === 0 ? 'Lịch đi kèm phần mềm' : `Ấn bản ${found.edition}: ${found.reason}`);
      for (const line of diffLines({ added: days, removed: [], changed: [] }, '')) console.log(line);
    });

const diffCommand = (): Command =>
  new Command('diff')
    .description('khác biệt giữa hai ấn bản')
    .argument('<ấn bản>', 'ấn bản trước')
    .argument('[ấn bản]', 'ấn bản sau; mặc định là ấn bản hiện hành')
    .option('--json', 'kết quả dạng JSON')
    .action(async (before: string, after: string | undefined, { json }: { json?: true }) => {
      const [a, b] = await withRegisters((registers) =>
        Promise.all([editionOf(registers, before), editionOf(registers, after)]),
      );
      const diff = diffDays(a.days, b.days);
      if (json) return console.log(JSON.stringify({ before: a.edition, after: b.edition, ...diff }, null, 2));
      const lines = diffLines(diff);
      for (const line of lines.length > 0 ? lines : ['Hai ấn bản giống nhau.']) console.log(line);
    });

const importCommand = (): Command =>
  new Command('import')
    .description('ban hành lịch nghỉ từ tệp JSON; mỗi năm có trong tệp thay toàn bộ các ngày của năm đó')
    .argument('<tệp>', 'dạng của “calendar show --json”')
    .requiredOption('--by <mã người>', 'quản trị viên ban hành')
    .requiredOption('--reason <lý do>', 'lý do, được lưu cùng ấn bản')
    .option('--dry-run', 'chỉ xem trước, không ban hành')
    .option('--json', 'kết quả dạng JSON')
    .action(async (file: string, options: { by: string; reason: string; dryRun?: true; json?: true }) => {
      const days = readDays(file);
      await withRegisters(async (registers) => {
        const current = await registers.calendar.current();
        const edit = yearsReplaced(current, days);
        const impact = await calendarImpact(registers, current, edit, new Date().toISOString());
        const edition = options.dryRun ? undefined : await publish(registers, current, edit, options);
        if (options.json) return console.log(JSON.stringify({ edition: edition ?? null, ...impact }, null, 2));
        for (const line of [...diffLines(impact.diff), ...impactLines(impact)]) console.log(line);
        if (edition !== undefined) console.log(`✓ Đã ban hành ấn bản ${edition}.`);
        else if (impact.faults.length > 0) process.exitCode = 1;
      });
    });

async function editionOf(registers: Registers, asked: string | undefined): Promise<CalendarEdition> {
  const found =
    asked === undefined
      ? await registers.calendar.current()
      : /^\d{1,6}$/.test(asked)
        ? await registers.calendar.edition(Number(asked))
        : undefined;
  if (found === undefined) throw new CalendarInput(`Không có ấn bản ${asked} của lịch nghỉ.`);
  return found;
}

function readDays(file: string): readonly CalendarDay[] {
  try {
    return calendarFile.parse(JSON.parse(readFileSync(file, 'utf8'))).days;
  } catch (cause) {
    throw new CalendarInput(`Không đọc được lịch nghỉ từ tệp ${file}.`, { cause });
  }
}

/** A notice speaks of whole years: what it leaves out of them is no day off any more. */
function yearsReplaced({ days }: CalendarEdition, put: readonly CalendarDay[]): CalendarEdit {
  const years = new Set(put.map((day) => day.date.slice(0, 4)));
  return { remove: days.map((day) => day.date).filter((date) => years.has(date.slice(0, 4))), put };
}

async function publish(
  registers: Registers,
  current: CalendarEdition,
  edit: CalendarEdit,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<number> {
  const person = await registers.directory.person(by);
  if (person === undefined) throw new CalendarInput(`Không có người mang mã ${by}.`);
  const result = await createPublishCalendar({ registers, now: () => new Date() })({
    person,
    channel: 'cli',
    requestId: randomUUID(),
    edit,
    basedOn: current.edition,
    reason,
  });
  if ('refused' in result) {
    const problems = 'problems' in result ? Object.entries(result.problems ?? {}) : [];
    const said = problems.map(([where, sentence]) => `\n  ${where}: ${sentence}`).join('');
    throw new CalendarInput(`${sentenceOf(result.refused.code)}${said}`);
  }
  return result.edition;
}
