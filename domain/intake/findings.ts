/** Everything that can be said about a cell: a code for programs, how much it matters, a sentence for people. */

/**
 * `notice` and `repaired` need no answer: something about the sheet, or a form that was put right without a change of
 * meaning. `doubtful` waits for somebody's answer. `error` must be changed, or its row left out.
 */
export type Level = 'notice' | 'repaired' | 'doubtful' | 'error';

interface Kind {
  readonly level: Level;
  /** `{0}`, `{1}` … stand for facts. */
  readonly sentence: string;
  /** Whether "giữ nguyên" is an answer. */
  readonly keepable?: true;
}

const table = {
  // the sheet
  NO_LIST: {
    level: 'error',
    sentence:
      'Không tìm thấy dòng tiêu đề của danh sách nào trong tệp. Đề nghị chọn biểu và dòng tiêu đề ở trang “Cột của biểu”.',
  },
  NO_COLUMN: { level: 'error', sentence: 'Không thấy cột “{0}”. Đề nghị chọn cột ở trang “Cột của biểu”.' },
  NO_OPTIONAL_COLUMN: { level: 'notice', sentence: 'Không có cột “{0}”. {1}' },
  SECTION: { level: 'notice', sentence: 'Dòng tiêu đề mục, không phải trường hợp đề nghị.' },
  FOOTER: { level: 'notice', sentence: 'Phần cuối biểu (tổng số, nơi ký), không phải trường hợp đề nghị.' },
  ROW_LEFT_OUT: {
    level: 'notice',
    sentence: 'Dòng này có quá ít dữ liệu nên không được đọc như một trường hợp đề nghị.',
  },
  SECOND_LIST: {
    level: 'doubtful',
    keepable: true,
    sentence:
      'Từ dòng này là một danh sách khác, các cột không giống phần trên, nên {0} dòng không được đọc. Đề nghị tách thành biểu riêng rồi nhập lại, hoặc xác nhận bỏ qua.',
  },
  HIDDEN_ROW: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Dòng này đang bị ẩn hoặc bị lọc trong bảng tính. Đề nghị xác nhận vẫn lấy, hoặc bỏ dòng.',
  },
  HIDDEN_SHEET: {
    level: 'notice',
    sentence: 'Biểu này đang bị ẩn nên không được đọc. Nếu cần, đề nghị bỏ ẩn, lưu lại rồi tải lên.',
  },
  NUMBER_JUMP: {
    level: 'notice',
    sentence: 'Số thứ tự nhảy từ {0} sang {1}. Đề nghị kiểm tra có sót trường hợp nào không.',
  },
  TOTAL_DIFFERS: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Dòng tổng ghi {0} nhưng biểu có {1} trường hợp. Đề nghị kiểm tra lại danh sách.',
  },
  MERGED_VALUE: {
    level: 'repaired',
    sentence: 'Ô gộp nhiều dòng; giá trị “{0}” được dùng cho cả các dòng trong khối gộp.',
  },

  // form
  NOT_COMPOSED: {
    level: 'repaired',
    sentence: 'Dấu được gõ tách rời khỏi chữ (Unicode tổ hợp); đã ghép lại thành chữ dựng sẵn.',
  },
  EXTRA_SPACES: { level: 'repaired', sentence: 'Có dấu cách thừa hoặc ký tự ẩn; đã bỏ.' },
  LEGACY_TEXT: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Chữ gõ bằng bảng mã cũ {0}. Đề nghị xác nhận nội dung sau khi chuyển sang Unicode.',
  },
  FORMULA: {
    level: 'doubtful',
    sentence: 'Ô chứa công thức ({0}). Công thức không được tính; đề nghị xác nhận nội dung hoặc ghi lại.',
  },
  FORMULA_EMPTY: {
    level: 'error',
    sentence: 'Ô chứa công thức ({0}) và không có kết quả lưu kèm. Đề nghị ghi lại nội dung.',
  },
  FORMULA_START: {
    level: 'doubtful',
    keepable: true,
    sentence:
      'Nội dung bắt đầu bằng “{0}”, bảng tính có thể hiểu là công thức. Đề nghị bỏ ký tự này hoặc xác nhận giữ nguyên.',
  },
  CELL_ERROR: { level: 'error', sentence: 'Ô báo lỗi {0} của bảng tính. Đề nghị ghi lại nội dung.' },
  DITTO: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Ô ghi “{0}” (như trên). Đề nghị xác nhận nội dung lấy từ ô phía trên.',
  },
  TOO_LONG: { level: 'error', sentence: 'Nội dung dài {0} ký tự, tối đa {1} ký tự. Đề nghị rút gọn.' },
  REQUIRED: { level: 'error', sentence: 'Chưa ghi {0}. Đề nghị bổ sung.' },

  // name and gender
  HONORIFIC: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Họ tên có từ xưng hô “{0}” ở đầu. Đề nghị xác nhận bỏ từ này (hoặc giữ, nếu đây là họ).',
  },
  NAME_ODD: { level: 'doubtful', keepable: true, sentence: 'Họ tên có ký tự lạ hoặc chữ số. Đề nghị kiểm tra lại.' },
  NAME_CASE: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Họ tên viết toàn chữ {0}. Đề nghị xác nhận cách viết sẽ in trên quyết định và bằng.',
  },
  GENDER_UNKNOWN: { level: 'error', sentence: 'Không hiểu giới tính “{0}”. Đề nghị ghi Nam hoặc Nữ.' },
  GENDER_SPELLING: { level: 'doubtful', sentence: 'Giới tính ghi “{0}”. Đề nghị xác nhận là {1}.' },
  GENDER_MISSING: { level: 'error', sentence: 'Chưa ghi giới tính. Đề nghị ghi Nam hoặc Nữ.' },
  GENDER_AGAINST_HONORIFIC: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Giới tính ghi {0} nhưng họ tên có từ xưng hô “{1}”. Đề nghị kiểm tra lại.',
  },

  // birth
  DATE_AS_TEXT: { level: 'repaired', sentence: 'Ngày sinh ghi dạng chữ; được hiểu là ngày {0} tháng {1} năm {2}.' },
  DATE_AS_SERIAL: {
    level: 'doubtful',
    sentence: 'Ngày sinh ghi thành số {0} của bảng tính. Đề nghị xác nhận là ngày {1}.',
  },
  DATE_MONTH_FIRST: { level: 'doubtful', sentence: 'Ngày “{0}” viết tháng trước. Đề nghị xác nhận là ngày {1}.' },
  DATE_ORDER_UNSURE: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Trong cột này có ngày viết tháng trước, nên “{0}” có thể hiểu hai cách. Đề nghị xác nhận là ngày {1}.',
  },
  DATE_TWO_DIGIT_YEAR: {
    level: 'doubtful',
    sentence: 'Năm sinh trong “{0}” chỉ có hai chữ số. Đề nghị xác nhận là {1}.',
  },
  DATE_IMPOSSIBLE: {
    level: 'error',
    sentence: 'Không có ngày “{0}”. Đề nghị ghi lại theo dạng ngày/tháng/năm, ví dụ 27/02/1985.',
  },
  BIRTH_MISSING: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Chưa ghi ngày sinh. Đề nghị bổ sung, hoặc xác nhận để trống.',
  },
  BIRTH_UNLIKELY: { level: 'error', sentence: 'Ngày sinh {0} không hợp lý. Đề nghị ghi lại.' },
  UNDER_15: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Người này mới {0} tuổi, chưa đủ 15 tuổi để làm việc theo hợp đồng lao động. Đề nghị kiểm tra ngày sinh.',
  },
  UNDER_18: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Người này {0} tuổi, chưa đủ 18 tuổi. Đề nghị kiểm tra ngày sinh.',
  },

  // citizen id
  ID_LOST_ZERO: {
    level: 'doubtful',
    sentence: 'Số CCCD ghi dạng số nên mất số 0 ở đầu. Đề nghị xác nhận số đủ 12 chữ số.',
  },
  ID_SPACED: { level: 'repaired', sentence: 'Số CCCD có dấu cách hoặc dấu chấm; đã bỏ.' },
  ID_WRONG_LENGTH: {
    level: 'error',
    sentence: 'Số CCCD có {0} chữ số; số đúng có 12 chữ số. Đề nghị ghi lại, hoặc để trống.',
  },
  ID_OLD: {
    level: 'doubtful',
    keepable: true,
    sentence:
      'Số này có 9 chữ số như chứng minh nhân dân cũ. Đề nghị thay bằng số CCCD; nếu giữ nguyên thì không dùng để đối chiếu.',
  },
  ID_NOT_DIGITS: { level: 'error', sentence: 'Số CCCD có ký tự không phải chữ số. Đề nghị ghi lại.' },
  ID_MISSING: {
    level: 'doubtful',
    keepable: true,
    sentence:
      'Chưa ghi số CCCD nên không đối chiếu chắc chắn được với các lần khen trước. Đề nghị bổ sung, hoặc xác nhận để trống.',
  },
  ID_PROVINCE: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Ba chữ số đầu {0} của số CCCD không phải mã tỉnh, thành phố đã biết. Đề nghị kiểm tra lại.',
  },
  ID_AGAINST_BIRTH: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Theo số CCCD thì người này sinh năm {0}, còn ngày sinh ghi năm {1}. Đề nghị kiểm tra cả hai ô.',
  },
  ID_AGAINST_GENDER: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Theo số CCCD thì người này là {0}, còn giới tính ghi {1}. Đề nghị kiểm tra cả hai ô.',
  },

  // role, award, notes
  ROLE_UNKNOWN: { level: 'error', sentence: 'Không hiểu đối tượng “{0}”. Đề nghị ghi TT, KLD, LD hoặc LDC.' },
  ROLE_SPELLING: { level: 'doubtful', sentence: 'Đối tượng ghi “{0}”. Đề nghị xác nhận là {1}.' },
  ROLE_AMBIGUOUS: {
    level: 'doubtful',
    sentence: 'Đối tượng ghi “{0}” có thể là lãnh đạo (LD) hoặc lao động trực tiếp (TT). Đề nghị chọn một.',
  },
  ROLE_AGAINST_POSITION: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Chức vụ “{0}” là lãnh đạo, quản lý nhưng đối tượng ghi {1}. Đề nghị kiểm tra lại.',
  },
  AWARD_SHORTENED: { level: 'repaired', sentence: 'Hình thức ghi tắt hoặc khác cách viết; được hiểu là “{0}”.' },
  AWARD_LIKELY: {
    level: 'doubtful',
    sentence: 'Hình thức “{0}” không đúng tên trong bộ quy định. Đề nghị xác nhận là “{1}”.',
  },
  AWARD_AMBIGUOUS: { level: 'doubtful', sentence: 'Hình thức “{0}” có thể là: {1}. Đề nghị chọn một.' },
  AWARD_UNKNOWN: {
    level: 'error',
    sentence:
      'Hình thức “{0}” không có trong bộ quy định đang có hiệu lực. Đề nghị chọn hình thức khác hoặc bỏ dòng này.',
  },
  AWARD_WRONG_KIND: {
    level: 'error',
    sentence: '“{0}” không áp dụng cho {1}. Đề nghị chọn hình thức khác hoặc bỏ dòng này.',
  },
  AWARD_NOT_YOURS: {
    level: 'error',
    sentence: '“{0}”: {1} Đề nghị chọn hình thức khác hoặc bỏ dòng này.',
  },
  SANCTION_NOTE: {
    level: 'doubtful',
    keepable: true,
    sentence:
      'Ghi chú “{0}” cho thấy có việc kỷ luật, khiếu nại hoặc xác minh. Cần người có trách nhiệm xem xét trước khi đề nghị.',
  },
  POSTHUMOUS: { level: 'doubtful', keepable: true, sentence: 'Trường hợp truy tặng. Đề nghị xác nhận.' },

  // across rows
  SAME_PERSON: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Cùng một người với dòng {0} ({1}). Đề nghị bỏ một dòng, hoặc xác nhận đề nghị hai lần.',
  },
  ID_OF_ANOTHER: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Số CCCD này cũng ghi cho người khác ở ô {0}. Đề nghị kiểm tra cả hai.',
  },
  NAMESAKE: { level: 'notice', sentence: 'Trùng họ tên với ô {0} nhưng là hai người khác nhau ({1}); được giữ riêng.' },
  NAMESAKE_UNSURE: {
    level: 'doubtful',
    keepable: true,
    sentence: 'Trùng họ tên với ô {0} và thiếu dữ liệu để biết có phải một người. Đề nghị xác nhận là hai người.',
  },
} as const satisfies Record<string, Kind>;

