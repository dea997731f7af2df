import { type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { PAPER_TITLES } from '../../domain/rulesets/paper-kinds.ts';
import type { Commands } from '../commands/all-commands.ts';
import type { Caller } from '../commands/command.ts';
import type { SentFile } from '../forms.ts';

type Fields = Readonly<Record<string, string>>;

/** A scanner gives a file a page; more than this at once is a mistake. */
const MOST_FILES = 10;

const sentence = (code: RefusalCode, file?: SentFile): string =>
  file === undefined ? sentenceOf(code) : `${file.name}: ${sentenceOf(code)}`;

/**
 * What a form with boxes for papers asks for: to attach the files that came along, whichever button was pressed, and to
 * take one away. Returns what went wrong, by box; files that were taken stay taken.
 */
export async function carryOutEvidence(
  commands: Pick<Commands, 'attachEvidence' | 'removeEvidence'>,
  caller: Caller,
  holderId: string,
  fields: Fields,
  files: readonly SentFile[],
): Promise<Fields> {
  if (files.length > 0 && !PAPER_TITLES.has(fields.loai ?? '')) {
    // Browsers forget chosen files with every page.
    return { loai: `${sentenceOf('UNKNOWN_PAPER_KIND')} Tệp chưa được nhận, đề nghị chọn lại tệp.` };
  }
  const wrong: string[] = [];
  if (fields.viec === 'tep' && files.length === 0) wrong.push(sentence('UPLOAD_MISSING'));
  if (files.length > MOST_FILES) return { tep: `Mỗi lần chỉ gửi được ${MOST_FILES} tệp. Đề nghị gửi làm nhiều lần.` };
  for (const file of files) {
    const result = await commands.attachEvidence({
      ...caller,
      holderId,
      kind: fields.loai ?? '',
      nomineeNo: fields.cua ? Number(fields.cua) : null,
      fileName: file.name,
      bytes: await file.bytes(),
    });
    if ('refused' in result) wrong.push(sentence(result.refused.code, file));
  }
  const removed = /^go-(\d+)$/.exec(fields.viec ?? '')?.[1];
  if (removed !== undefined) {
    const result = await commands.removeEvidence({ ...caller, holderId, no: Number(removed) });
    if ('refused' in result) wrong.push(sentence(result.refused.code));
  }
  return wrong.length === 0 ? {} : { tep: wrong.join(' ') };
}
