import { OpenAPIHono, z } from '@hono/zod-openapi';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { isDate } from '../../domain/organisations/entry.ts';
import { postsOn } from '../../domain/organisations/person.ts';
import { snapshotOn, subtreeOf } from '../../domain/organisations/tree.ts';
import { RefusedError } from '../errors.ts';
import { mayReadOrganisation, mayReadPerson } from '../organisation-access.ts';
import { type Days, type LifeLineEntry, peopleOf, viewOrganisation, viewTree } from '../queries/organisation-view.ts';
import { viewPerson } from '../queries/person-view.ts';
import {
  asOrganisationCommand,
  asPersonCommand,
  organisationChange,
  organisationInput,
  personChange,
  personInput,
} from '../schemas/people.ts';
import {
  organisationChanged,
  organisationDetail,
  organisationList,
  personChanged,
  personDetail,
  personList,
} from '../schemas/people-answers.ts';
import { day } from '../schemas/text.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { defaultHook } from './api-dossiers.ts';
import { apiCaller, doing, idOf, reading, unwrap } from './api-route.ts';
import type { RouteDeps } from './route-deps.ts';

const tag = 'Tổ chức, con người';
const on = day.optional().openapi({ description: 'Xem như vào ngày; mặc định hôm nay', example: '2025-06-30' });
const params = z.object({ id: z.string().openapi({ example: 'cdcs-may-hoa-binh' }) });
const personParams = z.object({ id: z.string().openapi({ example: 'vo-thi-ngoc-an' }) });

/** Which day a request asks about; the clock says which day it is. */
export function daysOf(now: () => Date, wanted: string | undefined): Days {
  const today = dateInVietnam(now().toISOString());
  return { today, on: wanted !== undefined && isDate(wanted) ? wanted : today };
}

