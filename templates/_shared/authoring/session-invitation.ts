import { body, letterhead, marker, rowsTable, signatureBlock, title } from './official-parts.ts';
import { paragraph, run, section } from './ooxml.ts';

const fact = (label: string, value: string): string => body([run(`${label}: `, { bold: true }), run(value)]);

export const sessionInvitation: readonly string[] = [
  letterhead('Số: {number}', '{place}, {dateText}'),
  title('GIẤY MỜI'),
  paragraph(run('Kính gửi: Các thành viên {councilName}'), { align: 'center', before: 60, after: 140 }),
  body('{councilName} trân trọng kính mời các thành viên tham dự phiên họp, xem xét {itemCount} trường hợp sau đây:'),
  rowsTable('agenda', [
    { heading: 'TT', width: 11, content: '{no}', align: 'center' },
    { heading: 'Đơn vị trình', width: 64, content: '{unit}' },
    { heading: 'Hình thức khen thưởng', width: 48, content: '{award}' },
    { heading: 'Số trường hợp', width: 21, content: '{count}', align: 'center' },
    { heading: 'Thứ tự xét', width: 21, content: '{span}', align: 'center' },
  ]),
  paragraph('', { after: 60 }),
  fact('Chủ tọa', '{chair}.'),
  marker('{#meeting}'),
  fact('Thời gian, địa điểm', '{text}.'),
  marker('{/meeting}'),
  fact('Thời hạn bỏ phiếu', '{closesAt}.'),
  body(
    'Hồ sơ, minh chứng và số liệu phục vụ việc xét được xem qua đường dẫn cá nhân gửi trong thư mời. Trước khi xem, đề nghị thành viên khai báo quyền, lợi ích liên quan; thành viên có liên quan không xem và không bỏ phiếu đối với trường hợp đó.',
  ),
  body(
    'Thành viên không tham dự được đề nghị báo lý do với Thư ký Hội đồng ({secretaryContact}) trước khi hết thời hạn bỏ phiếu./.',
    { keepNext: true },
  ),
  signatureBlock(),
  section(false),
];
