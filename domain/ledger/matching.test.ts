import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Described, type Known, matchSubject } from './matching.ts';

const person = (over: Partial<Known> = {}): Known => ({
  id: 'a',
  kind: 'INDIVIDUAL',
  name: 'Nguyễn Thị Hòa',
  birthYear: 1985,
  unitId: 'cdcs-may',
  identities: [],
  ...over,
});
const citizen = (hash: string) => ({ kind: 'CITIZEN', hash }) as const;
const staff = (hash: string) => ({ kind: 'STAFF', hash }) as const;

describe('whose awards these are', () => {
  it('is certain by a number, whatever the name says', () => {
    const known = [person({ id: 'a', identities: [citizen('1')] }), person({ id: 'b' })];
    const match = matchSubject(person({ name: 'Nguyễn Thị Hoa', identities: [citizen('1')] }), known);
    expect(match.certain).toBe('a');
  });

  it('is never certain by name and birth year: both are suggested', () => {
    const known = [person({ id: 'a' }), person({ id: 'b', name: 'NGUYỄN THỊ HOÀ' })];
    expect(matchSubject(person(), known)).toEqual({
      certain: null,
      contradicting: [],
      suggestions: [
        { id: 'a', likeness: 'NAME_AND_BIRTH_YEAR' },
        { id: 'b', likeness: 'NAME_AND_BIRTH_YEAR' },
      ],
    });
  });

  it.each([
    ['another birth year', { birthYear: 1986 }],
    ['another citizen id', { identities: [citizen('2')] }],
    ['a collective of that name', { kind: 'COLLECTIVE' }],
  ] as const)('is not suggested for %s', (_what, over) => {
    expect(matchSubject(person({ identities: [citizen('1')] }), [person(over)]).suggestions).toEqual([]);
  });

  it('is suggested for another staff id: people change their work', () => {
    const match = matchSubject(person({ identities: [staff('1')] }), [person({ identities: [staff('2')] })]);
    expect(match.suggestions).toHaveLength(1);
  });

  it('is left to a person when two numbers lead to two files', () => {
    const known = [person({ id: 'a', identities: [citizen('1')] }), person({ id: 'b', identities: [staff('2')] })];
    expect(matchSubject(person({ identities: [citizen('1'), staff('2')] }), known)).toMatchObject({
      certain: null,
      contradicting: ['a', 'b'],
    });
  });

  it('puts a shared birth year before a shared unit before a bare name', () => {
    const known = [
      person({ id: 'bare', birthYear: null, unitId: 'other' }),
      person({ id: 'unit', birthYear: null }),
      person({ id: 'year' }),
    ];
    expect(matchSubject(person(), known).suggestions.map(({ id }) => id)).toEqual(['year', 'unit', 'bare']);
  });

  it('never becomes certain without a shared number', () => {
    const name = fc.constantFrom('Nguyễn Văn Nam', 'Nguyễn Văn Năm', 'NGUYỄN VĂN NAM', 'Lê Thị Hòa', 'Lê Thị Hoà');
    const described: fc.Arbitrary<Described> = fc.record({
      kind: fc.constantFrom('INDIVIDUAL', 'COLLECTIVE'),
      name,
      birthYear: fc.option(fc.constantFrom(1980, 1981)),
      unitId: fc.option(fc.constantFrom('x', 'y')),
      identities: fc.array(
        fc.record({ kind: fc.constantFrom('CITIZEN', 'STAFF'), hash: fc.constantFrom('1', '2', '3') }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(described, fc.array(described, { maxLength: 5 }), (wanted, others) => {
        const known = others.map((one, index) => ({ ...one, id: String(index) }));
        const match = matchSubject(wanted, known);
        const shares = (id: string) =>
          known
            .find((one) => one.id === id)
            ?.identities.some(({ hash }) => wanted.identities.some((one) => one.hash === hash));
        for (const id of [match.certain, ...match.contradicting]) if (id !== null) expect(shares(id)).toBe(true);
        for (const { id } of match.suggestions) expect(shares(id)).toBe(false);
      }),
    );
  });
});
