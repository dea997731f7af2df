import { mayVoteOn } from '../../domain/council/roll.ts';
import type { ItemResult, RecordedSessionEvent } from '../../domain/council/session.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { CountedRound } from '../../templates/_shared/count-table.ts';
import { countText } from '../../templates/_shared/official-text.ts';
import { must } from '../lookups.ts';
import { calledBy } from './recipients.ts';
import { allItems } from './session-conduct.ts';
import { nomineeOf, type SessionSources } from './session-sources.ts';

interface Round {
  readonly title: string;
  readonly voted: readonly string[];
  readonly results: readonly ItemResult[];
  readonly items: readonly number[];
  readonly events: readonly RecordedSessionEvent[];
}

/** Each round of voting with its ballots and results, counted from the session's events. */
export function countedRounds(sources: SessionSources): readonly CountedRound[] {
  return roundsOf(sources).map((round) => {
    const { issued, collected, onPaper } = ballotsOf(sources, round);
    return {
      title: round.title,
      issued,
      collected,
      valid: collected,
      invalid: 0,
      onPaper,
      remark: [remarkOn(round, issued, collected), ...paperSentences(sources, round)].filter(Boolean).join(' '),
      groups: groupsOf(sources, round),
    };
  });
}

function roundsOf({ state, events, sessionId }: SessionSources): readonly Round[] {
  const { firstRound, onBallot } = state;
  const items = allItems(state);
  const results = must(state.results, `results of ${sessionId}`);
  const current = { voted: state.voted, results, items: onBallot ?? items };
  if (firstRound === null) return [{ title: '', ...current, events }];
  // A second round is opened by an event of its own; ballots before it belong to the first.
  const opened = events.findIndex(({ event }) => event.type === 'secondRoundOpened');
  return [
    { title: 'Vòng một', ...firstRound, items, events: events.slice(0, opened) },
    { title: 'Vòng hai', ...current, events: events.slice(opened) },
  ];
}

interface Ballots {
  readonly issued: number;
  readonly collected: number;
  readonly onPaper: number;
}

/**
 * One paper a member, for everything the member votes on. A paper that never reached the box is missing from each of its
 * items, so the item that lacks most says how many there are.
 */
function ballotsOf({ state }: SessionSources, { voted, results, items, events }: Round): Ballots {
  const whole = { ...state, onBallot: null };
  const votesOn = (id: string, item: number) => items.includes(item) && mayVoteOn(whole, id, item);
  const holders = voted.filter((id) => items.some((item) => votesOn(id, item)));
  const missing = results
    .filter(({ item }) => items.includes(item))
    .map(({ item, yes, no, noOpinion }) => holders.filter((id) => votesOn(id, item)).length - yes - no - noOpinion);
  const onPaper = events.filter(
    ({ event, channel }) => event.type === 'ballotCast' && channel === 'paper' && holders.includes(event.memberId),
  ).length;
  return { issued: holders.length, collected: holders.length - Math.max(0, ...missing), onPaper };
}

function remarkOn({ voted }: Round, issued: number, collected: number): string {
  const without = voted.length - issued;
  return [
    ...(without > 0
      ? [`Không phát phiếu cho ${countText(without)} thành viên vì không tham gia xét trường hợp nào.`]
      : []),
    ...(collected < issued
      ? [
          `${countText(issued - collected)} phiếu đã phát nhưng không được gửi vào hòm phiếu trước khi phiên họp kết thúc.`,
        ]
      : []),
  ].join(' ');
}

/** Who typed slips of paper in and who confirmed them, as the roll has it. */
function paperSentences(sources: SessionSources, { events }: Round): readonly string[] {
  const pairs = events.flatMap(({ event, actor, channel }) =>
    event.type === 'ballotCast' && channel === 'paper' && event.enteredBy !== undefined
      ? [{ enteredBy: event.enteredBy, confirmedBy: actor.id }]
      : [],
  );
  const called = (id: string) => {
    const person = must(
      sources.people.find((one) => one.id === id),
      `person ${id}`,
    );
    return `${person.honorific} ${person.name}`;
  };
  return [...groupBy(pairs, ({ enteredBy, confirmedBy }) => JSON.stringify([enteredBy, confirmedBy])).values()].map(
    ([first, ...rest]) => {
      const { enteredBy, confirmedBy } = must(first, 'a slip of paper');
      return `${countText(rest.length + 1)} phiếu giấy do ${called(enteredBy)} nhập, ${called(confirmedBy)} xác nhận.`;
    },
  );
}

function groupsOf(sources: SessionSources, { results, items }: Round): CountedRound['groups'] {
  const shown = results.filter(({ item }) => items.includes(item));
  const groups = groupBy(shown, ({ item }) => awardOf(sources, item));
  return [...groups].map(([title, own]) => ({
    title,
    results: own.map((result) => ({
      item: result.item,
      name: `${calledBy(nomineeOf(sources, result.item))}, ${nomineeOf(sources, result.item).unit}`,
      yes: result.yes,
      against: result.no,
      noOpinion: result.noOpinion,
      denominator: result.base,
      outcome: OUTCOMES[result.outcome],
    })),
  }));
}

const OUTCOMES: Readonly<Record<ItemResult['outcome'], string>> = {
  PASSED: 'Đạt',
  FAILED: 'Không đạt',
  NOT_CONSIDERED: 'Chưa xét',
  TIED: 'Bỏ phiếu lại',
  NOT_CHOSEN: 'Ngoài số lượng',
};

/** What an item is proposed for. */
export function awardOf({ state, parts }: SessionSources, item: number): string {
  let before = 0;
  for (const [index, { nos }] of state.agenda.entries()) {
    before += nos.length;
    if (item <= before) return parts[index]?.awardTitle ?? '';
  }
  return '';
}

export const isUnanimous = ({ yes, no, noOpinion }: ItemResult): boolean => {
  const cast = yes + no + noOpinion;
  return cast > 0 && [yes, no, noOpinion].includes(cast);
};
