import {
  annexGroups,
  annexTitle,
  body,
  legalBases,
  letterhead,
  marker,
  signatureBlock,
  title,
} from './official-parts.ts';
import { mm, paragraph, run, section, sectionEnd } from './ooxml.ts';

const heading = (text: string): string => body([run(text, { bold: true })], { keepNext: true });

/** Tờ trình: number and date are given, because it is registered before it is sent up. */
export const submission: readonly string[] = [
  letterhead('Số: {number}', '{place}, {dateText}'),
  title('TỜ TRÌNH'),
  paragraph([run('Kính gửi: '), run('{addressee}')], {
    align: 'center',
    before: 60,
    after: 200,
    indent: { left: mm(10), right: mm(10) },
  }),
  legalBases(),
  body('{proposerName} kính trình {addressee} xem xét việc khen thưởng như sau:'),
  heading('1. Tóm tắt kết quả phong trào'),
  marker('{#summary}'),
  body('{text}'),
  marker('{/summary}'),
  heading('2. Quá trình xét chọn'),
  marker('{#process}'),
  body('{text}'),
  marker('{/process}'),
  heading('3. Số lượng và cơ cấu đề nghị'),
  body('Đề nghị {conferral} {awardName} cho {recipientCounts} (có danh sách kèm theo) {achievement}.'),
  marker('{#composition}'),
  body('{text}'),
  marker('{/composition}'),
  heading('4. Hồ sơ gửi kèm'),
  marker('{#attachments}'),
  body('- {text}'),
  marker('{/attachments}'),
  body('{proposerName} kính đề nghị {addressee} xem xét, quyết định./.', { keepNext: true }),
  signatureBlock(),
  sectionEnd(false),
  annexTitle('DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG', '(Kèm theo Tờ trình số\u00A0{number} {dateText} của {proposerName})'),
  annexGroups(
    [
      { heading: 'TT', width: 13, content: '{no}', align: 'center' },
      { heading: 'Tên tập thể', width: 55, content: '{name}' },
      { heading: 'Đơn vị', width: 42, content: '{unit}' },
      { heading: 'Thành tích tiêu biểu', width: 55, content: '{merit}' },
    ],
    [
      { heading: 'TT', width: 13, content: '{no}', align: 'center' },
      { heading: 'Họ và tên', width: 42, content: '{honorific} {name}' },
      { heading: 'Chức vụ', width: 30, content: '{position}' },
      { heading: 'Đơn vị', width: 35, content: '{unit}' },
      { heading: 'Thành tích tiêu biểu', width: 45, content: '{merit}' },
    ],
  ),
  section(true),
];
