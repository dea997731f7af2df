/** Vietnamese words for initiatives. */

import type { InitiativeEvent, InitiativeKind, InitiativeStatus } from '../../../domain/initiatives/initiative.ts';
import type { InitiativeScope } from '../../../domain/rules/facts.ts';
import { dayWord, type Tone } from '../words.ts';

export const KIND_WORDS: Readonly<Record<InitiativeKind, string>> = {
  INITIATIVE: 'Sáng kiến',
  SOLUTION: 'Giải pháp',
  RESEARCH: 'Đề tài, đề án',
};

export const INITIATIVE_STATUS_WORDS: Readonly<Record<InitiativeStatus, string>> = {
  REGISTERED: 'Đã đăng ký, chưa gửi',
  SUBMITTED: 'Chờ công nhận',
  RECOGNISED: 'Được công nhận',
  REFUSED: 'Không được công nhận',
  WITHDRAWN: 'Đã hủy công nhận',
  TAKEN_BACK: 'Đã thu hồi',
};

export const INITIATIVE_TONE: Readonly<Record<InitiativeStatus, Tone>> = {
  REGISTERED: 'plain',
  SUBMITTED: 'wait',
  RECOGNISED: 'good',
  REFUSED: 'out',
  WITHDRAWN: 'out',
  TAKEN_BACK: 'out',
};

export const SCOPE_WORDS: Readonly<Record<InitiativeScope, string>> = {
  GRASSROOTS: 'Cấp cơ sở',
  PROVINCE: 'Cấp tỉnh, ngành, tổng công ty',
  CONFEDERATION: 'Toàn Tổng Liên đoàn',
  NATION: 'Toàn quốc',
};

/** `85.000.000 đồng` */
export const moneyWord = (dong: number): string => `${dong.toLocaleString('vi-VN')} đồng`;

type Of<T extends InitiativeEvent['type']> = Extract<InitiativeEvent, { type: T }>;

const written = ({ number, on }: { readonly number: string; readonly on: string }): string =>
  `số ${number} ngày ${dayWord(on)}`;

const SENTENCES: { readonly [T in InitiativeEvent['type']]: (event: Of<T>) => string } = {
  initiativeRegistered: ({ claim }) => `Đăng ký sáng kiến, ${claim.authors.length} tác giả.`,
  initiativeCorrected: () => 'Sửa nội dung đăng ký.',
  initiativeSubmitted: ({ papers = [] }) =>
    papers.length === 0 ? 'Gửi đề nghị công nhận.' : `Gửi đề nghị công nhận, kèm ${papers.length} tệp minh chứng.`,
  initiativeReturned: () => 'Trả lại để sửa.',
  initiativeRecognised: ({ recognition, source }) =>
    source === 'OLD_REGISTER'
      ? `Ghi theo sổ cũ: đã được công nhận, ${SCOPE_WORDS[recognition.scope].toLowerCase()}, theo quyết định ${written(recognition)}.`
      : `Công nhận, ${SCOPE_WORDS[recognition.scope].toLowerCase()}, theo quyết định ${written(recognition)}.`,
  initiativeRefused: () => 'Không công nhận.',
  councilHeard: ({ opinion: { outcome, yes, base } }) =>
    `Hội đồng sáng kiến ${outcome === 'PASSED' ? 'đề nghị công nhận' : 'không đề nghị công nhận'}: ${yes}/${base} phiếu đồng ý.`,
  replicabilityConfirmed: ({ replicability }) =>
    `Xác nhận hiệu quả áp dụng, khả năng nhân rộng: ${SCOPE_WORDS[replicability.scope].toLowerCase()}, theo văn bản ${written(replicability)}.`,
  recognitionWithdrawn: ({ decision, affected }) =>
    affected.length === 0
      ? `Hủy công nhận theo quyết định ${written(decision)}.`
      : `Hủy công nhận theo quyết định ${written(decision)}; ${affected.length} lần đề nghị khen thưởng đã dùng sáng kiến này cần được xem xét lại.`,
  initiativeUsed: ({ use, besides }) =>
    besides === null
      ? `Dùng để đề nghị khen thưởng trong hồ sơ ${use.dossierId}, trường hợp ${use.no}.`
      : `Dùng để đề nghị khen thưởng trong hồ sơ ${use.dossierId}, trường hợp ${use.no}; đồng tác giả đã dùng cho cùng hình thức năm ${besides.evaluationYear} (hồ sơ ${besides.dossierId}, trường hợp ${besides.no}).`,
  initiativeUseConfirmed: ({ use }) =>
    `Hình thức khen thưởng dựa trên sáng kiến này đã được quyết định: hồ sơ ${use.dossierId}, trường hợp ${use.no}.`,
  initiativeReleased: ({ use, awardAnnulled }) =>
    `Bỏ ghi nhận đã dùng trong hồ sơ ${use.dossierId}, trường hợp ${use.no}${awardAnnulled ? ', vì quyết định khen thưởng đã bị hủy' : ''}.`,
  initiativeTakenBack: () => 'Thu hồi cùng danh sách đã nhập.',
};

/** For `event-words.ts`, which looks sentences up by the type of any event. */
export const INITIATIVE_SENTENCES: object = SENTENCES;
