/** Vietnamese words for what the engine knows by code. */

import type { DocumentStage } from '../../adapters/register-ports.ts';
import type { Channel, Role } from '../../domain/acts.ts';
import type { HolidayTable } from '../../domain/calendar/holidays.ts';
import { workingDaysAfter } from '../../domain/calendar/replan.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import type { DossierStage, NomineeStatus } from '../../domain/dossier/dossier.ts';
import type { LegalBasis, RuleSet } from '../../domain/rules/rule-set.ts';

export const STAGE_WORDS: Readonly<Record<DossierStage, string>> = {
  SUBMITTED: 'Chờ tiếp nhận',
  RETURNED: 'Trả lại để bổ sung',
  RECEIVED: 'Đang thẩm định',
  APPRAISED: 'Chờ đưa ra Hội đồng',
  IN_COUNCIL: 'Hội đồng đang xét',
  VOTED: 'Chờ quyết định khen thưởng',
  DECIDED: 'Đang ban hành quyết định',
  CONCLUDED: 'Đã có kết quả, đang lưu trữ',
  ARCHIVED: 'Đã lưu trữ',
};

/** The verified go to the council, or straight to the authority where the award asks no council. */
export const stageWord = (stage: DossierStage, councilAsked: boolean): string =>
  STAGE_WORDS[stage === 'APPRAISED' && !councilAsked ? 'VOTED' : stage];

const STATUS_WORDS: Readonly<Record<NomineeStatus, string>> = {
  SUBMITTED: 'Đã gửi',
  SUPPLEMENT: 'Chờ bổ sung',
  RECEIVED: 'Đang thẩm định',
  APPRAISED: 'Đủ điều kiện, chờ Hội đồng',
  LISTED: 'Trong chương trình họp',
  VOTED_PASS: 'Hội đồng tán thành',
  VOTED_FAIL: 'Không đạt tỷ lệ phiếu',
  DECIDED: 'Được chọn, chờ ban hành',
  AWARDED: 'Được khen thưởng',
  WITHDRAWN: 'Đã rút',
  REJECTED: 'Không được chấp thuận',
};

export const statusWord = (status: NomineeStatus, councilAsked: boolean): string =>
  status === 'APPRAISED' && !councilAsked ? 'Đủ điều kiện, chờ quyết định' : STATUS_WORDS[status];

/** How a badge is tinted; the word beside it always says the same. */
export type Tone = 'wait' | 'good' | 'out' | 'plain';

export const STATUS_TONE: Readonly<Record<NomineeStatus, Tone>> = {
  SUBMITTED: 'wait',
  SUPPLEMENT: 'wait',
  RECEIVED: 'wait',
  APPRAISED: 'wait',
  LISTED: 'wait',
  VOTED_PASS: 'good',
  VOTED_FAIL: 'out',
  DECIDED: 'good',
  AWARDED: 'good',
  WITHDRAWN: 'out',
  REJECTED: 'out',
};

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  proposer: 'đơn vị đề nghị',
  officer: 'chuyên viên thi đua, khen thưởng',
  secretary: 'thư ký Hội đồng',
  member: 'ủy viên Hội đồng',
  authority: 'người có thẩm quyền',
  clerk: 'văn thư',
  system: 'hệ thống',
  administrator: 'quản trị hệ thống',
};

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  link: 'qua đường dẫn riêng',
  web: 'trên trang web',
  api: 'qua giao diện lập trình',
  cli: 'bằng dòng lệnh',
  paper: 'trên giấy',
  engine: 'tự động',
};

export const OFFICE_WORDS = {
  CHAIR: 'Chủ tịch Hội đồng',
  DEPUTY_CHAIR: 'Phó Chủ tịch Hội đồng',
  SECRETARY: 'Thư ký',
  MEMBER: 'Ủy viên',
} as const;

export const DOCUMENT_STAGE_WORDS: Readonly<Record<DocumentStage, string>> = {
  DRAFT: 'Dự thảo, chưa ký',
  SIGNED_ONCE: 'Đã có một chữ ký, chờ hoàn tất',
  FINAL: 'Bản chính thức',
};

export const CHOICE_WORDS = { YES: 'Đồng ý', NO: 'Không đồng ý', NO_OPINION: 'Không có ý kiến' } as const;

export const OUTCOME_WORDS = {
  PASSED: 'Được tán thành',
  FAILED: 'Không đạt tỷ lệ',
  NOT_CONSIDERED: 'Chưa xét được',
  TIED: 'Bằng nhau, chờ vòng hai',
  NOT_CHOSEN: 'Đạt tỷ lệ, vượt số lượng',
} as const;

