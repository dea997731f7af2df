import { type Context, Hono } from 'hono';
import { tableOf } from '../../domain/calendar/calendar.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import type { DossierStage } from '../../domain/dossier/dossier.ts';
import { awardRule } from '../../domain/rules/rule-set.ts';
import { RULE_SETS } from '../../domain/rulesets/index.ts';
import { RefusedError } from '../errors.ts';
import { newKeys } from '../forms.ts';
import { dossierMark } from '../marks.ts';
import { DossierListPage } from '../pages/dossier-list-page.tsx';
import { DossierPage } from '../pages/dossier-page.tsx';
import { MessagePage } from '../pages/message-page.tsx';
import { STAGE_WORDS } from '../pages/words.ts';
import { listDossiers, waitingFor } from '../queries/dossier-list.ts';
import { viewDossier } from '../queries/dossier-view.ts';
import { eligibilityOf } from '../queries/eligibility-view.ts';
import { dossierEvidence } from '../queries/evidence-view.ts';
import { favourableRules } from '../queries/favourable-rules.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** What the page says after an act was accepted; the address carries the key only. */
const SAID: Readonly<Record<string, string>> = {
  gui: 'Hồ sơ đã được gửi. Ghi Công lập tờ trình và chuyển đến bộ phận tiếp nhận.',
  'tiep-nhan': 'Đã tiếp nhận hồ sơ.',
  'ap-dung-quy-dinh': 'Đã áp dụng bộ quy định mới cho hồ sơ. Kết quả đối chiếu điều kiện đã được lập lại.',
  'tra-lai': 'Đã trả hồ sơ; đơn vị được báo qua thư.',
  'tham-dinh': 'Đã ghi kết quả thẩm định.',
  'quyet-dinh': 'Đã ghi quyết định khen thưởng. Dự thảo văn bản đang được lập.',
  'lap-lai-du-thao': 'Dự thảo đang được lập lại.',
  ky: 'Đã ký quyết định.',
  'phat-hanh': 'Đã cấp số và ngày. Văn bản đang được đóng chữ ký số của cơ quan.',
  'minh-chung': 'Đã cập nhật hồ sơ minh chứng. Tài liệu mới được nộp khi đơn vị gửi lại hồ sơ.',
  rut: 'Đã rút trường hợp khỏi hồ sơ.',
};

/** The list and the page of one dossier: reading only. */
export function dossierPages(deps: RouteDeps) {
  const { registers, now } = deps;
  const app = new Hono<Env>();

  app.get('/ho-so', async (c) => {
    const { person, csrf } = sessionOf(c);
    const stage = stageFrom(c.req.query('buoc'));
    const after = afterFrom(c.req.query('sau'));
    const first = after === undefined && stage === undefined;
    const [waiting, rows, calendar] = await Promise.all([
      first ? waitingFor(registers, person) : [],
      listDossiers(registers, person, { ...(stage ? { stage } : {}), ...(after ? { after } : {}) }),
      registers.calendar.current(),
    ]);
    return page(
      c,
      <DossierListPage
        person={person}
        csrf={csrf}
        waiting={waiting}
        page={rows}
        stage={stage}
        later={after !== undefined}
        now={now().toISOString()}
        holidays={tableOf(calendar)}
        awardTitle={awardTitle}
      />,
    );
  });

  app.get('/ho-so/:id', (c) => showDossier(deps, c, c.req.param('id')));

  app.get('/ho-so/:id/moc', async (c) => {
    const { person } = sessionOf(c);
    const id = c.req.param('id');
    const view = await viewDossier(registers, person, id);
    if (view !== undefined && 'barred' in view) throw new RefusedError(view.barred);
    return c.text(view === undefined ? '' : await dossierMark(registers, id));
  });

  return app;
}

/** The page of a dossier, also after a refused form: what was typed and what was wrong with it are shown again. */
export async function showDossier(
  deps: RouteDeps,
  c: Context<Env>,
  id: string,
  typed: Readonly<Record<string, string>> = {},
  problems: Readonly<Record<string, string>> = {},
  status: 200 | 403 | 404 | 409 | 422 = 200,
) {
  const session = sessionOf(c);
  const { registers, now, config } = deps;
  const view = await viewDossier(registers, session.person, id);
  if (view !== undefined && 'barred' in view) throw new RefusedError(view.barred);
  if (view === undefined) {
    return page(
      c,
      <MessagePage
        title="Hồ sơ đang được ghi nhận"
        sentence="Hồ sơ đã gửi và đang được ghi vào sổ. Đề nghị tải lại trang sau vài giây."
        person={session.person}
        csrf={session.csrf}
        tone="good"
        way={{ href: `/ho-so/${id}`, words: 'Tải lại trang' }}
      />,
    );
  }
  return page(
    c,
    <DossierPage
      view={view}
      person={session.person}
      keys={newKeys(session)}
      typed={typed}
      problems={problems}
      now={now().toISOString()}
      temporalUi={config.temporalUi}
      said={SAID[c.req.query('da') ?? '']}
      mark={await dossierMark(registers, id)}
      evidence={await dossierEvidence(deps, session.person, view)}
      eligibility={await eligibilityOf(deps, session.person, view)}
      favourable={await favourableRules(deps, session.person, view)}
    />,
    status,
  );
}

export const awardTitle = (code: string): string =>
  RULE_SETS.map((set) => awardRule(set, code)?.title).findLast((title) => title !== undefined) ?? code;

const stageFrom = (text: string | undefined): DossierStage | undefined =>
  text !== undefined && Object.hasOwn(STAGE_WORDS, text) ? (text as DossierStage) : undefined;

/** `2026-11-24T…~dossier-2026-0001`; anything else begins at the first page. */
export function afterFrom(text: string | undefined): { updatedAt: string; id: string } | undefined {
  const [updatedAt, id] = (text ?? '').split('~');
  return updatedAt && id && !Number.isNaN(Date.parse(updatedAt)) ? { updatedAt, id } : undefined;
}

export const today = (deps: RouteDeps): string => dateInVietnam(deps.now().toISOString());
