import { type Context, Hono } from 'hono';
import { httpStatusOf, type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { councilServed } from '../commands/session-access.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm } from '../forms.ts';
import { BallotCodesPage } from '../pages/ballot-codes-page.tsx';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const HERE = '/phien-hop/ma-xac-nhan';
const SAID: Readonly<Record<string, string>> = {
  'yeu-cau': 'Đã ghi nhận. Quy định này áp dụng ngay, kể cả với phiên họp đang bỏ phiếu.',
  kenh: 'Đã ghi kênh nhận mã.',
};

type Typed = Readonly<Record<string, string>>;

/** The secretary's settings for codes by a second channel. */
export function ballotCodePages(deps: RouteDeps) {
  const { commands, registers } = deps;
  const app = new Hono<Env>();

  app.get(HERE, (c) => show(c, { 'hoi-dong': c.req.query('hoi-dong') ?? '' }, {}));

  app.post(HERE, async (c) => {
    const { session, requestId, fields } = await readSignedForm(c);
    const asks = fields.asks === 'co';
    const councilId = councilIn(fields);
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.setBallotCodePolicy({ ...caller, councilId, asks });
    if ('refused' in result) return show(c, fields, { '': sentenceOf(result.refused.code) }, result.refused.code);
    return c.redirect(done('yeu-cau', councilId), 303);
  });

  app.post(`${HERE}/kenh`, async (c) => {
    const { session, requestId, fields } = await readSignedForm(c);
    const { memberId = '', value = '' } = fields;
    if (memberId === '') return show(c, fields, { memberId: 'Đề nghị chọn ủy viên.' }, 'BAD_INPUT');
    const result = await commands.setSecondChannel({
      ...{ person: session.person, channel: 'web', requestId, memberId, value, councilId: councilIn(fields) },
      kind: fields.kind === 'SMS' ? 'SMS' : 'EMAIL',
    });
    if ('refused' in result) return show(c, fields, { value: sentenceOf(result.refused.code) }, result.refused.code);
    return c.redirect(done('kenh', councilIn(fields)), 303);
  });

  async function show(c: Context<Env>, typed: Typed, problems: Typed, refused?: RefusalCode) {
    const session = sessionOf(c);
    const { person } = session;
    const councilId = councilIn(typed);
    const council = person.roles.includes('secretary')
      ? await councilServed(deps, person.unitId, councilId)
      : undefined;
    if (council === undefined) throw new RefusedError('ROLE_NOT_ALLOWED');
    const voters = council.members.filter((one) => one.votes).map((one) => one.id);
    const people = await registers.directory.people(voters);
    const members = await Promise.all(
      people.map(async ({ id, honorific, name }) => {
        const channel = await registers.ballotCodes.channel(id);
        return { id, name: `${honorific} ${name}`, channel: channel ?? null };
      }),
    );
    return page(
      c,
      <BallotCodesPage
        person={person}
        keys={newKeys(session)}
        councilName={council.name}
        councilId={councilId}
        asks={await registers.ballotCodes.asks(council.id)}
        members={members}
        sms={deps.sms !== null}
        typed={typed}
        problems={problems}
        said={SAID[c.req.query('da') ?? '']}
      />,
      refused === undefined ? 200 : (httpStatusOf(refused) as 403 | 409 | 422),
    );
  }

  return app;
}

/** Empty stands for the council of awards. */
const councilIn = (fields: Typed): string | undefined => fields['hoi-dong'] || undefined;

const done = (what: string, councilId: string | undefined): string =>
  `${HERE}?da=${what}${councilId === undefined ? '' : `&hoi-dong=${encodeURIComponent(councilId)}`}`;
