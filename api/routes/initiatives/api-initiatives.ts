import { OpenAPIHono, z } from '@hono/zod-openapi';
import { certifiedValue, scopeOf } from '../../../domain/initiatives/initiative.ts';
import { RefusedError } from '../../errors.ts';
import { eventSentence } from '../../pages/event-words.ts';
import { listInitiatives, neededSight } from '../../queries/initiative-list.ts';
import { type InitiativePageView, viewInitiative } from '../../queries/initiative-view.ts';
import { accepted } from '../../schemas/answers.ts';
import { initiativeInput, recognitionInput, withdrawalInput } from '../../schemas/initiative.ts';
import {
  initiativeDetail,
  initiativePage,
  initiativeStatistics,
  registered,
} from '../../schemas/initiative-answers.ts';
import { type Env, sessionOf } from '../../web-session.ts';
import { defaultHook } from '../api-dossiers.ts';
import { apiCaller, doing, idOf, reading, unwrap } from '../api-route.ts';
import { afterFrom } from '../dossier-pages.tsx';
import type { RouteDeps } from '../route-deps.ts';

const tag = 'Sáng kiến';
const ROOT = '/api/v1/initiatives';
const params = z.object({ id: z.string().openapi({ example: 'initiative-2026-0001' }) });
const reasonBody = z.object({ reason: z.string().min(1).max(4000) }).openapi('InitiativeReasonInput');
const useBody = z
  .object({ dossierId: z.string(), no: z.number().int().positive(), authorId: z.string() })
  .openapi('InitiativeUseInput');

const filter = z.object({
  unitId: z.string().optional(),
  status: z.enum(['REGISTERED', 'SUBMITTED', 'RECOGNISED', 'REFUSED', 'WITHDRAWN', 'TAKEN_BACK']).optional(),
  scope: z.enum(['GRASSROOTS', 'PROVINCE', 'CONFEDERATION', 'NATION']).optional(),
  recognisedYear: z.coerce.number().int().optional(),
  leastValue: z.coerce.number().int().optional().openapi({ description: 'Giá trị làm lợi đã khai, từ (đồng)' }),
  authorId: z.string().optional(),
  words: z.string().optional().openapi({ description: 'Từ trong tên sáng kiến hoặc tên tác giả; không cần dấu' }),
  after: z.string().optional().openapi({ description: 'Giá trị `next` của trang trước' }),
});
const year = z.coerce.number().int().min(1900).max(2100);
const span = z.object({ from: year, to: year });

