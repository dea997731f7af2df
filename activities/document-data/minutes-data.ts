import { groupWord, quotaSentence, rotationSentences, shareSentence } from '../../domain/council/instrument-words.ts';
import type { Instruments } from '../../domain/council/instruments.ts';
import { votesOnPaper } from '../../domain/council/paper-voters.ts';
import { keepsOutOf, keptOutOf } from '../../domain/council/roll.ts';
import { type Remark, type SessionState, voters } from '../../domain/council/session.ts';
import { groupBy } from '../../domain/group-by.ts';
import { countText } from '../../templates/_shared/official-text.ts';
import type { CouncilMinutesData, MinutedInstruments } from '../../templates/council-minutes/fields.ts';
import { clockTime, writtenInstant } from '../dates.ts';
import { must } from '../lookups.ts';
import { countedRounds, isUnanimous } from './counted-rounds.ts';
import { calledBy } from './recipients.ts';
import { denominatorNote, quorumSentence, ruleSentences, votingMethod } from './rule-sentences.ts';
import { absenceNotes, allItems, judgesInitiatives, presentOf, tookPart } from './session-conduct.ts';
import {
  councilPerson,
  councilTitle,
  headsOf,
  nameOf,
  nomineeOf,
  noteIn,
  presiding,
  type SessionSources,
  sessionNumber,
} from './session-sources.ts';

/** Biên bản họp Hội đồng: every number that must be in it, from the session's events. */
export function minutesData(sources: SessionSources): CouncilMinutesData {
  const { state, organisation, sessionId } = sources;
  const results = must(state.results, `results of ${sessionId}`);
  const person = (id: string) => councilPerson(sources, id);
  const passed = results.filter((result) => result.outcome === 'PASSED');
  return {
    letterhead: { parentBody: organisation.ownLine, issuingBody: councilTitle(sources) },
    number: sources.minutesNumber,
    subject: `Họp ${councilTitle(sources)}, phiên số ${sessionNumber(sessionId)}`,
    startedAt: clockTime(state.sitting?.meetsAt ?? must(sources.events[0], `events of ${sessionId}`).at),
    endedAt: clockTime(must(state.closedAt, `closing time of ${sessionId}`)),
    place: placeOf(sources),
    form: formOf(sources),
    membersTotal: voters(state).length,
    present: presentOf(state).map(person),
    absent: absent(sources),
    mandates: Object.entries(state.mandates).map(
      ([id, { delegateId, mandateHash }]) =>
        `${nameOf(sources, id)} ủy quyền bằng văn bản cho ${nameOf(sources, delegateId)} (mã đối chiếu giấy ủy quyền: ${mandateHash.slice(0, 16)})`,
    ),
    quorumSentence: quorumSentence(sources),
    chair: person(presiding(sources)),
    ledInstead: ledInstead(sources),
    secretary: person(must(state.closedBy, `secretary of ${sessionId}`)),
    tellers: (state.sitting?.tellers ?? []).map((id) => {
      const teller = person(id);
      const said = id === state.countConfirmedBy ? ', xác nhận kết quả kiểm phiếu' : '';
      return { ...teller, position: `${teller.position}${said}` };
    }),
    itemsConsidered: itemsConsidered(sources),
    rules: ruleSentences(sources),
    recusals: recusals(sources),
    instruments: minutedInstruments(sources.instruments, state.instrumentsHash),
    extensions: state.extensions.map(
      ({ by, noteHash, votingClosesAt }) =>
        `Thời gian bỏ phiếu được ${nameOf(sources, by)} gia hạn đến ${writtenInstant(votingClosesAt)}, lý do: ${noteIn(sources, noteHash)}.`,
    ),
    discussion: remarksIn(sources, 'DISCUSSION', [
      'Các ủy viên xem hồ sơ, kết quả thẩm định trên hệ thống; không có ý kiến thảo luận ghi thêm',
    ]),
    votingMethod: votingMethod(state),
    denominatorNote: denominatorNote(state),
    rounds: countedRounds(sources),
    countSheet: sources.countSheetNumber,
    unanimityRevealsVotes: state.rule.secret && results.some((result) => isUnanimous(result)),
    conclusions: conclusions(state, organisation.actingBody, passed.length, results.length),
    dissent: remarksIn(sources, 'DISSENT', []),
    adoption: 'Biên bản được lập từ kết quả kiểm phiếu của phiên họp; Thư ký và Chủ tọa cùng ký xác nhận',
    recipients: [organisation.actingBody, 'Thành viên Hội đồng'],
    fileCopy: organisation.fileCopy,
  };
}

