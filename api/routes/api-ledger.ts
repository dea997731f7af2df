import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { LedgerFile } from '../../adapters/ledger-ports.ts';
import { placesLeft } from '../../domain/ledger/quota.ts';
import { RefusedError } from '../errors.ts';
import { fileFor, sightOf } from '../ledger-sight.ts';
import { searchFor } from '../queries/ledger-search.ts';
import { compareWithLedger } from '../queries/ledger-view.ts';
import { accepted } from '../schemas/answers.ts';
import {
  annulmentInput,
  gapYearInput,
  identityInput,
  ledgerFile,
  ledgerPage,
  mergeInput,
  nomineeFacts,
  quotaCounts,
  quotaInput,
  separationInput,
} from '../schemas/ledger.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { apiCaller, doing, idOf, reading, unwrap } from './api-route.ts';
import type { RouteDeps } from './route-deps.ts';

const tag = 'Sổ khen thưởng';
const params = z.object({ id: z.string() });

/** The award ledger as JSON: the same reads and commands as the pages. */
export function ledgerApi({ commands, registers }: RouteDeps) {
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.openapi(
    reading({
      path: '/api/v1/ledger',
      tag,
      summary: 'Tìm trong sổ khen thưởng theo tên, đơn vị, năm, hình thức',
      answer: ledgerPage,
      query: z.object({
        name: z.string().optional(),
        unitId: z.string().optional(),
        year: z.string().optional(),
        code: z.string().optional(),
        after: z.string().optional().openapi({ description: 'Giá trị `next` của trang trước' }),
      }),
    }),
    async (c) => {
      const sight = await sightOf(registers, sessionOf(c).person);
      if (sight === undefined) throw new RefusedError('ROLE_NOT_ALLOWED');
      const { name = '', unitId = '', year = '', code = '', after = '' } = c.req.query();
      const typed = { ten: name, 'don-vi': unitId, nam: year, 'hinh-thuc': code, sau: after };
      const { rows = [], next, problems } = await searchFor(registers, sight, typed);
      if (Object.keys(problems).length > 0) throw new RefusedError('BAD_INPUT', { year: problems.nam ?? '' });
      const last = rows.at(-1);
      return c.json({ rows: [...rows], next: next && last ? `${last.id}~${last.name}` : null }, 200);
    },
  );

  app.openapi(
    reading({
      path: '/api/v1/ledger/{id}',
      tag,
      summary: 'Quá trình khen thưởng của một cá nhân, tập thể',
      answer: ledgerFile,
      params,
    }),
    async (c) => {
      const file = await fileFor(registers, sessionOf(c).person, idOf(c));
      if ('barred' in file) throw new RefusedError(file.barred);
      return c.json(shown(file), 200);
    },
  );

  const acts = [
    ['annulment', 'Ghi hủy bỏ một lần khen thưởng', annulmentInput, commands.annulAward],
    ['merge', 'Gộp các hồ sơ của cùng một đối tượng', mergeInput, commands.mergeLedgerFiles],
    ['separation', 'Tách hồ sơ đã gộp', separationInput, commands.separateLedgerFiles],
    ['gap-year', 'Ghi năm gián đoạn có lý do', gapYearInput, commands.setGapYear],
  ] as const;
  for (const [noun, summary, body, command] of acts) {
    app.openapi(
      doing({ path: `/api/v1/ledger/{id}/${noun}`, tag, summary, body, answer: accepted, params }),
      async (c) =>
        c.json(unwrap<object>(await command({ ...apiCaller(c), fileId: idOf(c), content: await c.req.json() })), 200),
    );
  }

  app.openapi(
    reading({
      path: '/api/v1/dossiers/{id}/ledger',
      tag,
      summary: 'Đối chiếu các trường hợp của một hồ sơ với sổ khen thưởng',
      answer: nomineeFacts,
      params,
    }),
    async (c) => {
      const view = await compareWithLedger(registers, sessionOf(c).person, idOf(c));
      if ('barred' in view) throw new RefusedError(view.barred);
      const nominees = view.nominees.map(({ nominee: { no, name }, facts, duplicates }) => ({
        no,
        name,
        fileId: facts.subjectId,
        identityCertain: facts.identityCertain,
        pastAwards: facts.pastAwards.length,
        nominatedElsewhere: [...facts.nominatedElsewhere],
        duplicates: duplicates.map(({ kind, severity, with: { year, code } }) => ({ kind, severity, year, code })),
      }));
      return c.json({ nominees }, 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/dossiers/{id}/identity',
      tag,
      summary: 'Xác định một trường hợp là ai trong sổ khen thưởng',
      body: identityInput,
      answer: accepted,
      params,
    }),
    async (c) =>
      c.json(
        unwrap<object>(
          await commands.identifyNominee({ ...apiCaller(c), dossierId: idOf(c), content: await c.req.json() }),
        ),
        200,
      ),
  );

  app.openapi(
    reading({ path: '/api/v1/quotas', tag, summary: 'Chỉ tiêu và số chỗ còn lại', answer: quotaCounts }),
    async (c) => {
      const { person } = sessionOf(c);
      if ((await sightOf(registers, person)) === undefined) throw new RefusedError('ROLE_NOT_ALLOWED');
      const counts = await registers.quotas.counts(person.unitId);
      return c.json({ quotas: counts.map((count) => ({ ...count, left: placesLeft(count) })) }, 200);
    },
  );

  app.openapi(
    doing({ path: '/api/v1/quotas', tag, summary: 'Giao hoặc sửa chỉ tiêu', body: quotaInput, answer: accepted }),
    async (c) => c.json(unwrap<object>(await commands.setQuota({ ...apiCaller(c), content: await c.req.json() })), 200),
  );

  return app;
}

/** Without what only this program needs. */
const shown = ({ unitIds: _, suggestions, awards, identities, gapYears, merges, ...file }: LedgerFile) => ({
  ...file,
  identities: [...identities],
  awards: awards.map(({ annulment, ...award }) => ({
    ...award,
    annulment: annulment && { ...annulment, affected: [...annulment.affected] },
  })),
  gapYears: [...gapYears],
  merges: [...merges],
  suggestions: suggestions.map(({ unitIds: __, ...row }) => row),
});
