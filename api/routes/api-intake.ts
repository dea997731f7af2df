import { OpenAPIHono, z } from '@hono/zod-openapi';
import { draftLists, isReady } from '../../domain/intake/drafts.ts';
import { RefusedError } from '../errors.ts';
import { comparedWithBefore, findImport, findList } from '../queries/import-view.ts';
import { accepted } from '../schemas/answers.ts';
import {
  importAnswered,
  importAnswers,
  importApplied,
  importBegun,
  importDetail,
  importInput,
  importVersion,
  listApplication,
  listApplied,
  listDetail,
} from '../schemas/intake.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { apiCaller, doing, idOf, reading, unwrap } from './api-route.ts';
import type { RouteDeps } from './route-deps.ts';

const tag = 'Nhập danh sách';
const params = z.object({ id: z.string() });

/** Lists taken in, as JSON: the same commands as the pages. */
export function intakeApi(deps: RouteDeps) {
  const { commands, registers } = deps;
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.openapi(
    doing({ path: '/api/v1/imports', tag, summary: 'Nhận tệp danh sách', body: importInput, answer: importBegun }),
    async (c) => {
      const { area, fileName, content } = c.req.valid('json');
      const bytes = Buffer.from(content, 'base64');
      return c.json(unwrap(await commands.beginImport({ ...apiCaller(c), area, fileName, bytes })), 200);
    },
  );

  app.openapi(
    reading({
      path: '/api/v1/imports/{id}',
      tag,
      summary: 'Một danh sách đã nhập, mọi ô chưa rõ',
      answer: importDetail,
      params,
    }),
    async (c) => {
      const { person } = sessionOf(c);
      const found = await findImport(deps, person, idOf(c));
      if ('barred' in found) throw new RefusedError(found.barred);
      const { record, content, analysis } = found;
      const [compared, drafts] = await Promise.all([
        comparedWithBefore(deps, found),
        registers.imports.drafts(record.id),
      ]);
      const { id, fileName, fileHash, stage, version } = record;
      return c.json(
        {
          ...{ id, fileName, fileHash, stage, version },
          ready: isReady(analysis),
          rows: analysis.rows.length,
          sheets: content.layout.map(({ columns, ...sheet }) => ({ ...sheet, columns: [...columns] })),
          findings: analysis.findings.map(({ cell, level, code, found: text, sentence, suggestion, options }) => ({
            ...{ cell, level, code, found: text, sentence },
            ...(suggestion === undefined ? {} : { suggestion }),
            ...(options === undefined ? {} : { options: [...options] }),
          })),
          lists: draftLists(analysis.rows, '').map(({ awardCode, nominees }) => ({
            awardCode,
            nominees: nominees.length,
          })),
          drafts: drafts.map((one) => ({
            ...{ id: one.id, awardCode: one.awardCode, dossierId: one.dossierId },
            nominees: one.nominees.length,
          })),
          changes: compared === undefined ? null : changesOf(compared),
        },
        200,
      );
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/imports/{id}/answers',
      tag,
      summary: 'Sửa cột, trả lời các ô chưa rõ, bỏ dòng',
      body: importAnswers,
      answer: importAnswered,
      params,
    }),
    async (c) => {
      const { cells, ...answers } = c.req.valid('json');
      // `exactOptionalPropertyTypes`: a text that was not sent must not be there at all.
      const given = cells?.map(({ text, ...cell }) => (text === undefined ? cell : { ...cell, text }));
      const input = Object.fromEntries(
        Object.entries({ ...answers, cells: given }).filter(([, value]) => value !== undefined),
      );
      const { version } = answers;
      return c.json(
        unwrap(await commands.answerImport({ ...apiCaller(c), ...input, importId: idOf(c), version })),
        200,
      );
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/imports/{id}/application',
      tag,
      summary: 'Đưa vào hồ sơ: mỗi hình thức một bản thảo',
      body: importVersion,
      answer: importApplied,
      params,
    }),
    async (c) => {
      const { version } = c.req.valid('json');
      return c.json(unwrap(await commands.applyImport({ ...apiCaller(c), importId: idOf(c), version })), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/imports/{id}/undoing',
      tag,
      summary: 'Thu hồi, khi chưa hồ sơ nào được gửi',
      body: z.object({}).openapi('Undoing'),
      answer: accepted,
      params,
    }),
    async (c) => c.json(unwrap(await commands.undoImport({ ...apiCaller(c), importId: idOf(c) })), 200),
  );

  app.openapi(
    reading({
      path: '/api/v1/lists/{id}',
      tag,
      summary: 'Một danh sách nhập vào sổ: từng dòng, mọi ô chưa rõ',
      answer: listDetail,
      params,
    }),
    async (c) => {
      const found = await findList(deps, apiCaller(c), idOf(c));
      if ('barred' in found) throw new RefusedError(found.barred);
      const { id, area, fileName, stage, version } = found.record;
      const { rows, remarks, written } = found.report;
      return c.json(
        {
          ...{ id, area, fileName, stage, version, written },
          rows: rows.map((row) => ({ ...row, row: row.row + 1, differences: [...row.differences] })),
          remarks: remarks.map(({ cell, level, code, found: text, sentence, suggestion }) => ({
            ...{ cell, level, code, found: text, sentence },
            ...(suggestion === undefined ? {} : { suggestion }),
          })),
        },
        200,
      );
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/lists/{id}/application',
      tag,
      summary: 'Ghi danh sách vào sổ',
      body: listApplication,
      answer: listApplied,
      params,
    }),
    async (c) => {
      const { version, reason } = c.req.valid('json');
      return c.json(unwrap(await commands.applyList({ ...apiCaller(c), importId: idOf(c), version, reason })), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/lists/{id}/undoing',
      tag,
      summary: 'Thu hồi cả danh sách, khi chưa có gì được dùng tiếp',
      body: z.object({}).openapi('ListUndoing'),
      answer: accepted,
      params,
    }),
    async (c) => c.json(unwrap(await commands.undoList({ ...apiCaller(c), importId: idOf(c) })), 200),
  );

  return app;
}

const changesOf = ({ before, comparison }: NonNullable<Awaited<ReturnType<typeof comparedWithBefore>>>) => ({
  against: before.id,
  added: comparison.added.length,
  removed: comparison.removed.length,
  changed: comparison.changed.length,
  same: comparison.same,
});