/** In the order they were written down, by case where they are about one. */
function remarksIn(sources: SessionSources, kind: Remark['kind'], none: readonly string[]): readonly string[] {
  const own = (sources.state.remarks ?? []).filter((remark) => remark.kind === kind);
  if (own.length === 0) return none;
  return own.map(({ item, noteHash }) => {
    const said = noteIn(sources, noteHash).replace(/[\s.]+$/u, '');
    return item === null ? said : `Về ${calledBy(nomineeOf(sources, item))} (số ${countText(item)}): ${said}`;
  });
}

/** Whose paper a delegate cast is away, and says so; a note left for a member who voted after all says nothing any more. */
function absent(sources: SessionSources): CouncilMinutesData['absent'] {
  const { state, events } = sources;
  const present = presentOf(state);
  const notes = absenceNotes(events);
  return voters(state)
    .filter(({ id }) => !present.includes(id))
    .map(({ id }) => ({
      name: nameOf(sources, id),
      reason: tookPart(state, id)
        ? 'ủy quyền bỏ phiếu bằng văn bản'
        : noteIn(sources, notes.get(id)) ||
          (votesOnPaper(state, id)
            ? 'bỏ phiếu giấy, nhưng phiếu chưa được nhập và xác nhận trước khi phiên họp kết thúc'
            : 'không bỏ phiếu trong thời hạn'),
    }));
}

const conclusions = (state: SessionState, body: string, passed: number, all: number): readonly string[] => [
  `1. Hội đồng nhất trí trình ${body} ${judgesInitiatives(state) ? 'công nhận' : 'khen thưởng'} ${countText(passed)}/${countText(all)} trường hợp đạt tỷ lệ phiếu quy định.`,
  ...(passed < all
    ? [`2. ${countText(all - passed)} trường hợp không đạt; giao Thư ký thông báo lý do cho đơn vị trình.`]
    : []),
];

export function placeOf(sources: SessionSources): string {
  const { sitting } = sources.state;
  if (sitting === null) {
    return `${sources.council.meetingPlace}; ủy viên xem hồ sơ và bỏ phiếu qua đường dẫn cá nhân`;
  }
  return noteIn(sources, sitting.placeHash) || 'không họp tập trung';
}

const FORMS = {
  IN_PERSON: 'họp trực tiếp, bỏ phiếu trên thiết bị cá nhân',
  BY_LINK: 'họp từ xa, bỏ phiếu qua đường dẫn cá nhân',
  WRITTEN_POLL: 'lấy ý kiến bằng văn bản qua đường dẫn cá nhân',
} as const;

function formOf(sources: SessionSources): string {
  const { sitting } = sources.state;
  if (sitting === null) return '';
  const permission = noteIn(sources, sitting.permissionHash);
  return permission === '' ? `${FORMS[sitting.form]}.` : `${FORMS[sitting.form]}; được phép theo: ${permission}.`;
}

function itemsConsidered({ parts, state }: SessionSources): string {
  return parts
    .map(({ unit, awardTitle, letter }, index) => {
      const count = countText(state.agenda[index]?.nos.length ?? 0);
      return letter === null
        ? `${count} sáng kiến do ${unit} đăng ký`
        : `${count} trường hợp đề nghị tặng ${awardTitle} do ${unit} trình tại Tờ trình số ${letter.number} ${letter.date}`;
    })
    .join('; ');
}

