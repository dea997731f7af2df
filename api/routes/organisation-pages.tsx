import { type Context, Hono } from 'hono';
import type { Person } from '../../adapters/register-ports.ts';
import type { OrganisationCommand } from '../../domain/organisations/decide-organisation.ts';
import { type OrganisationTree, snapshotOn, subtreeOf } from '../../domain/organisations/tree.ts';
import { editionOn } from '../../domain/rulesets/index.ts';
import { foreseeOrganisationChange } from '../commands/change-organisation.ts';
import { RefusedError } from '../errors.ts';
import { barredFromOrganisations } from '../organisation-access.ts';
import type { ActForm, Options } from '../pages/act-form-parts.ts';
import {
  type ActChoices,
  foundForm,
  NO_CHOICES,
  ORGANISATION_ACTS,
  organisationCorrection,
} from '../pages/organisation-acts.ts';
import { OrganisationPage } from '../pages/organisation-page.tsx';
import { OrganisationTreePage } from '../pages/organisation-tree-page.tsx';
import { organisationSentence, sinceWord } from '../pages/organisation-words.ts';
import { openMatterOptions, titleOptions } from '../pages/year-acts.ts';
import { matterNames } from '../pages/year-words.ts';
import { nameOn, viewOrganisation, viewTree } from '../queries/organisation-view.ts';
import { asOrganisationCommand, organisationChange, organisationInput } from '../schemas/people.ts';
import { problemsOf } from '../schemas/submission.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { type ActFlow, postAct, showAct } from './act-flow.tsx';
import { daysOf } from './api-people.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

const SAID = 'Đã ghi vào sổ. Mục vừa ghi có trong phần Quá trình.';

interface Input {
  readonly command: OrganisationCommand;
  readonly reason: string;
}

