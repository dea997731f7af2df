import { type Context, Hono } from 'hono';
import type { PersonCommand } from '../../domain/organisations/decide-person.ts';
import { originalOf } from '../../domain/organisations/entry.ts';
import type { PersonKeys } from '../../domain/organisations/known-people.ts';
import type { PersonLife } from '../../domain/organisations/person.ts';
import type { OrganisationTree } from '../../domain/organisations/tree.ts';
import { editionOn } from '../../domain/rulesets/index.ts';
import { foreseePersonChange } from '../commands/change-person.ts';
import { RefusedError } from '../errors.ts';
import { barredFromPeople, homesOf, mayReadPerson } from '../organisation-access.ts';
import type { ActForm } from '../pages/act-form-parts.ts';
import {
  type ActChoices,
  addPersonForm,
  NO_CHOICES,
  PERSON_ACTS,
  personCorrection,
  postOptions,
} from '../pages/organisation-acts.ts';
import { personSentence, sinceWord } from '../pages/organisation-words.ts';
import { PersonPage } from '../pages/person-page.tsx';
import { openMatterOptions, titleOptions } from '../pages/year-acts.ts';
import { matterNames } from '../pages/year-words.ts';
import { nameOn } from '../queries/organisation-view.ts';
import { viewPerson } from '../queries/person-view.ts';
import { asPersonCommand, personChange, personInput } from '../schemas/people.ts';
import { problemsOf } from '../schemas/submission.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { type ActFlow, postAct, showAct } from './act-flow.tsx';
import { daysOf } from './api-people.ts';
import { choicesFor } from './organisation-pages.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const SAID = 'Đã ghi vào sổ. Mục vừa ghi có trong phần Quá trình đã ghi.';

interface Input {
  readonly command: PersonCommand;
  readonly reason: string;
  readonly keys?: PersonKeys;
}

