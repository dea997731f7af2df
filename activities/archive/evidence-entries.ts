import type { ObjectStore } from '../../adapters/ports.ts';
import type { DocumentRecord } from '../../adapters/register-ports.ts';
import type { BundleEntry } from './bundle.ts';

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** The union's papers as files of the bundle, named by their number: what they were called is in the register. */
export async function evidenceEntries(
  store: ObjectStore,
  documents: readonly DocumentRecord[],
): Promise<readonly BundleEntry[]> {
  return Promise.all(
    documents
      .filter(({ kind }) => kind === 'EVIDENCE')
      .map(async ({ part, file }) => ({
        path: `evidence/${String(part).padStart(3, '0')}.${ENDINGS[file.mediaType] ?? 'bin'}`,
        bytes: await store.get(file),
      })),
  );
}