export type FindingCode = keyof typeof table;

/** What a reader of one cell has to say, before its place is known. */
export interface Doubt {
  readonly code: FindingCode;
  readonly facts: readonly string[];
  /** A text that would take the place of the cell's. Read again, it raises this doubt no more. */
  readonly suggestion?: string;
  /** Several texts to choose from. */
  readonly options?: readonly string[];
}

/** Something said of a cell, whatever the list is for. */
export interface Remark {
  readonly code: string;
  readonly level: Level;
  readonly keepable: boolean;
  readonly sheet: string;
  /** From 0, like `column`. */
  readonly row: number;
  readonly column: number;
  /** `Danh sách!C17` */
  readonly cell: string;
  /** What stands in the cell. */
  readonly found: string;
  readonly sentence: string;
  readonly suggestion?: string;
  readonly options?: readonly string[];
}

export interface Finding extends Remark, Doubt {
  readonly code: FindingCode;
  readonly suggestion?: string;
  readonly options?: readonly string[];
}

export const levelOf = (code: FindingCode): Level => table[code].level;

export const isKeepable = (code: FindingCode): boolean => 'keepable' in table[code];

export const isFindingCode = (code: string): code is FindingCode => Object.hasOwn(table, code);

export function sentenceFor({ code, facts }: Doubt): string {
  return table[code].sentence.replace(/\{(\d)\}/g, (_, index: string) => facts[Number(index)] ?? '');
}

export const doubt = (code: FindingCode, facts: readonly string[] = [], suggestion?: string): Doubt =>
  suggestion === undefined ? { code, facts } : { code, facts, suggestion };

/** What waits for an answer or stands in the way. */
export const needsAnswer = ({ level }: Pick<Remark, 'level'>): boolean => level === 'doubtful' || level === 'error';
