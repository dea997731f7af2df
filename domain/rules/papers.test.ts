import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_SETS } from '../rulesets/index.ts';
import { paperSet } from './paper-sets.ts';
import {
  type AttachedPaper,
  isPaperKind,
  missingPapers,
  PAPER_TITLES,
  type PaperKind,
  type RequiredPaper,
} from './papers.ts';

const standard = paperSet('STANDARD').papers;
const simplified = paperSet('SIMPLIFIED').papers;
const report = (nomineeNo: number | null): AttachedPaper => ({ kind: 'ACHIEVEMENT_REPORT', nomineeNo });
const minutes: AttachedPaper = { kind: 'UNIT_MINUTES', nomineeNo: null };

describe('papers that are missing', () => {
  it('are named by nominee, and for the dossier as a whole', () => {
    expect(missingPapers(standard, [report(2)], [1, 2])).toStrictEqual([
      { kind: 'ACHIEVEMENT_REPORT', title: 'Báo cáo thành tích', nomineeNo: 1, count: 1 },
      { kind: 'UNIT_MINUTES', title: 'Biên bản họp bình xét của đơn vị', nomineeNo: null, count: 1 },
    ]);
  });

  it('are none when one scan for the whole dossier holds the reports of all', () => {
    expect(missingPapers(standard, [report(null), minutes], [1, 2, 3])).toStrictEqual([]);
  });

  it('are still missing for the dossier when only a nominee has that kind', () => {
    const wrong: AttachedPaper = { kind: 'UNIT_MINUTES', nomineeNo: 1 };
    expect(missingPapers(standard, [report(1), wrong], [1]).map(({ kind }) => kind)).toStrictEqual(['UNIT_MINUTES']);
  });

  it('are counted where two copies are asked for', () => {
    const twice: RequiredPaper = { kind: 'PAST_DECISION', title: 'Bản sao', perNominee: true, copies: 2 };
    const one: AttachedPaper = { kind: 'PAST_DECISION', nomineeNo: 1 };
    expect(missingPapers([twice], [one], [1, 2]).map(({ nomineeNo, count }) => [nomineeNo, count])).toStrictEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

describe('the simplified procedure', () => {
  it('asks for fewer papers, on a ground that every rule set defines', () => {
    expect(simplified.length).toBeLessThan(standard.length);
    expect(missingPapers(simplified, [], [1]).map(({ kind }) => kind)).toStrictEqual(['ACHIEVEMENT_SUMMARY']);
    for (const set of RULE_SETS) {
      const defined = set.instruments.map(({ id }) => id);
      for (const { basis } of [paperSet('STANDARD'), paperSet('SIMPLIFIED')])
        expect(defined).toContain(basis.instrument);
    }
    expect(paperSet('SIMPLIFIED').basis.article).toBe('Điều 85');
  });
});

describe('for any papers whatever', () => {
  const kinds = Object.keys(PAPER_TITLES) as PaperKind[];
  const kind = fc.constantFrom(...kinds);
  const required = fc.array(
    fc.record({
      kind,
      title: fc.constant('Giấy tờ'),
      perNominee: fc.boolean(),
      copies: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 5 },
  );
  const nominees = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
  const attached = fc.array(fc.record({ kind, nomineeNo: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }) }), {
    maxLength: 20,
  });

  it('attaching what is named as missing leaves nothing missing, and attaching more never makes more missing', () => {
    fc.assert(
      fc.property(required, attached, nominees, (wanted, there, nos) => {
        const missing = missingPapers(wanted, there, nos);
        const handedIn = missing.flatMap(({ kind: of, nomineeNo, count }) =>
          Array.from({ length: count }, () => ({ kind: of, nomineeNo })),
        );
        expect(missingPapers(wanted, [...there, ...handedIn], nos)).toStrictEqual([]);
        const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0);
        for (let kept = 0; kept < there.length; kept += 1) {
          expect(sum(missingPapers(wanted, there.slice(0, kept), nos))).toBeGreaterThanOrEqual(sum(missing));
        }
      }),
    );
  });
});

it('knows its kinds, and nothing inherited', () => {
  expect(isPaperKind('OTHER')).toBe(true);
  for (const other of ['toString', '', 'other']) expect(isPaperKind(other)).toBe(false);
});
