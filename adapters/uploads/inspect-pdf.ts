import type { RefusalCode } from '../../domain/refusals.ts';
import { pageCount } from '../pdf/preview.ts';
import type { Inspection } from './foreign-process.ts';
import { forbiddenWord } from './pdf-names.ts';
import { forbiddenObject } from './pdf-objects.ts';

const MOST_PAGES = 300;

/** Runs in the child process only: two looks for what acts, then the pages as the renderer counts them. */
export async function inspectPdf(bytes: Buffer): Promise<Inspection> {
  const forbidden = forbiddenWord(bytes) ?? (await forbiddenObject(bytes));
  if (forbidden !== undefined) return { code: forbidden };
  const pages = await pageCount(bytes).catch((error: Error) => codeOfPdfium(error));
  if (typeof pages === 'string') return { code: pages };
  return pages > MOST_PAGES ? { code: 'UPLOAD_TOO_MANY_PAGES' } : { pages };
}
const codeOfPdfium = (error: Error): RefusalCode =>
  /password|security/i.test(error.message) ? 'UPLOAD_ENCRYPTED' : 'UPLOAD_DAMAGED';