/** Organisations and people over time as JSON: the same reads and commands as the pages. */
export function peopleApi({ commands, registers, now }: RouteDeps) {
  const app = new OpenAPIHono<Env>({ defaultHook });

  app.openapi(
    reading({
      path: '/api/v1/organisations',
      tag,
      summary: 'Đơn vị mình và các đơn vị cấp dưới vào một ngày, cấp trên trước',
      answer: organisationList,
      query: z.object({ on, search: z.string().max(200).optional() }),
    }),
    async (c) => {
      const { person } = sessionOf(c);
      const days = daysOf(now, c.req.query('on'));
      const search = c.req.query('search') ?? '';
      if (search !== '') {
        const { found } = await viewTree(registers, person, days, search);
        return c.json({ on: days.on, organisations: (found ?? []).map(({ at }) => ({ ...at })) }, 200);
      }
      const tree = await registers.organisations.tree();
      const all = subtreeOf(snapshotOn(tree, days.on), person.unitId);
      return c.json({ on: days.on, organisations: all.map((at) => ({ ...at })) }, 200);
    },
  );

  app.openapi(
    reading({
      path: '/api/v1/organisations/{id}',
      tag,
      summary: 'Một tổ chức vào một ngày, với cả quá trình đã ghi',
      answer: organisationDetail,
      params,
      query: z.object({ on }),
    }),
    async (c) => {
      const view = await viewOrganisation(registers, sessionOf(c).person, idOf(c), daysOf(now, c.req.query('on')));
      if (view === undefined) throw new RefusedError('UNKNOWN_ORGANISATION');
      const { at, above, children, heirs, people, groups, lifeLine } = view;
      return c.json(
        {
          ...at,
          on: view.on,
          founded: view.founded,
          ended: view.ended,
          above: [...above],
          children: [...children],
          successors: [...heirs],
          people: people.map(({ person, posts }) => ({
            id: person.id,
            name: person.name,
            titles: posts.map(({ title }) => title),
          })),
          groups: groups.map(({ group, leads, members }) => ({ ...group, leads, members: [...members] })),
          history: lifeLine.map(recordingOf),
        },
        200,
      );
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/organisations',
      tag,
      summary: 'Ghi việc thành lập một tổ chức',
      body: organisationInput,
      answer: organisationChanged,
    }),
    async (c) => {
      const { reason, organisationId = '', ...founding } = c.req.valid('json');
      const command = { type: 'foundOrganisation', organisationId, ...founding } as const;
      return c.json(unwrap(await commands.changeOrganisation({ ...apiCaller(c), command, reason })), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/organisations/{id}/changes',
      tag,
      summary: 'Ghi một thay đổi của tổ chức, hoặc đính chính một mục đã ghi',
      body: organisationChange,
      answer: organisationChanged,
      params,
    }),
    async (c) => {
      const change = c.req.valid('json');
      const command = asOrganisationCommand(idOf(c), change);
      return c.json(
        unwrap(await commands.changeOrganisation({ ...apiCaller(c), command, reason: change.reason })),
        200,
      );
    },
  );

  app.openapi(
    reading({
      path: '/api/v1/people',
      tag,
      summary: 'Người của một tổ chức vào một ngày, hoặc tìm theo tên',
      answer: personList,
      query: z.object({ on, organisation: z.string().optional(), search: z.string().max(120).optional() }),
    }),
    async (c) => {
      const { person: reader } = sessionOf(c);
      const { organisation, search } = c.req.query();
      const days = daysOf(now, c.req.query('on'));
      const tree = await registers.organisations.tree();
      const id = organisation ?? reader.unitId;
      if (!mayReadOrganisation(reader, tree, id, days.today)) throw new RefusedError('UNKNOWN_ORGANISATION');
      const found =
        search === undefined
          ? await peopleOf(registers, tree, id, days.on)
          : (await registers.persons.named(search, 200))
              .filter((person) => mayReadPerson(reader, tree, person, days.today))
              .map((person) => ({ person, posts: postsOn(person, days.on) }));
      const people = found.map(({ person, posts }) => ({
        id: person.id,
        name: person.name,
        birthYear: person.birthYear,
        titles: posts.map(({ title }) => title),
      }));
      return c.json({ people }, 200);
    },
  );

  app.openapi(
    reading({
      path: '/api/v1/people/{id}',
      tag,
      summary: 'Một người: chức vụ qua các thời kỳ, nhóm đối tượng, quá trình đã ghi',
      answer: personDetail,
      params: personParams,
      query: z.object({ on }),
    }),
    async (c) => {
      const view = await viewPerson(registers, sessionOf(c).person, idOf(c), daysOf(now, c.req.query('on')));
      if (view === undefined) throw new RefusedError('UNKNOWN_PERSON');
      const { person, posts, organisations, lifeLine, roleClass, unionYears, staffCode, hasCitizenId } = view;
      const { id, name, woman, birthYear, memberSince } = person;
      return c.json(
        {
          ...{ id, name, woman, birthYear, memberSince, on: view.on, roleClass, unionYears, staffCode, hasCitizenId },
          organisations: [...organisations],
          posts: [...posts],
          history: lifeLine.map(recordingOf),
        },
        200,
      );
    },
  );

  app.openapi(
    doing({ path: '/api/v1/people', tag, summary: 'Thêm một người', body: personInput, answer: personChanged }),
    async (c) => {
      const { reason, citizenId, staffCode, ...input } = c.req.valid('json');
      const command = { type: 'addPerson', personId: '', ...input } as const;
      const staff = staffCode === null ? null : { organisationId: input.post.organisationId, code: staffCode };
      const keys = { citizenId, staff };
      return c.json(unwrap(await commands.changePerson({ ...apiCaller(c), command, reason, keys })), 200);
    },
  );

  app.openapi(
    doing({
      path: '/api/v1/people/{id}/changes',
      tag,
      summary: 'Ghi thay đổi chức vụ, nhóm đối tượng, hoặc đính chính một mục đã ghi',
      body: personChange,
      answer: personChanged,
      params: personParams,
    }),
    async (c) => {
      const change = c.req.valid('json');
      const command = asPersonCommand(idOf(c), change);
      return c.json(unwrap(await commands.changePerson({ ...apiCaller(c), command, reason: change.reason })), 200);
    },
  );

  return app;
}

const recordingOf = ({ entry, corrected }: LifeLineEntry<object>) => ({
  id: entry.id,
  on: entry.on,
  corrects: entry.corrects,
  corrected,
  at: entry.at,
  by: entry.by,
  channel: entry.channel,
  reason: entry.reason,
  fact: entry.fact === null ? null : { ...entry.fact },
});
