import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

const REASON = 'Quyết định số 15/QĐ-LĐLĐ ngày 20/11/2026';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const { by, commands, accepted } = createJourney(world);
  const post = { title: 'Tổ trưởng công đoàn', organisationId: 'cdcs-may-hoa-binh', unionWork: true };
  const command = {
    type: 'addPerson',
    personId: '',
    on: '2016-11-25',
    name: 'Nguyễn Thị Chín',
    woman: true,
    birthYear: 1984,
    post,
  } as const;
  const keys = { citizenId: '001184000123', staff: null };
  accepted(await commands.changePerson({ ...(await by(PEOPLE.officer)), command, reason: REASON, keys }));
});
afterAll(() => world?.close());

const call = async (by: string, method: string, path: string, body?: unknown) => {
  const { cookie } = await world.as(by);
  const answer = await world.app.request(path, {
    method,
    headers: { cookie, 'content-type': 'application/json', 'x-ghicong': '1' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: await answer.json() };
};

test('does what the pages do, and says what is wrong by field', async () => {
  const founded = await call(PEOPLE.officer, 'POST', '/api/v1/organisations', {
    on: '2021-03-01',
    name: 'Công đoàn cơ sở Công ty TNHH Gỗ Phú Sơn',
    parentId: 'ldld-an-phu',
    kind: 'FDI',
    level: 'GRASSROOTS',
    reason: REASON,
  });
  expect(founded.json).toMatchObject({ organisationId: 'cdcs-cty-tnhh-go-phu-son' });
  const path = '/api/v1/organisations/cdcs-cty-tnhh-go-phu-son';
  const group = { year: 2026, hostId: 'ldld-an-phu', kind: 'BLOC', name: 'Khối chế biến gỗ' };
  const grouped = await call(PEOPLE.officer, 'POST', `${path}/changes`, {
    type: 'groupOrganisation',
    group,
    leads: true,
    reason: REASON,
  });
  expect(grouped.status).toBe(200);
  const bad = await call(PEOPLE.officer, 'POST', `${path}/changes`, {
    type: 'renameOrganisation',
    on: 'nay',
    name: ' ',
    reason: REASON,
  });
  expect(bad.status).toBe(422);
  expect(Object.keys(bad.json.problems)).toEqual(['on', 'name']);

  const { json } = await call(PEOPLE.officer, 'GET', `${path}?on=2021-03-01`);
  expect(json).toMatchObject({
    kind: 'FDI',
    living: true,
    founded: '2021-03-01',
    groups: [{ ...group, leads: true }],
  });
  expect(json.history.map((entry: { fact: { type: string } }) => entry.fact.type)).toEqual([
    'founded',
    'classified',
    'grouped',
  ]);
  expect((await call(PEOPLE.proposer, 'GET', path)).json.code).toBe('UNKNOWN_ORGANISATION');
  const list = await call(PEOPLE.officer, 'GET', '/api/v1/organisations?on=2021-02-28');
  expect(list.json.organisations.map((one: { id: string }) => one.id)).not.toContain('cdcs-cty-tnhh-go-phu-son');
});

test('keeps people too', async () => {
  const added = await call(PEOPLE.officer, 'POST', '/api/v1/people', {
    on: '2015-01-01',
    name: 'Trần Văn Gỗ',
    woman: false,
    birthYear: 1979,
    post: { title: 'Công nhân', organisationId: 'cdcs-cty-tnhh-go-phu-son' },
    reason: REASON,
  });
  // The union is six years younger than the post.
  expect(added.json.code).toBe('OUTSIDE_LIFE');
  const found = await call(PEOPLE.officer, 'GET', '/api/v1/people?search=nguyen%20thi%20chin');
  const [person] = found.json.people;
  expect(person).toMatchObject({ name: 'Nguyễn Thị Chín', titles: ['Tổ trưởng công đoàn'] });
  const then = await call(PEOPLE.officer, 'GET', `/api/v1/people/${person.id}?on=2019-12-31`);
  expect(then.json).toMatchObject({ roleClass: null, unionYears: 3, hasCitizenId: true });
  const path = `/api/v1/people/${person.id}/changes`;
  const ended = await call(PEOPLE.officer, 'POST', path, {
    type: 'endPost',
    on: '2026-01-01',
    postId: then.json.posts[0].id,
    reason: REASON,
  });
  expect(ended.json).toMatchObject({ personId: person.id });
  expect((await call(PEOPLE.otherProposer, 'GET', `/api/v1/people/${person.id}`)).status).toBe(404);
});
