import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDITION } from '../../tests/support/eligibility.ts';
import { PAPER_TITLES, paperTitle } from '../rulesets/paper-kinds.ts';
import type { RequiredPaper } from './award-parts.ts';
import { listFindings } from './list-findings.ts';
import {
  type AttachedPaper,
  isNeeded,
  type MissingPaper,
  missingInWords,
  missingPapers,
  type PaperOwner,
  paperKind,
  paperSetOf,
} from './papers.ts';
import { type AwardRule, awardRule, type RuleSet } from './rule-set.ts';

const owner = (no: number, over: Partial<PaperOwner> = {}): PaperOwner => ({
  no,
  kind: 'INDIVIDUAL',
  roleClass: null,
  organisationKind: null,
  ...over,
});
const people = (...nos: readonly number[]) => nos.map((no) => owner(no));

function awardOf(code: string): AwardRule {
  const award = awardRule(EDITION, code);
  if (award === undefined) throw new Error(`no award ${code}`);
  return award;
}
function setOf(code: string) {
  const set = paperSetOf(EDITION, awardOf(code));
  if (set === undefined) throw new Error(`${code} lists no papers`);
  return set;
}
const kinds = (missing: readonly MissingPaper[]) => missing.map(({ kind, nomineeNo }) => [kind, nomineeNo]);

const report = (nomineeNo: number | null): AttachedPaper => ({ kind: 'BAO_CAO_THANH_TICH', nomineeNo });
const proof = (nomineeNo: number | null): AttachedPaper => ({ kind: 'XAC_NHAN_SANG_KIEN', nomineeNo });
const minutes: AttachedPaper = { kind: 'BIEN_BAN', nomineeNo: null };

