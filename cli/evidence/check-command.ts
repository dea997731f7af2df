import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { CheckedUpload, Uploads } from '../../adapters/upload-ports.ts';
import { createClamdScanner } from '../../adapters/uploads/clamd-scanner.ts';
import { openUploads } from '../../adapters/uploads/open-uploads.ts';
import { type RefusalCode, sentenceOf } from '../../domain/refusals.ts';

type Verdict = { readonly file: string } & (
  | ({ readonly accepted: true; readonly size: number; readonly sha256: string } & CheckedUpload)
  | { readonly accepted: false; readonly refused: RefusalCode; readonly sentence: string }
);

export const checkEvidenceCommand = (): Command =>
  new Command('check')
    .description('xem tệp có được nhận làm minh chứng không; quét vi-rút nếu đặt CLAMD_URL')
    .argument('<tệp...>', 'các tệp')
    .option('--json', 'kết quả dạng JSON')
    .action(async (files: readonly string[], { json }: { json?: true }) => {
      const { CLAMD_URL: clamd } = process.env;
      const uploads = openUploads({ scanner: clamd ? createClamdScanner(clamd) : null });
      const verdicts: Verdict[] = [];
      // One at a time: a parser that is kept apart may take half a gigabyte.
      for (const file of files) verdicts.push(await verdictOn(uploads, file));
      if (json) console.log(JSON.stringify(verdicts, null, 2));
      else for (const verdict of verdicts) console.log(lineOf(verdict));
      if (verdicts.some(({ accepted }) => !accepted)) process.exitCode = 1;
    });

async function verdictOn(uploads: Uploads, file: string): Promise<Verdict> {
  const bytes = await readFile(file);
  const checked = await uploads.check(bytes);
  if ('refused' in checked) {
    const { code } = checked.refused;
    return { file, accepted: false, refused: code, sentence: sentenceOf(code) };
  }
  return {
    file,
    accepted: true,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...checked,
  };
}

function lineOf(verdict: Verdict): string {
  if (!verdict.accepted) return `✗ ${verdict.file}: ${verdict.sentence} (${verdict.refused})`;
  const pages = verdict.pages === null ? '' : `, ${verdict.pages} trang`;
  return `✓ ${verdict.file}: ${verdict.mediaType}${pages}, SHA-256 ${verdict.sha256}`;
}
