import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../adapters/register-ports.ts';
import { awardRule } from '../../domain/rules/rule-set.ts';
import { ruleSetById } from '../../domain/rulesets/index.ts';
import { decisionData } from './decision-data.ts';

const organisation = (name: string): Organisation => ({
  id: name,
  name,
  parentLine: 'TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM',
  ownLine: name.toUpperCase(),
  place: 'An Phú',
  actingBody: `Ban Thường vụ ${name}`,
  authorityBlock: ['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH'],
  symbols: { decision: 'QĐ-LĐLĐ' },
  fileCopy: 'VT',
  contact: '',
});

const ruleSet = ruleSetById('TLD-2026-11');
function decisionOn(code: string, date = '2026-11-24') {
  const award = awardRule(ruleSet, code);
  if (award === undefined) throw new Error(`no ${code}`);
  const authority = organisation('Liên đoàn Lao động tỉnh An Phú');
  return decisionData({
    file: {
      ruleSet,
      award,
      authority,
      unit: organisation('Công đoàn cơ sở May Hòa Bình'),
      council: { id: 'h', organisationId: 'o', name: 'Hội đồng', founding: '', meetingPlace: '', members: [] },
      submission: {
        dossierId: 'dossier-2026-0001',
        version: 1,
        unitId: 'u',
        awardCode: code,
        evaluationYear: 2026,
        summary: '',
        meeting: { date: '2026-11-16', present: 13, total: 13 },
        nominees: [],
      },
    },
    nos: [],
    signerName: 'Trần Văn Hùng',
    submission: { number: '05/TTr-CĐCS', date: 'ngày 02 tháng 11 năm 2026' },
    minutes: { number: '01/BB-HĐ', date: 'ngày 20 tháng 11 năm 2026' },
    date,
  });
}

describe('a decision', () => {
  it('names the bonus by the base salary of its day, paid by the deciding body', () => {
    expect(decisionOn('BK_LDLD').bonus).toStrictEqual({
      perIndividual: 2_530_000,
      perCollective: 5_060_000,
      source: 'trích từ quỹ thi đua, khen thưởng của Liên đoàn Lao động tỉnh An Phú',
    });
    expect(decisionOn('BK_LDLD').recipients[0]).toBe('Như Điều 3');
  });

  it('names none where the rules know no coefficient, and has an article less', () => {
    expect(decisionOn('DVXS').bonus).toBeUndefined();
    expect(decisionOn('DVXS').recipients[0]).toBe('Như Điều 2');
  });
});
