import { type Context, Hono } from 'hono';
import type { ImportArea, ImportContent, ImportRecord, SheetToWrite } from '../../adapters/intake-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { CatalogueAward } from '../../domain/intake/award-matcher.ts';
import type { Remark } from '../../domain/intake/findings.ts';
import { areAlike, bulkAnswers, type CellQuestion, sheetProblems } from '../../domain/intake/questions.ts';
import { httpStatusOf, sentenceOf } from '../../domain/refusals.ts';
import type { Refused } from '../commands/command.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm, readSignedUpload } from '../forms.ts';
import { settle } from '../marks.ts';
import { ImportColumnsPage } from '../pages/import-columns-page.tsx';
import { ImportReadingPage } from '../pages/import-reading-page.tsx';
import { ImportStartPage, type StartWords } from '../pages/import-start-page.tsx';
import type { ReviewProps } from '../pages/parts/import-review.tsx';
import { findRemarks } from '../queries/import-view.ts';
import { importRole } from '../register-areas.ts';
import { type Env, type Session, sessionOf } from '../web-session.ts';
import { answersFrom, choicesFrom } from './import-forms.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

export type Texts = Readonly<Record<string, string>>;

/** Where lists of one area are taken in. */
export interface Desk {
  readonly area: ImportArea;
  /** `/nhap-danh-sach` */
  readonly address: string;
  readonly words: StartWords;
  /** Name of the template as it is saved. */
  readonly templateName: string;
  template(person: Person): Promise<readonly SheetToWrite[]>;
  readonly kinds: readonly (readonly [kind: string, label: string])[];
  fieldsOf(kind: string): readonly (readonly [field: string, label: string])[];
  /** Awards that a list may name; none where lists are not about awards. */
  catalogue(person: Person): Promise<readonly CatalogueAward[]>;
  /** All that is asked of an import of this desk. */
  questions(session: Session, id: string): Promise<readonly CellQuestion[]>;
  /** The page of one import. */
  show(c: Context<Env>, problems: Texts, refused?: Refused): Promise<Response>;
}