/** Trang của từng người, and the forms by which posts and role class are kept. */
export function personPages(deps: RouteDeps) {
  const { registers, commands, now } = deps;
  const app = new Hono<Env>();

  app.get('/con-nguoi/moi', async (c) => showAct(c, await adding(c)));
  app.post('/con-nguoi/moi', async (c) => postAct(c, await adding(c)));

  app.get('/con-nguoi/:id', async (c) => {
    const { person, csrf } = sessionOf(c);
    const days = daysOf(now, c.req.query('ngay'));
    const view = await viewPerson(registers, person, c.req.param('id'), days);
    if (view === undefined) throw new RefusedError('UNKNOWN_PERSON');
    const acts = Object.entries(PERSON_ACTS).map(([slug, form]) => [slug, form(NO_CHOICES).title] as const);
    const said = c.req.query('da') === undefined ? undefined : SAID;
    return page(c, <PersonPage {...{ person, csrf, view, said, acts, today: days.today }} />);
  });

  app.get('/con-nguoi/:id/ghi/:viec', async (c) => showAct(c, await changing(c)));
  app.post('/con-nguoi/:id/ghi/:viec', async (c) => postAct(c, await changing(c)));

  async function adding(c: Context<Env>): Promise<ActFlow<Input>> {
    const { person } = sessionOf(c);
    const tree = await registers.organisations.tree();
    const { today } = daysOf(now, undefined);
    const organisationId = c.req.query('to-chuc') ?? person.unitId;
    const barred = barredFromPeople(person, tree, [organisationId], today);
    if (barred !== undefined) throw new RefusedError(barred);
    return {
      ...flowFor(tree, addPersonForm(choicesFor(person, tree, today), organisationId)),
      subject: { name: nameOn(tree, organisationId, today), href: `/to-chuc/${organisationId}` },
      action: `/con-nguoi/moi?to-chuc=${organisationId}`,
      read: (typed) => {
        const empty = (value: unknown) => (value === '' ? null : value);
        const { citizenId, staffCode, ...rest } = typed;
        const parsed = personInput.safeParse({ ...rest, citizenId: empty(citizenId), staffCode: empty(staffCode) });
        if (!parsed.success) return { problems: problemsOf(parsed.error) };
        const { reason, citizenId: citizen, staffCode: code, ...added } = parsed.data;
        const staff = code === null ? null : { organisationId: added.post.organisationId, code };
        const command = { type: 'addPerson', personId: '', ...added } as const;
        return { input: { command, reason, keys: { citizenId: citizen, staff } } };
      },
    };
  }

  async function changing(c: Context<Env>): Promise<ActFlow<Input>> {
    const { person: keeper } = sessionOf(c);
    const id = c.req.param('id') ?? '';
    const slug = c.req.param('viec') ?? '';
    const [tree, known] = await Promise.all([registers.organisations.tree(), registers.persons.person(id)]);
    const { today } = daysOf(now, undefined);
    if (known === undefined || !mayReadPerson(keeper, tree, known.person, today))
      throw new RefusedError('UNKNOWN_PERSON');
    const { person } = known;
    const barred = barredFromPeople(keeper, tree, homesOf(person, tree, today), today);
    if (barred !== undefined) throw new RefusedError(barred);
    const entryId = c.req.query('muc') ?? '';
    const choices: ActChoices = {
      organisations: choicesFor(keeper, tree, today),
      posts: postOptions(person),
      titles: titleOptions(editionOn(today), 'INDIVIDUAL'),
      matters: openMatterOptions(person.recorded, today),
    };
    const form = slug === 'dinh-chinh' ? correctionOf(person, entryId, choices) : actOf(slug, choices);
    if (form === undefined) throw new RefusedError('PAGE_NOT_FOUND');
    return {
      ...flowFor(tree, form, person),
      subject: { name: `${person.woman ? 'Bà' : 'Ông'} ${person.name}`, href: `/con-nguoi/${id}` },
      action: `/con-nguoi/${id}/ghi/${slug}${entryId === '' ? '' : `?muc=${encodeURIComponent(entryId)}`}`,
      read: (typed) => {
        const parsed = personChange.safeParse(typed);
        if (!parsed.success) return { problems: problemsOf(parsed.error) };
        return { input: { command: asPersonCommand(id, parsed.data), reason: parsed.data.reason } };
      },
    };
  }

  const flowFor = (
    tree: OrganisationTree,
    form: ActForm,
    person?: PersonLife,
  ): Pick<ActFlow<Input>, 'form' | 'foresee' | 'record'> => ({
    form,
    foresee: async (input, { session, requestId }) => {
      const caller = { person: session.person, channel: 'web', requestId } as const;
      const foreseen = await foreseePersonChange(deps, { ...caller, ...input });
      if ('refused' in foreseen) return foreseen;
      const recorded = person?.recorded ?? [];
      const referred = {
        post: (postId: string) => person?.posts.find((post) => post.id === originalOf(recorded, postId))?.title ?? '',
        matter: matterNames(recorded),
      };
      return foreseen.entries.map(({ on, fact }) => {
        const names = new Map([...tree.keys()].map((id) => [id, nameOn(tree, id, on)]));
        const what = fact === null ? 'Bỏ mục đã ghi nhầm' : personSentence(fact, names, referred);
        return `${what} (${sinceWord(on)})`;
      });
    },
    record: async (input, { session, requestId }) => {
      const caller = { person: session.person, channel: 'web', requestId } as const;
      const done = await commands.changePerson({ ...caller, ...input });
      return 'refused' in done ? done : `/con-nguoi/${done.personId}?da=ghi`;
    },
  });

  return app;
}

function actOf(slug: string, choices: ActChoices): ActForm | undefined {
  const form = PERSON_ACTS[slug]?.(choices);
  return form && { ...form, typed: {} };
}

function correctionOf(person: PersonLife, entryId: string, choices: ActChoices): ActForm | undefined {
  const entry = person.recorded.find((one) => one.id === entryId);
  return entry?.fact ? personCorrection(entry, entry.fact, choices) : undefined;
}
