import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InstrumentFacts, type InstrumentItem, instrumentsOf } from './instruments.ts';

const UNITS = ['may', 'thep', 'que', 'benh-vien'] as const;

const person = (item: number, change: Partial<InstrumentItem> = {}): InstrumentItem => ({
  item,
  kind: 'INDIVIDUAL',
  awardCode: 'BK_LDLD',
  unitId: 'may',
  placedAs: 'may',
  directWorker: false,
  woman: false,
  ...change,
});

const factsOf = (change: Partial<InstrumentFacts>): InstrumentFacts => ({
  year: 2026,
  years: 5,
  items: [],
  awards: [
    { code: 'BK_LDLD', title: 'Bằng khen' },
    { code: 'CO_LDLD', title: 'Cờ thi đua' },
  ],
  units: UNITS.map((id) => ({ id, name: `Công đoàn ${id}` })),
  groups: [],
  past: [],
  quotas: [],
  ...change,
});

describe('the share of direct workers', () => {
  it.each([
    [6, 0, 1, 1],
    [14, 2, 3, 1],
    [13, 2, 2, 0],
    [20, 3, 3, 0],
    [0, 0, 0, 0],
  ])('of %i individuals with %i direct workers needs %i, so %i more', (individuals, direct, required, missing) => {
    const items = Array.from({ length: individuals }, (_, i) => person(i + 1, { directWorker: i < direct }));
    expect(instrumentsOf(factsOf({ items })).shares[0]).toMatchObject({ individuals, direct, required, missing });
  });

  it('is the smallest number that reaches 15 %, whatever the list', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (individuals) => {
        const items = Array.from({ length: individuals }, (_, i) => person(i + 1));
        const required = instrumentsOf(factsOf({ items })).shares[0]?.required ?? -1;
        expect(required * 100).toBeGreaterThanOrEqual(individuals * 15);
        if (required > 0) expect((required - 1) * 100).toBeLessThan(individuals * 15);
      }),
      { numRuns: 300 },
    );
  });

  it('is told for each award when there are several, and adds up', () => {
    const items = [
      person(1, { directWorker: true, woman: true }),
      person(2),
      person(3, { awardCode: 'CO_LDLD', kind: 'COLLECTIVE' }),
      person(4, { awardCode: 'CO_LDLD', woman: true }),
    ];
    const { shares } = instrumentsOf(factsOf({ items }));
    expect(
      shares.map(({ award, individuals, collectives, direct, women }) => [
        award,
        individuals,
        collectives,
        direct,
        women,
      ]),
    ).toEqual([
      [null, 3, 1, 1, 2],
      ['Bằng khen', 2, 0, 1, 1],
      ['Cờ thi đua', 1, 1, 0, 1],
    ]);
  });
});

const cluster = { kind: 'CLUSTER' as const, name: 'Cụm số 1', unitIds: ['may', 'thep', 'que'], earlier: [] };
const award = (year: number, unitId: string, count = 1) => ({ year, unitId, awardCode: 'CO_LDLD', count });
const list = [person(1, { awardCode: 'CO_LDLD', kind: 'COLLECTIVE' })];

