/** Random reorganisations: what must hold of the tree on every day, whatever anybody recorded. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RUNS as MANY } from '../../tests/support/given.ts';
import { decideOrganisation, type OrganisationCommand } from './decide-organisation.ts';
import type { OrganisationEntry } from './organisation.ts';
import { isEnd } from './organisation.ts';
import { organisationsOf, personOf } from './person.ts';
import { ancestorsOn, snapshotOn, subtreeOf, successorsOn, treeOf, treeWith } from './tree.ts';

/** A history is long, and every day of it is looked at. */
const RUNS = { ...MANY, numRuns: 500 };

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const DATES = Array.from({ length: 8 }, (_, index) => `202${index}-01-01`);

const id = fc.constantFrom(...IDS);
const on = fc.constantFrom(...DATES);

const command: fc.Arbitrary<OrganisationCommand> = fc.oneof(
  fc.record({ type: fc.constant('moveOrganisation' as const), organisationId: id, on, parentId: id }),
  fc.record({ type: fc.constant('mergeOrganisation' as const), organisationId: id, on, intoId: id }),
  fc.record({ type: fc.constant('dissolveOrganisation' as const), organisationId: id, on }),
  fc.record({
    type: fc.constant('splitOrganisation' as const),
    organisationId: id,
    on,
    partIds: fc.uniqueArray(id, { minLength: 2, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('foundOrganisation' as const),
    organisationId: id,
    on,
    name: fc.constant('Công đoàn'),
    parentId: fc.option(id),
    kind: fc.constant(null),
    level: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('correctOrganisation' as const),
    organisationId: id,
    entryId: fc.nat(40).map((act) => `act-${act}-1`),
    on,
    fact: fc.constant(null),
  }),
);

const root: OrganisationCommand = {
  type: 'foundOrganisation',
  organisationId: 'a',
  on: '2020-01-01',
  name: 'Liên đoàn',
  parentId: null,
  kind: null,
  level: null,
};

/** Carries out what is accepted and leaves out what is refused. */
function record(commands: readonly OrganisationCommand[]): readonly OrganisationEntry[] {
  const founded = IDS.slice(1).map((organisationId) => ({ ...root, organisationId, parentId: 'a' }));
  const entries: OrganisationEntry[] = [];
  let tree = treeOf([]);
  for (const [index, one] of [root, ...founded, ...commands].entries()) {
    const answer = decideOrganisation({ command: one, request: `act-${index}`, reason: 'căn cứ' }, tree);
    if ('refused' in answer) continue;
    entries.push(...answer.entries);
    tree = treeWith(tree, answer.entries);
  }
  return entries;
}

const commands = fc.array(command, { maxLength: 20 });
const history = commands.map(record);
const historyWithHeirs = commands.map((some) => record(some.filter(({ type }) => type !== 'dissolveOrganisation')));

it('on every day everybody living hangs on exactly one living root, without a circle', () => {
  let moved = 0;
  fc.assert(
    fc.property(history, (entries) => {
      const tree = treeOf(entries);
      moved += entries.filter(({ fact }) => fact?.type === 'moved').length;
      for (const date of DATES) {
        const snapshot = snapshotOn(tree, date);
        const roots = snapshot.children.get(null) ?? [];
        const hanging = roots.flatMap((top) => subtreeOf(snapshot, top.id).map((at) => at.id));
        expect(hanging.toSorted()).toEqual([...snapshot.organisations.keys()].toSorted());
        for (const at of snapshot.organisations.keys()) {
          const above = ancestorsOn(tree, at, date);
          expect(above).not.toContain(at);
          expect(above.every((one) => snapshot.organisations.has(one))).toBe(true);
        }
      }
    }),
    RUNS,
  );
  // Otherwise the property would hold of trees in which nothing ever happens.
  expect(moved).toBeGreaterThan(RUNS.numRuns / 10);
});

it('a merger or split leaves everybody reachable: whoever has a post there has one with a living heir', () => {
  let ended = 0;
  fc.assert(
    fc.property(historyWithHeirs, (entries) => {
      const tree = treeOf(entries);
      for (const life of tree.values()) {
        const person = personOf('p', [
          {
            id: '1',
            subjectId: 'p',
            on: life.founded,
            corrects: null,
            fact: { type: 'entered', name: 'An', woman: true, birthYear: null },
          },
          {
            id: '2',
            subjectId: 'p',
            on: life.founded,
            corrects: null,
            fact: { type: 'tookPost', title: 'Ủy viên', organisationId: life.id, unionWork: true },
          },
        ]);
        if (person === undefined) throw new Error('nobody was entered');
        for (const date of DATES.filter((one) => one >= life.founded)) {
          const heirs = successorsOn(tree, life.id, date);
          const living = snapshotOn(tree, date).organisations;
          expect(heirs.every((one) => living.has(one))).toBe(true);
          expect(organisationsOf(person, tree, date)).toEqual(heirs);
          if (life.ended !== null) ended += 1;
          expect(heirs.length).toBeGreaterThan(0);
        }
      }
    }),
    RUNS,
  );
  expect(ended).toBeGreaterThan(RUNS.numRuns / 2);
});

it('nothing of a life lies outside it, and it ends once', () => {
  fc.assert(
    fc.property(history, (entries) => {
      for (const life of treeOf(entries).values()) {
        expect(life.entries.filter(({ fact }) => isEnd(fact)).length).toBe(life.ended === null ? 0 : 1);
        for (const { from, to } of life.parents) expect(to === null || from < to).toBe(true);
        expect(life.entries.every((entry) => entry.on >= life.founded)).toBe(true);
      }
    }),
    RUNS,
  );
});

it('a tree continued with what is new is the tree read from the beginning', () => {
  fc.assert(
    fc.property(history, fc.nat(40), (entries, cut) => {
      const early = treeOf(entries.slice(0, cut));
      expect(treeWith(early, entries.slice(cut))).toEqual(treeOf(entries));
    }),
    RUNS,
  );
});