/** Initiatives as JSON: the same reads and commands as the pages. */
export function initiativeApi({ commands, registers }: RouteDeps) {
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.openapi(
    reading({
      path: ROOT,
      tag,
      summary: 'Danh sách sáng kiến, thay đổi mới nhất trước',
      answer: initiativePage,
      query: filter,
    }),
    async (c) => {
      const { after, ...wanted } = withoutUndefined(filter.parse(c.req.query()));
      const { rows, next } = await listInitiatives(registers, sessionOf(c).person, wanted, afterFrom(after));
      return c.json({ rows: rows.map(mutable), next: next ? `${next.updatedAt}~${next.id}` : null }, 200);
    },
  );

  app.openapi(
    reading({
      path: '/api/v1/initiative-statistics',
      tag,
      summary: 'Số sáng kiến được công nhận và giá trị làm lợi, theo năm, phạm vi, đơn vị',
      answer: initiativeStatistics,
      query: span,
    }),
    async (c) => {
      const years = span.parse(c.req.query());
      return c.json(mutable(await registers.initiatives.statistics(neededSight(sessionOf(c).person), years)), 200);
    },
  );

  app.openapi(
    reading({
      path: `${ROOT}/{id}`,
      tag,
      summary: 'Một sáng kiến với quá trình của nó',
      answer: initiativeDetail,
      params,
    }),
    async (c) => {
      const view = await viewInitiative(registers, sessionOf(c).person, idOf(c));
      if ('barred' in view) throw new RefusedError(view.barred);
      return c.json(mutable(detail(view)), 200);
    },
  );

  app.openapi(
    doing({
      path: ROOT,
      tag,
      summary: 'Đăng ký sáng kiến; chuyên viên ghi được cả sáng kiến đã công nhận theo sổ cũ',
      body: z
        .object({
          unitId: z.string().optional(),
          content: initiativeInput,
          recognised: recognitionInput.nullable().default(null),
        })
        .openapi('InitiativeRegistration'),
      answer: registered,
    }),
    async (c) => {
      const { unitId, ...rest } = c.req.valid('json');
      const unit = unitId === undefined ? {} : { unitId };
      return c.json(unwrap(await commands.registerInitiative({ ...apiCaller(c), ...rest, ...unit })), 200);
    },
  );

  app.openapi(
    doing({
      path: `${ROOT}/{id}/correction`,
      tag,
      summary: 'Sửa đăng ký khi chưa gửi',
      body: z.object({ version: z.number().int(), content: initiativeInput }).openapi('InitiativeCorrection'),
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.correctInitiative({ ...apiCaller(c), initiativeId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
  );

  app.openapi(
    doing({
      path: `${ROOT}/{id}/submission`,
      tag,
      summary: 'Gửi đề nghị công nhận',
      body: z.object({}).openapi('NoInput'),
      answer: accepted,
      params,
    }),
    async (c) => c.json(unwrap(await commands.submitInitiative({ ...apiCaller(c), initiativeId: idOf(c) })), 200),
  );

  const withReason = [
    ['return', 'Trả lại để sửa', commands.returnInitiative],
    ['refusal', 'Không công nhận', commands.refuseInitiative],
  ] as const;
  for (const [noun, summary, command] of withReason) {
    app.openapi(
      doing({ path: `${ROOT}/{id}/${noun}`, tag, summary, body: reasonBody, answer: accepted, params }),
      async (c) =>
        c.json(unwrap(await command({ ...apiCaller(c), initiativeId: idOf(c), ...c.req.valid('json') })), 200),
    );
  }

  app.openapi(
    doing({
      path: `${ROOT}/{id}/recognition`,
      tag,
      summary: 'Ghi quyết định công nhận',
      body: recognitionInput,
      answer: accepted,
      params,
    }),
    async (c) => {
      const input = { ...apiCaller(c), initiativeId: idOf(c), recognition: c.req.valid('json') };
      return c.json(unwrap(await commands.recogniseInitiative(input)), 200);
    },
  );

  app.openapi(
    doing({
      path: `${ROOT}/{id}/replicability`,
      tag,
      summary: 'Ghi văn bản xác nhận khả năng nhân rộng',
      body: recognitionInput,
      answer: accepted,
      params,
    }),
    async (c) => {
      const input = { ...apiCaller(c), initiativeId: idOf(c), replicability: c.req.valid('json') };
      return c.json(unwrap(await commands.confirmReplicability(input)), 200);
    },
  );

  app.openapi(
    doing({
      path: `${ROOT}/{id}/recognition-withdrawal`,
      tag,
      summary: 'Ghi quyết định hủy công nhận',
      body: withdrawalInput,
      answer: accepted,
      params,
    }),
    async (c) => {
      const { reason, ...decision } = c.req.valid('json');
      const input = { ...apiCaller(c), initiativeId: idOf(c), decision, reason };
      return c.json(unwrap(await commands.withdrawRecognition(input)), 200);
    },
  );

  app.openapi(
    doing({
      path: `${ROOT}/{id}/use`,
      tag,
      summary: 'Ghi nhận đã dùng để đề nghị khen thưởng',
      body: useBody,
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.useInitiative({ ...apiCaller(c), initiativeId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
  );

  app.openapi(
    doing({
      path: `${ROOT}/{id}/release`,
      tag,
      summary: 'Bỏ ghi nhận đã dùng',
      body: useBody.extend({ reason: z.string().min(1).max(4000) }).openapi('InitiativeReleaseInput'),
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap(await commands.releaseInitiative({ ...apiCaller(c), initiativeId: idOf(c), ...c.req.valid('json') })),
        200,
      ),
  );

  return app;
}

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

/** The description's types know no `readonly`; nothing is changed by it. */
const mutable = <T extends object>(value: T): Mutable<T> => value as Mutable<T>;

const withoutUndefined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

function detail(view: InitiativePageView) {
  const { id, state, content, texts, timeline } = view;
  const { recognition, replicability, value } = state;
  const written = ({ decidedByHash, ...rest }: NonNullable<typeof recognition>) => ({
    ...rest,
    decidedBy: texts.get(decidedByHash) ?? '',
  });
  return {
    id,
    unitId: state.unitId,
    kind: state.kind,
    status: state.status,
    version: state.version,
    title: content.title,
    summary: content.summary,
    appliedAt: content.appliedAt,
    appliedFrom: state.appliedFrom,
    authors: content.authors.map((author) => {
      const part = state.authors.find((one) => one.authorId === author.authorId);
      return { ...author, sharePercent: part?.sharePercent ?? 0, main: part?.main ?? false };
    }),
    equalMainAuthors: state.equalMainAuthors,
    value: value && {
      amount: value.amount,
      from: value.from,
      to: value.to,
      method: content.valueMethod,
      certifiedBy: content.certifiedBy,
      employerConfirmedOn: value.employerConfirmedOn,
      counts: certifiedValue(state) !== null,
    },
    scope: scopeOf(state),
    recognition: recognition && written(recognition),
    replicability: replicability.map(written),
    proofs: content.proofs,
    uses: state.uses,
    events: timeline.map((entry) => ({
      seq: entry.seq,
      at: entry.at,
      actor: entry.actorName,
      role: entry.role,
      channel: entry.channel,
      type: entry.event.type,
      sentence: eventSentence(entry.event),
      hash: entry.hash,
    })),
  };
}
