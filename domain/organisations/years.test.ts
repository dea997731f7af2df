import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import { add, TREE } from '../../tests/support/person-story.ts';
import { decideOrganisation, type OrganisationCommand } from './decide-organisation.ts';
import { decidePerson, type PersonCommand } from './decide-person.ts';
import { type PersonEntry, type PersonFact, personOf } from './person.ts';
import { factsOfCollective, factsOfPerson } from './subject-facts.ts';
import { treeWith } from './tree.ts';
import { openMattersOn, type YearCommand, yearsOf } from './years.ts';

type Act = YearCommand | { readonly type: 'joinUnion'; readonly on: string };

const graded = (on: string, year: number, grade: 'GOOD' | 'EXCELLENT' = 'GOOD'): Act => ({
  type: 'gradeYear',
  on,
  year,
  grade,
});
const registered = (on: string, year: number, title: string | null): Act => ({
  type: 'registerForYear',
  on,
  year,
  title,
});
const opened = (on: string, until: string | null = null): Act => ({
  type: 'openMatter',
  on,
  matter: 'WARNING',
  document: 'QĐ 7',
  until,
});
const closed = (on: string, matterId: string): Act => ({ type: 'closeMatter', on, matterId });
const checked = (on: string): Act => ({ type: 'checkRecord', on });

const of = (act: Act): PersonCommand => ({ ...act, personId: 'an' });

function given(...acts: readonly PersonCommand[]) {
  const entries: PersonEntry[] = [];
  for (const [index, command] of [add, ...acts].entries()) {
    const answer = decidePerson({ command, request: `act-${index}`, reason: 'QĐ 3' }, personOf('an', entries), TREE);
    if ('refused' in answer) throw new Error(`${command.type} was refused: ${answer.refused.code}`);
    entries.push(...answer.entries);
  }
  const person = personOf('an', entries);
  if (person === undefined) throw new Error('nobody was added');
  return person;
}

const facts = (date: string, ...acts: readonly Act[]) =>
  factsOfPerson(given(...acts.map(of)), TREE, { evaluationYear: 2026, date });

function refusal(act: Act, ...before: readonly Act[]) {
  const answer = decidePerson({ command: of(act), request: 'now', reason: 'QĐ 3' }, given(...before.map(of)), TREE);
  return 'refused' in answer ? answer.refused.code : undefined;
}

const correct = (entryId: string, on: string, fact: PersonFact | null): PersonCommand => ({
  type: 'correctPerson',
  personId: 'an',
  entryId,
  on,
  fact,
});

describe('grades and registrations', () => {
  it('are known from the day they were given, and of years without them nothing is known', () => {
    const acts = [graded('2025-12-20', 2025), graded('2026-11-30', 2026, 'EXCELLENT')];
    expect(facts('2026-11-29', ...acts).grades).toEqual([{ year: 2025, grade: 'GOOD' }]);
    expect(facts('2026-11-30', ...acts).grades).toHaveLength(2);
    expect(facts('2026-11-30').grades).toEqual([]);
  });

  it('of a title say that somebody is registered, of none that somebody is not, of another year nothing', () => {
    expect(facts('2026-06-01', registered('2026-02-01', 2026, 'CSTD_CS')).registered).toBe(true);
    expect(facts('2026-06-01', registered('2026-02-01', 2026, null)).registered).toBe(false);
    expect(facts('2026-06-01', registered('2025-02-01', 2025, 'LDTT')).registered).toBeNull();
    expect(facts('2026-01-31', registered('2026-02-01', 2026, 'CSTD_CS')).registered).toBeNull();
  });

  it('are corrected instead of told twice', () => {
    expect(refusal(graded('2026-12-01', 2026, 'EXCELLENT'), graded('2026-11-01', 2026))).toBe('YEAR_RECORDED');
    expect(refusal(registered('2026-03-01', 2026, 'LDTT'), registered('2026-02-01', 2026, 'LDTT'))).toBe(
      'YEAR_RECORDED',
    );
    expect(refusal(registered('2026-03-01', 2026, null), registered('2026-02-01', 2026, 'LDTT'))).toBe('YEAR_RECORDED');
    expect(refusal(registered('2026-03-01', 2026, 'CSTD_CS'), registered('2026-02-01', 2026, 'LDTT'))).toBeUndefined();
    const person = given(
      of(graded('2026-11-01', 2026)),
      correct('act-1-1', '2026-11-05', { type: 'graded', year: 2026, grade: 'EXCELLENT' }),
    );
    expect(factsOfPerson(person, TREE, { evaluationYear: 2026, date: '2026-12-01' }).grades).toEqual([
      { year: 2026, grade: 'EXCELLENT' },
    ]);
    expect(person.recorded).toHaveLength(4);
  });

  it('are not given before their year', () => {
    expect(refusal(graded('2026-12-31', 2027))).toBe('YEAR_AHEAD');
    expect(refusal(graded('2027-01-01', 2027))).toBeUndefined();
  });
});