describe('papers that are missing', () => {
  it('are those of the award’s own dossier set, by nominee and for the dossier as a whole', () => {
    expect(kinds(missingPapers(setOf('CSTD_CS'), [report(2)], people(1, 2)))).toStrictEqual([
      ['BIEN_BAN', null],
      ['BAO_CAO_THANH_TICH', 1],
      ['XAC_NHAN_SANG_KIEN', 1],
      ['XAC_NHAN_SANG_KIEN', 2],
    ]);
  });

  it('are never those that are drawn up from the dossier itself', () => {
    expect(missingPapers(setOf('BK_TLD_DX'), [], people(1, 2))).toStrictEqual([]);
  });

  it('are none when one scan for the whole dossier holds the papers of all', () => {
    expect(missingPapers(setOf('CSTD_CS'), [report(null), proof(null), minutes], people(1, 2, 3))).toStrictEqual([]);
  });

  it('are still missing for the dossier when only a nominee has that kind', () => {
    const wrong: AttachedPaper = { kind: 'BIEN_BAN', nomineeNo: 1 };
    expect(kinds(missingPapers(setOf('CSTD_CS'), [report(1), proof(1), wrong], people(1)))).toStrictEqual([
      ['BIEN_BAN', null],
    ]);
  });

  it('are asked of those only whom the rule asks', () => {
    const collective = owner(1, { kind: 'COLLECTIVE' });
    expect(kinds(missingPapers(setOf('TTLDXS'), [minutes], [collective]))).toStrictEqual([['BAO_CAO_THANH_TICH', 1]]);
  });

  it('are fewer for direct workers where the rule is simplified for them; of others it is said on what it depends', () => {
    const set = setOf('BK_LDLD');
    const worker = owner(1, { roleClass: 'DIRECT' });
    const leader = owner(2, { roleClass: 'LEADER' });
    const unsaid = owner(3);
    const missing = missingPapers(set, [minutes], [worker, leader, unsaid]);
    expect(kinds(missing.filter(isNeeded))).toStrictEqual([['BAO_CAO_THANH_TICH', 2]]);
    expect(missingInWords(missing)).toStrictEqual([
      'Báo cáo thành tích có xác nhận: trường hợp 2',
      'Báo cáo thành tích có xác nhận (nếu là lãnh đạo, quản lý hoặc lãnh đạo từ Phó Vụ trưởng, phó trưởng ban và tương đương trở lên): trường hợp 3',
      'Báo cáo kết quả thực hiện nhiệm vụ của đơn vị được giao lãnh đạo (nếu là lãnh đạo từ Phó Vụ trưởng, phó trưởng ban và tương đương trở lên): trường hợp 3',
    ]);
    expect(set.simplified).toContain('chỉ cần bản tóm tắt thành tích');
  });

  it('are told of a long list in runs', () => {
    const missing = missingPapers(setOf('CSTD_CS'), [minutes, proof(null), report(4)], people(1, 2, 3, 4, 5, 500));
    expect(missingInWords(missing)).toStrictEqual(['Báo cáo thành tích có xác nhận: trường hợp 1–3, 5, 500']);
  });

  it('are counted where two copies are asked for', () => {
    const twice: RequiredPaper = { kind: 'BAN_KHAI', title: 'Bản khai', per: 'NOMINEE', copies: 2, signed: true };
    const one: AttachedPaper = { kind: 'BAN_KHAI', nomineeNo: 1 };
    const missing = missingPapers({ papers: [twice] }, [one], people(1, 2));
    expect(missing.map(({ nomineeNo, count }) => [nomineeNo, count])).toStrictEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('are not those that were sent under the names of an older edition', () => {
    const old: readonly AttachedPaper[] = [
      { kind: 'ACHIEVEMENT_REPORT', nomineeNo: 1 },
      { kind: 'INITIATIVE_PROOF', nomineeNo: 1 },
      { kind: 'UNIT_MINUTES', nomineeNo: null },
    ];
    expect(missingPapers(setOf('CSTD_CS'), old, people(1))).toStrictEqual([]);
    expect(paperTitle('UNIT_MINUTES')).toBe('Biên bản bình xét hoặc biên bản họp Hội đồng');
  });
});

describe('in the findings of a list, what is missing', () => {
  const counts = { proposed: 1, granted: { PROPOSER: 0, THEME: 0, YEAR: 0 }, holders: {}, assigned: [] };
  const said = (ruleSet: RuleSet, award: AwardRule, missing: readonly MissingPaper[]) =>
    listFindings(ruleSet, award, { unit: { level: 'GRASSROOTS', above: [] }, counts, missing }).find(
      ({ rule }) => rule === 'THANH_PHAN_HO_SO',
    );
  const award = awardOf('CSTD_CS');
  const missing = missingPapers(setOf('CSTD_CS'), [report(1), proof(1)], people(1));

  it('is for a person to answer as long as the text is not confirmed', () => {
    expect(said(EDITION, award, missing)).toMatchObject({
      outcome: 'NEEDS_PERSON',
      missing: ['Biên bản bình xét hoặc biên bản họp Hội đồng'],
      certainty: 'to-confirm',
    });
    expect(said(EDITION, award, [])).toMatchObject({ outcome: 'MET' });
  });

  it('counts against the list where the text is confirmed', () => {
    if (award.dossierSet === undefined) throw new Error('no papers');
    const basis = { ...award.dossierSet.basis, certainty: 'confirmed' } as const;
    const sure = { ...award, dossierSet: { ...award.dossierSet, basis } };
    expect(said(EDITION, sure, missing)).toMatchObject({
      outcome: 'NOT_MET',
      counterexample: 'thiếu Biên bản bình xét hoặc biên bản họp Hội đồng',
    });
  });
});

describe('for any papers whatever', () => {
  const kind = fc.constantFrom(...[...PAPER_TITLES.keys()].filter((one) => one !== 'TOM_TAT_THANH_TICH'));
  const required = fc.array(
    fc.record({
      kind,
      title: fc.constant('Giấy tờ'),
      per: fc.constantFrom('NOMINEE' as const, 'DOSSIER' as const),
      copies: fc.integer({ min: 1, max: 3 }),
      signed: fc.boolean(),
    }),
    { maxLength: 5 },
  );
  const nominees = fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 })
    .map((nos) => people(...nos));
  const attached = fc.array(fc.record({ kind, nomineeNo: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }) }), {
    maxLength: 20,
  });

  it('attaching what is named as missing leaves nothing missing, and attaching more never makes more missing', () => {
    fc.assert(
      fc.property(required, attached, nominees, (papers, there, owners) => {
        const missing = missingPapers({ papers }, there, owners);
        const handedIn = missing.flatMap(({ kind: of, nomineeNo, count }) =>
          Array.from({ length: count }, () => ({ kind: of, nomineeNo })),
        );
        expect(missingPapers({ papers }, [...there, ...handedIn], owners)).toStrictEqual([]);
        const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0);
        for (let kept = 0; kept < there.length; kept += 1) {
          expect(sum(missingPapers({ papers }, there.slice(0, kept), owners))).toBeGreaterThanOrEqual(sum(missing));
        }
      }),
    );
  });
});

it('every paper that a rule set asks for can be uploaded under its own name, or is drawn up here', () => {
  for (const { dossierSet } of EDITION.awards) {
    for (const { kind } of dossierSet?.papers ?? [])
      expect(PAPER_TITLES.has(kind) || kind === 'TO_TRINH', kind).toBe(true);
  }
  for (const other of ['toString', '', 'TO_TRINH']) expect(PAPER_TITLES.has(other)).toBe(false);
  expect(paperKind('OTHER')).toBe('TAI_LIEU_KHAC');
});
