import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import PizZip from 'pizzip';
import { countAgain } from '../../adapters/ballot/count-again.ts';
import type { Recount } from '../../adapters/ballot-ports.ts';
import { boxesOf } from '../../domain/council/roll.ts';
import type { RecordedSessionEvent } from '../../domain/council/session.ts';

/** Not a bundle of a dossier that went through a council, or a damaged one. */
class NoBallots extends Error {
  override readonly name = 'NoBallots';
}

/** In the order of the rounds. */
const BOXES = ['ballots.json', 'ballots-second-round.json'];

/** Each round counted again. Needs no server, no database and no key: what it reads is in the bundle. */
export function recountBundle(bytes: Buffer): readonly (Recount & { readonly boxId: string })[] {
  const zip = new PizZip(bytes);
  const texts = BOXES.map((name) => zip.file(name)?.asText());
  const [events] = zip.file(/^events\/session-.+\.jsonl$/);
  if (texts[0] === undefined || events === undefined)
    throw new NoBallots(
      'Tệp này không có hòm phiếu và sự kiện của một phiên họp (ballots.json, events/session-….jsonl).',
    );
  const recorded = events
    .asText()
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { readonly recorded: RecordedSessionEvent }).recorded);
  const sessionId = /^events\/(.+)\.jsonl$/.exec(events.name)?.[1] ?? '';
  const rounds = boxesOf(sessionId, recorded);
  if (rounds.length === 0) throw new NoBallots('Phiên họp trong tệp này chưa có sự kiện nào.');
  return rounds.map(({ boxId, state }, index) => {
    const text = texts[index];
    if (text === undefined) throw new NoBallots(`Tệp này thiếu hòm phiếu ${BOXES[index]}.`);
    return { boxId, ...countAgain(boxId, text, state) };
  });
}

export const recountCommand = (): Command =>
  new Command('recount')
    .description('kiểm phiếu lại từ bộ hồ sơ lưu trữ (bundle.zip), không cần máy chủ nào')
    .argument('<tệp>', 'bundle.zip')
    .option('--json', 'kết quả dạng JSON')
    .action((file: string, { json }: { json?: true }) => {
      const rounds = recountBundle(readFileSync(file));
      if (json) console.log(JSON.stringify(rounds, null, 2));
      else for (const one of rounds) print(one, (line) => console.log(line));
      if (!rounds.every(({ holds }) => holds)) process.exitCode = 1;
    });

function print(recount: ReturnType<typeof recountBundle>[number], say: (line: string) => void): void {
  say(`Hòm phiếu ${recount.boxId}`);
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
