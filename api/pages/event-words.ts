/** What an event means, in one Vietnamese sentence without its actor. */

import type { DossierStage } from '../../domain/dossier/dossier.ts';
import { INITIATIVE_SENTENCES } from './initiatives/initiative-words.ts';
import { dayWord, deadlineWord, numbersWord, STAGE_WORDS } from './words.ts';

type AnyEvent = { readonly type: string } & Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.map((one) => (typeof one === 'number' ? one : Number(one?.no ?? 0))) : [];

const SENTENCES: Readonly<Record<string, (event: AnyEvent) => string>> = {
  dossierSubmitted: (event) =>
    Number(event.version) === 1
      ? `Gửi hồ sơ, ${text(event.kinds).length} trường hợp.`
      : `Gửi lại hồ sơ sau bổ sung (lần ${event.version}), ${text(event.kinds).length} trường hợp.`,
  dossierReceived: (event) =>
    `Tiếp nhận hồ sơ${event.papersMissing === undefined ? '' : ` khi còn thiếu ${event.papersMissing} giấy tờ`}; thẩm định trước ${deadlineWord(text(event.verifyBy))}.`,
  dossierReturned: (event) => `Trả hồ sơ để bổ sung trước ${deadlineWord(text(event.supplementBy))}.`,
  verificationCompleted: (event) => {
    const rejected = list(event.rejected);
    return rejected.length === 0
      ? 'Hoàn thành thẩm định: mọi trường hợp đủ điều kiện.'
      : `Hoàn thành thẩm định: không đủ điều kiện số ${numbersWord(rejected)}.`;
  },
  favourableRulesAdopted: (event) => `Áp dụng bộ quy định ${text(event.ruleSet)} có lợi hơn cho người được đề nghị.`,
  nomineesStopped: (event) =>
    `Rà soát lại trước phiên họp: dừng xét số ${numbersWord(list(event.stopped))} vì không còn đủ điều kiện.`,
  placedOnAgenda: (event) =>
    `Đưa ${list(event.nos).length} trường hợp vào phiên họp Hội đồng; bỏ phiếu đến ${deadlineWord(text(event.votingClosesAt))}.`,
  takenOffAgenda: (event) =>
    `Phiên họp Hội đồng được hủy hoặc hoãn; ${list(event.nos).length} trường hợp chờ phiên họp khác.`,
  councilConcluded: (event) => {
    const parts = [
      [list(event.passed), 'tán thành số'],
      [list(event.failed), 'không đạt tỷ lệ số'],
      [list(event.notConsidered), 'chưa xét được số'],
    ] as const;
    const said = parts.filter(([nos]) => nos.length > 0).map(([nos, words]) => `${words} ${numbersWord(nos)}`);
    return `Hội đồng bỏ phiếu xong: ${said.join('; ')}.`;
  },
  awardDecided: (event) => {
    const refused = list(event.refused);
    const kept = `Quyết định khen thưởng ${list(event.nos).length} trường hợp`;
    return refused.length === 0 ? `${kept}.` : `${kept}; không chấp thuận số ${numbersWord(refused)}.`;
  },
  decisionIssued: (event) =>
    event.number === null
      ? 'Kết thúc mà không ban hành quyết định, vì mọi trường hợp đã rút.'
      : `Quyết định số ${text(event.number)} ngày ${dayWord(text(event.issuedOn))} đã được ban hành; khen thưởng ${list(event.awarded).length} trường hợp.`,
  nomineeWithdrawn: (event) => `Rút trường hợp số ${event.no}.`,
  calendarAdopted: (event) => {
    const before = text(event.dueBefore);
    const due = text(event.dueAt);
    return before === due
      ? 'Áp dụng lịch nghỉ mới; hạn của bước này không thay đổi.'
      : `Áp dụng lịch nghỉ mới: hạn chuyển từ ${deadlineWord(before)} sang ${deadlineWord(due)}.`;
  },
  deadlinePassed: (event) =>
    `Quá hạn bước “${STAGE_WORDS[text(event.stage) as DossierStage] ?? ''}” (hạn ${deadlineWord(text(event.dueAt))}).`,
  dossierArchived: () => 'Lưu trữ hồ sơ: gói hồ sơ đã được khóa, không sửa, không xóa được.',
  decisionOpened: (event) => `Bắt đầu lập dự thảo quyết định cho ${list(event.nos).length} trường hợp.`,
  draftPrepared: (event) => `Lập xong dự thảo quyết định lần ${event.draft}.`,
  nomineeDropped: (event) =>
    event.criterion === undefined
      ? `Rút trường hợp số ${event.no} khỏi dự thảo; dự thảo được lập lại.`
      : `Rà soát lại trước khi ký: trường hợp số ${event.no} không còn đủ điều kiện, được đưa ra khỏi dự thảo; dự thảo được lập lại.`,
  draftRenewed: () => 'Yêu cầu lập lại dự thảo quyết định.',
  decisionSigned: (event) => `Ký quyết định (dự thảo lần ${event.draft}).`,
  decisionRegistered: (event) => `Cấp số và ngày ban hành ${dayWord(text(event.issuedOn))}.`,
  decisionPublished: (event) => `Đóng chữ ký số của cơ quan, phát hành quyết định số ${text(event.number)}.`,
  ...(INITIATIVE_SENTENCES as Readonly<Record<string, (event: AnyEvent) => string>>),
  certificatesIssued: (event) => `Lập ${event.count} giấy chứng nhận.`,
};

export const eventSentence = (event: AnyEvent): string => SENTENCES[event.type]?.(event) ?? event.type;
