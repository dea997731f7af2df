import { countedRounds } from './count-table.ts';
import { body, letterhead, marker, minutesSignatures, rowsTable, title } from './official-parts.ts';
import { paragraph, run, section } from './ooxml.ts';

const heading = (text: string): string => body([run(text, { bold: true })], { keepNext: true });

const fact = (label: string, value: string): string => body([run(`${label}: `), run(value)]);

/** One line for each element, under a dash. */
const dashes = (list: string): readonly string[] => [marker(`{#${list}}`), body('- {text}'), marker(`{/${list}}`)];

const paragraphs = (list: string): readonly string[] => [marker(`{#${list}}`), body('{text}'), marker(`{/${list}}`)];

/** Biên bản: no place and date line; the text states when it began and ended (domain rules of minutes). */
export const councilMinutes: readonly string[] = [
  letterhead('Số: {number}'),
  title('BIÊN BẢN'),
  fact('Thời gian bắt đầu', '{startedAt}'),
  fact('Địa điểm', '{place}'),
  marker('{#form}'),
  fact('Hình thức', '{text}'),
  marker('{/form}'),
  heading('I. THÀNH PHẦN THAM DỰ'),
  body(
    '1. Tổng số thành viên Hội đồng: {membersTotal}; có mặt: {membersPresent}; vắng mặt: {membersAbsent}. {quorumSentence}',
  ),
  body('2. Thành viên có mặt:', { keepNext: true }),
  ...dashes('present'),
  marker('{#absence}'),
  body('3. Thành viên vắng mặt:', { keepNext: true }),
  ...dashes('absent'),
  marker('{/absence}'),
  marker('{#delegation}'),
  body('{delegationItem}. Ủy quyền bỏ phiếu:', { keepNext: true }),
  ...dashes('mandates'),
  marker('{/delegation}'),
  fact('{chairItem}. Chủ tọa', '{chairLine}'),
  ...dashes('ledInstead'),
  fact('{secretaryItem}. Thư ký', '{secretaryLine}'),
  marker('{#telling}'),
  body('{tellersItem}. Tổ kiểm phiếu:', { keepNext: true }),
  ...dashes('tellers'),
  marker('{/telling}'),
  heading('II. NỘI DUNG'),
  body('1. Hội đồng xem xét {itemsConsidered}.'),
  body('2. Quy định áp dụng:', { keepNext: true }),
  ...dashes('rules'),
  marker('{#recusal}'),
  body('3. Thành viên không tham gia xét, bỏ phiếu do có liên quan:', { keepNext: true }),
  ...dashes('recusals'),
  marker('{/recusal}'),
  marker('{#noRecusal}'),
  body('3. Không có thành viên nào phải rút khỏi việc xét, bỏ phiếu do có liên quan.'),
  marker('{/noRecusal}'),
  marker('{#instruments}'),
  body('4. Số liệu Hội đồng được cung cấp trước khi bỏ phiếu:', { keepNext: true }),
  ...dashes('figures'),
  rowsTable('units', [
    { heading: 'TT', width: 11, content: '{no}', align: 'center' },
    { heading: 'Đơn vị đề nghị', width: 92, content: '{name}' },
    { heading: 'Trong danh sách', width: 28, content: '{listed}', align: 'center' },
    { heading: 'Đã được tặng các năm trước', width: 34, content: '{past}', align: 'center' },
  ]),
  paragraph('', { after: 60 }),
  body('Các năm trước trong bảng là {span}. Mã đối chiếu của số liệu (SHA-256): {hash}.'),
  marker('{/instruments}'),
  body('{discussionItem}. Ý kiến thảo luận:', { keepNext: true }),
  ...dashes('discussion'),
  heading('III. KẾT QUẢ BIỂU QUYẾT'),
  body('1. Hình thức biểu quyết: {votingMethod}.'),
  ...paragraphs('extensions'),
  body('2. Kết quả kiểm phiếu, theo Biên bản kiểm phiếu số {countSheet} ({denominatorNote}):', { keepNext: true }),
  ...countedRounds('Số phiếu'),
  ...paragraphs('unanimity'),
  heading('IV. KẾT LUẬN'),
  ...paragraphs('conclusions'),
  marker('{#dissent}'),
  body('Ý kiến khác, ý kiến bảo lưu:', { keepNext: true }),
  ...dashes('opinions'),
  marker('{/dissent}'),
  marker('{#noDissent}'),
  body('Không có ý kiến khác, ý kiến bảo lưu.'),
  marker('{/noDissent}'),
  body('Cuộc họp kết thúc vào {endedAt}. {adoption}./.', { keepNext: true }),
  minutesSignatures(),
  section(false),
];
