import { describe, expect, it } from 'vitest';
import { add, change, classed, end, post, TREE } from '../../tests/support/person-story.ts';
import { decidePerson, type PersonCommand } from './decide-person.ts';
import { LONG_AGO } from './entry.ts';
import { organisationsOf, type PersonEntry, personOf, postsOn, roleClassOn, unionYears } from './person.ts';
import { factsOfCollective, factsOfPerson, NOTHING_KNOWN } from './subject-facts.ts';

function given(...commands: readonly PersonCommand[]) {
  const entries: PersonEntry[] = [];
  for (const [index, command] of commands.entries()) {
    const answer = decidePerson({ command, request: `act-${index}`, reason: 'QĐ 3' }, personOf('an', entries), TREE);
    if ('refused' in answer) throw new Error(`${command.type} was refused: ${answer.refused.code}`);
    entries.push(...answer.entries);
  }
  return personOf('an', entries);
}

function life(...commands: readonly PersonCommand[]) {
  const person = given(...commands);
  if (person === undefined) throw new Error('nobody was added');
  return person;
}

function refusalOf(command: PersonCommand, before: readonly PersonCommand[] = [add], reason = 'QĐ 3') {
  const answer = decidePerson({ command, request: 'now', reason }, given(...before), TREE);
  return 'refused' in answer ? answer.refused.code : undefined;
}

/** The entry that the first act made for the first post. */
const FIRST_POST = 'act-0-2';

describe('posts over time', () => {
  it('are those held on a day, the latest first', () => {
    const person = life(
      add,
      change('2018-01-01', post('Phó Chủ tịch'), FIRST_POST),
      change('2019-01-01', post('Ủy viên', 'det')),
    );
    const titles = (date: string) => postsOn(person, date).map(({ title }) => title);
    expect(titles('2010-02-28')).toEqual([]);
    expect(titles('2017-12-31')).toEqual(['Ủy viên']);
    expect(titles('2018-01-01')).toEqual(['Phó Chủ tịch']);
    expect(titles('2019-01-01')).toEqual(['Ủy viên', 'Phó Chủ tịch']);
    expect(organisationsOf(person, TREE, '2019-01-01')).toEqual(['det', 'may']);
  });

  it('keep their end when they are corrected', () => {
    const correction: PersonCommand = {
      type: 'correctPerson',
      personId: 'an',
      entryId: FIRST_POST,
      on: '2011-03-01',
      fact: { type: 'tookPost', ...post('Ủy viên Ban Chấp hành') },
    };
    const person = life(add, end('2018-01-01', FIRST_POST), correction);
    expect(person.posts).toEqual([
      { id: FIRST_POST, ...post('Ủy viên Ban Chấp hành'), from: '2011-03-01', to: '2018-01-01' },
    ]);
    expect(person.recorded).toHaveLength(4);
  });
});

describe('the role class', () => {
  it('is the one set last before the day, and unknown before the first', () => {
    const person = life(add, classed('2015-01-01', 'DIRECT'), classed('2020-01-01', 'LEADER'));
    expect(roleClassOn(person, '2014-12-31')).toBeNull();
    expect(roleClassOn(person, '2019-12-31')).toBe('DIRECT');
    expect(roleClassOn(person, '2020-01-01')).toBe('LEADER');
  });
});

describe('years of union work', () => {
  it('count posts at the same time once, and no break', () => {
    const person = life(
      add,
      change('2012-03-01', post('Chủ nhiệm', 'det')),
      end('2015-03-01', FIRST_POST),
      end('2016-03-01', 'act-1-1'),
      change('2020-03-01', post('Chủ tịch')),
    );
    expect(unionYears(person, TREE, '2016-03-01')).toBe(6);
    expect(unionYears(person, TREE, '2020-03-01')).toBe(6);
    expect(unionYears(person, TREE, '2024-02-29')).toBe(9);
    expect(unionYears(person, TREE, '2024-03-01')).toBe(10);
  });

  it('add up months and odd days of several posts', () => {
    const person = life(
      { ...add, on: '2020-01-01' },
      end('2020-07-16', FIRST_POST),
      change('2021-01-01', post('Chủ tịch')),
    );
    // Six months and fifteen days, then five months and sixteen days.
    expect(unionYears(person, TREE, '2021-06-16')).toBe(0);
    expect(unionYears(person, TREE, '2021-06-17')).toBe(1);
  });

  it('end with an organisation that nobody carries on', () => {
    const person = life({ ...add, post: post('Ủy viên', 'cu') });
    expect(unionYears(person, TREE, '2026-01-01')).toBe(9);
    expect(organisationsOf(person, TREE, '2026-01-01')).toEqual([]);
  });

  it('are unknown without a union post, and when nobody knows since when', () => {
    expect(unionYears(life({ ...add, post: post('Công nhân', 'may', false) }), TREE, '2026-01-01')).toBeNull();
    expect(unionYears(life({ ...add, on: LONG_AGO }), TREE, '2026-01-01')).toBeNull();
  });
});

