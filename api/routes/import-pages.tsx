import { type Context, Hono } from 'hono';
import { draftLists, isReady } from '../../domain/intake/drafts.ts';
import { needsAnswer } from '../../domain/intake/findings.ts';
import { areAlike, bulkAnswers, questionsOf, sheetProblems } from '../../domain/intake/questions.ts';
import { httpStatusOf, sentenceOf } from '../../domain/refusals.ts';
import type { Refused } from '../commands/command.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm, readSignedUpload } from '../forms.ts';
import { ImportColumnsPage } from '../pages/import-columns-page.tsx';
import { ImportPage } from '../pages/import-page.tsx';
import { ImportReadingPage } from '../pages/import-reading-page.tsx';
import { ImportRowsPage } from '../pages/import-rows-page.tsx';
import { ImportStartPage } from '../pages/import-start-page.tsx';
import { importTemplate } from '../queries/import-template.ts';
import { comparedWithBefore, findImport, ownCatalogue } from '../queries/import-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { answersFrom, choicesFrom } from './import-forms.ts';
import { createReadings } from './import-readings.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const SAID: Readonly<Record<string, string>> = {
  luu: 'Đã lưu các câu trả lời.',
  cot: 'Đã lưu cột của biểu và đọc lại.',
  'ap-dung': 'Đã đưa danh sách vào hồ sơ. Đề nghị hoàn thiện từng bản thảo rồi gửi.',
  'thu-hoi': 'Đã thu hồi danh sách và xóa các bản thảo.',
};

