import { describe, expect, it } from 'vitest';
import type { Sitting } from '../../domain/council/session.ts';
import type { VoteRule } from '../../domain/rules/rule-set.ts';
import { EARLY, type Step, sourcesOf, story } from '../../tests/support/minutes-story.ts';
import {
  BOX,
  cast,
  convene,
  member,
  RULE,
  SECRETARY,
  SYSTEM,
  tally,
  votes,
} from '../../tests/support/session-story.ts';
import { countSheetData } from './count-sheet-data.ts';
import { minutesData } from './minutes-data.ts';

const sitting: Sitting = { form: 'BY_LINK', composition: 1, meetsAt: EARLY, placeHash: BOX, tellers: ['m3', 'm4'] };
const STRICT: VoteRule = {
  ...RULE,
  passPercent: 90,
  denominator: 'ALL_MEMBERS',
  quorum: { part: 3, of: 4 },
  mustIncludeChair: true,
};

/** Six of nine take part; the second dossier is voted on by a stricter rule. */
const held = (change: Parameters<typeof convene>[0] = {}, ...before: readonly Step[]) =>
  story(
    [SECRETARY, convene({ sitting, ...change })],
    ...before,
    ...Array.from({ length: 6 }, (_, i) => [member(i + 1), cast(i + 1)] as const),
    ...Array.from(
      { length: 3 },
      (_, i) => [SECRETARY, { type: 'recordAbsence', memberId: `m${i + 7}`, noteHash: BOX }] as const,
    ),
    [SECRETARY, { type: 'closeSession' }],
    [SYSTEM, tally(votes(6), votes(6), votes(6), votes(6))],
  );

describe('the rules in the minutes', () => {
  it('are told one by one, each with its own quorum and with its denominator in words', () => {
    const agenda = [
      { dossierId: 'D1', nos: [1, 3] },
      { dossierId: 'D2', nos: [2, 5], rule: 0 },
    ];
    const sources = sourcesOf(held({ agenda, furtherRules: [STRICT] }));
    const named = sources.parts.map((part, index) => ({
      ...part,
      awardTitle: ['Bằng khen', 'Cờ thi đua'][index] ?? '',
    }));
    const { quorumSentence, rules, denominatorNote } = minutesData({ ...sources, parts: named });
    expect(quorumSentence).toBe(
      '06/09 thành viên có quyền biểu quyết đã tham gia bỏ phiếu, đạt tỷ lệ tối thiểu 2/3 theo quy định đối với Bằng khen; không đạt tỷ lệ tối thiểu 3/4 theo quy định; phiên họp không có giá trị xét khen thưởng đối với Cờ thi đua.',
    );
    expect(rules).toStrictEqual([
      'Bằng khen: đạt khi có từ 70% số phiếu đồng ý trở lên, tính trên tổng số thành viên Hội đồng có quyền biểu quyết, trừ thành viên không tham gia xét trường hợp đó',
      'Cờ thi đua: đạt khi có từ 90% số phiếu đồng ý trở lên, tính trên tổng số thành viên Hội đồng có quyền biểu quyết; người chủ trì phải tham gia bỏ phiếu',
    ]);
    expect(denominatorNote).toBe('tỷ lệ tính theo quy định của từng hình thức');
  });

  it('of one rule need no award, and initiatives are judged, not awarded', () => {
    const agenda = [{ dossierId: 'SK1', nos: [1], kind: 'INITIATIVE' as const }];
    const few = story(
      [SECRETARY, convene({ sitting, agenda, rule: { ...RULE, denominator: 'PRESENT' } })],
      [member(1), cast(1)],
      ...Array.from(
        { length: 8 },
        (_, i) => [SECRETARY, { type: 'recordAbsence', memberId: `m${i + 2}`, noteHash: BOX }] as const,
      ),
      [SECRETARY, { type: 'closeSession' }],
      [SYSTEM, tally(votes(1))],
    );
    const { quorumSentence, rules } = minutesData(sourcesOf(few));
    expect(quorumSentence).toBe(
      '01/09 thành viên có quyền biểu quyết đã tham gia bỏ phiếu, không đạt tỷ lệ tối thiểu 2/3 theo quy định; phiên họp không có giá trị xét công nhận sáng kiến.',
    );
    expect(rules).toStrictEqual([
      'sáng kiến được đề nghị công nhận khi có từ 70% số phiếu đồng ý trở lên, tính trên số thành viên đã bỏ phiếu về trường hợp đó',
    ]);
  });
});

describe('what was said', () => {
  const remark = (kind: 'DISCUSSION' | 'DISSENT', item: number | null, noteHash: string): Step => [
    SECRETARY,
    { type: 'recordRemark', kind, item, noteHash },
  ];

  it('stands in the minutes by kind and case', () => {
    const told = held({}, remark('DISCUSSION', 2, 'd'), remark('DISSENT', null, 'k'), remark('DISCUSSION', null, 'e'));
    const notes = [
      ['d', 'đề nghị bổ sung thành tích năm 2025.'],
      ['e', 'danh sách bảo đảm tỷ lệ lao động trực tiếp'],
      ['k', '01 ý kiến đề nghị xét sau Đại hội'],
    ] as const;
    const { discussion, dissent } = minutesData(sourcesOf(told, {}, notes));
    expect(discussion).toStrictEqual([
      'Về Bà Lê Thị 3 (số 02): đề nghị bổ sung thành tích năm 2025',
      'danh sách bảo đảm tỷ lệ lao động trực tiếp',
    ]);
    expect(dissent).toStrictEqual(['01 ý kiến đề nghị xét sau Đại hội']);
  });

  it('is said to be nothing where nothing was written down', () => {
    const { discussion, dissent } = minutesData(sourcesOf(held()));
    expect(discussion).toStrictEqual([expect.stringContaining('không có ý kiến thảo luận ghi thêm')]);
    expect(dissent).toStrictEqual([]);
  });
});

describe('the tellers', () => {
  it('are named, and the one who confirmed the count has a place to sign', () => {
    const told = held({ tellersConfirm: true });
    expect(countSheetData(sourcesOf(told)).confirmation).toBeNull();
    const confirmed = {
      seq: told.events.length + 1,
      at: '2026-11-17T10:20:00.000Z',
      actor: member(4),
      channel: 'web',
      event: { type: 'countConfirmed' },
    } as const;
    const sources = sourcesOf({ ...told, events: [...told.events, confirmed] }, { countConfirmedBy: 'm4' });
    const sheet = countSheetData(sources);
    expect(sheet.tellers.map(({ name }) => name)).toStrictEqual(['Nguyễn Văn m3', 'Nguyễn Văn m4']);
    expect(sheet.confirmation).toMatchObject({ by: { name: 'Nguyễn Văn m4' }, at: { hour: 17, minute: 20 } });
    expect(minutesData(sources).tellers.map(({ position }) => position.includes('xác nhận kết quả'))).toStrictEqual([
      false,
      true,
    ]);
  });
});