describe('refused is', () => {
  it.each<[string, string, PersonCommand, PersonCommand[]]>([
    ['somebody added twice', 'PERSON_EXISTS', add, [add]],
    ['what is about nobody', 'UNKNOWN_PERSON', end('2018-01-01', FIRST_POST), []],
    [
      'a post where there is no organisation',
      'UNKNOWN_ORGANISATION',
      change('2021-01-01', post('Ủy viên', 'nobody')),
      [add],
    ],
    ['a post where the organisation has ended', 'OUTSIDE_LIFE', change('2021-01-01', post('Ủy viên', 'cu')), [add]],
    ['leaving a post that is not held', 'UNKNOWN_POST', end('2009-01-01', FIRST_POST), [add]],
    ['leaving it a second time', 'UNKNOWN_POST', end('2016-01-01', FIRST_POST), [add, end('2018-01-01', FIRST_POST)]],
    ['the same post again', 'POSTS_OVERLAP', change('2018-01-01', post('Ủy viên')), [add]],
    [
      'the class it is already',
      'NOTHING_CHANGES',
      classed('2019-01-01', 'DIRECT'),
      [add, classed('2018-01-01', 'DIRECT')],
    ],
    ['a day that is none', 'BAD_INPUT', classed('2019-13-01', 'DIRECT'), [add]],
    [
      'a correction of nothing',
      'UNKNOWN_ENTRY',
      { type: 'correctPerson', personId: 'an', entryId: 'x', on: '2018-01-01', fact: null },
      [add],
    ],
    [
      'a person struck out',
      'FOUNDING_NEEDED',
      { type: 'correctPerson', personId: 'an', entryId: 'act-0-1', on: '2018-01-01', fact: null },
      [add],
    ],
    [
      'an end that a correction puts before the beginning',
      'BACKWARDS',
      {
        type: 'correctPerson',
        personId: 'an',
        entryId: FIRST_POST,
        on: '2019-01-01',
        fact: { type: 'tookPost', ...post('Ủy viên') },
      },
      [add, end('2018-01-01', FIRST_POST)],
    ],
    [
      'a second correction of the same entry',
      'ENTRY_CORRECTED',
      { type: 'correctPerson', personId: 'an', entryId: 'act-1-1', on: '2018-01-01', fact: null },
      [
        add,
        classed('2018-01-01', 'DIRECT'),
        { type: 'correctPerson', personId: 'an', entryId: 'act-1-1', on: '2018-02-01', fact: null },
      ],
    ],
  ])('%s: %s', (_what, code, command, before) => {
    expect(refusalOf(command, before)).toBe(code);
  });

  it('anything without its ground', () => {
    expect(refusalOf(classed('2019-01-01', 'DIRECT'), [add], ' ')).toBe('REASON_NEEDED');
  });
});

describe('what the rules are told', () => {
  const asked = (date: string) => ({ evaluationYear: Number(date.slice(0, 4)), date });

  it('of a person: class, years, birth year, sex and how the organisation is owned', () => {
    const person = life(add, classed('2015-01-01', 'DIRECT'));
    expect(factsOfPerson(person, TREE, asked('2026-03-01'))).toEqual({
      ...NOTHING_KNOWN,
      roleClass: 'DIRECT',
      organisationKind: 'PRIVATE',
      unionYears: 16,
      birthYear: 1985,
      woman: true,
    });
  });

  it('leaves open how the organisation is owned when there are two of different kinds', () => {
    const person = life(add, change('2018-01-01', post('Ủy viên', 'det')));
    expect(factsOfPerson(person, TREE, asked('2026-03-01')).organisationKind).toBeNull();
  });

  it('of a collective: its kind and whether it has ended; of strangers nothing', () => {
    const ended = factsOfCollective('cu', TREE, asked('2026-01-01'));
    expect(ended).toMatchObject({ collective: { dissolved: true }, organisationKind: null });
    const living = factsOfCollective('may', TREE, asked('2026-01-01'));
    expect(living).toMatchObject({ collective: { dissolved: false }, organisationKind: 'PRIVATE' });
    expect(factsOfCollective('cu', TREE, asked('2009-12-31'))).toEqual(NOTHING_KNOWN);
    expect(factsOfPerson(undefined, TREE, asked('2026-01-01'))).toEqual(NOTHING_KNOWN);
  });
});
