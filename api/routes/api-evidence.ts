import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { EvidenceItem } from '../../adapters/evidence-ports.ts';
import { PAPER_TITLES } from '../../domain/rulesets/paper-kinds.ts';
import { RefusedError } from '../errors.ts';
import { mayUseDraft } from '../evidence-access.ts';
import { addressOf } from '../pages/parts/evidence.tsx';
import { readableEvidence } from '../queries/evidence-view.ts';
import { accepted, problem, submitted } from '../schemas/answers.ts';
import { submissionInput } from '../schemas/submission.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { apiCaller, doing, idOf, reading, unwrap } from './api-route.ts';
import type { RouteDeps } from './route-deps.ts';

const tag = 'Bản nháp và minh chứng';
const draftParams = z.object({ id: z.string().openapi({ example: 'draft-0123456789abcdef0123' }) });
const dossierParams = z.object({ id: z.string().openapi({ example: 'dossier-2026-0001' }) });
const initiativeParams = z.object({ id: z.string().openapi({ example: 'initiative-2026-0001' }) });
const text = z.string().max(5000).default('');

const draftContent = z
  .object({
    awardCode: text,
    evaluationYear: text,
    summary: text,
    meeting: z.object({ date: text, present: text, total: text }).default({ date: '', present: '', total: '' }),
    nominees: z
      .array(z.record(z.string().max(40), z.string().max(5000)))
      .max(500)
      .default([]),
  })
  .openapi('DraftContent', { description: 'Như đã gõ, chưa kiểm tra; mọi giá trị là chữ' });

const draft = z
  .object({
    id: z.string(),
    ownerId: z.string(),
    updatedAt: z.string(),
    dossierId: z.string().nullable(),
    content: draftContent,
  })
  .openapi('Draft');

const kinds = [...PAPER_TITLES.keys()] as [string, ...string[]];

const evidenceItem = z
  .object({
    no: z.number().int(),
    kind: z.string().openapi({ description: 'Giấy tờ gửi từ trước có thể mang tên loại cũ' }),
    nomineeNo: z.number().int().nullable(),
    fileName: z.string(),
    sha256: z.string(),
    size: z.number().int(),
    mediaType: z.string(),
    pages: z.number().int().nullable(),
    uploadedAt: z.string(),
    lockedIn: z.number().int().nullable(),
    href: z.string(),
  })
  .openapi('Evidence');

const evidenceList = z.object({ items: z.array(evidenceItem) }).openapi('EvidenceList');
const savedDraft = accepted.extend({ draftId: z.string() }).openapi('SavedDraft');
const attached = accepted.extend({ item: evidenceItem }).openapi('AttachedEvidence');

const upload = z
  .object({
    kind: z.enum(kinds),
    nomineeNo: z.coerce.number().int().positive().optional().openapi({ description: 'Bỏ trống: của cả hồ sơ' }),
    file: z.custom<File>((value) => value instanceof File).openapi({ type: 'string', format: 'binary' }),
  })
  .openapi('EvidenceUpload');

/** Drafts and papers as JSON; a file comes as multipart/form-data. */
export function evidenceApi(deps: RouteDeps) {
  const { commands, registers } = deps;
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.openapi(
    doing({ path: '/api/v1/drafts', tag, summary: 'Lập bản nháp', body: draftContent, answer: savedDraft }),
    async (c) => c.json(unwrap(await commands.saveDraft({ ...apiCaller(c), content: c.req.valid('json') })), 200),
  );

  app.openapi(
    reading({ path: '/api/v1/drafts/{id}', tag, summary: 'Một bản nháp', answer: draft, params: draftParams }),
    async (c) => {
      const found = await registers.drafts.find(idOf(c));
      if (found === undefined || !mayUseDraft(sessionOf(c).person, found)) throw new RefusedError('UNKNOWN_DRAFT');
      const { id, ownerId, updatedAt, dossierId, content } = found;
      const nominees = content.nominees.map((one) => ({ ...one }));
      return c.json({ id, ownerId, updatedAt, dossierId, content: { ...content, nominees } }, 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/drafts/{id}',
      tag,
      summary: 'Lưu đè một bản nháp',
      body: draftContent,
      answer: savedDraft,
      params: draftParams,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.saveDraft({ ...apiCaller(c), draftId: idOf(c), content: c.req.valid('json') })),
        200,
      ),
  );

  app.openapi(
    doing({
      path: '/api/v1/drafts/{id}/submission',
      tag,
      summary: 'Gửi hồ sơ từ bản nháp, cùng minh chứng của nó',
      body: submissionInput,
      answer: submitted,
      params: draftParams,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.submitDossier({ ...apiCaller(c), draftId: idOf(c), content: await c.req.json() })),
        200,
      ),
  );

  for (const [holders, params] of [
    ['drafts', draftParams],
    ['dossiers', dossierParams],
    ['initiatives', initiativeParams],
  ] as const) {
    app.openapi(
      reading({
        path: `/api/v1/${holders}/{id}/evidence`,
        tag,
        summary: 'Danh sách minh chứng',
        answer: evidenceList,
        params,
      }),
      async (c) => {
        const items = await readableEvidence(deps, sessionOf(c).person, idOf(c));
        return c.json({ items: (items ?? []).map(shown) }, 200);
      },
    );

    app.openapi(uploading(`/api/v1/${holders}/{id}/evidence`, params), async (c) => {
      const { file, kind, nomineeNo = null } = c.req.valid('form');
      const { item, at } = unwrap(
        await commands.attachEvidence({
          ...apiCaller(c),
          holderId: idOf(c),
          kind,
          nomineeNo,
          fileName: file.name,
          bytes: Buffer.from(await file.arrayBuffer()),
        }),
      );
      return c.json({ at, item: shown(item) }, 200);
    });

    app.openapi(
      doing({
        path: `/api/v1/${holders}/{id}/evidence-removal`,
        tag,
        summary: 'Gỡ một minh chứng chưa nộp',
        body: z.object({ no: z.number().int().positive() }).openapi('EvidenceRemoval'),
        answer: accepted,
        params,
      }),
      async (c) =>
        c.json(
          unwrap(await commands.removeEvidence({ ...apiCaller(c), holderId: idOf(c), ...c.req.valid('json') })),
          200,
        ),
    );
  }

  return app;
}

const uploading = <P extends string>(path: P, params: z.ZodObject) =>
  createRoute({
    method: 'post',
    path,
    tags: [tag],
    summary: 'Đính kèm một tệp minh chứng',
    request: { params, body: { required: true, content: { 'multipart/form-data': { schema: upload } } } },
    responses: {
      200: { description: 'Đã nhận', content: { 'application/json': { schema: attached } } },
      default: {
        description: 'Bị từ chối hoặc có sự cố: mã, câu giải thích tiếng Việt',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  });

const shown = (item: EvidenceItem) => ({
  no: item.no,
  kind: item.kind,
  nomineeNo: item.nomineeNo,
  fileName: item.fileName,
  sha256: item.file.sha256,
  size: item.file.size,
  mediaType: item.file.mediaType,
  pages: item.pages,
  uploadedAt: item.uploadedAt,
  lockedIn: item.lockedIn,
  href: addressOf(item),
});