const QUESTIONS_A_PAGE = 25;
const ROWS_A_PAGE = 50;
const MOST_IMPORTS = 50;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Lists taken in from workbooks: upload, answers, columns, dry run, application, undo. All of it works without script. */
export function importPages(deps: RouteDeps) {
  const { registers, commands, spreadsheets, config } = deps;
  const readings = createReadings();
  const app = new Hono<Env>();

  app.get('/nhap-danh-sach', (c) => start(c, {}));

  app.post('/nhap-danh-sach', async (c) => {
    const { files, session, requestId } = await readSignedUpload(c);
    const [file] = files;
    const bytes = await file?.bytes();
    if (file === undefined || bytes === undefined || bytes.length === 0)
      return start(c, { tep: 'Đề nghị chọn tệp danh sách.' });
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const about = { personId: session.person.id, fileName: file.name, size: bytes.length };
    const result = await readings.begin(
      about,
      commands.beginImport({ ...caller, fileName: file.name, bytes }),
      config.settleTime,
    );
    if ('waiting' in result) return c.redirect(`/nhap-danh-sach/dang-doc/${result.waiting}`, 303);
    if ('refused' in result) return start(c, { tep: sentenceOf(result.refused.code) }, result);
    return c.redirect(`/nhap-danh-sach/${result.importId}`, 303);
  });

  app.get('/nhap-danh-sach/dang-doc/:id', async (c) => {
    const { person, csrf } = sessionOf(c);
    const reading = readings.find(c.req.param('id'));
    if (reading?.personId !== person.id || reading.outcome === 'FAILED') {
      return start(c, {
        tep: 'Chưa đọc xong tệp thì hệ thống đã khởi động lại hoặc gặp sự cố. Đề nghị tải lên lần nữa.',
      });
    }
    const { fileName, size, begun, outcome } = reading;
    const seconds = Math.round((performance.now() - begun) / 1000);
    if (outcome === undefined) return page(c, <ImportReadingPage {...{ person, csrf, fileName, size, seconds }} />);
    if ('refused' in outcome) return start(c, { tep: sentenceOf(outcome.refused.code) }, outcome);
    return c.redirect(`/nhap-danh-sach/${outcome.importId}`, 303);
  });

  app.get('/nhap-danh-sach/mau.xlsx', async (c) => {
    const open = (await ownCatalogue(deps, sessionOf(c).person)).filter(({ barred }) => barred === undefined);
    c.header('Content-Type', XLSX);
    c.header('Content-Disposition', 'attachment; filename="mau-danh-sach-de-nghi.xlsx"');
    return c.body(new Uint8Array(await spreadsheets.write(importTemplate(open))));
  });

  app.get('/nhap-danh-sach/:id', (c) => show(c, {}));

  app.get('/nhap-danh-sach/:id/cot', (c) => columns(c, {}));

  app.post('/nhap-danh-sach/:id/cot', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const importId = c.req.param('id');
    const { content } = await found(c);
    const sheets = choicesFrom(fields, content.layout);
    const version = Number(fields.version);
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.answerImport({ ...caller, importId, version, sheets });
    if ('refused' in result) return columns(c, { '': sentenceOf(result.refused.code) }, result);
    return c.redirect(`/nhap-danh-sach/${importId}?da=cot`, 303);
  });

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
    return page(c, <ImportRowsPage {...{ person, csrf, record, rows, waiting, catalogue, pages }} page={at} />);
  });

  app.post('/nhap-danh-sach/:id/tra-loi', async (c) => {
    const { fields, all, session, requestId } = await readSignedForm(c);
    const importId = c.req.param('id');
    const { content, analysis } = await found(c);
    const questions = questionsOf(analysis, content.layout);
    const answers = answersFrom(fields, all('lay-lai'), content.answers, questions);
    const version = Number(fields.version);
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.answerImport({ ...caller, importId, version, ...answers });
    if ('refused' in result) return show(c, { '': sentenceOf(result.refused.code) }, result);
    return c.redirect(`/nhap-danh-sach/${importId}?da=luu&trang=${Number(fields.trang) || 1}`, 303);
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

  async function start(c: Context<Env>, problems: Readonly<Record<string, string>>, refused?: Refused) {
    const session = sessionOf(c);
    if (!session.person.roles.includes('proposer')) throw new RefusedError('ROLE_NOT_ALLOWED');
    const imports = await registers.imports.ofUnit(session.person.unitId, MOST_IMPORTS);
    const { person } = session;
    return page(
      c,
      <ImportStartPage {...{ person, imports, problems }} keys={newKeys(session)} />,
      status(problems, refused),
    );
  }

  async function found(c: Context<Env>) {
    const one = await findImport(deps, sessionOf(c).person, c.req.param('id') ?? '');
    if ('barred' in one) throw new RefusedError(one.barred);
    return one;
  }

  async function columns(c: Context<Env>, problems: Readonly<Record<string, string>>, refused?: Refused) {
    const { record, content, catalogue } = await found(c);
    const session = sessionOf(c);
    const { workbook, layout } = content;
    const parts = { person: session.person, record, workbook, layout, problems, catalogue };
    return page(c, <ImportColumnsPage {...parts} keys={newKeys(session)} />, status(problems, refused));
  }

  async function show(c: Context<Env>, problems: Readonly<Record<string, string>>, refused?: Refused) {
    const one = await found(c);
    const { record, content, analysis, catalogue } = one;
    const session = sessionOf(c);
    const { rows, findings } = analysis;
    const all = questionsOf(analysis, content.layout);
    const pages = Math.max(1, Math.ceil(all.length / QUESTIONS_A_PAGE));
    const at = pageOf(c, pages);
    const unit = await registers.directory.organisation(session.person.unitId);
    const out = rows.filter((row) => row.leftOut);
    return page(
      c,
      <ImportPage
        person={session.person}
        keys={newKeys(session)}
        record={record}
        encoding={content.workbook.encoding}
        counts={{ rows: rows.length, leftOut: out.length }}
        sheetProblems={sheetProblems(findings)}
        waiting={all.length}
        questions={all.slice((at - 1) * QUESTIONS_A_PAGE, at * QUESTIONS_A_PAGE)}
        alikeOf={(question) => all.filter((other) => areAlike(question, other)).length}
        page={at}
        pages={pages}
        bulk={bulkAnswers(findings)}
        repaired={findings.filter(({ level }) => level === 'repaired')}
        notices={findings.filter(({ level }) => level === 'notice')}
        leftOut={out.map(({ sheet, row, name }) => ({ row: `${sheet}!${row + 1}`, name }))}
        lists={draftLists(rows, unit?.name ?? session.person.unitId)}
        ready={isReady(analysis)}
        compared={await comparedWithBefore(deps, one)}
        drafts={await registers.imports.drafts(record.id)}
        catalogue={catalogue}
        said={SAID[c.req.query('da') ?? '']}
        problems={problems}
      />,
      status(problems, refused),
    );
  }

  return app;
}

const pageOf = (c: Context, pages: number): number => Math.min(pages, Math.max(1, Number(c.req.query('trang')) || 1));

const status = (problems: Readonly<Record<string, string>>, refused: Refused | undefined) =>
  refused === undefined ? (Object.keys(problems).length > 0 ? 422 : 200) : (httpStatusOf(refused.refused.code) as 409);
