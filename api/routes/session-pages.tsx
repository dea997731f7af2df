import { type Context, Hono } from 'hono';
import { tableOf } from '../../domain/calendar/calendar.ts';
import { dateInVietnam, instantInVietnam } from '../../domain/calendar/working-days.ts';
import { httpStatusOf, type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { mayReadSession } from '../access.ts';
import { awardOf, councilOf, defaultClosing } from '../commands/convene-session.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm } from '../forms.ts';
import { sessionMark, settle } from '../marks.ts';
import { SessionListPage } from '../pages/session-list-page.tsx';
import { SessionNewPage } from '../pages/session-new-page.tsx';
import { SessionPage } from '../pages/session-page.tsx';
import { hourWord } from '../pages/words.ts';
import { viewSession } from '../queries/session-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const SAID: Readonly<Record<string, string>> = {
  'trieu-tap': 'Đã triệu tập phiên họp. Thư mời đang được gửi đến từng ủy viên.',
  'ket-thuc': 'Đã kết thúc phiên họp. Hòm phiếu đang được niêm phong và kiểm phiếu.',
  'ky-bien-ban': 'Đã ký biên bản. Kết quả đang được chuyển về các hồ sơ.',
  'gui-lai': 'Đường dẫn mới đang được gửi đến ủy viên; đường dẫn cũ không dùng được nữa.',
};

