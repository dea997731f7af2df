import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import PizZip from 'pizzip';
import { countAgain } from '../../adapters/ballot/count-again.ts';
import type { Recount } from '../../adapters/ballot-ports.ts';
import { evolveSession, type RecordedSessionEvent, type SessionState } from '../../domain/council/session.ts';

/** Not a bundle of a dossier that went through a council, or a damaged one. */
class NoBallots extends Error {
  override readonly name = 'NoBallots';
}

/** Needs no server, no database and no key: what it reads is in the bundle. */
export function recountBundle(bytes: Buffer): Recount & { readonly sessionId: string } {
  const zip = new PizZip(bytes);
  const text = zip.file('ballots.json')?.asText();
  const [events] = zip.file(/^events\/session-.+\.jsonl$/);
  if (text === undefined || events === undefined)
    throw new NoBallots(
      'Tệp này không có hòm phiếu và sự kiện của một phiên họp (ballots.json, events/session-….jsonl).',
    );
  const recorded = events
    .asText()
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { readonly recorded: RecordedSessionEvent }).recorded);
  const session = recorded.reduce<SessionState | null>((state, one) => evolveSession(state, one), null);
  if (session === null) throw new NoBallots('Phiên họp trong tệp này chưa có sự kiện nào.');
  const sessionId = /^events\/(.+)\.jsonl$/.exec(events.name)?.[1] ?? '';
  return { sessionId, ...countAgain(sessionId, text, session) };
}

export const recountCommand = (): Command =>
  new Command('recount')
    .description('kiểm phiếu lại từ bộ hồ sơ lưu trữ (bundle.zip), không cần máy chủ nào')
    .argument('<tệp>', 'bundle.zip')
    .option('--json', 'kết quả dạng JSON')
    .action((file: string, { json }: { json?: true }) => {
      const recount = recountBundle(readFileSync(file));
      if (json) console.log(JSON.stringify(recount, null, 2));
      else print(recount, (line) => console.log(line));
      if (!recount.holds) process.exitCode = 1;
    });

function print(recount: ReturnType<typeof recountBundle>, say: (line: string) => void): void {
  say(`Phiên họp ${recount.sessionId}`);
  say(`Mã đối chiếu hòm phiếu: ${recount.boxHash}`);
  say('');
  for (const { what, holds } of recount.findings) say(`  ${holds ? '✓' : '✗'} ${what}`);
  say('');
  say(`${recount.onRoll} ủy viên tham gia, ${recount.issued} phiếu đã phát, ${recount.spent} phiếu trong hòm`);
  for (const [index, { yes, no, noOpinion }] of recount.tally.entries())
    say(`  Trường hợp ${index + 1}: ${yes} đồng ý, ${no} không đồng ý, ${noOpinion} không có ý kiến`);
  say('');
  say(
    recount.holds
      ? '✓ Đếm lại cho đúng kết quả đã ghi.'
      : '✗ Đếm lại KHÔNG khớp. Đề nghị lập biên bản và giữ nguyên hiện trạng.',
  );
}