export const SESSION_STAGE_WORDS = {
  OPEN: 'Đang bỏ phiếu',
  CLOSED: 'Đang kiểm phiếu',
  COUNTED: 'Đã có kết quả',
  CALLED_OFF: 'Đã hủy, hoãn',
} as const;

export const SESSION_STAGE_TONES = { OPEN: 'wait', CLOSED: 'wait', COUNTED: 'good', CALLED_OFF: 'out' } as const;

export const MAIL_WORDS: Readonly<Record<string, string>> = {
  'ballot-link': 'Gửi lại đường dẫn bỏ phiếu',
  invitation: 'Thư mời bỏ phiếu',
  reminder: 'Thư nhắc bỏ phiếu',
  calledOff: 'Báo hủy, hoãn phiên họp',
  countToConfirm: 'Báo tổ kiểm phiếu: kết quả chờ xác nhận',
  votingTimeEnded: 'Báo thư ký: hết thời gian bỏ phiếu',
  minutesPrepared: 'Báo chủ tọa: biên bản chờ ký',
  submitted: 'Báo có hồ sơ mới',
  received: 'Báo đã tiếp nhận',
  returned: 'Báo hồ sơ được trả để bổ sung',
  verified: 'Báo thẩm định xong, chờ đưa ra Hội đồng',
  verifiedToDecide: 'Báo thẩm định xong, chờ quyết định',
  stopped: 'Báo có trường hợp dừng xét',
  verifiedWithRejections: 'Báo trường hợp không đủ điều kiện',
  concluded: 'Báo kết quả của Hội đồng',
  draftReady: 'Báo dự thảo chờ ký',
  signed: 'Báo quyết định chờ cấp số',
  issued: 'Báo quyết định đã ban hành',
  withdrawn: 'Báo có trường hợp rút',
  overdue: 'Báo quá hạn',
  deadlineMoved: 'Báo hạn thay đổi theo lịch nghỉ mới',
  votingMoved: 'Báo lùi thời hạn bỏ phiếu',
  secondRound: 'Thư mời bỏ phiếu vòng hai',
  secondRoundDue: 'Báo thư ký: đề nghị mở vòng hai',
};

const HOUR_OFFSET = 7 * 3_600_000;
const WEEKDAYS = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const;

/** `24/11/2026` from `2026-11-24`. */
export const dayWord = (date: string): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** `17:00` in Vietnam. */
export const hourWord = (instant: string): string =>
  new Date(Date.parse(instant) + HOUR_OFFSET).toISOString().slice(11, 16);

/** `24/11/2026 17:00` in Vietnam. */
export const momentWord = (instant: string): string => `${dayWord(dateInVietnam(instant))} ${hourWord(instant)}`;

/** `17:00, Thứ Ba, 24/11/2026` in Vietnam. */
export function deadlineWord(instant: string): string {
  const date = dateInVietnam(instant);
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return `${hourWord(instant)}, ${weekday}, ${dayWord(date)}`;
}

/** How far off a deadline is: `còn 3 ngày làm việc`, `hết hạn hôm nay lúc 17:00`, `quá hạn 2 ngày làm việc`. */
export function remainingWord(dueAt: string, now: string, holidays: HolidayTable): string {
  const today = dateInVietnam(now);
  const due = dateInVietnam(dueAt);
  if (now >= dueAt) {
    const days = workingDaysAfter(due, today, holidays);
    return days === 0 ? `quá hạn từ ${hourWord(dueAt)} hôm nay` : `quá hạn ${days} ngày làm việc`;
  }
  const days = workingDaysAfter(today, due, holidays);
  return today === due ? `hết hạn hôm nay lúc ${hourWord(dueAt)}` : `còn ${days} ngày làm việc`;
}

/** Time left before a vote closes: `còn 5 giờ`, `còn 2 ngày 3 giờ`. */
export function timeLeftWord(until: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(until) - Date.parse(now)) / 60_000));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return `còn ${days} ngày ${hours} giờ`;
  return hours > 0 ? `còn ${hours} giờ ${minutes % 60} phút` : `còn ${minutes} phút`;
}

/** `Điều 74 Luật …`; the certainty is shown beside it, never hidden. */
export function basisWord(basis: LegalBasis, ruleSet: RuleSet | undefined): string {
  const citation = ruleSet?.instruments.find((one) => one.id === basis.instrument)?.citation ?? basis.instrument;
  return basis.article === undefined ? citation : `${basis.article}, ${citation}`;
}

/** `12,4 kB` */
export const sizeWord = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('vi-VN')} kB`
    : `${(bytes / 1_000_000).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;

/** `1, 3 và 4` */
export const numbersWord = (numbers: readonly number[]): string =>
  numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} và ${numbers.at(-1)}`;