/** The council as its secretary sees it. */
export function sessionPages(deps: RouteDeps) {
  const { registers, commands, config, now } = deps;
  const app = new Hono<Env>();

  app.get('/phien-hop', async (c) => {
    const { person, csrf } = sessionOf(c);
    const council = await registers.directory.councilAbove(person.unitId);
    if (council === undefined || !mayReadSession(person, council)) throw new RefusedError('ROLE_NOT_ALLOWED');
    const rows = (await registers.sessions.list(50)).filter((row) => row.councilId === council.id);
    return page(c, <SessionListPage person={person} csrf={csrf} sessions={rows} />);
  });

  app.get('/phien-hop/moi', (c) => conveneForm(c, new Set(c.req.queries('ho-so')), undefined, {}));

  app.post('/phien-hop/moi', async (c) => {
    const { fields, all, session, requestId } = await readSignedForm(c);
    const chosen = new Set(all('dossierIds'));
    const closes = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(fields.closesAt ?? '');
    if (chosen.size === 0)
      return conveneForm(c, chosen, fields.closesAt, { dossierIds: 'Đề nghị chọn ít nhất một hồ sơ.' });
    if (closes === null) {
      return conveneForm(c, chosen, fields.closesAt, { closesAt: 'Đề nghị ghi ngày và giờ kết thúc bỏ phiếu.' });
    }
    const result = await commands.conveneSession({
      person: session.person,
      channel: 'web',
      requestId,
      dossierIds: [...chosen],
      votingClosesAt: instantInVietnam(closes[1] ?? '', closes[2] ?? ''),
    });
    if ('refused' in result) {
      const box = result.refused.code === 'CLOSING_TIME_PAST' ? 'closesAt' : 'dossierIds';
      return conveneForm(c, chosen, fields.closesAt, { [box]: sentenceOf(result.refused.code) });
    }
    await settle(async () => (await registers.sessions.row(result.sessionId)) !== undefined, config.settleTime);
    return c.redirect(`/phien-hop/${result.sessionId}?da=trieu-tap`, 303);
  });

  app.get('/phien-hop/:id', (c) => show(c, c.req.param('id')));

  app.get('/phien-hop/:id/moc', async (c) => {
    const view = await viewSession(deps, sessionOf(c).person, c.req.param('id'));
    if ('barred' in view) throw new RefusedError(view.barred);
    return c.text(await sessionMark(deps, view.id));
  });

  app.post('/phien-hop/:id/ket-thuc', async (c) => {
    const { session, requestId } = await readSignedForm(c);
    const sessionId = c.req.param('id');
    const before = await sessionMark(deps, sessionId);
    const result = await commands.closeSession({ person: session.person, channel: 'web', requestId, sessionId });
    if ('refused' in result) return show(c, sessionId, result.refused.code);
    await settle(async () => (await sessionMark(deps, sessionId)) !== before, config.settleTime);
    return c.redirect(`/phien-hop/${sessionId}?da=ket-thuc`, 303);
  });

  app.post('/phien-hop/:id/ky-bien-ban', async (c) => {
    const { session, requestId } = await readSignedForm(c);
    const sessionId = c.req.param('id');
    const before = await sessionMark(deps, sessionId);
    const result = await commands.confirmMinutes({ person: session.person, channel: 'web', requestId, sessionId });
    if ('refused' in result) return show(c, sessionId, result.refused.code);
    await settle(async () => (await sessionMark(deps, sessionId)) !== before, config.settleTime);
    return c.redirect(`/phien-hop/${sessionId}?da=ky-bien-ban`, 303);
  });

  app.post('/phien-hop/:id/gui-lai', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const sessionId = c.req.param('id');
    const memberId = fields.memberId ?? '';
    const result = await commands.reissueLink({
      person: session.person,
      channel: 'web',
      requestId,
      sessionId,
      memberId,
    });
    if ('refused' in result) return show(c, sessionId, result.refused.code);
    return c.redirect(`/phien-hop/${sessionId}?da=gui-lai`, 303);
  });

  async function show(c: Context<Env>, id: string, refused?: RefusalCode) {
    const session = sessionOf(c);
    const view = await viewSession(deps, session.person, id);
    if ('barred' in view) throw new RefusedError(view.barred);
    return page(
      c,
      <SessionPage
        view={view}
        person={session.person}
        keys={newKeys(session)}
        now={now().toISOString()}
        said={SAID[c.req.query('da') ?? '']}
        problems={refused === undefined ? {} : { '': sentenceOf(refused) }}
        mark={await sessionMark(deps, id)}
      />,
      refused === undefined ? 200 : (httpStatusOf(refused) as 403 | 404 | 409 | 422),
    );
  }

  async function conveneForm(
    c: Context<Env>,
    chosen: ReadonlySet<string>,
    typedClosing: string | undefined,
    problems: Readonly<Record<string, string>>,
  ) {
    const session = sessionOf(c);
    const council = await councilOf(deps, session.person.unitId);
    if (!session.person.roles.includes('secretary') || council === undefined)
      throw new RefusedError('ROLE_NOT_ALLOWED');
    const waiting = await registers.dossiers.readyForCouncil(council.id);
    const known = await Promise.all(
      waiting.map(async (part) => ({ part, award: await awardOf(deps, part.dossierId) })),
    );
    // What no council is asked about waits for the authority.
    const asked = known.filter(({ award }) => award?.vote !== null);
    const parts = asked.map(({ part }) => part);
    const awards = asked.map(({ award }) => award);
    const ready = await Promise.all(
      parts.map(async (part, index) => ({
        dossierId: part.dossierId,
        unitName: (await registers.dossiers.row(part.dossierId))?.unitName ?? part.dossierId,
        awardTitle: awards[index]?.title ?? part.awardCode,
        count: part.nos.length,
        chosen: chosen.has(part.dossierId),
      })),
    );
    const award = awards.find((one) => one !== undefined);
    const holidays = tableOf(await registers.calendar.current());
    const closing = award === undefined ? undefined : defaultClosing(award, now().toISOString(), holidays);
    return page(
      c,
      <SessionNewPage
        person={session.person}
        keys={newKeys(session)}
        councilName={council.name}
        voters={council.members.filter((member) => member.votes).length}
        ready={ready}
        closesAt={typedClosing ?? (closing === undefined ? '' : `${dateInVietnam(closing)}T${hourWord(closing)}`)}
        days={award?.deadlines.vote ?? 0}
        problems={problems}
      />,
      Object.keys(problems).length > 0 ? 422 : 200,
    );
  }

  return app;
}
