import { type Context, Hono } from 'hono';
import { draftLists, isReady } from '../../domain/intake/drafts.ts';
import { FIELD_NAMES, FIELDS } from '../../domain/intake/fields.ts';
import { needsAnswer } from '../../domain/intake/findings.ts';
import { questionsOf } from '../../domain/intake/questions.ts';
import { sentenceOf } from '../../domain/refusals.ts';
import type { Refused } from '../commands/command.ts';
import { RefusedError } from '../errors.ts';
import { readSignedForm } from '../forms.ts';
import { ImportPage } from '../pages/import-page.tsx';
import { ImportRowsPage } from '../pages/import-rows-page.tsx';
import { NOMINEES_START } from '../pages/intake-words.ts';
import { importTemplate } from '../queries/import-template.ts';
import { comparedWithBefore, findImport, ownCatalogue } from '../queries/import-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { type Desk, deskRoutes, pageOf, reviewOf, statusOf, type Texts } from './import-desk.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const SAID: Texts = {
  luu: 'Đã lưu các câu trả lời.',
  cot: 'Đã lưu cột của biểu và đọc lại.',
  'ap-dung': 'Đã đưa danh sách vào hồ sơ. Đề nghị hoàn thiện từng bản thảo rồi gửi.',
  'thu-hoi': 'Đã thu hồi danh sách và xóa các bản thảo.',
};

const ROWS_A_PAGE = 50;

/** Lists of nominees taken in from workbooks: what they become is drafts of dossiers. */
export function importPages(deps: RouteDeps) {
  const { registers, commands } = deps;
  const desk: Desk = {
    area: 'NOMINEES',
    address: '/nhap-danh-sach',
    words: NOMINEES_START,
    templateName: 'mau-danh-sach-de-nghi.xlsx',
    template: async (person) => importTemplate(await ownCatalogue(deps, person)),
    kinds: [
      ['INDIVIDUAL', 'Danh sách cá nhân'],
      ['COLLECTIVE', 'Danh sách tập thể'],
    ],
    fieldsOf: () => FIELD_NAMES.map((name) => [name, FIELDS[name].label]),
    catalogue: (person) => ownCatalogue(deps, person),
    async questions({ person }, id) {
      const one = await findImport(deps, person, id);
      if ('barred' in one) throw new RefusedError(one.barred);
      return questionsOf(one.analysis, one.content.layout);
    },
    show,
  };
  const app = new Hono<Env>();
  app.route('/', deskRoutes(deps, desk));

  app.get('/nhap-danh-sach/:id/dong', async (c) => {
    const { record, analysis, catalogue } = await found(c);
    const { person, csrf } = sessionOf(c);
    const pages = Math.max(1, Math.ceil(analysis.rows.length / ROWS_A_PAGE));
    const at = pageOf(c, pages);
    const waiting = new Map<string, number>();
    for (const { sheet, row, ...one } of analysis.findings) {
      const key = `${sheet}!${row + 1}`;
      if (needsAnswer(one)) waiting.set(key, (waiting.get(key) ?? 0) + 1);
    }
    const rows = analysis.rows.slice((at - 1) * ROWS_A_PAGE, at * ROWS_A_PAGE);
    const parts = { person, csrf, record, rows, waiting, catalogue, pages };
    return page(c, <ImportRowsPage {...parts} page={at} />);
  });

  app.post('/nhap-danh-sach/:id/ap-dung', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const importId = c.req.param('id');
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.applyImport({ ...caller, importId, version: Number(fields.version) });
    if ('refused' in result) return show(c, { '': sentenceOf(result.refused.code) }, result);
    return c.redirect(`/nhap-danh-sach/${importId}?da=ap-dung`, 303);
  });

  app.post('/nhap-danh-sach/:id/thu-hoi', async (c) => {
    const { session, requestId } = await readSignedForm(c);
    const importId = c.req.param('id');
    const result = await commands.undoImport({ person: session.person, channel: 'web', requestId, importId });
    if ('refused' in result) return show(c, { '': sentenceOf(result.refused.code) }, result);
    return c.redirect(`/nhap-danh-sach/${importId}?da=thu-hoi`, 303);
  });

  async function found(c: Context<Env>) {
    const one = await findImport(deps, sessionOf(c).person, c.req.param('id') ?? '');
    if ('barred' in one) throw new RefusedError(one.barred);
    return one;
  }

  async function show(c: Context<Env>, problems: Texts, refused?: Refused) {
    const one = await found(c);
    const { record, content, analysis, catalogue } = one;
    const { person } = sessionOf(c);
    const { rows, findings } = analysis;
    const questions = questionsOf(analysis, content.layout);
    const unit = await registers.directory.organisation(person.unitId);
    const out = rows.filter((row) => row.leftOut);
    return page(
      c,
      <ImportPage
        {...reviewOf(c, desk, record, content, { questions, findings, catalogue })}
        person={person}
        encoding={content.workbook.encoding}
        counts={{ rows: rows.length, leftOut: out.length }}
        repaired={findings.filter(({ level }) => level === 'repaired')}
        notices={findings.filter(({ level }) => level === 'notice')}
        leftOut={out.map(({ sheet, row, name }) => ({ row: `${sheet}!${row + 1}`, name }))}
        lists={draftLists(rows, unit?.name ?? person.unitId)}
        ready={isReady(analysis)}
        compared={await comparedWithBefore(deps, one)}
        drafts={await registers.imports.drafts(record.id)}
        said={SAID[c.req.query('da') ?? '']}
        problems={problems}
      />,
      statusOf(problems, refused),
    );
  }

  return app;
}
