import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Choices } from '../../adapters/ballot-ports.ts';
import { INTEREST_KINDS, type InterestKind } from '../../domain/council/interests.ts';
import { type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { ballotKeyOf } from '../ballot-cookie.ts';
import { CODE_MINUTES } from '../commands/ballot-code.ts';
import { openBallotLink } from '../commands/ballot-link.ts';
import { faultOf, isChoice } from '../commands/deposit-ballot.ts';
import { troubleOf } from '../errors.ts';
import { readForm } from '../forms.ts';
import { BallotCodePage } from '../pages/ballot-code-page.tsx';
import { BallotInterestKindPage } from '../pages/ballot-interest-kind-page.tsx';
import { BallotInterestPage } from '../pages/ballot-interest-page.tsx';
import { BallotPaperPage, BallotReviewPage } from '../pages/ballot-paper-page.tsx';
import { BallotUnconfirmedPage } from '../pages/ballot-unconfirmed-page.tsx';
import { sectionsOf } from '../pages/parts/ballot-sections.tsx';
import { type BallotView, contactFor } from '../queries/ballot-view.ts';
import type { Env } from '../web-session.ts';
import { ballotOpening, type Opened } from './ballot-opening.tsx';
import { paperFrom, paperText } from './held-paper.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

type Typed = Readonly<Record<string, string>>;

/**
 * The council member's way behind the door: declare, choose, look again, send. No account, no script, one cookie that
 * ties the link to this browser. What was chosen lives in the posted forms only; nothing is stored before the last of
 * them.
 */
export function ballotPages(deps: RouteDeps) {
  const { commands, config } = deps;
  const { open, openDeclared, apology } = ballotOpening(deps);
  const app = new Hono<Env>();

  app.post('/b/:token/khai-bao', async (c) => {
    const opened = await open(c);
    if (!('view' in opened)) return opened;
    const { token, key } = opened;
    if (key === undefined) return apology(c, 'COOKIE_NEEDED', opened.view.contact);
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
    const kinds = items.map((item) => INTEREST_KINDS.find((kind) => kind === fields[`quan-he-${item}`]));
    if (answer === 'co' && !isWhole(kinds)) {
      const asked = fields.buoc === 'quan-he' ? 'Đề nghị chọn quan hệ với từng trường hợp.' : undefined;
      return page(c, <BallotInterestKindPage {...opened} items={items} problem={asked} />, asked ? 422 : 200);
    }
    const claimed = await commands.claimBallot({ token, key, channel: 'link' });
    if ('refused' in claimed) return apology(c, claimed.refused.code, opened.view.contact);
    if (answer === 'co' && isWhole(kinds)) {
      const declared = { token, key, items, kinds, channel: 'link', requestId: randomUUID() } as const;
      const result = await commands.declareInterest(declared);
      if ('refused' in result) return apology(c, result.refused.code, opened.view.contact);
    }
    const after = await open(c);
    if (!('view' in after)) return after;
    const noInterest = answer === 'khong' && !after.view.declared;
    if (!after.view.codeNeeded) return page(c, <BallotPaperPage {...after} noInterest={noInterest} choices={{}} />);
    const sent = await commands.sendBallotCode({ token, key, channel: 'link' });
    if ('refused' in sent) return apology(c, sent.refused.code, opened.view.contact);
    return page(c, <BallotCodePage {...after} {...{ noInterest, minutes: CODE_MINUTES }} sent />);
  });

  // Back from the review page, with everything still chosen.
  app.post('/b/:token/phieu', async (c) => {
    const opened = await openDeclared(c);
    if (!('view' in opened)) return opened;
    const { fields } = await readForm(c);
    const noInterest = fields['khong-lien-quan'] === 'co';
    if (!noInterest && !opened.view.declared) return page(c, <BallotInterestPage {...opened} />);
    return page(c, <BallotPaperPage {...opened} noInterest={noInterest} choices={choicesFrom(fields)} />);
  });

  // One choice for what is still empty in a section. Without script the page comes back filled in; nothing is stored.
  app.post('/b/:token/dien', async (c) => {
    const opened = await openDeclared(c);
    if (!('view' in opened)) return opened;
    const { fields } = await readForm(c);
    const noInterest = fields['khong-lien-quan'] === 'co';
    if (!noInterest && !opened.view.declared) return page(c, <BallotInterestPage {...opened} />);
    const chosen = choicesFrom(fields);
    const section = Number(fields.phan);
    const choice = fields[`chung-${section}`];
    const cases = sectionsOf(opened.view.items.filter((one) => !one.recused)).find((one) => one.no === section)?.cases;
    const empty = (cases ?? []).filter(({ item }) => chosen[item] === undefined);
    const given = choice !== undefined && isChoice(choice);
    const choices = given ? { ...chosen, ...Object.fromEntries(empty.map(({ item }) => [item, choice])) } : chosen;
    const filled = { section, count: given ? empty.length : null };
    return page(c, <BallotPaperPage {...opened} {...{ noInterest, choices, filled }} />, given ? 200 : 422);
  });

  app.post('/b/:token/kiem-tra', async (c) => {
    const opened = await openDeclared(c);
    if (!('view' in opened)) return opened;
    const { fields } = await readForm(c);
    const noInterest = fields['khong-lien-quan'] === 'co';
    if (!noInterest && !opened.view.declared) return page(c, <BallotInterestPage {...opened} />);
    const choices = choicesFrom(fields);
    const wrong = faultOf(choices, itemsOf(opened.view));
    if (wrong !== undefined) return paperAgain(c, opened, noInterest, choices, wrong);
    const paper = await commands.makePaper(opened).catch((error: unknown) => {
      // What was chosen is on the page that is shown again: nobody has to choose a second time.
      if (troubleOf(error).status !== 503) throw error;
    });
    if (paper === undefined)
      return page(c, <BallotPaperPage {...opened} {...{ noInterest, choices }} problem={NO_PAPER_YET} />, 503);
    if ('refused' in paper) return apology(c, paper.refused.code, opened.view.contact);
    return page(c, <BallotReviewPage {...opened} noInterest={noInterest} choices={choices} paper={paperText(paper)} />);
  });

  // The form is read before anything is looked up: what fails in between must hand back the paper that is in it.
  app.post('/b/:token/gui', async (c) => {
    const token = c.req.param('token');
    const key = ballotKeyOf(c, config.appUrl, token);
    const { fields } = await readForm(c);
    const choices = choicesFrom(fields);
    const noInterest = fields['khong-lien-quan'] === 'co';
    const paper = paperFrom(fields.phieu);
    if (paper === undefined) {
      const opened = await openDeclared(c);
      return 'view' in opened ? apology(c, 'PAPER_UNKNOWN', opened.view.contact) : opened;
    }
    const ballot = { token, key, paper, choices, declaredNoInterest: noInterest, channel: 'link' } as const;
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
      const opened = await openDeclared(c);
      if (!('view' in opened)) return code === 'ALREADY_VOTED' ? apology(c, code, await contactOf(token)) : opened;
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

  const contactOf = async (token: string) => contactFor(deps, (await openBallotLink(deps, token)).sessionId);

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

  return app;
}

const NO_PAPER_YET =
  'Hệ thống đang bận nên chưa lập được phiếu; các ý kiến ông/bà đã chọn vẫn còn trên trang này. Đề nghị chờ một phút rồi bấm “Xem lại trước khi gửi” lần nữa.';

const isWhole = (kinds: readonly (InterestKind | undefined)[]): kinds is readonly InterestKind[] =>
  kinds.every((kind) => kind !== undefined);

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
