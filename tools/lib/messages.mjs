/** An error whose text is for the person at the keyboard: what happened, and the one thing that fixes it. */
class UserError extends Error {
  constructor(message, { fix, exitCode = 1, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'UserError';
    this.fix = fix;
    this.exitCode = exitCode;
  }
}

/** Every sentence of the tools that reports a failure: key → [what happened, what to do about it]. */
const failures = {
  nodeTooOld: ({ found, needed }) => [
    `Node.js ${found} cũ hơn bản tối thiểu ${needed}.`,
    `Cài Node.js ${needed} trở lên rồi chạy lại.`,
  ],
  unknownOption: ({ option, usage }) => [`Không có tùy chọn ${option}.`, usage],
  optionNeedsValue: ({ option, usage }) => [`Tùy chọn ${option} cần một giá trị.`, usage],
  optionTakesNoValue: ({ option, usage }) => [`Tùy chọn ${option} không nhận giá trị.`, usage],
  unexpectedWord: ({ word, usage }) => [`Không hiểu “${word}”.`, usage],
  badPort: ({ value }) => [
    `Cổng “${value}” không hợp lệ.`,
    'Cổng là một số nguyên từ 1 đến 65535, ví dụ: --port 8080.',
  ],
  npmFailed: ({ detail }) => [
    `Không cài được các gói của dự án (npm ci).\n${detail}`,
    'Kiểm tra mạng và quyền ghi vào thư mục node_modules, rồi chạy: npm ci',
  ],
  installBusy: ({ pid }) => [
    `Một tiến trình khác (số ${pid}) đang cài các gói quá lâu.`,
    'Đợi tiến trình đó xong rồi chạy lại.',
  ],
  dataIsFile: ({ path }) => [
    `${path} là một tệp, không phải thư mục dữ liệu.`,
    'Đổi tên tệp đó, hoặc chọn thư mục khác: npm start -- --data THƯ_MỤC',
  ],
  dataReadOnly: ({ path, code }) => [
    `Không ghi được vào thư mục dữ liệu ${path} (${code}).`,
    'Cấp quyền ghi cho tài khoản đang chạy, hoặc chọn thư mục khác: npm start -- --data THƯ_MỤC',
  ],
  dataFull: ({ path, free, needed }) => [
    `Ổ đĩa của thư mục dữ liệu ${path} đã đầy hoặc sắp đầy: còn ${free}, cần ít nhất ${needed}.`,
    'Dọn bớt ổ đĩa, hoặc chọn thư mục ở ổ khác: npm start -- --data THƯ_MỤC',
  ],
  dataUnusable: ({ path, detail }) => [
    `Không dùng được thư mục dữ liệu ${path}: ${detail}.`,
    'Chọn thư mục khác: npm start -- --data THƯ_MỤC',
  ],
  alreadyRunning: ({ path, pid, url }) => [
    `Ghi Công đang chạy với thư mục dữ liệu ${path} (tiến trình ${pid}${url ? `, địa chỉ ${url}` : ''}).`,
    'Dùng phiên đang chạy đó, dừng nó bằng Ctrl+C (hoặc kill ' +
      `${pid}), hoặc chạy thêm một phiên tách biệt: npm start -- --data THƯ_MỤC_KHÁC`,
  ],
  portTaken: ({ port, owner }) => [
    `Cổng ${port} đang bị ${owner ? `tiến trình ${owner.pid} (${owner.name})` : 'chương trình khác'} chiếm.`,
    'Dừng chương trình đó, chọn cổng khác (--port SỐ), hoặc bỏ --port để tự chọn cổng trống.',
  ],
  noFreePort: () => ['Không tìm được cổng trống trên máy này.', 'Đóng bớt chương trình rồi chạy lại.'],
  serviceDied: ({ label, how, logFile, tail }) => [
    `${label} không khởi động được (${how}).${tail ? `\n${tail}` : ''}`,
    `Xem nhật ký đầy đủ: ${logFile}`,
  ],
  serviceSilent: ({ label, seconds, logFile, tail }) => [
    `${label} không trả lời sau ${seconds} giây.${tail ? `\n${tail}` : ''}`,
    `Xem nhật ký đầy đủ: ${logFile}`,
  ],
  serverMissing: ({ label, tried, fix }) => [
    `Không có ${label} và cũng không tải về được.\n${tried.map((line) => `  – ${line}`).join('\n')}`,
    fix,
  ],
  hashMismatch: ({ label, expected, actual }) => [
    `Gói ${label} tải về không đúng nội dung đã công bố (SHA-256 ${actual}, phải là ${expected}).`,
    'Không dùng gói này. Kiểm tra nguồn cài đặt của máy rồi chạy lại.',
  ],
  postgresMissing: () => [
    'Không có chương trình PostgreSQL trong node_modules cho máy này, và máy cũng chưa cài PostgreSQL 15 trở lên.',
    'Chạy lại npm ci (không bỏ các gói tùy chọn), cài PostgreSQL, hoặc đặt biến DATABASE_URL trỏ tới máy chủ có sẵn.',
  ],
  postgresVersion: ({ found, data }) => [
    `Cơ sở dữ liệu trong thư mục dữ liệu do PostgreSQL ${data} tạo, nhưng chương trình hiện có là bản ${found}.`,
    `Dùng lại PostgreSQL ${data}, hoặc chọn thư mục dữ liệu mới: npm start -- --data THƯ_MỤC`,
  ],
  postgresPassword: ({ keys }) => [
    `Cơ sở dữ liệu không nhận mật khẩu trong ${keys}/postgres.json.`,
    'Khôi phục tệp đó từ bản sao lưu: mật khẩu được đặt một lần khi tạo cơ sở dữ liệu. Hoặc chọn thư mục dữ liệu mới bằng --data.',
  ],
  postgresNoUser: () => [
    'PostgreSQL không chạy được dưới quyền root, mà máy không có tài khoản “postgres” hay “nobody” để chạy thay.',
    'Chạy Ghi Công bằng tài khoản thường, tạo tài khoản postgres (useradd --system postgres), hoặc đặt DATABASE_URL.',
  ],
  postgresUnreachable: ({ user, path }) => [
    `Tài khoản ${user} (chạy PostgreSQL thay root) không vào được ${path}.`,
    `Mở quyền đi qua (chmod o+x các thư mục cha), chạy bằng tài khoản thường, chọn --data ở nơi khác, hoặc đặt DATABASE_URL.`,
  ],
  initdbFailed: ({ detail }) => [
    `Không tạo được cơ sở dữ liệu PostgreSQL.\n${detail}`,
    'Xem thông báo trên; thường do thiếu chỗ trống hoặc thiếu quyền ghi.',
  ],
  s3Credentials: () => [
    'Đã đặt S3_ENDPOINT nhưng thiếu S3_ACCESS_KEY hoặc S3_SECRET_KEY.',
    'Đặt đủ cả ba biến, hoặc bỏ S3_ENDPOINT để Ghi Công tự chạy kho tệp.',
  ],
  keyFileBroken: ({ path }) => [
    `Tệp khóa ${path} bị hỏng, không đọc được.`,
    'Khôi phục tệp này từ bản sao lưu. Đừng xóa: dữ liệu đã mã hóa chỉ đọc lại được bằng chính các khóa trong đó.',
  ],
  partMissing: ({ file }) => [
    `Thiếu tệp ${file} của chương trình.`,
    'Lấy lại mã nguồn đầy đủ (git checkout) rồi chạy lại.',
  ],
  stepFailed: ({ step, how, logFile }) => [
    `Bước “${step}” không thành công (${how}).`,
    `Xem thông báo phía trên${logFile ? ` và nhật ký ${logFile}` : ''}.`,
  ],
};

/** Builds the error of `key`; a missing key is a programming error and throws at once. */
export function userError(key, details = {}, cause = undefined) {
  const [message, fix] = failures[key](details);
  return new UserError(message, { fix, cause, exitCode: USAGE_ERRORS.has(key) ? 2 : 1 });
}

const USAGE_ERRORS = new Set(['unknownOption', 'optionNeedsValue', 'optionTakesNoValue', 'unexpectedWord', 'badPort']);

/** The text printed for any error that ends a tool. Unexpected errors keep their stack: they are defects to report. */
export function describeError(error) {
  if (!(error instanceof UserError)) return `✗ Lỗi ngoài dự kiến: ${error instanceof Error ? error.stack : error}`;
  return error.fix ? `✗ ${error.message}\n→ ${error.fix}` : `✗ ${error.message}`;
}

/** 1610612736 → "1,5 GB". */
export function formatBytes(bytes) {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const digits = power > 2 ? 1 : 0;
  return `${(bytes / 1024 ** power).toFixed(digits).replace('.', ',')} ${units[power]}`;
}
