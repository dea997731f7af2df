import { type Context, Hono } from 'hono';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { INTEREST_KINDS, type Pin } from '../../domain/council/interests.ts';
import { httpStatusOf, type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm, readSignedUpload } from '../forms.ts';
import { SessionMemberPage } from '../pages/session-member-page.tsx';
import { conflictSuggestions } from '../queries/conflict-suggestions.ts';
import { viewSession } from '../queries/session-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const PATH = '/phien-hop/:id/uy-vien/:memberId';

/** Một ủy viên của phiên họp: interests, absence, mandate, as the secretary writes them down. */
export function sessionMemberPages(deps: RouteDeps) {
  const { registers, commands, now } = deps;
  const app = new Hono<Env>();

  app.get(PATH, (c) => show(c, {}));

  app.post(`${PATH}/lien-quan`, async (c) => {
    const { fields, all, session, requestId } = await readSignedForm(c);
    const { sessionId, memberId } = placeOf(c);
    const pins = pinsFrom(memberId, all('goi-y'), fields['truong-hop'] ?? '', fields['quan-he'] ?? '');
    if (pins.length === 0) return show(c, { 'truong-hop': 'Đề nghị chọn trường hợp có liên quan.' });
    const result = await commands.pinConflicts({ person: session.person, channel: 'web', requestId, sessionId, pins });
    return after(c, result, 'truong-hop', 'lien-quan');
  });

  app.post(`${PATH}/vang`, async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const caller = { person: session.person, channel: 'web', requestId, ...placeOf(c) } as const;
    const result = await commands.recordAbsence({ ...caller, reason: fields['ly-do'] ?? '' });
    return after(c, result, 'ly-do', 'vang');
  });

  app.post(`${PATH}/phieu-giay`, async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const declared = declaredIn(fields);
    const answer = fields['khai-bao'];
    if ((answer !== 'khong' && answer !== 'co') || (answer === 'co') !== declared.items.length > 0) {
      return show(c, {
        'khai-bao': 'Đề nghị chọn theo bản khai báo của ủy viên; nếu có liên quan, chọn từng quan hệ.',
      });
    }
    const caller = { person: session.person, channel: 'web', requestId, ...placeOf(c) } as const;
    const reason = fields['ly-do-giay'] ?? '';
    const result = await commands.recordPaperVoter({ ...caller, reason, ...declared });
    return after(c, result, 'ly-do-giay', 'phieu-giay');
  });

  app.post(`${PATH}/thoi-phieu-giay`, async (c) => {
    const { session, requestId } = await readSignedForm(c);
    const caller = { person: session.person, channel: 'web', requestId, ...placeOf(c) } as const;
    return after(c, await commands.dropPaperVoter(caller), '', 'thoi-phieu-giay');
  });

  app.post(`${PATH}/uy-quyen`, async (c) => {
    const { fields, files, session, requestId } = await readSignedUpload(c);
    const [file] = files;
    const result = await commands.recordMandate({
      person: session.person,
      channel: 'web',
      requestId,
      ...placeOf(c),
      delegateId: fields['nguoi-nhan'] ?? '',
      bytes: file === undefined ? Buffer.alloc(0) : await file.bytes(),
    });
    const box = 'refused' in result && result.refused.code === 'DELEGATE_NOT_FREE' ? 'nguoi-nhan' : 'giay';
    return after(c, result, box, 'uy-quyen');
  });

  function after(
    c: Context<Env>,
    result: object & { readonly refused?: { readonly code: RefusalCode } },
    box: string,
    done: string,
  ) {
    if (result.refused === undefined) return c.redirect(`/phien-hop/${placeOf(c).sessionId}?da=${done}`, 303);
    const { code } = result.refused;
    return show(c, { [box]: sentenceOf(code) }, httpStatusOf(code));
  }

  async function show(c: Context<Env>, problems: Readonly<Record<string, string>>, status = 422) {
    const session = sessionOf(c);
    const { person } = session;
    const { sessionId, memberId } = placeOf(c);
    const view = await viewSession(deps, person, sessionId);
    if ('barred' in view) throw new RefusedError(view.barred);
    const line = view.roll.find((one) => one.id === memberId);
    if (!person.roles.includes('secretary')) throw new RefusedError('ROLE_NOT_ALLOWED');
    if (line === undefined) throw new RefusedError('NOT_A_MEMBER');
    const { members, agenda, rule, furtherRules } = view.session;
    const date = dateInVietnam(now().toISOString());
    const suggested = await conflictSuggestions(registers, members, agenda, view.council.organisationId, date);
    return page(
      c,
      <SessionMemberPage
        {...{ view, line, person, problems }}
        keys={newKeys(session)}
        suggestions={suggested.filter((one) => one.memberId === memberId && !line.recusedFrom.includes(one.item))}
        delegation={[rule, ...furtherRules].some((one) => one.delegation === true)}
      />,
      (Object.keys(problems).length > 0 ? status : 200) as 200 | 422,
    );
  }

  return app;
}

const placeOf = (c: Context) => ({ sessionId: c.req.param('id') ?? '', memberId: c.req.param('memberId') ?? '' });

/** What the member declared in writing, from one select for each case. */
function declaredIn(fields: Readonly<Record<string, string>>) {
  const declared = Object.entries(fields).flatMap(([name, value]) => {
    const item = /^giay-quan-he-(\d{1,5})$/.exec(name)?.[1];
    const kind = INTEREST_KINDS.find((one) => one === value);
    return item === undefined || kind === undefined ? [] : [{ item: Number(item), kind }];
  });
  return { items: declared.map(({ item }) => item), kinds: declared.map(({ kind }) => kind) };
}

/** Those ticked among the suggestions, and the one chosen by hand. */
function pinsFrom(memberId: string, ticked: readonly string[], item: string, kind: string): readonly Pin[] {
  const pin = (number: string, of: string, source: Pin['source']): readonly Pin[] => {
    const known = INTEREST_KINDS.find((one) => one === of);
    return known === undefined || !/^\d{1,5}$/.test(number)
      ? []
      : [{ memberId, items: [Number(number)], kind: known, source }];
  };
  return [
    ...ticked.flatMap((value) => pin(value.split('/')[0] ?? '', value.split('/')[1] ?? '', 'DATA')),
    ...pin(item, kind, 'SECRETARIAT'),
  ];
}