describe('discipline and matters under examination', () => {
  it('count from their first day to the day before they end, whichever end is first', () => {
    const acts = [opened('2026-03-01', '2027-03-01'), closed('2026-09-01', 'act-1-1')];
    const on = (date: string) => facts(date, ...acts).openSanction;
    expect([on('2026-02-28'), on('2026-03-01'), on('2026-08-31'), on('2026-09-01')]).toEqual([null, true, true, null]);
    expect(facts('2027-02-28', opened('2026-03-01', '2027-03-01')).openSanction).toBe(true);
    expect(facts('2027-03-01', opened('2026-03-01', '2027-03-01')).openSanction).toBeNull();
  });

  it('are known not to be only once somebody has looked since the year began', () => {
    expect(facts('2026-11-01').openSanction).toBeNull();
    expect(facts('2026-11-01', checked('2025-12-31')).openSanction).toBeNull();
    expect(facts('2026-11-01', checked('2026-01-01')).openSanction).toBe(false);
    expect(facts('2025-12-31', checked('2026-01-01')).openSanction).toBeNull();
    expect(facts('2026-11-01', checked('2026-10-01'), opened('2026-10-15')).openSanction).toBe(true);
  });

  it('end once, after they began, and only where they are', () => {
    expect(refusal(closed('2026-09-01', 'act-1-1'), opened('2026-09-01'))).toBe('MATTER_BACKWARDS');
    expect(refusal(opened('2026-09-01', '2026-09-01'))).toBe('MATTER_BACKWARDS');
    expect(refusal(closed('2026-09-01', 'elsewhere'))).toBe('UNKNOWN_MATTER');
    expect(refusal(closed('2026-10-01', 'act-1-1'), opened('2026-01-01'), closed('2026-09-01', 'act-1-1'))).toBe(
      'UNKNOWN_MATTER',
    );
  });

  it('keep their end when they are corrected', () => {
    const person = given(
      of(opened('2026-01-01')),
      of(closed('2026-09-01', 'act-1-1')),
      correct('act-1-1', '2026-02-01', { type: 'matterOpened', matter: 'REPRIMAND', document: 'QĐ 8', until: null }),
    );
    expect(yearsOf(person.recorded).matters).toEqual([
      { id: 'act-1-1', matter: 'REPRIMAND', document: 'QĐ 8', from: '2026-02-01', to: '2026-09-01' },
    ]);
  });

  it('a matter cannot be struck out while its end stands', () => {
    const person = given(of(opened('2026-01-01')), of(closed('2026-09-01', 'act-1-1')));
    const command = correct('act-1-1', '2026-01-01', null);
    expect(decidePerson({ command, request: 'now', reason: 'Ghi nhầm' }, person, TREE)).toEqual({
      refused: { code: 'UNKNOWN_MATTER' },
    });
  });

  it('are the ones open on a day, whatever was opened and closed in which order', () => {
    const day = fc.integer({ min: 0, max: 60 });
    const dated = (days: number) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.option(day)), { maxLength: 6 }), day, (spans, asked) => {
        const acts = spans.map(([from, to]) => opened(dated(from), to === null ? null : dated(from + to + 1)));
        const open = spans.filter(([from, to]) => from <= asked && (to === null || asked < from + to + 1));
        const person = given(...acts.map(of));
        expect(openMattersOn(yearsOf(person.recorded), dated(asked))).toHaveLength(open.length);
        // A check never hides what is open, and without one nothing is ever called clean.
        const told = facts(dated(asked), ...acts).openSanction;
        expect(told).toBe(open.length > 0 ? true : null);
        expect(facts(dated(asked), checked('2026-01-01'), ...acts).openSanction).toBe(open.length > 0);
      }),
      RUNS,
    );
  });
});

describe('a union member', () => {
  it('joined on one day, which is corrected and not told twice', () => {
    const join = { type: 'joinUnion', on: '2012-05-01' } as const;
    expect(given(of(join)).memberSince).toBe('2012-05-01');
    expect(given().memberSince).toBeNull();
    expect(refusal({ ...join, on: '2013-05-01' }, join)).toBe('MEMBER_ALREADY');
  });
});

describe('the years of a collective', () => {
  const decide = (tree: typeof TREE, command: OrganisationCommand, request = 'act') =>
    decideOrganisation({ command, request, reason: 'QĐ 3' }, tree);
  const figures = {
    members: 40,
    completedPercent: 100,
    advancedWorkerPercent: 72,
    hasGrassrootsFighter: true,
    warned: false,
  };
  const acts: readonly OrganisationCommand[] = [
    { type: 'gradeYear', organisationId: 'may', on: '2026-11-20', year: 2026, grade: 'EXCELLENT' },
    { type: 'registerForYear', organisationId: 'may', on: '2026-01-20', year: 2026, title: 'TTLDXS' },
    { type: 'reportYear', organisationId: 'may', on: '2026-11-20', year: 2026, ...figures },
    { type: 'checkRecord', organisationId: 'may', on: '2026-11-20' },
  ];
  const kept = acts.reduce((tree, command, index) => {
    const answer = decide(tree, command, `act-${index}`);
    if ('refused' in answer) throw new Error(answer.refused.code);
    return treeWith(tree, answer.entries);
  }, TREE);

  it('are told as those of a person are, with its figures', () => {
    expect(factsOfCollective('may', kept, { evaluationYear: 2026, date: '2026-11-24' })).toMatchObject({
      grades: [{ year: 2026, grade: 'EXCELLENT' }],
      registered: true,
      openSanction: false,
      collective: { ...figures, dissolved: false },
    });
  });

  it.each(acts.slice(0, 3))('are not told twice: $type', (command) => {
    expect(decide(kept, command)).toEqual({ refused: { code: 'YEAR_RECORDED' } });
  });

  it('are within its life', () => {
    const command = { type: 'gradeYear', organisationId: 'cu', on: '2021-01-05', year: 2020, grade: 'GOOD' } as const;
    expect(decide(TREE, command)).toEqual({ refused: { code: 'OUTSIDE_LIFE' } });
  });
});
