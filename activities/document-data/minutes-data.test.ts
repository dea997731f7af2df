import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ballots, RecordedSessionEvent, SessionEvent, SessionState } from '../../domain/council/session.ts';
import { EARLY, type Step, sourcesOf, story } from '../../tests/support/minutes-story.ts';
import {
  CLOSES_AT,
  cast,
  convene,
  declare,
  member,
  RULE,
  SECRETARY,
  SYSTEM,
  tally,
  votes,
} from '../../tests/support/session-story.ts';
import { countSheetData } from './count-sheet-data.ts';
import { minutesData } from './minutes-data.ts';

const CHOICES = ['yes', 'no', 'noOpinion'] as const;

const memberArb = fc.record({
  keepsOut: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
  takesPart: fc.boolean(),
  onPaper: fc.boolean(),
  choices: fc.array(fc.constantFrom(...CHOICES), { minLength: 4, maxLength: 4 }),
});

describe('the numbers in the minutes', () => {
  it('are those of a naive count of who declared, who voted and what lay in the box', () => {
    fc.assert(
      fc.property(
        fc.array(memberArb, { minLength: 9, maxLength: 9 }),
        fc.option(fc.integer({ min: 0, max: 8 })),
        fc.constantFrom('ALL_MEMBERS' as const, 'ALL_MINUS_RECUSED' as const, 'PRESENT' as const),
        (members, lost, denominator) => {
          const votesOn = (index: number, item: number) =>
            members[index]?.takesPart === true && !members[index].keepsOut.includes(item);
          const inBox = (item: number, choice: (typeof CHOICES)[number]) =>
            members.filter((one, i) => i !== lost && votesOn(i, item) && one.choices[item - 1] === choice).length;
          const items = [1, 2, 3, 4];
          const box: Ballots[] = items.map((item) => ({
            yes: inBox(item, 'yes'),
            no: inBox(item, 'no'),
            noOpinion: inBox(item, 'noOpinion'),
          }));
          const told = story(
            [SECRETARY, convene({ rule: { ...RULE, denominator } })],
            ...members.flatMap(({ keepsOut, takesPart, onPaper }, i) => [
              ...(keepsOut.length > 0 ? [[member(i + 1), declare(i + 1, ...keepsOut)] as const] : []),
              ...(takesPart
                ? [[member(i + 1), cast(i + 1, keepsOut.length === 0), onPaper ? 'paper' : 'link'] as const]
                : []),
            ]),
            [SECRETARY, { type: 'closeSession' }],
            [SYSTEM, tally(...box)],
          );
          const { rounds, present, absent, recusals } = minutesData(sourcesOf(told));
          const sheet = countSheetData(sourcesOf(told));

          const handedOut = members.filter((_, i) => items.some((item) => votesOn(i, item)));
          const missing = lost !== null && items.some((item) => votesOn(lost, item)) ? 1 : 0;
          expect(rounds).toHaveLength(1);
          expect(sheet.rounds).toEqual(rounds);
          expect(rounds[0]).toMatchObject({
            issued: handedOut.length,
            collected: handedOut.length - missing,
            valid: handedOut.length - missing,
            invalid: 0,
            onPaper: handedOut.filter(({ onPaper }) => onPaper).length,
          });
          expect(rounds[0]?.remark.includes('không được gửi vào hòm phiếu')).toBe(missing > 0);
          const printed = rounds[0]?.groups.flatMap(({ results }) => results) ?? [];
          const base = (item: number) =>
            denominator === 'ALL_MEMBERS'
              ? 9
              : denominator === 'PRESENT'
                ? members.filter((_, i) => votesOn(i, item)).length
                : members.filter(({ keepsOut }) => !keepsOut.includes(item)).length;
          expect(
            printed.map(({ item, yes, against, noOpinion, denominator: of }) => [item, yes, against, noOpinion, of]),
          ).toEqual(items.map((item, i) => [item, box[i]?.yes, box[i]?.no, box[i]?.noOpinion, base(item)]));
          expect(present).toHaveLength(members.filter(({ takesPart }) => takesPart).length);
          expect(present.length + absent.length).toBe(9);
          expect(recusals.map(({ member: name }) => name)).toEqual(
            members.flatMap(({ keepsOut }, i) => (keepsOut.length > 0 ? [`Ông Nguyễn Văn m${i + 1}`] : [])),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

const nine = (...acts: readonly Step[]) =>
  story(
    [SECRETARY, convene()],
    ...acts,
    ...Array.from({ length: 8 }, (_, i) => [member(i + 1), cast(i + 1, i > 0)] as const),
    [SECRETARY, { type: 'closeSession' }],
    [SYSTEM, tally(votes(7), votes(8), votes(6, 2), votes(8))],
  );
/** The chair keeps out of item 1, the ninth member is away. */
const told = nine([member(1), declare(1, 1)]);

describe('how a session was held', () => {
  it('is left out where the events say nothing of it', () => {
    expect(minutesData(sourcesOf(told))).toMatchObject({
      form: '',
      mandates: [],
      tellers: [],
      extensions: [],
      instruments: null,
      absent: [{ reason: 'không bỏ phiếu trong thời hạn' }],
      unanimityRevealsVotes: true,
    });
  });

  it('names who led the items that the chair kept out of', () => {
    expect(minutesData(sourcesOf(told)).ledInstead).toEqual([
      expect.stringMatching(/^Ông Nguyễn Văn m2, .*Phó Chủ tịch Hội đồng, chủ trì phần xét trường hợp số 01/),
    ]);
  });

  it('is told with place, form, tellers, absence, extension, mandate and the kind of each interest', () => {
    const conduct: Partial<SessionState> = {
      sitting: {
        form: 'WRITTEN_POLL',
        composition: 1,
        meetsAt: null,
        placeHash: '',
        tellers: ['m3'],
        permissionHash: 'p',
      },
      extensions: [{ by: 'm1', at: EARLY, noteHash: 'e', votingClosesAt: CLOSES_AT }],
      mandates: { m4: { delegateId: 'm5', mandateHash: 'f'.repeat(64) } },
      interests: [{ memberId: 'm2', item: 2, kind: 'SAME_UNIT', source: 'DATA' }],
    };
    const notes = [
      ['p', 'Công văn số 3'],
      ['a', 'đi công tác'],
      ['e', 'bão số 5'],
    ] as const;
    const away = [SECRETARY, { type: 'recordAbsence', memberId: 'm9', noteHash: 'a' }] as const;
    const data = minutesData(sourcesOf(nine([member(1), declare(1, 1)], away), conduct, notes));
    expect(data.form).toContain('lấy ý kiến bằng văn bản');
    expect(data.form).toContain('Công văn số 3');
    expect(data.tellers.map(({ name }) => name)).toEqual(['Nguyễn Văn m3']);
    expect(data.absent.map(({ reason }) => reason)).toEqual(['ủy quyền bỏ phiếu bằng văn bản', 'đi công tác']);
    expect(data.extensions[0]).toMatch(/gia hạn đến 17 giờ 00, thứ Ba, ngày 17\/11\/2026, lý do: bão số 5\.$/);
    expect(data.mandates).toHaveLength(1);
    expect(data.recusals.map(({ member: name, reason }) => [name, reason])).toEqual([
      ['Ông Nguyễn Văn m1', expect.stringContaining('tự khai báo')],
      ['Ông Nguyễn Văn m2', expect.stringMatching(/cùng đơn vị .*theo dữ liệu/)],
    ]);
  });

  it('shows both rounds, each with its own ballots, results and box', () => {
    const { events, state } = told;
    const again: RecordedSessionEvent['event'][] = ['secondRoundOpened', 'ballotCast'].map(
      (type) => ({ type, memberId: 'm2', declaredNoInterest: true, linkId: 'l' }) as SessionEvent,
    );
    const later = again.map((event, i) => ({
      seq: events.length + i + 1,
      at: CLOSES_AT,
      actor: member(2),
      channel: 'paper' as const,
      event,
    }));
    const conduct = {
      firstRound: { voted: state.voted, closedAt: CLOSES_AT, results: state.results ?? [], boxHash: 'a'.repeat(64) },
      onBallot: [3],
      voted: ['m2'],
      results: (state.results ?? []).map((one) => (one.item === 3 ? { ...one, yes: 1, no: 0 } : one)),
    };
    const sheet = countSheetData(sourcesOf({ state, events: [...events, ...later] }, conduct));
    expect(sheet.rounds.map(({ title, issued, onPaper }) => [title, issued, onPaper])).toEqual([
      ['Vòng một', 8, 0],
      ['Vòng hai', 1, 1],
    ]);
    expect(sheet.rounds[1]?.groups.flatMap(({ results }) => results.map(({ item }) => item))).toEqual([3]);
    expect(sheet.boxes.map(({ round }) => round)).toEqual(['Vòng một', 'Vòng hai']);
  });
});
