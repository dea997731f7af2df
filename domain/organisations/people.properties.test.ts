/** Random posts and ends: what must hold of a person's record, whatever anybody recorded. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import { add, change, end, post, TREE } from '../../tests/support/person-story.ts';
import { decidePerson, type PersonCommand } from './decide-person.ts';
import { type PersonEntry, type PersonFact, personOf, unionYears } from './person.ts';

const entry = (id: string, on: string, fact: PersonFact): PersonEntry => ({
  id,
  subjectId: 'an',
  on,
  fact,
  corrects: null,
});
const dayAfter = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const yearsBetween = (from: string, to: string) =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

it('years of union work never shrink with time and never exceed the calendar', () => {
  const day = fc.integer({ min: 0, max: 9000 }).map((days) => dayAfter('2000-01-01', days));
  const spans = fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(spans, day, day, (posts, one, other) => {
      const person = personOf('an', [
        entry('0', '2000-01-01', { type: 'entered', name: 'An', woman: true, birthYear: null }),
        ...posts.flatMap(([from, to], index) => [
          entry(`take-${index}`, from, { type: 'tookPost', ...post(`Chức vụ ${index}`) }),
          ...(from < to ? [entry(`leave-${index}`, to, { type: 'leftPost', postId: `take-${index}` })] : []),
        ]),
      ]);
      if (person === undefined) throw new Error('nobody was entered');
      const [early, late] = [one, other].toSorted() as [string, string];
      const before = unionYears(person, TREE, early) ?? 0;
      const after = unionYears(person, TREE, late) ?? 0;
      expect(after).toBeGreaterThanOrEqual(before);
      const first = posts.map(([from]) => from).toSorted()[0] ?? late;
      expect(after).toBeLessThanOrEqual(Math.max(0, yearsBetween(first, late)));
    }),
    RUNS,
  );
});

it('whatever is recorded, one post is never held twice at a time, and every post has a beginning before its end', () => {
  const on = fc.constantFrom('2011-01-01', '2013-01-01', '2015-01-01', '2017-01-01', '2019-01-01');
  const act = fc.nat(12).chain((n) => fc.constantFrom(`act-${n}-1`, `act-${n}-2`));
  const some = fc.oneof(
    fc
      .tuple(on, fc.constantFrom('Ủy viên', 'Chủ tịch'), fc.option(act))
      .map(([d, title, leaves]) => change(d, post(title), leaves)),
    fc.tuple(on, act).map(([d, id]) => end(d, id)),
    fc.tuple(on, act).map(
      ([d, entryId]): PersonCommand => ({
        type: 'correctPerson',
        personId: 'an',
        entryId,
        on: d,
        fact: { type: 'tookPost', ...post('Chủ tịch') },
      }),
    ),
    act.map(
      (entryId): PersonCommand => ({ type: 'correctPerson', personId: 'an', entryId, on: '2012-01-01', fact: null }),
    ),
  );
  let held = 0;
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), (commands) => {
      const entries: PersonEntry[] = [];
      for (const [index, command] of [add, ...commands].entries()) {
        const answer = decidePerson({ command, request: `act-${index}`, reason: 'r' }, personOf('an', entries), TREE);
        if ('entries' in answer) entries.push(...answer.entries);
      }
      const posts = personOf('an', entries)?.posts ?? [];
      held += posts.length;
      for (const one of posts) {
        expect(one.to === null || one.from < one.to).toBe(true);
        const twice = posts.filter(
          (other) => other.title === one.title && other.from <= one.from && (other.to === null || one.from < other.to),
        );
        expect(twice).toEqual([one]);
      }
    }),
    RUNS,
  );
  expect(held).toBeGreaterThan(RUNS.numRuns);
});
