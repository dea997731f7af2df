import { type Context, Hono } from 'hono';
import { instantInVietnam } from '../../domain/calendar/working-days.ts';
import { httpStatusOf, type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { mayReadSession } from '../access.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm } from '../forms.ts';
import { sessionMark, settle } from '../marks.ts';
import { SessionListPage } from '../pages/session-list-page.tsx';
import { SessionPage } from '../pages/session-page.tsx';
import { viewSession } from '../queries/session-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const SAID: Readonly<Record<string, string>> = {
  'trieu-tap': 'Đã triệu tập phiên họp. Thư mời đang được gửi đến từng ủy viên.',
  'ket-thuc': 'Đã kết thúc phiên họp. Hòm phiếu đang được niêm phong và kiểm phiếu.',
  'ky-bien-ban': 'Đã ký biên bản. Kết quả đang được chuyển về các hồ sơ.',
  'gia-han': 'Đã gia hạn bỏ phiếu. Ủy viên chưa bỏ phiếu được báo thời hạn mới.',
  'vong-hai': 'Đã mở vòng bỏ phiếu thứ hai. Thư mời đang được gửi đến từng ủy viên.',
  vang: 'Đã ghi ủy viên vắng mặt; ủy viên này không bị nhắc nữa.',
  'lien-quan': 'Đã ghi quyền, lợi ích liên quan; ủy viên không thấy và không có phiếu cho các trường hợp đó.',
  'uy-quyen': 'Đã ghi giấy ủy quyền. Phiếu đang được gửi đến người nhận ủy quyền; đường dẫn cũ không dùng được nữa.',
  'phieu-giay': 'Đã ghi ủy viên bỏ phiếu giấy. Đường dẫn không mở phiếu nữa và ủy viên không bị nhắc.',
  'thoi-phieu-giay': 'Ủy viên lại bỏ phiếu qua đường dẫn. Nếu cần, đề nghị gửi lại đường dẫn.',
  huy: 'Đã hủy, hoãn phiên họp. Thư thông báo đang được gửi; các trường hợp chờ phiên họp khác.',
  'y-kien': 'Đã ghi ý kiến; ý kiến sẽ có trong biên bản.',
  'xac-nhan': 'Đã xác nhận kết quả kiểm phiếu. Biên bản đang được lập.',
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
    const names = new Map((await registers.councils.ofBody(council.organisationId)).map(({ id, name }) => [id, name]));
    const rows = (await registers.sessions.list(50)).filter((row) => names.has(row.councilId));
    return page(c, <SessionListPage person={person} csrf={csrf} sessions={rows} names={names} />);
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

  app.post('/phien-hop/:id/gia-han', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const sessionId = c.req.param('id');
    const result = await commands.extendVoting({
      person: session.person,
      channel: 'web',
      requestId,
      sessionId,
      workingDays: Number(fields['so-ngay']),
      reason: fields['ly-do'] ?? '',
    });
    if ('refused' in result) return show(c, sessionId, result.refused.code);
    return c.redirect(`/phien-hop/${sessionId}?da=gia-han`, 303);
  });

  app.post('/phien-hop/:id/huy', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const sessionId = c.req.param('id');
    const caller = { person: session.person, channel: 'web', requestId, sessionId } as const;
    const result = await commands.callOffSession({ ...caller, reason: fields['ly-do-huy'] ?? '' });
    if ('refused' in result) return show(c, sessionId, result.refused.code);
    return c.redirect(`/phien-hop/${sessionId}?da=huy`, 303);
  });

  app.post('/phien-hop/:id/y-kien', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const sessionId = c.req.param('id');
    const { 'loai-y-kien': kind, 've-truong-hop': about = '', 'y-kien': text = '' } = fields;
    const caller = { person: session.person, channel: 'web', requestId, sessionId } as const;
    const result = await commands.recordRemark({
      ...caller,
      kind: kind === 'DISSENT' ? 'DISSENT' : 'DISCUSSION',
      item: about === '' ? null : Number(about),
      text,
    });
    if ('refused' in result) return show(c, sessionId, result.refused.code);
    return c.redirect(`/phien-hop/${sessionId}?da=y-kien`, 303);
  });

  app.post('/phien-hop/:id/xac-nhan', async (c) => {
    const { session, requestId } = await readSignedForm(c);
    const sessionId = c.req.param('id');
    const before = await sessionMark(deps, sessionId);
    const result = await commands.confirmCount({ person: session.person, channel: 'web', requestId, sessionId });
    if ('refused' in result) return show(c, sessionId, result.refused.code);
    await settle(async () => (await sessionMark(deps, sessionId)) !== before, config.settleTime);
    return c.redirect(`/phien-hop/${sessionId}?da=xac-nhan`, 303);
  });

  app.post('/phien-hop/:id/vong-hai', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const sessionId = c.req.param('id');
    const [, date = '', time = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(fields.closesAt ?? '') ?? [];
    if (date === '') return show(c, sessionId, 'CLOSING_TIME_PAST');
    const votingClosesAt = instantInVietnam(date, time);
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.openSecondRound({ ...caller, sessionId, votingClosesAt });
    if ('refused' in result) return show(c, sessionId, result.refused.code);
    return c.redirect(`/phien-hop/${sessionId}?da=vong-hai`, 303);
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

  return app;
}
