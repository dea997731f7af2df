import { type Context, Hono } from 'hono';
import { sentenceOf } from '../../domain/refusals.ts';
import type { Refused } from '../commands/command.ts';
import { RefusedError } from '../errors.ts';
import { readSignedForm } from '../forms.ts';
import { ListPage } from '../pages/list-page.tsx';
import { ListRowsPage } from '../pages/list-rows-page.tsx';
import { LIST_WORDS } from '../pages/list-words.ts';
import { findList, listQuestions } from '../queries/import-view.ts';
import { listTemplate } from '../queries/list-template.ts';
import { REGISTER_AREAS, type RegisterArea } from '../register-areas.ts';
import { type Env, type Session, sessionOf } from '../web-session.ts';
import { type Desk, deskRoutes, pageOf, reviewOf, statusOf, type Texts } from './import-desk.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const SAID: Texts = {
  luu: 'Đã lưu các câu trả lời.',
  cot: 'Đã lưu cột của biểu và đọc lại.',
  ghi: 'Đã ghi danh sách vào sổ.',
  'thu-hoi': 'Đã thu hồi cả danh sách.',
};

const ROWS_A_PAGE = 50;
const DEFAULT_REASON = 'Nhập từ bảng tính';

/** Lists taken into the registers: past awards, organisations and people, initiatives. */
export function listPages(deps: RouteDeps) {
  const app = new Hono<Env>();
  for (const area of REGISTER_AREAS) app.route('/', pagesOf(deps, area));
  return app;
}

function pagesOf(deps: RouteDeps, area: RegisterArea) {
  const { commands } = deps;
  const words = LIST_WORDS[area.area];
  const { address } = words;
  const desk: Desk = {
    area: area.area,
    address,
    words,
    templateName: words.templateName,
    template: async () => listTemplate(area.kinds),
    kinds: area.kinds.map(({ id, label }) => [id, label]),
    fieldsOf: (kind) =>
      Object.entries(area.kinds.find(({ id }) => id === kind)?.columns ?? {}).map(([field, { label }]) => [
        field,
        label,
      ]),
    catalogue: async () => [],
    async questions(session, id) {
      const { report, content } = await find(session, id);
      return listQuestions(report, content);
    },
    show: (c, problems, refused) => show(c, problems, refused),
  };
  const app = new Hono<Env>();
  app.route('/', deskRoutes(deps, desk));

  app.get(`${address}/:id/dong`, async (c) => {
    const { person, csrf } = sessionOf(c);
    const { record, report } = await find(sessionOf(c), c.req.param('id'));
    const pages = Math.max(1, Math.ceil(report.rows.length / ROWS_A_PAGE));
    const at = pageOf(c, pages);
    const rows = report.rows.slice((at - 1) * ROWS_A_PAGE, at * ROWS_A_PAGE);
    return page(c, <ListRowsPage {...{ person, csrf, record, rows, pages }} area={area.area} page={at} />);
  });

  app.post(`${address}/:id/ghi`, async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const importId = c.req.param('id');
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const reason = fields['can-cu'] ?? '';
    const result = await commands.applyList({ ...caller, importId, version: Number(fields.version), reason });
    if ('refused' in result) {
      const { code } = result.refused;
      return show(c, { [code === 'REASON_NEEDED' ? 'can-cu' : '']: sentenceOf(code) }, result, reason);
    }
    return c.redirect(`${address}/${importId}?da=ghi`, 303);
  });

  app.post(`${address}/:id/thu-hoi`, async (c) => {
    const { session, requestId } = await readSignedForm(c);
    const importId = c.req.param('id');
    const result = await commands.undoList({ person: session.person, channel: 'web', requestId, importId });
    if ('refused' in result) return show(c, { '': sentenceOf(result.refused.code) }, result);
    return c.redirect(`${address}/${importId}?da=thu-hoi`, 303);
  });

  async function find({ person }: Session, id: string) {
    const one = await findList(deps, { person, channel: 'web', requestId: id }, id);
    if ('barred' in one) throw new RefusedError(one.barred);
    if (one.record.area !== area.area) throw new RefusedError('UNKNOWN_IMPORT');
    return one;
  }

  async function show(c: Context<Env>, problems: Texts, refused?: Refused, reason = DEFAULT_REASON) {
    const session = sessionOf(c);
    const { record, content, report } = await find(session, c.req.param('id') ?? '');
    const asked = { questions: listQuestions(report, content), findings: report.remarks, catalogue: [] };
    const out = report.rows.filter(({ outcome }) => outcome === 'LEFT_OUT');
    return page(
      c,
      <ListPage
        {...reviewOf(c, desk, record, content, asked)}
        person={session.person}
        area={area}
        encoding={content.workbook.encoding}
        report={report}
        leftOut={out.map(({ sheet, row, name }) => ({ row: `${sheet}!${row + 1}`, name }))}
        said={SAID[c.req.query('da') ?? '']}
        problems={problems}
        reason={reason}
      />,
      statusOf(problems, refused),
    );
  }

  return app;
}
