import type { Context } from 'hono';
import type { EvidenceItem } from '../../adapters/evidence-ports.ts';

/** What a paper is saved as, whatever it was called when it was sent. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
};

/** A download, never shown in the browser's own window: the file is a stranger's. */
export function sendPaper(c: Context, item: EvidenceItem, bytes: Buffer): Response {
  const name = savedAs(item);
  c.header('Content-Type', item.file.mediaType);
  c.header(
    'Content-Disposition',
    `attachment; filename="minh-chung-${item.no}.${name.split('.').at(-1)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  c.header('X-Content-SHA256', item.file.sha256);
  return c.body(new Uint8Array(bytes));
}

function savedAs({ fileName, file }: EvidenceItem): string {
  const endings = ENDINGS[file.mediaType] ?? ['bin'];
  const has = endings.some((ending) => fileName.toLowerCase().endsWith(`.${ending}`));
  return has ? fileName : `${fileName}.${endings[0]}`;
}
