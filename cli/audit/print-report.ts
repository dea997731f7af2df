import { clockTime } from '../../activities/dates.ts';
import type { ReplayReport } from './replay-dossier.ts';

/** The report as an auditor reads it on a terminal. */
export function printReport(report: ReplayReport, say: (line: string) => void): void {
  say(`Hồ sơ ${report.dossierId}`);
  say('');
  say('Diễn biến');
  for (const { at, stream, seq, type, actor, role, channel, hash } of report.timeline) {
    say(`  ${moment(at)}  ${stream} #${seq}  ${type}  ${actor} (${role}, ${channel})  ${hash.slice(0, 12)}`);
  }
  say('');
  say('Chạy lại từng quy trình');
  for (const { workflowId, source, running, replayed, problem, events, chainHolds } of report.processes) {
    const mark = replayed && chainHolds ? '✓' : '✗';
    const from =
      source === 'archive'
        ? 'bản lưu đã khóa'
        : running
          ? 'lịch sử trong Temporal, đang chạy'
          : 'lịch sử trong Temporal';
    say(
      `  ${mark} ${workflowId}: ${from}; ${events.replayed}/${events.recorded} sự kiện; chuỗi băm ${chainHolds ? 'khớp' : 'KHÔNG khớp'}`,
    );
    if (problem !== undefined) say(`      ${problem}`);
  }
  say('');
  say('Văn bản');
  for (const { title, sha256, intact, locked } of report.documents) {
    say(
      `  ${intact && locked ? '✓' : '✗'} ${title}: ${intact ? 'nguyên vẹn' : 'ĐÃ BỊ THAY ĐỔI'}, ${locked ? 'đã khóa' : 'CHƯA khóa'}  ${sha256.slice(0, 12)}`,
    );
  }
  say('');
  say(`Kết quả chạy lại: ${report.outcome.replayed}`);
  say(`Kết quả đã ghi:   ${report.outcome.recorded}`);
  say(
    report.holds
      ? '✓ Lịch sử chạy lại cho đúng kết quả đã ghi.'
      : '✗ Kết quả KHÔNG khớp. Đề nghị lập biên bản và giữ nguyên hiện trạng.',
  );
}

/** `24/11/2026 14:25:07.123`, in Vietnam's time. */
function moment(instant: string): string {
  const { year, month, day, hour, minute } = clockTime(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(day)}/${two(month)}/${year} ${two(hour)}:${two(minute)}:${instant.slice(17, 23)}`;
}
