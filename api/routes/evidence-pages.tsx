import { type Context, Hono } from 'hono';
import type { EvidenceItem } from '../../adapters/evidence-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import type { UploadMediaType } from '../../adapters/upload-ports.ts';
import { mayReadDossier } from '../access.ts';
import { placeOfUnit } from '../commands/command.ts';
import { isDraftId, isInitiativeId } from '../commands/evidence-holder.ts';
import { RefusedError } from '../errors.ts';
import { readSignedUpload } from '../forms.ts';
import { MOST_PAGES } from '../pages/document-page.tsx';
import { EvidenceListPage, EvidencePage } from '../pages/evidence-page.tsx';
import type { NomineeLabels } from '../pages/parts/evidence.tsx';
import { createPictureCache } from '../picture-cache.ts';
import { readableEvidence } from '../queries/evidence-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { showDossier } from './dossier-pages.tsx';
import { carryOutEvidence } from './evidence-forms.ts';
import { showInitiative } from './initiatives/initiative-pages.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';
import { sendPaper } from './send-paper.ts';

/** Where papers are kept with something, by its id. */
const HOLDERS = '/:of{ho-so|sang-kien}/:id';

/** Papers of drafts, dossiers and initiatives: list, download, pictures; and what their pages upload. */
export function evidencePages(deps: RouteDeps) {
  const { registers, objectStore, uploads, commands } = deps;
  const app = new Hono<Env>();
  const picture = createPictureCache();

  app.get(`${HOLDERS}/minh-chung`, async (c) => {
    const { person, csrf } = sessionOf(c);
    const id = c.req.param('id');
    const items = await readableEvidence(deps, person, id);
    if (items === undefined) throw new RefusedError('PAGE_NOT_FOUND');
    const labels = await labelsOf(registers, id);
    const back = await backOf(person, id);
    return page(c, <EvidenceListPage person={person} csrf={csrf} back={back} items={items} labels={labels} />);
  });

  app.post(`${HOLDERS}/minh-chung`, async (c) => {
    const { fields, session, requestId, files } = await readSignedUpload(c);
    const id = c.req.param('id');
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const problems = await carryOutEvidence(commands, caller, id, fields, files);
    const again = isInitiativeId(id) ? showInitiative : showDossier;
    if (Object.keys(problems).length > 0) return again(deps, c, id, fields, problems, 422);
    return c.redirect(`/${c.req.param('of')}/${id}?da=minh-chung#minh-chung`, 303);
  });

  app.get(`${HOLDERS}/minh-chung/:no{[0-9]+}`, async (c) => {
    const item = await find(c);
    return sendPaper(c, item, await objectStore.get(item.file));
  });

  app.get(`${HOLDERS}/minh-chung/:no{[0-9]+}/xem`, async (c) => {
    const { person, csrf } = sessionOf(c);
    const item = await find(c);
    if (item.pages === null) throw new RefusedError('PAGE_NOT_FOUND');
    const back = await backOf(person, item.holderId);
    return page(c, <EvidencePage person={person} csrf={csrf} back={back} item={item} />);
  });

  app.get(`${HOLDERS}/minh-chung/:no{[0-9]+}/trang/:page{[0-9]+\\.webp}`, async (c) => {
    const item = await find(c);
    const number = Number.parseInt(c.req.param('page'), 10);
    if (number < 1 || number > Math.min(item.pages ?? 0, MOST_PAGES)) throw new RefusedError('PAGE_NOT_FOUND');
    const drawn = await picture(`${item.file.sha256}/${number}`, () => draw(item, number));
    c.header('Content-Type', 'image/webp');
    c.header('Cache-Control', 'private, max-age=3600');
    return c.body(new Uint8Array(drawn));
  });

  async function draw({ file }: EvidenceItem, number: number): Promise<Buffer> {
    // The register holds what the gate said when the file came in.
    const drawn = await uploads.picture(await objectStore.get(file), file.mediaType as UploadMediaType, number);
    if (drawn === undefined) throw new RefusedError('PAGE_NOT_FOUND');
    return drawn;
  }

  /** A paper this person may read; one that is hidden from them looks like one that does not exist. */
  async function find(c: Context<Env>): Promise<EvidenceItem> {
    const readable = await readableEvidence(deps, sessionOf(c).person, c.req.param('id') ?? '');
    const item = readable?.find(({ no }) => no === Number(c.req.param('no')));
    if (item === undefined) throw new RefusedError('PAGE_NOT_FOUND');
    return item;
  }

  async function backOf(person: Person, holderId: string): Promise<string | null> {
    if (isDraftId(holderId)) return `/ho-so/nhap/${holderId}#minh-chung`;
    if (isInitiativeId(holderId)) return `/sang-kien/${holderId}#minh-chung`;
    const row = await registers.dossiers.row(holderId);
    const reads = row !== undefined && mayReadDossier(person, await placeOfUnit({ registers }, row.unitId));
    return reads ? `/ho-so/${holderId}#minh-chung` : null;
  }

  return app;
}

async function labelsOf(registers: Registers, holderId: string): Promise<NomineeLabels> {
  if (isDraftId(holderId)) return labelsOfRows((await registers.drafts.find(holderId))?.content.nominees ?? []);
  const submission = await registers.dossiers.submission(holderId);
  return labelsOfRows(submission?.nominees ?? []);
}

/** Numbers with names, of rows as typed or of nominees; a row without a name keeps its number only. */
export const labelsOfRows = (
  rows: readonly { readonly name?: string; readonly honorific?: string | null }[],
): NomineeLabels =>
  new Map(
    rows.map(({ name = '', honorific }, index) => [
      index + 1,
      `${index + 1}${name.trim() === '' ? '' : `. ${[honorific, name.trim()].filter(Boolean).join(' ')}`}`,
    ]),
  );
