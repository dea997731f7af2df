/** First look at a PDF: the words that start something, wherever in the bytes they stand. Runs in the child process. */

import { inflateSync } from 'node:zlib';
import type { RefusalCode } from '../../domain/refusals.ts';

/**
 * Long enough never to appear by chance among compressed bytes, so all of the file is searched: also a dead revision, an
 * object that the table of contents hides, a part that a reader finds and a parser does not. The short words (`/JS`,
 * `/AA`, `/XFA`) are left to `pdf-objects.ts`, which knows what is a name and what is a picture.
 */
const WORDS: readonly (readonly [RegExp, RefusalCode])[] = [
  [/\/JavaScript(?![A-Za-z0-9])/, 'UPLOAD_PDF_SCRIPT'],
  [/\/(Launch|SubmitForm|ImportData|GoToE|RichMedia(Execute)?|Rendition)(?![A-Za-z0-9])/, 'UPLOAD_PDF_ACTION'],
  [/\/EmbeddedFiles?(?![A-Za-z0-9])/, 'UPLOAD_PDF_ATTACHMENT'],
];

/** Bytes; object streams of a scan of hundreds of pages stay far below. */
const LARGEST_OBJECT_STREAM = 16 * 1024 * 1024;
const LARGEST_TOTAL = 64 * 1024 * 1024;
/** A dictionary before its stream. Looking back too far costs a needless inflation, never a miss by itself. */
const LONGEST_DICTIONARY = 4096;

/** A number, not a reference: `/First 12 0 R` is an outline's, and large pictures may stand right behind one. */
const OBJECT_STREAM = /\/First\s+\d+(?!\d)(?!\s+\d+\s+R)/;

/** `/J#61vaScript` → `/JavaScript`. */
const spelledOut = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const searched = (text: string): RefusalCode | undefined =>
  WORDS.find(([word]) => word.test(text) || word.test(spelledOut(text)))?.[1];

export function forbiddenWord(pdf: Buffer): RefusalCode | undefined {
  const text = pdf.toString('latin1');
  const plain = searched(text);
  if (plain !== undefined) return plain;
  let total = 0;
  for (const found of text.matchAll(/stream(\r\n|\n|\r)/g)) {
    const begin = found.index + found[0].length;
    const dictionary = spelledOut(text.slice(Math.max(0, found.index - LONGEST_DICTIONARY), found.index));
    // Every stream of objects has /First; whether it calls itself /ObjStm is not always asked.
    if (text.startsWith('end', found.index - 3) || !OBJECT_STREAM.test(dictionary)) continue;
    const inflated = inflatedObjects(pdf.subarray(begin));
    if (inflated === 'TOO_LARGE') return 'UPLOAD_TOO_COMPLEX';
    total += inflated.length;
    if (total > LARGEST_TOTAL) return 'UPLOAD_TOO_COMPLEX';
    const hidden = searched(inflated.toString('latin1'));
    if (hidden !== undefined) return hidden;
  }
  return undefined;
}

/** Nothing for a stream that is not simply deflated: the parser, which knows all filters, looks into those. */
function inflatedObjects(bytes: Buffer): Buffer | 'TOO_LARGE' {
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST_OBJECT_STREAM });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : Buffer.alloc(0);
  }
}
