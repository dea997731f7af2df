/**
 * Every reason for which the engine says no, in one table: a code for programs, a sentence for people, a status for HTTP.
 * A sentence says what is wrong and what to do.
 */

import { CODE_REFUSALS, LINK_REFUSALS } from './council/link-refusals.ts';
import { BALLOT_REFUSALS, SESSION_REFUSALS } from './council/session-refusals.ts';
import { EVIDENCE_REFUSALS } from './evidence/refusals.ts';
import { groundWords } from './rules/rule-set-words.ts';

const table = {
  // who may act
  ROLE_NOT_ALLOWED: [403, 'Ông/bà không có thẩm quyền thực hiện bước này.'],
  SAME_PERSON: [
    403,
    'Người đề nghị, người thẩm định và người ký phải là những người khác nhau. Đề nghị giao bước này cho người khác.',
  ],
  NOT_YOUR_UNIT: [403, 'Hồ sơ này thuộc đơn vị khác. Ông/bà chỉ làm việc được với hồ sơ của đơn vị mình.'],
  SIGN_IN_NEEDED: [401, 'Ông/bà chưa đăng nhập hoặc phiên làm việc đã hết. Đề nghị đăng nhập lại.'],

  // dossier
  UNKNOWN_DOSSIER: [404, 'Không tìm thấy hồ sơ này. Đề nghị kiểm tra lại mã hồ sơ.'],
  ALREADY_SUBMITTED: [409, 'Hồ sơ đã được gửi. Chỉ gửi lại được khi hồ sơ bị trả để bổ sung.'],
  NO_NOMINEE: [422, 'Danh sách đề nghị chưa có cá nhân hoặc tập thể nào. Đề nghị bổ sung trước khi gửi.'],
  UNKNOWN_AWARD: [422, 'Hình thức khen thưởng này không có trong bộ quy định đang có hiệu lực.'],
  SUBJECT_KIND_NOT_ALLOWED: [422, 'Hình thức khen thưởng này không áp dụng cho loại đối tượng được đề nghị.'],
  NOT_YOURS_TO_PROPOSE: [
    403,
    'Đơn vị không thuộc cấp được đề nghị hình thức khen thưởng này. Đề nghị lập hồ sơ qua công đoàn thuộc cấp được đề nghị.',
  ],
  PAPERS_MISSING: [422, 'Hồ sơ thiếu giấy tờ bắt buộc. Đề nghị đính kèm đủ rồi gửi lại.'],
  PAPERS_UNSEEN: [
    422,
    'Hồ sơ còn thiếu giấy tờ. Đề nghị đính kèm thêm, hoặc đánh dấu vẫn gửi khi còn thiếu; người tiếp nhận có thể trả lại.',
  ],
  PAPERS_UNANSWERED: [
    422,
    'Hồ sơ còn thiếu giấy tờ. Đề nghị trả hồ sơ để bổ sung, hoặc ghi lý do tiếp nhận khi còn thiếu.',
  ],
  NO_RULE_SET: [409, 'Chưa có bộ quy định nào có hiệu lực vào ngày này. Đề nghị quản trị viên bổ sung bộ quy định.'],
  NO_REPORT: [404, 'Hồ sơ này chưa có kết quả đối chiếu điều kiện, tiêu chuẩn, hoặc ông/bà không có quyền xem.'],
  NOT_NEWER_RULES: [422, 'Chỉ được chuyển sang bộ quy định có hiệu lực sau bộ quy định đang áp dụng cho hồ sơ này.'],
  NOT_ELIGIBLE_ANY_MORE: [
    409,
    'Có trường hợp không còn đủ điều kiện nên đã được đưa ra khỏi dự thảo, lý do ghi trong hồ sơ. Dự thảo đang được lập lại; đề nghị đọc lại trước khi ký.',
  ],
  WRONG_STAGE: [
    409,
    'Hồ sơ không ở bước cho phép thực hiện việc này. Đề nghị tải lại trang để xem trạng thái mới nhất.',
  ],
  UNKNOWN_NOMINEE: [404, 'Không có người hoặc tập thể mang số thứ tự này trong hồ sơ.'],
  NOMINEE_ALREADY_OUT: [409, 'Trường hợp này đã được rút, bị loại hoặc không đạt; không thể thay đổi thêm.'],
  REASON_NEEDED: [422, 'Đề nghị ghi rõ lý do.'],
  UNKNOWN_CRITERION: [422, 'Tiêu chuẩn được dẫn không có trong bộ quy định của hồ sơ này.'],
  NOBODY_LEFT: [409, 'Không còn trường hợp nào đủ điều kiện để thực hiện bước này.'],
  ON_ANOTHER_AGENDA: [409, 'Có trường hợp đang nằm trong chương trình của một phiên họp khác.'],
  STALE_RESULT: [409, 'Kết quả này không thuộc phiên họp đang xét hồ sơ.'],

  ...SESSION_REFUSALS,
  ...BALLOT_REFUSALS,
  ...LINK_REFUSALS,
  ...CODE_REFUSALS,

  // decision
  UNKNOWN_DECISION: [404, 'Chưa có dự thảo quyết định cho hồ sơ này.'],
  DRAFT_NOT_READY: [409, 'Dự thảo quyết định đang được lập. Đề nghị thử lại sau ít phút.'],
  DRAFT_OUTDATED: [
    409,
    'Mức lương cơ sở đã thay đổi từ khi lập dự thảo nên tiền thưởng ghi trong dự thảo không còn đúng. Đề nghị lập lại dự thảo rồi ký.',
  ],
  ALREADY_SIGNED: [409, 'Quyết định đã được ký.'],
  NOT_SIGNED_YET: [409, 'Quyết định chưa được người có thẩm quyền ký nên chưa thể cấp số.'],
  ALREADY_ISSUED: [409, 'Quyết định đã được cấp số và ban hành.'],

  // ledger and quotas
  UNKNOWN_LEDGER_FILE: [404, 'Không tìm thấy người hoặc tập thể này trong sổ khen thưởng.'],
  UNKNOWN_LEDGER_AWARD: [404, 'Không tìm thấy lần khen thưởng này trong sổ khen thưởng.'],
  ALREADY_ANNULLED: [409, 'Lần khen thưởng này đã được ghi hủy bỏ.'],
  DECISION_DATE_AHEAD: [422, 'Ngày quyết định ở sau ngày hôm nay. Đề nghị kiểm tra lại.'],
  FILES_CONTRADICT: [
    409,
    'Số căn cước công dân, tên hoặc loại đối tượng mâu thuẫn nhau nên không thể là một. Đề nghị kiểm tra lại giấy tờ.',
  ],
  QUOTA_FULL: [
    409,
    'Số trường hợp đủ điều kiện vượt chỉ tiêu còn lại của hình thức khen thưởng này. Đề nghị giảm số trường hợp hoặc báo cáo cấp giao chỉ tiêu.',
  ],
  QUOTA_TOO_LOW: [409, 'Chỉ tiêu mới thấp hơn số trường hợp đang giữ chỗ và đã khen thưởng. Đề nghị ghi số lớn hơn.'],
  ...EVIDENCE_REFUSALS,
  // organisations and people
  UNKNOWN_ORGANISATION: [404, 'Không tìm thấy tổ chức này vào ngày đã chọn. Đề nghị kiểm tra lại mã tổ chức và ngày.'],
  ORGANISATION_EXISTS: [409, 'Đã có tổ chức mang mã này. Đề nghị chọn mã khác hoặc mở trang của tổ chức đó.'],
  ORGANISATION_ENDED: [
    409,
    'Tổ chức đã giải thể, sáp nhập hoặc chia tách nên không được đề nghị khen thưởng. Đề nghị lập hồ sơ ở tổ chức kế thừa, nếu có.',
  ],
  NOT_SUBORDINATE: [403, 'Ông/bà chỉ cập nhật được tổ chức và con người trong phạm vi đơn vị mình quản lý.'],
  NOTHING_CHANGES: [409, 'Nội dung này đã đúng như vậy vào ngày được chọn; không có gì để ghi thêm.'],
  OUTSIDE_LIFE: [
    422,
    'Ngày được ghi nằm ngoài thời gian tổ chức hoạt động. Đề nghị xem lại ngày thành lập và ngày kết thúc.',
  ],
  LEFT_WITHOUT_SUPERIOR: [
    409,
    'Có đơn vị sẽ không còn đơn vị cấp trên vào ngày đó. Đề nghị chuyển các đơn vị trực thuộc trước, hoặc xem lại ngày.',
  ],
  CIRCULAR_TREE: [422, 'Một tổ chức không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó.'],
  HEIR_NOT_LIVING: [422, 'Tổ chức kế thừa phải là tổ chức khác và đang hoạt động vào ngày đó.'],
  GROUPED_ALREADY: [409, 'Tổ chức đã được xếp cụm hoặc khối thi đua của năm này. Đề nghị đính chính mục đã ghi.'],
  GROUP_HAS_LEADER: [
    409,
    'Cụm, khối thi đua này đã có đơn vị trưởng. Đề nghị đính chính mục đã ghi của đơn vị đó trước.',
  ],
  UNKNOWN_ENTRY: [404, 'Không tìm thấy mục cần đính chính, hoặc nội dung mới không cùng loại với mục đó.'],
  ENTRY_CORRECTED: [409, 'Mục này đã được đính chính. Đề nghị tải lại trang và đính chính mục mới nhất.'],
  FOUNDING_NEEDED: [422, 'Mục thành lập chỉ sửa được, không bỏ được, vì mọi mục khác dựa trên nó.'],
  UNKNOWN_PERSON: [404, 'Không tìm thấy người này. Đề nghị kiểm tra lại mã.'],
  PERSON_EXISTS: [409, 'Người này đã có trong danh sách.'],
  UNKNOWN_POST: [404, 'Người này không giữ chức vụ đó vào ngày được chọn.'],
  POSTS_OVERLAP: [409, 'Thời gian giữ chức vụ này trùng với một lần ghi khác của cùng chức vụ tại cùng tổ chức.'],
  BACKWARDS: [422, 'Ngày thôi giữ chức vụ phải sau ngày bắt đầu.'],
  YEAR_RECORDED: [409, 'Nội dung này của năm đã được ghi. Nếu ghi sai, đề nghị đính chính mục đã ghi.'],
  YEAR_AHEAD: [422, 'Ngày ghi kết quả ở trước năm được xếp loại. Đề nghị xem lại năm và ngày.'],
  UNKNOWN_MATTER: [404, 'Không tìm thấy vụ việc nào như vậy đang còn hiệu lực vào ngày được chọn.'],
  MATTER_BACKWARDS: [422, 'Ngày vụ việc kết thúc, hết hiệu lực phải sau ngày bắt đầu.'],
  MEMBER_ALREADY: [409, 'Ngày vào Công đoàn của người này đã được ghi. Nếu ghi sai, đề nghị đính chính mục đã ghi.'],
  STAFF_CODE_TAKEN: [409, 'Mã cán bộ này đã được ghi cho một người khác của tổ chức. Đề nghị kiểm tra lại.'],
  CITIZEN_ID_TAKEN: [409, 'Số căn cước này đã được ghi cho một người khác. Đề nghị kiểm tra lại.'],
  // initiatives
  UNKNOWN_INITIATIVE: [404, 'Không tìm thấy sáng kiến này. Đề nghị kiểm tra lại mã sáng kiến.'],
  INITIATIVE_EXISTS: [409, 'Sáng kiến mang mã này đã được đăng ký.'],
  INITIATIVE_STATUS: [
    409,
    'Sáng kiến không ở trạng thái cho phép thực hiện việc này. Đề nghị tải lại trang để xem trạng thái mới nhất.',
  ],
  INITIATIVE_CHANGED: [
    409,
    'Nội dung sáng kiến đã được người khác sửa sau khi ông/bà mở trang. Đề nghị tải lại trang rồi sửa lại.',
  ],
  AUTHOR_MISSING: [422, 'Sáng kiến chưa có tác giả. Đề nghị ghi ít nhất một tác giả.'],
  AUTHOR_TWICE: [422, 'Một người được ghi hai lần trong danh sách tác giả. Đề nghị gộp thành một dòng.'],
  SHARES_NOT_WHOLE: [
    422,
    'Tỷ lệ đóng góp phải là số nguyên từ 1 đến 100 và cộng lại đúng 100 %. Đề nghị sửa lại tỷ lệ của các tác giả.',
  ],
  MAIN_AUTHOR_UNCLEAR: [
    422,
    'Đề nghị chọn đúng một tác giả chính, hoặc ghi rõ các tác giả chính đóng góp ngang nhau và chia đều tỷ lệ.',
  ],
  APPLIED_LATER: [422, 'Ngày bắt đầu áp dụng không thể ở sau hôm nay. Đề nghị sửa lại ngày.'],
  VALUE_UNCLEAR: [
    422,
    'Giá trị làm lợi phải là số đồng nguyên, tính trong khoảng thời gian đã kết thúc. Đề nghị xem lại số tiền và các ngày.',
  ],
  DECISION_UNCLEAR: [422, 'Đề nghị ghi đủ số, ngày (không sau hôm nay) và cơ quan ban hành văn bản.'],
  SCOPE_NOT_WIDER: [422, 'Phạm vi được xác nhận phải rộng hơn phạm vi đã công nhận.'],
  NOT_AN_AUTHOR: [422, 'Người được đề nghị khen thưởng không phải là tác giả của sáng kiến này.'],
  INITIATIVE_USED: [409, 'Tác giả này đã dùng sáng kiến để được xét chính hình thức khen thưởng đó.'],
  INITIATIVE_AWARDED: [
    409,
    'Hình thức khen thưởng dựa trên sáng kiến này đã được quyết định. Chỉ bỏ ghi nhận khi quyết định đó đã bị hủy.',
  ],
  INITIATIVE_NOT_USED: [409, 'Không có ghi nhận sử dụng nào như vậy để bỏ.'],
  AUTHOR_MISMATCH: [
    422,
    'Số định danh này đã được ghi cho một người có họ tên hoặc năm sinh khác. Đề nghị kiểm tra lại số định danh, họ tên và năm sinh.',
  ],
  INITIATIVE_BUILT_UPON: [
    409,
    'Sáng kiến đã được sửa, gửi, xác nhận hoặc dùng để đề nghị khen thưởng sau khi nhập nên không thu hồi được.',
  ],
  // calendar
  CALENDAR_OVERTAKEN: [
    409,
    'Lịch nghỉ vừa được người khác cập nhật. Đề nghị tải lại trang, xem ấn bản mới nhất rồi thực hiện lại.',
  ],
  CALENDAR_UNCHANGED: [422, 'Không có thay đổi nào so với lịch nghỉ hiện hành.'],
  // intake of lists
  TABLE_EMPTY: [422, 'Tệp không có nội dung. Đề nghị chọn tệp khác.'],
  TABLE_UNKNOWN: [
    415,
    'Đây không phải bảng tính .xlsx hoặc .csv. Đề nghị lưu danh sách dạng Excel (.xlsx) rồi tải lên.',
  ],
  TABLE_OLD_FORMAT: [
    415,
    'Tệp ở định dạng Excel cũ (.xls, .xlsb). Đề nghị mở bằng Excel, chọn “Lưu dạng” .xlsx rồi tải lên.',
  ],
  TABLE_OPEN_DOCUMENT: [
    415,
    'Tệp ở định dạng OpenDocument (.ods). Đề nghị mở bằng phần mềm bảng tính, chọn “Lưu dạng” .xlsx rồi tải lên.',
  ],
  TABLE_ENCRYPTED: [415, 'Tệp được đặt mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu, lưu lại rồi tải lên.'],
  TABLE_WITH_MACROS: [
    415,
    'Tệp có macro hoặc thành phần chạy được nên không được nhận. Đề nghị lưu dạng .xlsx không có macro.',
  ],
  TABLE_TOO_LARGE: [
    413,
    'Tệp quá lớn. Mỗi tệp tối đa 10 MB, mỗi biểu tối đa 20.000 dòng và 200 cột. Đề nghị tách thành nhiều tệp.',
  ],
  TABLE_BROKEN: [422, 'Tệp bị hỏng nên không đọc được. Đề nghị mở bằng Excel, lưu lại rồi tải lên.'],
  UNKNOWN_IMPORT: [404, 'Không tìm thấy danh sách đã nhập này. Đề nghị kiểm tra lại.'],
  IMPORT_NOT_READY: [409, 'Danh sách còn ô sai hoặc chưa rõ. Đề nghị trả lời hết trước khi đưa vào hồ sơ.'],
  IMPORT_CHANGED: [
    409,
    'Danh sách này vừa được thay đổi ở nơi khác, hoặc đã được đưa vào hồ sơ. Đề nghị tải lại trang.',
  ],
  IMPORT_NOT_APPLIED: [409, 'Danh sách này chưa được đưa vào hồ sơ hoặc đã được thu hồi.'],
  IMPORT_KEPT: [
    409,
    'Không thu hồi được danh sách này: có nội dung đã được dùng tiếp trong sổ, hoặc sổ này chỉ cho đính chính từng mục.',
  ],
  READING_FAILED: [500, 'Hệ thống không đọc xong được tệp này. Đề nghị lưu lại tệp bằng Excel rồi tải lên lần nữa.'],
  IMPORT_SUBMITTED: [
    409,
    'Đã có hồ sơ được gửi từ danh sách này nên không thu hồi được. Đề nghị rút từng trường hợp ở trang hồ sơ.',
  ],

  // forms and the world around
  BAD_INPUT: [422, 'Dữ liệu gửi lên chưa đúng. Đề nghị xem lại các ô được đánh dấu.'],
  TOO_MANY_REQUESTS: [429, 'Có quá nhiều yêu cầu trong thời gian ngắn. Đề nghị thử lại sau ít phút.'],
  ENGINE_BUSY: [
    503,
    'Hệ thống chưa xác nhận được việc này. Việc vừa làm không bị mất; đề nghị chờ ít phút rồi tải lại trang để xem kết quả.',
  ],
  PAGE_NOT_FOUND: [404, 'Không tìm thấy trang này.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

export type RefusalCode = keyof typeof table;

export interface Refusal {
  readonly code: RefusalCode;
  /** Facts that help the reader, e.g. which nominee numbers; never a name. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

export function refuse(code: RefusalCode, facts?: Readonly<Record<string, string | number>>): { refused: Refusal } {
  return { refused: facts === undefined ? { code } : { code, facts } };
}

/** The sentence a person reads, in Vietnamese. */
export const sentenceOf = (code: RefusalCode): string => table[code][1];

/** The sentence with what it is about and the rule it rests on, where the refusal carries them (`detail`, `basis`, `certainty`). */
export function wordsOf({ code, facts = {} }: Refusal): string {
  const { detail, basis, certainty } = facts;
  const ground = basis && groundWords(String(basis), certainty === 'confirmed' ? 'confirmed' : 'to-confirm');
  return [sentenceOf(code), detail, ground].filter(Boolean).join(' ');
}

export const httpStatusOf = (code: RefusalCode): number => table[code][0];

export const isRefusalCode = (code: unknown): code is RefusalCode =>
  typeof code === 'string' && Object.hasOwn(table, code);
