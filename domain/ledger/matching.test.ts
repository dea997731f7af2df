import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../names/vietnamese-names.ts';
import { certainFile, type Known, type NumberedFile, suggestionsAmong } from './matching.ts';

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
const file = (rootId: string, ...names: readonly (readonly [string, number | null])[]): NumberedFile => ({
  subjectId: `${rootId}-file`,
  rootId,
  members: names.map(([name, birthYear]) => ({ foldedName: fold(name), birthYear })),
});

describe('a number leads to a file', () => {
  it('when the name agrees in any spelling, of any file joined to it', () => {
    const found = file('a', ['Nguyễn Thị Hoa Mai', 1985], ['NGUYỄN THỊ HOÀ', null]);
    expect(certainFile(person(), [found, found])).toBe(found);
  });

  it('but not for another name or birth year: somebody wrote a wrong digit', () => {
    expect(certainFile(person(), [file('a', ['Trần Văn Nam', 1985])])).toBe('CONTRADICTING');
    expect(certainFile(person(), [file('a', ['Nguyễn Thị Hòa', 1958])])).toBe('CONTRADICTING');
  });

  it('not when two numbers lead to two people', () => {
    const two = [file('a', ['Nguyễn Thị Hòa', 1985]), file('b', ['Nguyễn Thị Hòa', 1985])];
    expect(certainFile(person(), two)).toBe('CONTRADICTING');
  });

  it('and nowhere when nobody has it', () => {
    expect(certainFile(person(), [])).toBeUndefined();
  });

  it('and is never certain against the name', () => {
    const names = fc.constantFrom('Nguyễn Văn Nam', 'NGUYỄN VĂN NĂM', 'Lê Thị Hòa', 'Lê Thị Hoà');
    const years = fc.option(fc.constantFrom(1980, 1981));
    const files = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.array(fc.tuple(names, years), { maxLength: 3 })));
    fc.assert(
      fc.property(names, years, files, (name, birthYear, list) => {
        const found = certainFile(
          { name, birthYear },
          list.map(([root, members]) => file(root, ...members)),
        );
        if (found === undefined || found === 'CONTRADICTING') return;
        expect(found.members.map(({ foldedName }) => foldedName)).toContain(fold(name));
        expect(new Set(list.map(([root]) => root)).size).toBe(1);
      }),
    );
  });
});

describe('a name', () => {
  it('with a birth year suggests both of two namesakes', () => {
    const known = [person({ id: 'a' }), person({ id: 'b', name: 'NGUYỄN THỊ HOÀ' })];
    expect(suggestionsAmong(person(), known)).toEqual([
      { id: 'a', likeness: 'NAME_AND_BIRTH_YEAR' },
      { id: 'b', likeness: 'NAME_AND_BIRTH_YEAR' },
    ]);
  });

  it.each([
    ['another birth year', { birthYear: 1986 }],
    ['another citizen id', { identities: [citizen('2')] }],
    ['a collective of that name', { kind: 'COLLECTIVE' }],
  ] as const)('suggests nobody for %s', (_what, over) => {
    expect(suggestionsAmong(person({ identities: [citizen('1')] }), [person(over)])).toEqual([]);
  });

  it('still suggests somebody with another staff id: people change their work', () => {
    expect(suggestionsAmong(person({ identities: [staff('1')] }), [person({ identities: [staff('2')] })])).toHaveLength(
      1,
    );
  });

  it('suggests a shared birth year before a shared unit before a bare name', () => {
    const known = [
      person({ id: 'bare', birthYear: null, unitId: 'other' }),
      person({ id: 'unit', birthYear: null }),
      person({ id: 'year' }),
    ];
    expect(suggestionsAmong(person(), known).map(({ id }) => id)).toEqual(['year', 'unit', 'bare']);
  });
});
