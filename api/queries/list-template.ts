/** Workbooks that may be filled in for the registers: our own headings, lists to choose from, a page of notes. */

import type { SheetToWrite } from '../../adapters/intake-ports.ts';
import type { ListKind } from '../../domain/intake/lists.ts';
import { toFill, withNotes } from './import-template.ts';

interface ColumnHelp {
  /** To choose from. */
  readonly choices?: readonly string[];
  /** Kept as text, so that no zero is lost. */
  readonly text?: true;
  /** In characters; 18 when left out. */
  readonly width?: number;
}

const WIDTH = 18;
const SEXES = ['Nam', 'Nữ'];
const ROLES = ['TT', 'KLD', 'LD', 'LDC'];
const YES_OR_NO = ['Có', 'Không'];
const YEAR: Readonly<Record<string, ColumnHelp>> = {
  organisationId: { text: true },
  grade: { choices: ['HTXS', 'HTT', 'HT', 'KHT'] },
  title: { width: 34 },
  matter: {
    choices: [
      'Không',
      'Đang xem xét kỷ luật',
      'Đang thanh tra, kiểm tra',
      'Khiếu nại, tố cáo',
      'Đang điều tra',
      'Khiển trách',
      'Kéo dài thời hạn nâng lương',
      'Cảnh cáo',
      'Hạ bậc lương',
      'Giáng chức',
      'Cách chức',
      'Buộc thôi việc',
    ],
    width: 26,
  },
};

const HELP: Readonly<Record<string, Readonly<Record<string, ColumnHelp>>>> = {
  'past-awards': {
    name: { width: 30 },
    subjectKind: { choices: ['Cá nhân', 'Tập thể'] },
    citizenId: { text: true },
    staffId: { text: true },
    unit: { width: 34 },
    award: { width: 40 },
    note: { width: 30 },
  },
  organisations: {
    id: { text: true },
    name: { width: 44 },
    parent: { width: 40 },
    level: { choices: ['Cơ sở', 'Cấp trên trực tiếp cơ sở', 'Tỉnh', 'Tổng Liên đoàn'] },
    kind: {
      choices: ['Nhà nước', 'Sự nghiệp', 'Doanh nghiệp nhà nước', 'Ngoài nhà nước', 'FDI'],
    },
  },
  people: {
    name: { width: 28 },
    sex: { choices: SEXES },
    citizenId: { text: true },
    staffCode: { text: true },
    organisation: { width: 40 },
    unionWork: { choices: YES_OR_NO },
    roleClass: { choices: ROLES },
    source: { width: 30 },
  },
  'person-years': {
    ...YEAR,
    name: { width: 28 },
    citizenId: { text: true },
    staffCode: { text: true },
    organisation: { width: 40 },
  },
  'collective-years': {
    ...YEAR,
    organisation: { width: 44 },
    hasGrassrootsFighter: { choices: YES_OR_NO },
    warned: { choices: YES_OR_NO },
  },
  initiatives: {
    title: { width: 50 },
    kind: { choices: ['Sáng kiến', 'Giải pháp', 'Đề tài'] },
    name: { width: 28 },
    cccd: { text: true },
    main: { choices: ['x'] },
    summary: { width: 50 },
    scope: { choices: ['Cấp cơ sở', 'Cấp tỉnh', 'Toàn Tổng Liên đoàn', 'Toàn quốc'] },
    union: { width: 44 },
  },
};

const NOTES: Readonly<Record<string, readonly string[]>> = {
  'past-awards': [
    'Mỗi lần khen thưởng ghi một dòng. Cột cần có: họ và tên hoặc tên tập thể, đơn vị, hình thức, năm, số quyết định.',
    'Số CCCD đủ 12 chữ số, kể cả số 0 ở đầu. Không có CCCD thì ghi mã cán bộ; hệ thống không tự gộp người cùng tên.',
  ],
  organisations: [
    'Mỗi tổ chức ghi một dòng. “Trực thuộc” ghi mã hoặc tên đơn vị cấp trên; đơn vị cấp trên có thể ở cùng danh sách.',
    'Tổ chức đã có trong sổ mà nội dung khác thì ghi ngày có hiệu lực ở cột “Từ ngày”.',
  ],
  people: [
    'Mỗi chức vụ của một người ghi một dòng. Cần số căn cước hoặc mã cán bộ; chỉ có họ tên thì không xác định được người.',
    'Nhóm đối tượng: TT là công nhân, lao động trực tiếp; KLD là không giữ chức vụ; LD là lãnh đạo, quản lý; LDC là từ phó vụ trưởng, phó trưởng ban và tương đương trở lên.',
  ],
  'person-years': [
    'Kết quả năm của cá nhân: mỗi người, mỗi năm ghi một dòng, kèm số căn cước hoặc mã cán bộ (mã cán bộ thì ghi thêm tổ chức đã cấp).',
    'Đăng ký thi đua: ghi tên danh hiệu, nhiều danh hiệu cách nhau bằng dấu chấm phẩy. Kỷ luật, vụ việc: ghi “Không” khi đã rà soát và không có; có thì ghi kèm số quyết định. Ô trống là chưa có thông tin.',
  ],
  'collective-years': [
    'Kết quả năm của tập thể: mỗi tổ chức, mỗi năm ghi một dòng. Các tỷ lệ là phần trăm nguyên, ví dụ 76.',
  ],
  initiatives: [
    'Mỗi sáng kiến ghi một dòng; đồng tác giả ghi ở các dòng ngay dưới, để trống tên sáng kiến. Tổng tỷ lệ đóng góp là 100.',
    'Giá trị làm lợi ghi đủ số đồng, ví dụ 85000000, kèm thời gian tính và người xác nhận.',
  ],
};

const FIRST = [
  'Hướng dẫn ghi biểu',
  'Ghi liền nhau, không gộp ô, không đổi dòng tiêu đề. Ngày ghi ngày/tháng/năm, ví dụ 05/03/2019. Gõ Unicode.',
];

export function listTemplate(kinds: readonly ListKind[]): readonly SheetToWrite[] {
  const lists = kinds.flatMap(({ id, columns }) =>
    Object.entries(columns).flatMap(([field, { label }]) => {
      const values = HELP[id]?.[field]?.choices;
      return values === undefined ? [] : [{ key: `${id} ${field}`, heading: label, values }];
    }),
  );
  const sheets = kinds.map(({ id, label, columns }) => {
    const fields = Object.entries(columns).filter(([field]) => field !== 'identity');
    const help = (field: string): ColumnHelp => HELP[id]?.[field] ?? {};
    const chosen = fields.flatMap(([field], column) => {
      const list = lists.findIndex(({ key }) => key === `${id} ${field}`);
      return list < 0 ? [] : [[column, list] as const];
    });
    return toFill(
      label.replace('Danh sách ', '').replace(/^./u, (first) => first.toUpperCase()),
      fields.map(([, { label: heading }]) => heading),
      fields.map(([field]) => help(field).width ?? WIDTH),
      fields.flatMap(([field], column) => (help(field).text ? [column] : [])),
      lists,
      Object.fromEntries(chosen),
    );
  });
  return withNotes(sheets, [...FIRST, ...kinds.flatMap(({ id }) => NOTES[id] ?? [])], lists);
}
