import { Hono } from 'hono';
import type { DocumentRecord, Person } from '../../adapters/register-ports.ts';
import { mayReadDocument, mayReadSession } from '../access.ts';
import { placeOfUnit } from '../commands/command.ts';
import { RefusedError } from '../errors.ts';
import { DocumentPage, MOST_PAGES } from '../pages/document-page.tsx';
import { createPictureCache } from '../picture-cache.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/json': 'json',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** Documents by their hash: download, pictures of the pages. Who may read is asked each time, by what the file is about. */
export function fileRoutes({ registers, objectStore, preview }: RouteDeps) {
  const app = new Hono<Env>();
  const picture = createPictureCache();

  app.get('/tai-lieu/:sha256{[0-9a-f]{64}}', async (c) => {
    const document = await find(sessionOf(c).person, c.req.param('sha256'));
    const bytes = await objectStore.get(document.file);
    const extension = EXTENSIONS[document.file.mediaType] ?? 'bin';
    const plain = document.subjectId.replace(/[^a-z0-9-]+/gi, '-');
    c.header('Content-Type', document.file.mediaType);
    c.header(
      'Content-Disposition',
      `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encodeURIComponent(`${document.title}.${extension}`)}`,
    );
    c.header('X-Content-SHA256', document.file.sha256);
    return c.body(new Uint8Array(bytes));
  });

  app.get('/tai-lieu/:sha256{[0-9a-f]{64}}/xem', async (c) => {
    const { person, csrf } = sessionOf(c);
    const document = await find(person, c.req.param('sha256'));
    if (!isDrawn(document)) throw new RefusedError('PAGE_NOT_FOUND');
    const pages = await preview.pages(await objectStore.get(document.file));
    const back = (await registers.sessions.row(document.subjectId))
      ? `/phien-hop/${document.subjectId}`
      : `/ho-so/${dossierOf(document)}`;
    return page(c, <DocumentPage person={person} csrf={csrf} document={document} pages={pages} back={back} />);
  });

  app.get('/tai-lieu/:sha256{[0-9a-f]{64}}/trang/:page{[0-9]+\\.webp}', async (c) => {
    const document = await find(sessionOf(c).person, c.req.param('sha256'));
    const number = Number.parseInt(c.req.param('page'), 10);
    if (!isDrawn(document) || number < 1 || number > MOST_PAGES) {
      throw new RefusedError('PAGE_NOT_FOUND');
    }
    const drawn = await picture(`${document.file.sha256}/${number}`, () => draw(document, number));
    c.header('Content-Type', 'image/webp');
    // Named by its hash, so it never changes; private, because who may see it does.
    c.header('Cache-Control', 'private, max-age=3600');
    return c.body(new Uint8Array(drawn));
  });

  async function draw(document: DocumentRecord, number: number): Promise<Buffer> {
    const pdf = await objectStore.get(document.file);
    if (number > (await preview.pages(pdf))) throw new RefusedError('PAGE_NOT_FOUND');
    return preview.webp(pdf, number);
  }

  /** A document this person may read; one that is hidden from them looks like one that does not exist. */
  async function find(person: Person, sha256: string): Promise<DocumentRecord> {
    const document = await registers.documents.byHash(sha256);
    if (document === undefined || !(await mayRead(person, document))) throw new RefusedError('PAGE_NOT_FOUND');
    return document;
  }

  async function mayRead(person: Person, document: DocumentRecord): Promise<boolean> {
    const session = await registers.sessions.row(document.subjectId);
    if (session !== undefined) {
      const council = await registers.directory.council(session.councilId);
      return council !== undefined && mayReadSession(person, council);
    }
    const row = await registers.dossiers.row(dossierOf(document));
    return row !== undefined && mayReadDocument(person, await placeOfUnit({ registers }, row.unitId), document);
  }

  return app;
}

/** A stranger's file (a mandate) is handed out as it came; ours are drawn. */
const isDrawn = ({ kind, file }: DocumentRecord): boolean => kind !== 'MANDATE' && file.mediaType === 'application/pdf';

const dossierOf = (document: DocumentRecord): string => document.subjectId.replace(/\/decision$/, '');