/** Cây tổ chức, trang của từng tổ chức, and the forms by which its keepers change it. */
export function organisationPages(deps: RouteDeps) {
  const { registers, commands, now } = deps;
  const app = new Hono<Env>();

  app.get('/to-chuc', async (c) => {
    const { person, csrf } = sessionOf(c);
    const days = daysOf(now, c.req.query('ngay'));
    const words = c.req.query('tim') ?? '';
    const view = await viewTree(registers, person, days, words);
    return page(c, <OrganisationTreePage {...{ person, csrf, view, words, today: days.today }} />);
  });

  app.get('/to-chuc/moi', async (c) => showAct(c, await founding(c)));
  app.post('/to-chuc/moi', async (c) => postAct(c, await founding(c)));

  app.get('/to-chuc/:id', async (c) => {
    const { person, csrf } = sessionOf(c);
    const days = daysOf(now, c.req.query('ngay'));
    const view = await viewOrganisation(registers, person, c.req.param('id'), days);
    if (view === undefined) throw new RefusedError('UNKNOWN_ORGANISATION');
    const acts = Object.entries(ORGANISATION_ACTS).map(([slug, form]) => [slug, form(NO_CHOICES).title] as const);
    const said = c.req.query('da') === undefined ? undefined : SAID;
    return page(c, <OrganisationPage {...{ person, csrf, view, said, acts, today: days.today }} />);
  });

  app.get('/to-chuc/:id/ghi/:viec', async (c) => showAct(c, await changing(c)));
  app.post('/to-chuc/:id/ghi/:viec', async (c) => postAct(c, await changing(c)));

  async function founding(c: Context<Env>): Promise<ActFlow<Input>> {
    const { person } = sessionOf(c);
    const tree = await registers.organisations.tree();
    const parentId = c.req.query('cha') ?? person.unitId;
    const { today } = daysOf(now, undefined);
    const barred = barredFromOrganisations(person, tree, [], [parentId], today);
    if (barred !== undefined) throw new RefusedError(barred);
    return {
      ...flowFor(tree, foundForm(choicesFor(person, tree, today), parentId)),
      subject: { name: 'Tổ chức', href: '/to-chuc' },
      action: '/to-chuc/moi',
      read: (typed) => {
        const parsed = organisationInput.safeParse(typed);
        if (!parsed.success) return { problems: problemsOf(parsed.error) };
        const { reason, organisationId = '', ...founded } = parsed.data;
        return { input: { command: { type: 'foundOrganisation', organisationId, ...founded }, reason } };
      },
    };
  }

  async function changing(c: Context<Env>): Promise<ActFlow<Input>> {
    const { person } = sessionOf(c);
    const id = c.req.param('id') ?? '';
    const slug = c.req.param('viec') ?? '';
    const tree = await registers.organisations.tree();
    const { today } = daysOf(now, undefined);
    const barred = barredFromOrganisations(person, tree, [id], [], today);
    if (barred !== undefined) throw new RefusedError(barred);
    const entryId = c.req.query('muc') ?? '';
    const choices: ActChoices = {
      ...NO_CHOICES,
      organisations: choicesFor(person, tree, today),
      titles: titleOptions(editionOn(today), 'COLLECTIVE'),
      matters: openMatterOptions(tree.get(id)?.recorded ?? [], today),
    };
    const form = slug === 'dinh-chinh' ? correctionOf(tree, id, entryId, choices) : actOf(slug, id, choices);
    if (form === undefined) throw new RefusedError('PAGE_NOT_FOUND');
    return {
      ...flowFor(tree, form),
      subject: { name: nameOn(tree, id, today), href: `/to-chuc/${id}` },
      action: `/to-chuc/${id}/ghi/${slug}${entryId === '' ? '' : `?muc=${encodeURIComponent(entryId)}`}`,
      read: (typed) => {
        const parsed = organisationChange.safeParse(typed);
        if (!parsed.success) return { problems: problemsOf(parsed.error) };
        return { input: { command: asOrganisationCommand(id, parsed.data), reason: parsed.data.reason } };
      },
    };
  }

  const flowFor = (tree: OrganisationTree, form: ActForm): Pick<ActFlow<Input>, 'form' | 'foresee' | 'record'> => ({
    form,
    foresee: async (input, { session, requestId }) => {
      const caller = { person: session.person, channel: 'web', requestId } as const;
      const foreseen = await foreseeOrganisationChange(deps, { ...caller, ...input });
      if ('refused' in foreseen) return foreseen;
      return foreseen.entries.map(({ subjectId, on, fact }) => {
        const names = new Map([...tree.keys()].map((id) => [id, nameOn(tree, id, on)]));
        const what =
          fact === null
            ? 'bỏ mục đã ghi nhầm'
            : organisationSentence(fact, names, matterNames(tree.get(subjectId)?.recorded ?? []));
        const about = tree.has(subjectId) ? `${nameOn(tree, subjectId, on)}: ` : '';
        return `${about}${what} (${sinceWord(on)})`;
      });
    },
    record: async (input, { session, requestId }) => {
      const caller = { person: session.person, channel: 'web', requestId } as const;
      const done = await commands.changeOrganisation({ ...caller, ...input });
      return 'refused' in done ? done : `/to-chuc/${done.organisationId}?da=ghi`;
    },
  });

  return app;
}

function actOf(slug: string, id: string, choices: ActChoices): ActForm | undefined {
  const organisations = choices.organisations.filter(([other]) => other !== id);
  const form = ORGANISATION_ACTS[slug]?.({ ...choices, organisations });
  return form && { ...form, typed: {} };
}

function correctionOf(tree: OrganisationTree, id: string, entryId: string, choices: ActChoices): ActForm | undefined {
  const entry = tree.get(id)?.entries.find((one) => one.id === entryId);
  return entry && organisationCorrection(entry, entry.fact, choices);
}

/** What the reader may name in a form: the own unit and what is below it today. */
export const choicesFor = (reader: Person, tree: OrganisationTree, today: string): Options =>
  subtreeOf(snapshotOn(tree, today), reader.unitId).map((at) => [at.id, at.name]);