describe('rotation inside a cluster', () => {
  it('sees an award that goes round: nobody has it twice running, everybody has had it', () => {
    const past = [2021, 2022, 2023, 2024, 2025].map((year, i) => award(year, cluster.unitIds[i % 3] ?? ''));
    const [seen] = instrumentsOf(factsOf({ items: list, groups: [cluster], past })).rotations;
    // Four pairs of years, one unit of three each: 4 × 1/3 repetitions were to be expected.
    expect(seen).toMatchObject({ units: 3, had: 3, fewest: 1, most: 2, again: 0, chances: 4, expectedTenths: 13 });
    expect([seen?.even, seen?.inTurns]).toEqual([true, true]);
  });

  it('sees none where the best had it year after year', () => {
    const past = [2021, 2022, 2023, 2024, 2025].map((year) => award(year, 'may'));
    const [seen] = instrumentsOf(factsOf({ items: list, groups: [cluster], past })).rotations;
    expect(seen).toMatchObject({ had: 1, fewest: 0, most: 5, again: 4, chances: 4, even: false, inTurns: false });
  });

  it('calls it even, not in turns, where everybody has it every year', () => {
    const past = [2024, 2025].flatMap((year) => cluster.unitIds.map((unit) => award(year, unit, 2)));
    const [seen] = instrumentsOf(factsOf({ items: list, groups: [cluster], past })).rotations;
    expect(seen).toMatchObject({ fewest: 4, most: 4, again: 3, expectedTenths: 30, even: true, inTurns: false });
  });

  it('counts a year by those who belonged to the cluster then', () => {
    const groups = [{ ...cluster, earlier: [{ year: 2025, unitIds: ['may', 'benh-vien'] }] }];
    const past = [award(2025, 'benh-vien'), award(2024, 'benh-vien'), award(2025, 'thep')];
    const [seen] = instrumentsOf(factsOf({ items: list, groups, past })).rotations;
    expect(seen?.perYear.slice(-2)).toEqual([
      { year: 2024, units: 3, had: 0, registered: false },
      { year: 2025, units: 2, had: 1, registered: true },
    ]);
  });

  it('says nothing of two units, or of one year', () => {
    const two = { ...cluster, unitIds: ['may', 'thep'] };
    const even = (groups: (typeof cluster)[], past: ReturnType<typeof award>[]) =>
      instrumentsOf(factsOf({ items: list, groups, past })).rotations[0]?.even;
    expect(even([two], [award(2024, 'may'), award(2025, 'thep')])).toBe(false);
    expect(
      even(
        [cluster],
        cluster.unitIds.map((unit) => award(2025, unit)),
      ),
    ).toBe(false);
  });
});

describe('quotas', () => {
  it('say what is left when the whole list is awarded, below nothing when it asks for more', () => {
    const quota = { awardCode: 'BK_LDLD', unitId: 'may', year: 2026, theme: '', limit: 5 };
    const quotas = [{ ...quota, awarded: 2, elsewhere: 2, items: [1, 2] }];
    expect(instrumentsOf(factsOf({ items: [person(1), person(2)], quotas })).quotas).toEqual([
      expect.objectContaining({ award: 'Bằng khen', unit: 'Công đoàn may', listed: 2, left: -1 }),
    ]);
  });
});

describe('what a member who keeps out of items is shown', () => {
  const itemArb = (item: number) =>
    fc
      .record({
        kind: fc.constantFrom('INDIVIDUAL' as const, 'COLLECTIVE' as const),
        awardCode: fc.constantFrom('BK_LDLD', 'CO_LDLD'),
        unitId: fc.constantFrom(...UNITS),
        directWorker: fc.boolean(),
        woman: fc.boolean(),
      })
      .map((content) => ({ item, placedAs: content.unitId, ...content }));
  const listArb = fc
    .integer({ min: 1, max: 8 })
    .chain((n) =>
      fc.tuple(
        fc.tuple(...Array.from({ length: n }, (_, i) => itemArb(i + 1))),
        fc.tuple(...Array.from({ length: n }, (_, i) => itemArb(i + 1))),
        fc.array(fc.integer({ min: 1, max: n })),
      ),
    );

  it('is the same whatever those items are about', () => {
    fc.assert(
      fc.property(listArb, ([list, others, recused]) => {
        const seen = (item: number) => !recused.includes(item);
        const view = (items: readonly InstrumentItem[]) => {
          const holding = items.filter(({ awardCode }) => awardCode === 'BK_LDLD').map(({ item }) => item);
          const facts = factsOf({
            items,
            groups: [cluster],
            past: UNITS.flatMap((unit, i) => [award(2025, unit, i), { ...award(2024, unit, 1), awardCode: 'BK_LDLD' }]),
            quotas: [
              {
                awardCode: 'BK_LDLD',
                unitId: 'may',
                year: 2026,
                theme: '',
                limit: 9,
                awarded: 1,
                elsewhere: 2,
                items: holding,
              },
            ],
          });
          return instrumentsOf(facts, seen);
        };
        const changed = list.map((one, i) => (seen(one.item) ? one : (others[i] ?? one)));
        expect(view(changed)).toEqual(view(list));
      }),
      { numRuns: 300 },
    );
  });
});
