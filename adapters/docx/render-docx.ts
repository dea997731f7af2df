import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { type WordDocumentName, type WordDocuments, wordTemplates } from '../../templates/word-templates.ts';
import { cleanData } from './clean-text.ts';

export interface RenderedDocx {
  readonly docx: Buffer;
  /** SHA-256 (lower-case hex) of the template file it was made from. */
  readonly templateSha256: string;
}

/** A placeholder of the template for which the data has no value. */
export class MissingFieldError extends Error {
  readonly field: string;

  constructor(template: string, field: string) {
    super(`Thiếu dữ liệu cho trường “${field}” của mẫu “${template}”.`);
    this.name = 'MissingFieldError';
    this.field = field;
  }
}

/**
 * Fills a Word template. The same template and data give the same bytes.
 * Throws `MissingFieldError` naming the field when a value is absent, so that no document ever reads “undefined”.
 */
export async function renderDocx<Name extends WordDocumentName>(
  name: Name,
  data: WordDocuments[Name],
): Promise<RenderedDocx> {
  const template = wordTemplates[name];
  const bytes = await readFile(template.file);
  const document = new Docxtemplater(new PizZip(bytes), {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    nullGetter: (part) => {
      throw new MissingFieldError(name, part.value);
    },
  });
  try {
    document.render(cleanData(template.values(data)));
  } catch (cause) {
    throw missingFieldIn(cause) ?? new Error(`Không điền được mẫu “${name}”.`, { cause });
  }
  return { docx: zipRepeatably(document.getZip()), templateSha256: sha256(bytes) };
}

/** SHA-256 (lower-case hex) of a template as it is now. */
export async function templateSha256(name: WordDocumentName): Promise<string> {
  return sha256(await readFile(wordTemplates[name].file));
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

// docxtemplater may wrap what its callbacks throw, one or several deep.
function missingFieldIn(error: unknown): MissingFieldError | undefined {
  if (error instanceof MissingFieldError) return error;
  if (typeof error !== 'object' || error === null || !('properties' in error)) return undefined;
  const { errors, rootError } = error.properties as { errors?: unknown[]; rootError?: unknown };
  return [rootError, ...(errors ?? [])].map(missingFieldIn).find((found) => found !== undefined);
}

// Word files are zips: an entry's date would make the same document another file each second.
function zipRepeatably(zip: PizZip): Buffer {
  const repeatable = new PizZip();
  for (const path of Object.keys(zip.files).sort()) {
    const entry = zip.files[path];
    if (entry && !entry.dir)
      repeatable.file(path, entry.asUint8Array(), { date: new Date(2026, 0, 1), createFolders: false });
  }
  return repeatable.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
