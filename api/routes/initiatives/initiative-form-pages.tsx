import { type Context, Hono } from 'hono';
import { type RefusalCode, sentenceOf } from '../../../domain/refusals.ts';
import { worksForBody } from '../../access.ts';
import type { WithProblems } from '../../commands/initiatives/act.ts';
import { RefusedError } from '../../errors.ts';
import { newKeys, readSignedForm } from '../../forms.ts';
import type { TypedRow } from '../../pages/initiatives/author-fields.tsx';
import { InitiativeFormPage } from '../../pages/initiatives/initiative-form-page.tsx';
import { neededSight } from '../../queries/initiative-list.ts';
import { viewInitiative } from '../../queries/initiative-view.ts';
import { MOST_AUTHORS } from '../../schemas/initiative.ts';
import { type Env, sessionOf } from '../../web-session.ts';
import { page } from '../page.ts';
import type { RouteDeps } from '../route-deps.ts';
import { besideBoxes, contentFrom, recognisedFrom, type Typed, typedFrom, typedRows } from './initiative-form.ts';

/** Where a refusal of the rules is shown. */
const BOX_OF: Readonly<Partial<Record<RefusalCode, string>>> = {
  AUTHOR_MISSING: 'authors',
  AUTHOR_TWICE: 'authors',
  SHARES_NOT_WHOLE: 'authors',
  MAIN_AUTHOR_UNCLEAR: 'authors',
  APPLIED_LATER: 'appliedFrom',
  VALUE_UNCLEAR: 'valueAmount',
  DECISION_UNCLEAR: 'recognisedOn',
};

/** The form of a new initiative, and of one that is corrected. */
export function initiativeFormPages(deps: RouteDeps) {
  const { registers, commands } = deps;
  const app = new Hono<Env>();

  app.get('/sang-kien/moi', (c) => form(c, undefined, {}, [{}, {}], {}));

  app.post('/sang-kien/moi', async (c) => {
    const { fields, session, requestId } = await readSignedForm(c);
    const rows = typedRows(fields);
    if (fields.viec === 'them') return form(c, undefined, fields, [...rows, {}].slice(0, MOST_AUTHORS), {});
    const { person } = session;
    if (worksForBody(person) && !fields.unitId) {
      return form(c, undefined, fields, rows, { unitId: 'Đề nghị chọn công đoàn cơ sở có sáng kiến.' });
    }
    const recognised = recognisedFrom(fields);
    const result = await commands.registerInitiative({
      person,
      channel: 'web',
      requestId,
      content: contentFrom(fields),
      recognised,
      ...(fields.unitId ? { unitId: fields.unitId } : {}),
    });
    if ('refused' in result) return form(c, undefined, fields, rows, problemsIn(result, fields));
    return c.redirect(`/sang-kien/${result.initiativeId}?da=${recognised === null ? 'dang-ky' : 'ghi-so'}`, 303);
  });

  app.get('/sang-kien/:id/sua', async (c) => {
    const { typed, rows } = typedFrom(await correctable(c, c.req.param('id')));
    return form(c, c.req.param('id'), typed, rows, {});
  });

  app.post('/sang-kien/:id/sua', async (c) => {
    const initiativeId = c.req.param('id');
    const { fields, session, requestId } = await readSignedForm(c);
    const rows = typedRows(fields);
    if (fields.viec === 'them') return form(c, initiativeId, fields, [...rows, {}].slice(0, MOST_AUTHORS), {});
    const result = await commands.correctInitiative({
      person: session.person,
      channel: 'web',
      requestId,
      initiativeId,
      version: Number(fields.version),
      content: contentFrom(fields),
    });
    if ('refused' in result) return form(c, initiativeId, fields, rows, problemsIn(result, fields));
    return c.redirect(`/sang-kien/${initiativeId}?da=sua`, 303);
  });

  async function form(
    c: Context<Env>,
    correcting: string | undefined,
    typed: Typed,
    authors: readonly TypedRow[],
    problems: Typed,
  ) {
    const session = sessionOf(c);
    const { person } = session;
    const unitId = correcting === undefined ? person.unitId : (await correctable(c, correcting)).state.unitId;
    if (!person.roles.some((role) => role === 'proposer' || role === 'officer')) {
      throw new RefusedError('ROLE_NOT_ALLOWED');
    }
    const [unit, units] = await Promise.all([
      registers.directory.organisation(unitId),
      correcting === undefined && worksForBody(person) ? registers.initiatives.units(neededSight(person)) : [],
    ]);
    return page(
      c,
      <InitiativeFormPage
        person={person}
        keys={newKeys(session)}
        action={correcting === undefined ? '/sang-kien/moi' : `/sang-kien/${correcting}/sua`}
        correcting={correcting}
        typed={typed}
        authors={authors}
        problems={problems}
        units={units}
        unitName={unit?.name ?? unitId}
      />,
      Object.keys(problems).length > 0 ? 422 : 200,
    );
  }

  /** An initiative that this person may still correct. */
  async function correctable(c: Context<Env>, id: string) {
    const view = await viewInitiative(registers, sessionOf(c).person, id);
    if ('barred' in view) throw new RefusedError(view.barred);
    if (!view.may.has('correctInitiative')) throw new RefusedError('ROLE_NOT_ALLOWED');
    if (view.state.status !== 'REGISTERED') throw new RefusedError('INITIATIVE_STATUS');
    return view;
  }

  return app;
}

const problemsIn = ({ refused, problems }: WithProblems, fields: Typed): Typed =>
  problems === undefined ? { [BOX_OF[refused.code] ?? '']: sentenceOf(refused.code) } : besideBoxes(problems, fields);
