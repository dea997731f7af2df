import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { DossierStage } from '../../domain/dossier/dossier.ts';
import { RefusedError } from '../errors.ts';
import { eventSentence } from '../pages/event-words.ts';
import { STAGE_WORDS } from '../pages/words.ts';
import { listDossiers } from '../queries/dossier-list.ts';
import { type DossierView, viewDossier } from '../queries/dossier-view.ts';
import { eligibilityOf } from '../queries/eligibility-view.ts';
import { accepted, dossierDetail, dossierPage, eligibilityReport, submitted } from '../schemas/answers.ts';
import { submissionInput } from '../schemas/submission.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { apiCaller, doing, idOf, reading, unwrap } from './api-route.ts';
import { afterFrom } from './dossier-pages.tsx';
import type { RouteDeps } from './route-deps.ts';

const tag = 'Hồ sơ';
const params = z.object({ id: z.string().openapi({ example: 'dossier-2026-0001' }) });
const nothing = z.object({}).openapi('Nothing');
const reason = z.string().min(1).max(4000);
const no = z.number().int().positive();

/** Dossiers and decisions as JSON: the same reads and commands as the pages. */
export function dossierApi({ commands, registers, eligibility }: RouteDeps) {
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.openapi(
    reading({
      path: '/api/v1/dossiers',
      tag,
      summary: 'Danh sách hồ sơ, thay đổi mới nhất trước',
      answer: dossierPage,
      query: z.object({
        stage: z.enum(Object.keys(STAGE_WORDS) as [DossierStage, ...DossierStage[]]).optional(),
        after: z.string().optional().openapi({ description: 'Giá trị `next` của trang trước' }),
      }),
    }),
    async (c) => {
      const query = c.req.query();
      const stage = query.stage as DossierStage | undefined;
      const after = afterFrom(query.after);
      const found = await listDossiers(registers, sessionOf(c).person, {
        ...(stage ? { stage } : {}),
        ...(after ? { after } : {}),
      });
      return c.json(
        { rows: [...found.rows], next: found.next ? `${found.next.updatedAt}~${found.next.id}` : null },
        200,
      );
    },
  );

  app.openapi(
    reading({
      path: '/api/v1/dossiers/{id}',
      tag,
      summary: 'Một hồ sơ với quá trình xử lý',
      answer: dossierDetail,
      params,
    }),
    async (c) => {
      const view = await viewDossier(registers, sessionOf(c).person, idOf(c));
      if (view === undefined) throw new RefusedError('UNKNOWN_DOSSIER');
      if ('barred' in view) throw new RefusedError(view.barred);
      return c.json(detail(view), 200);
    },
  );

  app.openapi(
    reading({
      path: '/api/v1/dossiers/{id}/eligibility',
      tag,
      summary: 'Kết quả đối chiếu điều kiện, tiêu chuẩn của từng trường hợp',
      answer: eligibilityReport,
      params,
    }),
    async (c) => {
      const { person } = sessionOf(c);
      const view = await viewDossier(registers, person, idOf(c));
      if (view === undefined) throw new RefusedError('UNKNOWN_DOSSIER');
      if ('barred' in view) throw new RefusedError(view.barred);
      const report = await eligibilityOf({ registers, eligibility }, person, view);
      if (report === undefined) throw new RefusedError('NO_REPORT');
      return c.json(eligibilityReport.parse(report), 200);
    },
  );

  app.openapi(
    doing({ path: '/api/v1/dossiers', tag, summary: 'Gửi hồ sơ mới', body: submissionInput, answer: submitted }),
    async (c) => c.json(unwrap(await commands.submitDossier({ ...apiCaller(c), content: await c.req.json() })), 200),
  );

  app.openapi(
    doing({
      path: '/api/v1/dossiers/{id}/resubmission',
      tag,
      summary: 'Gửi lại hồ sơ đã bổ sung',
      body: submissionInput,
      answer: submitted,
      params,
    }),
    async (c) => {
      const dossierId = idOf(c);
      return c.json(
        unwrap(await commands.submitDossier({ ...apiCaller(c), dossierId, content: await c.req.json() })),
        200,
      );
    },
  );

  const simple = [
    ['draft-renewal', 'Lập lại dự thảo quyết định', commands.renewDraft],
    ['signature', 'Ký quyết định', commands.signDecision],
    ['issuance', 'Cấp số và phát hành', commands.issueDecision],
  ] as const;
  for (const [noun, summary, command] of simple) {
    app.openapi(
      doing({ path: `/api/v1/dossiers/{id}/${noun}`, tag, summary, body: nothing, answer: accepted, params }),
      async (c) => c.json(unwrap(await command({ ...apiCaller(c), dossierId: idOf(c) })), 200),
    );
  }

  app.openapi(
    doing({
      path: '/api/v1/dossiers/{id}/receipt',
      tag,
      summary: 'Tiếp nhận; hồ sơ còn thiếu giấy tờ thì phải nêu lý do tiếp nhận',
      body: z.object({ papersReason: z.string().max(4000).optional() }).openapi('ReceiptInput'),
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.receiveDossier({ ...apiCaller(c), dossierId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
  );

  app.openapi(
    doing({
      path: '/api/v1/dossiers/{id}/return',
      tag,
      summary: 'Trả hồ sơ để bổ sung',
      body: z.object({ reason }).openapi('ReturnInput'),
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.returnDossier({ ...apiCaller(c), dossierId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
  );

  app.openapi(
    doing({
      path: '/api/v1/dossiers/{id}/favourable-rules',
      tag,
      summary: 'Áp dụng bộ quy định đang có hiệu lực vì có lợi hơn bộ quy định khi tiếp nhận',
      body: z
        .object({ ruleSet: z.string().openapi({ example: 'TLD-2026-11' }), reason })
        .openapi('FavourableRulesInput'),
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.adoptFavourableRules({ ...apiCaller(c), dossierId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
  );

  app.openapi(
    doing({
      path: '/api/v1/dossiers/{id}/verification',
      tag,
      summary: 'Hoàn thành thẩm định; ai không nêu trong danh sách là đủ điều kiện',
      body: z.object({ failed: z.array(z.object({ no, criterion: z.string(), reason })) }).openapi('VerificationInput'),
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.completeVerification({ ...apiCaller(c), dossierId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
  );

  app.openapi(
    doing({
      path: '/api/v1/dossiers/{id}/award-decision',
      tag,
      summary: 'Quyết định khen thưởng, trừ những trường hợp nêu lý do',
      body: z.object({ refusedNominees: z.array(z.object({ no, reason })) }).openapi('AwardDecisionInput'),
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(unwrap(await commands.decideAward({ ...apiCaller(c), dossierId: idOf(c), ...c.req.valid('json') })), 200),
  );

  app.openapi(
    doing({
      path: '/api/v1/dossiers/{id}/withdrawal',
      tag,
      summary: 'Rút một trường hợp',
      body: z.object({ no, reason }).openapi('WithdrawalInput'),
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.withdrawNominee({ ...apiCaller(c), dossierId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
  );

  return app;
}

const detail = (view: DossierView) => ({
  ...view.row,
  step: view.next.step,
  waitsFor: view.next.role ?? null,
  ruleSet: view.state.ruleSet,
  recordsHash: view.state.recordsHash,
  version: view.state.version,
  nomineeList: view.nominees.map(({ record, status }) => ({
    no: record.no,
    kind: record.kind,
    name: record.name,
    unit: record.unit,
    status,
  })),
  documents: view.documents.map(({ subjectId, kind, stage, title, file, createdAt }) => ({
    subjectId,
    kind,
    stage,
    title,
    sha256: file.sha256,
    size: file.size,
    mediaType: file.mediaType,
    createdAt,
    href: `/tai-lieu/${file.sha256}`,
  })),
  events: view.timeline.map((entry) => ({
    stream: entry.stream,
    seq: entry.seq,
    at: entry.at,
    actor: entry.actorName,
    role: entry.role,
    channel: entry.channel,
    type: entry.event.type,
    sentence: eventSentence(entry.event),
    hash: entry.hash,
  })),
  chainHead: view.chainHead,
});

/** Input of the wrong shape becomes BAD_INPUT with a sentence for each field. */
export function defaultHook(result: { success: boolean; error?: z.ZodError }): undefined {
  if (result.success || result.error === undefined) return undefined;
  const problems: Record<string, string> = {};
  for (const issue of result.error.issues) problems[issue.path.join('.')] ??= issue.message;
  throw new RefusedError('BAD_INPUT', problems);
}
