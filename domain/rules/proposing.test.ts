import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_SETS, ruleSetById } from '../rulesets/index.ts';
import type { AwardLevel } from './facts.ts';
import { mayPropose, offerOf, offersTo, type ProposingUnit } from './proposing.ts';
import { awardRule } from './rule-set.ts';

const EDITION = ruleSetById('TLD-2026-11');

const PROVINCE = { name: 'Liên đoàn Lao động tỉnh An Phú', level: 'PROVINCE' } as const;
const CONFEDERATION = { name: 'Tổng Liên đoàn Lao động Việt Nam', level: 'CONFEDERATION' } as const;
const grassroots: ProposingUnit = { level: 'GRASSROOTS', above: [PROVINCE, CONFEDERATION] };

function offer(code: string, unit: ProposingUnit) {
  const award = awardRule(EDITION, code);
  if (award === undefined) throw new Error(`no award ${code}`);
  return offerOf(EDITION, award, unit);
}

describe('a grassroots union', () => {
  it('proposes what its level proposes', () => {
    expect(offer('BK_LDLD', grassroots)).toMatchObject({ outcome: 'MET', reason: null });
  });

  it('is told through which body above it an award is proposed, with the ground and how sure it is', () => {
    expect(offer('BK_TLD', grassroots)).toMatchObject({
      outcome: 'NOT_MET',
      reason:
        'Hình thức này do công đoàn cấp tỉnh, ngành, tổng công ty đề nghị; đơn vị thuộc cấp cơ sở. Đề nghị qua Liên đoàn Lao động tỉnh An Phú.',
      basis: 'Quy chế khen thưởng ban hành theo Quyết định 999/QĐ-TLĐ',
      certainty: 'to-confirm',
    });
    expect(offer('HC_LD_3', grassroots).reason).toContain('Đề nghị qua Tổng Liên đoàn Lao động Việt Nam.');
  });

  it('whose superiors are not known is told the level', () => {
    expect(offer('BK_TLD', { level: 'GRASSROOTS', above: [] }).reason).toContain(
      'Đề nghị qua công đoàn cấp tỉnh, ngành, tổng công ty của đơn vị.',
    );
  });
});

it('a provincial federation leaves grassroots titles to the unions below it', () => {
  const unit: ProposingUnit = { level: 'PROVINCE', above: [CONFEDERATION] };
  expect(offer('LDTT', unit).reason).toContain('Đề nghị để đơn vị trực thuộc ở cấp đó lập hồ sơ.');
});

it('a union whose level nobody recorded is refused nothing: a person must find out', () => {
  const offers = offersTo(EDITION, { level: null, above: [] });
  expect(new Set(offers.map(({ outcome }) => outcome))).toStrictEqual(new Set(['NEEDS_PERSON']));
  expect(offers[0]?.reason).toContain('danh bạ tổ chức chưa ghi cấp của đơn vị.');
});

it('a set that is silent on proposers lets everybody propose', () => {
  fc.assert(
    fc.property(fc.constantFrom<AwardLevel | null>('GRASSROOTS', 'PROVINCE', 'CONFEDERATION', null), (level) => {
      expect(mayPropose({}, level)).toBe('MET');
    }),
  );
});

it('every published award that names proposers can be proposed at some level of the union', () => {
  const levels: readonly AwardLevel[] = ['GRASSROOTS', 'DIRECT_UPPER', 'PROVINCE', 'CONFEDERATION'];
  for (const { id, awards } of RULE_SETS) {
    for (const award of awards) {
      expect(
        levels.some((level) => mayPropose(award, level) === 'MET'),
        `${id}/${award.code}`,
      ).toBe(true);
    }
  }
});
