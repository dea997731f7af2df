import { expect, test } from 'vitest';
import type { Person } from '../adapters/register-ports.ts';
import type { Role } from '../domain/acts.ts';
import type { SessionState } from '../domain/council/session.ts';
import { mayReadEvidence, mayUseDraft } from './evidence-access.ts';

const place = { unitId: 'union', bodyId: 'province' };
const somebody = (id: string, unitId: string, ...roles: Role[]): Person => ({
  id,
  name: 'Nguyễn Văn Nam',
  honorific: 'Ông',
  email: 'nam@laodong.example',
  title: '',
  unitId,
  roles,
});
const member = (id: string) => somebody(id, 'elsewhere', 'member');

/** Items 1 and 2 are of another dossier, 3 and 4 are nominees 1 and 3 of ours. */
const session = {
  members: ['an', 'binh', 'chi', 'em'].map((id) => ({ id, office: 'MEMBER', votes: true })),
  agenda: [
    { dossierId: 'other', nos: [1, 2] },
    { dossierId: 'ours', nos: [1, 3] },
  ],
  recusals: { an: [], binh: [3], chi: [1] },
  interests: [],
  closedAt: null,
} as unknown as SessionState;

const readable = (person: Person, at: SessionState | undefined = session) =>
  [null, 1, 2, 3].filter((nomineeNo) => mayReadEvidence(person, place, 'ours', { nomineeNo, lockedIn: 1 }, at));

test.each<readonly [string, Person, readonly (number | null)[]]>([
  ['the proposing union', somebody('x', 'union', 'proposer'), [null, 1, 2, 3]],
  ['another union', somebody('x', 'other', 'proposer'), []],
  ["the body's officer", somebody('x', 'province', 'officer'), [null, 1, 2, 3]],
  ["the body's authority", somebody('x', 'province', 'authority'), [null, 1, 2, 3]],
  ["another body's officer", somebody('x', 'neighbour', 'officer'), []],
  ['a member', member('an'), [null, 1, 3]],
  ['a member with an interest in nominee 1', member('binh'), [3]],
  ['a member with an interest in another dossier only', member('chi'), [null, 1, 3]],
  ['a member who has not declared yet', member('em'), []],
  ['a member of another council', member('dung'), []],
])('%s reads the papers %#', (_, person, papers) => {
  expect(readable(person)).toEqual(papers);
});

test('before a session a member reads nothing', () => {
  expect(
    [null, 1].filter((nomineeNo) =>
      mayReadEvidence(member('an'), place, 'ours', { nomineeNo, lockedIn: 1 }, undefined),
    ),
  ).toEqual([]);
});

test("a draft is its union's proposers' alone", () => {
  const draft = { unitId: 'union' };
  expect(mayUseDraft(somebody('x', 'union', 'proposer'), draft)).toBe(true);
  expect(mayUseDraft(somebody('x', 'union', 'member'), draft)).toBe(false);
  expect(mayUseDraft(somebody('x', 'province', 'officer'), draft)).toBe(false);
  expect(mayUseDraft(somebody('x', 'other', 'proposer'), draft)).toBe(false);
});

test('what was added after a return is read by the union alone until it is sent', () => {
  const unsent = { nomineeNo: 1, lockedIn: null };
  const readers = [somebody('x', 'union', 'proposer'), somebody('x', 'province', 'officer'), member('an')];
  expect(readers.map((one) => mayReadEvidence(one, place, 'ours', unsent, session))).toEqual([true, false, false]);
});

test('whoever keeps out of a case reads none of its papers through another office, until the vote is over', () => {
  const chair = somebody('chi', 'province', 'authority');
  const pinned = { ...session, recusals: {}, interests: [{ memberId: 'chi', item: 3, kind: 'KIN', source: 'DATA' }] };
  expect(readable(chair, pinned as unknown as SessionState)).toEqual([2, 3]);
  expect(readable(chair, { ...pinned, closedAt: '2026-11-20T10:00:00.000Z' } as unknown as SessionState)).toEqual([
    null,
    1,
    2,
    3,
  ]);
});
