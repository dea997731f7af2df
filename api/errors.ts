/** From what went wrong to what a person or a program is told. */

import { httpStatusOf, type Refusal, type RefusalCode, sentenceOf, wordsOf } from '../domain/refusals.ts';
import { EngineUnavailable } from './engine-port.ts';

/** Thrown where a refusal ends a request; the app turns it into a page or into problem+json. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refusal: Refusal;
  readonly problems: Readonly<Record<string, string>>;
  constructor(refusal: Refusal | RefusalCode, problems: Readonly<Record<string, string>> = {}) {
    const whole = typeof refusal === 'string' ? { code: refusal } : refusal;
    super(whole.code);
    this.refusal = whole;
    this.problems = problems;
  }
}

export interface Trouble {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly sentence: string;
}

const NOTHING_LOST =
  'Những việc đã được ghi nhận không bị mất. Đề nghị chờ một phút rồi tải lại trang để xem kết quả trước khi làm lại.';

/** By the name of the error class, because the adapters' own modules are not ours to import. */
const OUTAGES: Readonly<Record<string, Omit<Trouble, 'status'>>> = {
  RegisterUnavailable: {
    code: 'REGISTERS_UNAVAILABLE',
    title: 'Tạm thời chưa đọc được sổ hồ sơ',
    sentence: `Cơ sở dữ liệu chưa trả lời. ${NOTHING_LOST}`,
  },
  ObjectStoreUnavailable: {
    code: 'FILES_UNAVAILABLE',
    title: 'Tạm thời chưa mở được kho tài liệu',
    sentence: `Kho lưu tài liệu chưa trả lời. Tài liệu vẫn nguyên vẹn. ${NOTHING_LOST}`,
  },
  MailUnavailable: {
    code: 'MAIL_UNAVAILABLE',
    title: 'Tạm thời chưa gửi được thư',
    sentence: `Máy chủ thư chưa trả lời. ${NOTHING_LOST}`,
  },
};

/** What an error means to the one who asked. Unknown errors say nothing of their inside. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof RefusedError) {
    const { code } = error.refusal;
    return { status: httpStatusOf(code), code, title: titleOf(httpStatusOf(code)), sentence: wordsOf(error.refusal) };
  }
  if (error instanceof EngineUnavailable) {
    return { status: 503, code: 'ENGINE_BUSY', title: 'Hệ thống đang bận', sentence: sentenceOf('ENGINE_BUSY') };
  }
  const outage = error instanceof Error ? OUTAGES[error.name] : undefined;
  if (outage !== undefined) return { status: 503, ...outage };
  return {
    status: 500,
    code: 'INTERNAL',
    title: 'Có lỗi ngoài dự kiến',
    sentence: `Hệ thống gặp lỗi ngoài dự kiến và đã ghi lại để xử lý. ${NOTHING_LOST}`,
  };
}

function titleOf(status: number): string {
  switch (status) {
    case 401:
      return 'Cần đăng nhập';
    case 403:
      return 'Không có quyền';
    case 404:
      return 'Không tìm thấy';
    case 410:
      return 'Đường dẫn không còn dùng được';
    case 429:
      return 'Quá nhiều yêu cầu';
    default:
      return 'Chưa thực hiện được';
  }
}
