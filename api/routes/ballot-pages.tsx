import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Choices } from '../../adapters/ballot-ports.ts';
import { httpStatusOf, type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { faultOf } from '../commands/deposit-ballot.ts';
import { troubleOf } from '../errors.ts';
import { readForm } from '../forms.ts';
import { BallotInterestPage } from '../pages/ballot-interest-page.tsx';
import { BallotPaperPage, BallotReviewPage } from '../pages/ballot-paper-page.tsx';
import { BallotReceiptPage } from '../pages/ballot-receipt-page.tsx';
import { BallotUnconfirmedPage } from '../pages/ballot-unconfirmed-page.tsx';
import { MessagePage } from '../pages/message-page.tsx';
import { type BallotView, viewBallot } from '../queries/ballot-view.ts';
import type { Env } from '../web-session.ts';
import { paperFrom, paperText } from './held-paper.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

type Typed = Readonly<Record<string, string>>;

/**
 * The council member's way: declare, choose, look again, send. No account, no cookie, no script. What was chosen lives
 * in the posted forms only; nothing is stored before the last of them.
 */
export function ballotPages(deps: RouteDeps) {
  const { commands, limit, callerOf, now } = deps;
  const app = new Hono<Env>();

  app.get('/b/:token', async (c) => {
    const opened = await open(c);
    if (!('view' in opened)) return opened;
    return page(c, <BallotInterestPage {...opened} />);
  });

  app.post('/b/:token/khai-bao', async (c) => {
    const opened = await open(c);
    if (!('view' in opened)) return opened;
    await limit('ballotByLink', opened.token);
    const { fields, all } = await readForm(c);
    const answer = fields['lien-quan'];
    const items = all('truong-hop').map(Number);
    const again = (problem: string, chosen?: 'khong' | 'co') =>
      page(c, <BallotInterestPage {...opened} problem={problem} {...(chosen ? { chosen } : {})} />, 422);
    if (answer !== 'khong' && answer !== 'co') return again('Đề nghị chọn “không” hoặc “có” trước khi tiếp tục.');
    if (answer === 'khong' && items.length > 0) {
      return again('Ông/bà chọn “không” nhưng có đánh dấu trường hợp. Đề nghị xem lại.', 'khong');
    }
    if (answer === 'co' && items.length === 0)
      return again('Đề nghị đánh dấu ít nhất một trường hợp có liên quan.', 'co');
    if (answer === 'co') {
      const { token } = opened;
      const result = await commands.declareInterest({ token, items, channel: 'link', requestId: randomUUID() });
      if ('refused' in result) return apology(c, result.refused.code, opened.view.contact);
      const after = await open(c);
      if (!('view' in after)) return after;
      return page(c, <BallotPaperPage {...after} noInterest={false} choices={{}} />);
    }
    return page(c, <BallotPaperPage {...opened} noInterest={!opened.view.declared} choices={{}} />);
  });

  // Back from the review page, with everything still chosen.
  app.post('/b/:token/phieu', async (c) => {
    const opened = await open(c);
    if (!('view' in opened)) return opened;
    const { fields } = await readForm(c);
    const noInterest = fields['khong-lien-quan'] === 'co';
    if (!noInterest && !opened.view.declared) return page(c, <BallotInterestPage {...opened} />);
    return page(c, <BallotPaperPage {...opened} noInterest={noInterest} choices={choicesFrom(fields)} />);
  });

  app.post('/b/:token/kiem-tra', async (c) => {
    const opened = await open(c);
    if (!('view' in opened)) return opened;
    const { fields } = await readForm(c);
    const noInterest = fields['khong-lien-quan'] === 'co';
    if (!noInterest && !opened.view.declared) return page(c, <BallotInterestPage {...opened} />);
    const choices = choicesFrom(fields);
    const wrong = faultOf(choices, itemsOf(opened.view));
    if (wrong !== undefined) return paperAgain(c, opened, noInterest, choices, wrong);
    const paper = await commands.makePaper(opened.token);
    if ('refused' in paper) return apology(c, paper.refused.code, opened.view.contact);
    return page(c, <BallotReviewPage {...opened} noInterest={noInterest} choices={choices} paper={paperText(paper)} />);
  });

  app.post('/b/:token/gui', async (c) => {
    const { fields } = await readForm(c);
    const token = c.req.param('token');
    await limit('ballotByCaller', callerOf(c));
    await limit('ballotByLink', token);
    const choices = choicesFrom(fields);
    const noInterest = fields['khong-lien-quan'] === 'co';
    const paper = paperFrom(fields.phieu);
    if (paper === undefined) return apology(c, 'PAPER_UNKNOWN', '');
    const ballot = { token, paper, choices, declaredNoInterest: noInterest, channel: 'link' } as const;
    const result = await commands.castBallot(ballot).catch((error: unknown) => {
      // The paper is in this form and nowhere else: it is handed back, to be sent again.
      if (troubleOf(error).status !== 503) throw error;
    });
    if (result === undefined) {
      const form = { token, noInterest, choices, paper: paperText(paper) };
      return page(c, <BallotUnconfirmedPage {...form} />, 503);
    }
    if ('refused' in result) {
      const { code } = result.refused;
      const opened = await open(c);
      if (!('view' in opened)) return code === 'ALREADY_VOTED' ? apology(c, code, '') : opened;
      if (code === 'CHOICE_MISSING' || code === 'CHOICE_UNKNOWN')
        return paperAgain(c, opened, noInterest, choices, code);
      if (code === 'INTEREST_NOT_DECLARED') return page(c, <BallotInterestPage {...opened} />, 409);
      return apology(c, code, opened.view.contact);
    }
    // By redirect, so that neither "reload" nor "back" holds on to what was chosen. The time travels along because the
    // register hears of the roll only when voting ends; it is not written down here, beside the box, for good reason.
    // The receipt is shown this once: it is kept nowhere, and names a spent paper but none of its slips.
    const shown = new URLSearchParams({ luc: result.at, 'bien-nhan': result.receipt });
    return c.redirect(`/b/${token}?${shown}`, 303);
  });

  interface Opened {
    readonly view: BallotView;
    readonly token: string;
    readonly now: string;
  }

  /** The ballot behind the link, or the page that says why there is none. */
  async function open(c: Context<Env>): Promise<Opened | Response> {
    const token = c.req.param('token') ?? '';
    const view = await viewBallot(deps, token);
    if ('barred' in view) return apology(c, view.barred, view.contact);
    const opened = { view, token, now: now().toISOString() };
    if (view.phase === 'VOTED') {
      const votedAt = view.votedAt ?? instantFrom(c.req.query('luc'));
      const receipt = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/.exec(c.req.query('bien-nhan') ?? '')?.[0];
      return page(c, <BallotReceiptPage {...opened} view={{ ...view, votedAt }} receipt={receipt} />);
    }
    if (view.phase === 'CLOSED') return apology(c, 'VOTING_CLOSED', view.contact);
    if (view.phase === 'EXPIRED') return apology(c, 'LINK_EXPIRED', view.contact);
    return opened;
  }

  function paperAgain(c: Context<Env>, opened: Opened, noInterest: boolean, choices: Choices, code: RefusalCode) {
    const missing = itemsOf(opened.view).filter((item) => choices[item] === undefined);
    return page(
      c,
      <BallotPaperPage
        {...opened}
        noInterest={noInterest}
        choices={choices}
        problem={sentenceOf(code)}
        missing={missing}
      />,
      422,
    );
  }

  function apology(c: Context<Env>, code: RefusalCode, contact: string) {
    return page(
      c,
      <MessagePage
        title={APOLOGIES[code] ?? 'Chưa thực hiện được'}
        sentence={sentenceOf(code)}
        ballot
        {...(contact ? { contact } : {})}
      >
        {code === 'ALREADY_VOTED' && (
          <p>Phiếu đã gửi trước đó vẫn được tính. Lựa chọn vừa gửi không được ghi nhận ở đâu cả.</p>
        )}
      </MessagePage>,
      httpStatusOf(code) as 403 | 404 | 409 | 410 | 422,
    );
  }

  return app;
}

const APOLOGIES: Readonly<Partial<Record<RefusalCode, string>>> = {
  LINK_UNKNOWN: 'Không tìm thấy phiếu',
  LINK_EXPIRED: 'Đường dẫn đã hết hạn',
  LINK_REVOKED: 'Đường dẫn đã được thay',
  VOTING_CLOSED: 'Đã hết thời gian bỏ phiếu',
  ALREADY_VOTED: 'Ông/bà đã bỏ phiếu',
  NOT_A_MEMBER: 'Không có quyền biểu quyết',
  UNKNOWN_SESSION: 'Không tìm thấy phiên họp',
};

const instantFrom = (text: string | undefined): string | null =>
  text !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;

const itemsOf = (view: BallotView): readonly number[] =>
  view.items.filter((one) => !one.recused).map((one) => one.item);

function choicesFrom(fields: Typed): Choices {
  const found: Record<number, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    const item = /^y-(\d{1,5})$/.exec(name)?.[1];
    if (item !== undefined && value !== '') found[Number(item)] = value;
  }
  return found;
}