const MOST_IMPORTS = 50;
const QUESTIONS_A_PAGE = 25;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Upload, waiting, columns, answers, template: the same for every area. All of it works without script. */
export function deskRoutes(deps: RouteDeps, desk: Desk): Hono<Env> {
  const { registers, commands, spreadsheets, config, log } = deps;
  const { area, address, words } = desk;
  const app = new Hono<Env>();

  app.get(address, (c) => start(c, {}));

  app.post(address, async (c) => {
    const { files, session, requestId } = await readSignedUpload(c);
    const [file] = files;
    const bytes = await file?.bytes();
    if (file === undefined || bytes === undefined || bytes.length === 0) {
      return start(c, { tep: 'Đề nghị chọn tệp danh sách.' });
    }
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const received = await commands.receiveUpload({ ...caller, area, fileName: file.name, bytes });
    if ('refused' in received) return start(c, { tep: sentenceOf(received.refused.code) }, received);
    const { readingId } = received;
    read(session, readingId);
    await settle(async () => (await registers.readings.find(readingId))?.outcome != null, config.settleTime);
    return waitFor(c, readingId);
  });

  app.get(`${address}/dang-doc/:id`, (c) => {
    // Goes on where a reader that died left off; does nothing while one is at it.
    read(sessionOf(c), c.req.param('id'));
    return waitFor(c, c.req.param('id'));
  });

  app.get(`${address}/mau.xlsx`, async (c) => {
    const sheets = await desk.template(sessionOf(c).person);
    c.header('Content-Type', XLSX);
    c.header('Content-Disposition', `attachment; filename="${desk.templateName}"`);
    return c.body(new Uint8Array(await spreadsheets.write(sheets)));
  });

  app.get(`${address}/:id`, (c) => desk.show(c, {}));

  app.get(`${address}/:id/cot`, (c) => columns(c, {}));

  app.post(`${address}/:id/cot`, async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const importId = c.req.param('id');
    const { content } = await found(c);
    const sheets = choicesFrom(fields, content.layout, desk);
    const version = Number(fields.version);
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.answerImport({ ...caller, importId, version, sheets });
    if ('refused' in result) return columns(c, { '': sentenceOf(result.refused.code) }, result);
    return c.redirect(`${address}/${importId}?da=cot`, 303);
  });

  app.post(`${address}/:id/tra-loi`, async (c) => {
    const { fields, all, session, requestId } = await readSignedForm(c);
    const importId = c.req.param('id');
    const { content } = await found(c);
    const questions = await desk.questions(session, importId);
    const answers = answersFrom(fields, all, content.answers, questions);
    const version = Number(fields.version);
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.answerImport({ ...caller, importId, version, ...answers });
    if ('refused' in result) return desk.show(c, { '': sentenceOf(result.refused.code) }, result);
    return c.redirect(`${address}/${importId}?da=luu&trang=${Number(fields.trang) || 1}`, 303);
  });

  function read({ person }: Session, readingId: string): void {
    const caller = { person, channel: 'web', requestId: readingId } as const;
    commands.readUpload({ ...caller, readingId }).catch((error) => log.error({ err: error }, 'reading a file failed'));
  }

  async function waitFor(c: Context<Env>, readingId: string) {
    const { person, csrf } = sessionOf(c);
    const reading = await registers.readings.find(readingId);
    if (reading?.personId !== person.id || reading.area !== area) {
      return start(c, { tep: 'Không tìm thấy tệp đang đọc. Đề nghị tải lên lần nữa.' });
    }
    const { outcome } = reading;
    if (outcome !== null && 'refused' in outcome) {
      return start(c, { tep: sentenceOf(outcome.refused) }, { refused: { code: outcome.refused } });
    }
    if (outcome !== null) return c.redirect(`${address}/${outcome.importId}`, 303);
    const waiting = `${address}/dang-doc/${readingId}`;
    if (c.req.path !== waiting) return c.redirect(waiting, 303);
    return page(c, <ImportReadingPage {...{ person, csrf, reading }} here={words.here} />);
  }

  async function start(c: Context<Env>, problems: Texts, refused?: Refused) {
    const session = sessionOf(c);
    const { person } = session;
    if (importRole(area, person) === undefined) throw new RefusedError('ROLE_NOT_ALLOWED');
    const imports = await registers.imports.ofUnit(area, person.unitId, MOST_IMPORTS);
    const parts = { person, imports, problems, words, address };
    return page(c, <ImportStartPage {...parts} keys={newKeys(session)} />, statusOf(problems, refused));
  }

  async function found(c: Context<Env>) {
    const caller = { person: sessionOf(c).person, channel: 'web', requestId: '' } as const;
    const one = await findRemarks(deps, caller, c.req.param('id') ?? '');
    if ('barred' in one) throw new RefusedError(one.barred);
    if (one.record.area !== area) throw new RefusedError('UNKNOWN_IMPORT');
    return one;
  }

  async function columns(c: Context<Env>, problems: Texts, refused?: Refused) {
    const { record, content } = await found(c);
    const session = sessionOf(c);
    const { workbook, layout } = content;
    const { person } = session;
    const parts = { person, record, workbook, layout, problems, catalogue: await desk.catalogue(person) };
    return page(
      c,
      <ImportColumnsPage
        {...parts}
        address={`${address}/${record.id}`}
        here={words.here}
        kinds={desk.kinds}
        fieldsOf={desk.fieldsOf}
        keys={newKeys(session)}
      />,
      statusOf(problems, refused),
    );
  }

  return app;
}

/** What every page of one import shows of its questions. */
export function reviewOf(
  c: Context<Env>,
  { address }: Desk,
  record: ImportRecord,
  content: ImportContent,
  asked: {
    readonly questions: readonly CellQuestion[];
    readonly findings: readonly Remark[];
    readonly catalogue: readonly CatalogueAward[];
  },
): Omit<ReviewProps, 'leftOut'> {
  const { questions, findings, catalogue } = asked;
  const pages = Math.max(1, Math.ceil(questions.length / QUESTIONS_A_PAGE));
  const at = pageOf(c, pages);
  return {
    address: `${address}/${record.id}`,
    keys: newKeys(sessionOf(c)),
    record,
    sheetProblems: sheetProblems(findings),
    waiting: questions.length,
    questions: questions.slice((at - 1) * QUESTIONS_A_PAGE, at * QUESTIONS_A_PAGE),
    alikeOf: (question) => questions.filter((other) => areAlike(question, other)).length,
    page: at,
    pages,
    bulk: bulkAnswers(findings),
    carried: content.answers.cells.filter(({ carried }) => carried),
    catalogue,
  };
}

export const pageOf = (c: Context, pages: number): number =>
  Math.min(pages, Math.max(1, Number(c.req.query('trang')) || 1));

export const statusOf = (problems: Texts, refused: Refused | undefined) =>
  refused === undefined ? (Object.keys(problems).length > 0 ? 422 : 200) : (httpStatusOf(refused.refused.code) as 409);
