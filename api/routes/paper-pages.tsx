import { type Context, Hono } from 'hono';
import type { Choices } from '../../adapters/ballot-ports.ts';
import { itemsFor } from '../../domain/council/roll.ts';
import { httpStatusOf, type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { isUnderWay } from '../commands/council/paper-ballots.ts';
import { isChoice } from '../commands/deposit-ballot.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm, type SignedForm } from '../forms.ts';
import { PrintedSlipPage, SlipConfirmPage, SlipEntryPage, SlipReviewPage } from '../pages/paper-slip-pages.tsx';
import { SessionPaperPage } from '../pages/session-paper-page.tsx';
import { slipsOf, viewPaperBallots } from '../queries/paper-ballots.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const PATH = '/phien-hop/:id/phieu-giay';

const SAID: Readonly<Record<string, string>> = {
  gui: 'Đã niêm phong các phiếu vừa nhập. Đề nghị người thứ hai đối chiếu và xác nhận.',
  'xac-nhan': 'Đã xác nhận. Các phiếu đã vào hòm và nội dung đã nhập được xóa.',
  'tra-lai': 'Đã trả lại. Nội dung đã nhập được xóa; thư ký nhập lại từ phiếu giấy.',
  huy: 'Đã hủy đợt nhập. Nội dung đã nhập được xóa.',
};

type Problem = Readonly<Record<string, string>>;
type Status = 200 | 403 | 404 | 409 | 422;

/** Phiếu giấy: what is typed lives in the posted forms until the last of them seals it. */
export function paperPages(deps: RouteDeps) {
  const { commands } = deps;
  const app = new Hono<Env>();

  app.get(PATH, (c) => show(c));

  app.get(`${PATH}/in/:kind`, async (c) => {
    const common = await commonOf(c);
    if (!common.view.keeps) throw new RefusedError('ROLE_NOT_ALLOWED');
    const kind = common.view.kinds.find(({ no }) => String(no) === c.req.param('kind'));
    if (kind === undefined) throw new RefusedError('NOT_A_PAPER_VOTER');
    if (kind.closed) throw new RefusedError('READER_KEEPS_OUT');
    return page(c, <PrintedSlipPage {...common} problems={{}} cases={kind.items} />);
  });

  app.post(`${PATH}/nhap`, async (c) => {
    const entry = await entryOf(c);
    return 'cases' in entry ? page(c, <SlipEntryPage {...entry} problems={{}} />) : entry;
  });

  app.post(`${PATH}/xem-lai`, async (c) => {
    const entry = await entryOf(c);
    if (!('cases' in entry)) return entry;
    const missing = missingIn(entry);
    if (Object.keys(missing).length > 0) return page(c, <SlipEntryPage {...entry} problems={missing} />, 422);
    return page(c, <SlipReviewPage {...entry} problems={{}} />);
  });

  app.post(`${PATH}/gui`, async (c) => {
    const form = await readSignedForm(c);
    const entry = await entryOf(c, form);
    if (!('cases' in entry)) return entry;
    const { memberIds, slips } = entry;
    const result = await commands.enterSlips({ ...callerOf(c, form), memberIds, slips });
    if ('refused' in result) return show(c, result.refused.code);
    return c.redirect(`${here(c)}?da=gui`, 303);
  });

  app.get(`${PATH}/dot/:batch`, (c) => showBatch(c));

  app.post(`${PATH}/dot/:batch/xac-nhan`, async (c) => {
    const form = await readSignedForm(c);
    return after(c, await commands.confirmSlips({ ...callerOf(c, form), batchId: batchOf(c) }), 'xac-nhan');
  });

  app.post(`${PATH}/dot/:batch/tra-lai`, async (c) => {
    const form = await readSignedForm(c);
    const remark = form.fields['ly-do'] ?? '';
    if (remark.trim() === '') return showBatch(c, { 'ly-do': 'Đề nghị ghi chỗ chưa đúng.' });
    return after(c, await commands.sendSlipsBack({ ...callerOf(c, form), batchId: batchOf(c), remark }), 'tra-lai');
  });

  app.post(`${PATH}/dot/:batch/huy`, async (c) => {
    const form = await readSignedForm(c);
    return after(c, await commands.discardSlips({ ...callerOf(c, form), batchId: batchOf(c) }), 'huy');
  });

  const callerOf = (c: Context<Env>, { session, requestId }: SignedForm) =>
    ({ person: session.person, channel: 'web', requestId, sessionId: c.req.param('id') ?? '' }) as const;

  async function commonOf(c: Context<Env>) {
    const session = sessionOf(c);
    const view = await viewPaperBallots(deps, session.person, c.req.param('id') ?? '');
    if ('barred' in view) throw new RefusedError(view.barred);
    return { view, person: session.person, keys: newKeys(session) };
  }

  async function show(c: Context<Env>, refused?: RefusalCode, problems: Problem = {}) {
    const common = await commonOf(c);
    const all = refused === undefined ? problems : { '': sentenceOf(refused), ...problems };
    const bad = Object.keys(all).length > 0;
    const status = refused === undefined ? (bad ? 422 : 200) : httpStatusOf(refused);
    return page(
      c,
      <SessionPaperPage {...common} problems={all} said={bad ? undefined : SAID[c.req.query('da') ?? '']} />,
      status as Status,
    );
  }

  async function showBatch(c: Context<Env>, problems: Problem = {}) {
    const common = await commonOf(c);
    const batch = common.view.batches.find(({ batchId }) => batchId === batchOf(c));
    if (batch === undefined || !isUnderWay(batch)) return show(c, 'SLIPS_NOT_WAITING');
    if (batch.barred !== null) throw new RefusedError(batch.barred);
    const slips = await slipsOf(deps, batch);
    const status = Object.keys(problems).length > 0 ? 422 : 200;
    return page(c, <SlipConfirmPage {...common} {...{ batch, slips, problems }} />, status);
  }

  function after(
    c: Context<Env>,
    result: object & { readonly refused?: { readonly code: RefusalCode } },
    done: string,
  ) {
    return result.refused === undefined ? c.redirect(`${here(c)}?da=${done}`, 303) : show(c, result.refused.code);
  }

  /** The members ticked, and the choices as far as they are made; the page of the list when these cannot be entered. */
  async function entryOf(c: Context<Env>, read?: SignedForm) {
    const { all, fields } = read ?? (await readSignedForm(c));
    const common = await commonOf(c);
    if (!common.view.keeps) throw new RefusedError('ROLE_NOT_ALLOWED');
    const memberIds = [...new Set(all('uy-vien'))].sort();
    if (memberIds.length === 0) return show(c, undefined, { 'uy-vien': 'Đề nghị chọn ủy viên đã nộp phiếu.' });
    const kind = common.view.kinds.find(({ voters }) => memberIds.every((id) => voters.some((one) => one.id === id)));
    if (kind === undefined) return show(c, 'NOT_A_PAPER_VOTER');
    if (kind.closed) throw new RefusedError('READER_KEEPS_OUT');
    const items = itemsFor(common.view.session, memberIds[0] ?? '');
    const slips = memberIds.map((_, slip) => choicesIn(fields, slip, items));
    return { ...common, memberIds, cases: kind.items, slips };
  }

  return app;
}

const here = (c: Context): string => `/phien-hop/${c.req.param('id')}/phieu-giay`;
const batchOf = (c: Context): string => c.req.param('batch') ?? '';

function choicesIn(fields: Readonly<Record<string, string>>, slip: number, items: readonly number[]): Choices {
  const chosen = items.map((item) => [item, fields[`y-${slip + 1}-${item}`] ?? ''] as const);
  return Object.fromEntries(chosen.filter(([, choice]) => isChoice(choice)));
}

const missingIn = ({
  cases,
  slips,
}: {
  readonly cases: readonly { readonly item: number }[];
  readonly slips: readonly Choices[];
}): Problem =>
  Object.fromEntries(
    slips.flatMap((choices, slip) =>
      cases
        .filter(({ item }) => choices[item] === undefined)
        .map(({ item }) => [
          `y-${slip + 1}-${item}`,
          `Phiếu ${slip + 1}, trường hợp ${item}: đề nghị chọn một ý kiến.`,
        ]),
    ),
  );