/** Items the chair keeps out of, by whoever led them instead: the first deputy, in the decision's order, who was there. */
function ledInstead(sources: SessionSources): readonly string[] {
  const { state } = sources;
  const present = presentOf(state);
  const free = headsOf(state).toSorted((a, b) => Number(present.includes(b.id)) - Number(present.includes(a.id)));
  const led = keptOutOf(state, presiding(sources)).map((item) => ({
    item,
    by: free.find(({ id }) => !keepsOutOf(state, id, item))?.id,
  }));
  return [...groupBy(led, ({ by }) => by)].map(([by, items]) => {
    const numbers = items.map(({ item }) => countText(item)).join(', ');
    if (by === undefined) return `Trường hợp số ${numbers}: không còn người chủ trì không có liên quan`;
    return `${nameOf(sources, by)}, ${councilPerson(sources, by).position}, chủ trì phần xét trường hợp số ${numbers} do Chủ tọa không tham gia`;
  });
}

const KINDS = {
  SELF: 'là người được đề nghị khen thưởng',
  KIN: 'là người thân của người được đề nghị',
  SAME_UNIT: 'cùng đơn vị với người được đề nghị',
  DIRECT_SUPERIOR: 'đứng đầu đơn vị hoặc là cấp trên trực tiếp của người được đề nghị',
  OTHER: 'có quyền, lợi ích liên quan khác',
} as const;

const SOURCES = {
  MEMBER: 'tự khai báo trước khi xem hồ sơ',
  SECRETARIAT: 'Thư ký ghi nhận trước khi bỏ phiếu',
  DATA: 'Thư ký ghi nhận theo dữ liệu trước khi bỏ phiếu',
} as const;

/** Who kept out of what, by kind; what a member wrote about it stays private. */
function recusals(sources: SessionSources): CouncilMinutesData['recusals'] {
  const { state } = sources;
  const { interests } = state;
  return state.members.flatMap(({ id }) => {
    const reasons = keptOutOf(state, id).map((item) => {
      const known = interests.filter((one) => one.memberId === id && one.item === item);
      const first = known.find(({ kind }) => kind !== null) ?? known[0];
      const kind = first?.kind ? KINDS[first.kind] : 'có quyền, lợi ích liên quan';
      return { item, reason: `${kind}, ${SOURCES[first?.source ?? 'MEMBER']}` };
    });
    return [...groupBy(reasons, ({ reason }) => reason)].map(([reason, items]) => ({
      member: nameOf(sources, id),
      item: `không tham gia xét, bỏ phiếu đối với ${casesOf(sources, items)}`,
      reason,
    }));
  });
}

/** Many are named by number, which the table of results explains. */
function casesOf(sources: SessionSources, items: readonly { readonly item: number }[]): string {
  const numbers = items.map(({ item }) => countText(item)).join(', ');
  if (items.length === allItems(sources.state).length && items.length > 1) return 'toàn bộ danh sách';
  if (items.length > 5) return `${countText(items.length)} trường hợp số ${numbers}`;
  const named = items.map(({ item }) => `${calledBy(nomineeOf(sources, item))} (số ${countText(item)})`);
  return named.join(', ');
}

function minutedInstruments(instruments: Instruments | null, hash: string | undefined): MinutedInstruments | null {
  if (instruments === null || hash === undefined) return null;
  const { shares, rotations, quotas, units, year, years } = instruments;
  return {
    sentences: [
      ...shares.map(shareSentence),
      ...rotations.map((one) => `${groupWord(one)}, ${one.award}: ${rotationSentences(one).join(' ')}`),
      ...quotas.map(quotaSentence),
    ],
    span: `${year - years}–${year - 1}`,
    units: units.map(({ unit, listed, past }) => ({
      name: unit,
      listed,
      past: past.reduce((sum, { count }) => sum + count, 0),
    })),
    hash,
  };
}
