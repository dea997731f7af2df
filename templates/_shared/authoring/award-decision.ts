import {
  annexGroups,
  annexTitle,
  blank,
  body,
  centredBold,
  legalBases,
  letterhead,
  marker,
  signatureBlock,
  title,
} from './official-parts.ts';
import { run, section, sectionEnd } from './ooxml.ts';

const article = (number: string, text: string, keepNext = false): string =>
  body([run(`Điều ${number}. `, { bold: true }), run(text)], { keepNext });

const NUMBER = blank(9);
const DAY_MONTH = `ngày${blank(6)}tháng${blank(6)}năm\u00A0{year}`;

/** Quyết định: number, day and month stay blank, because the clerk enters them after the authority has signed. */
export const awardDecision: readonly string[] = [
  letterhead(`Số:${NUMBER}/{numberSymbol}`, `{place}, ${DAY_MONTH}`),
  title('QUYẾT ĐỊNH'),
  centredBold('{authorityHeading}', 40, 120),
  legalBases(),
  centredBold('QUYẾT ĐỊNH:'),
  article('1', '{conferral} {awardName} cho {recipientCounts} (có danh sách kèm theo) {achievement}.'),
  marker('{#bonus}'),
  article('2', 'Tiền thưởng kèm theo: {rates}. Tổng số tiền thưởng: {total} ({totalInWords}), {source}.'),
  marker('{/bonus}'),
  article(
    '{executionArticle}',
    'Quyết định này có hiệu lực kể từ ngày ký. {executors} và {namedRecipients} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.',
    true,
  ),
  signatureBlock(),
  sectionEnd(false),
  annexTitle('DANH SÁCH', `(Kèm theo Quyết định số${NUMBER}/{numberSymbol} ${DAY_MONTH} của {authorityName})`),
  annexGroups(
    [
      { heading: 'TT', width: 11, content: '{no}', align: 'center' },
      { heading: 'Tên tập thể', width: 82, content: '{name}' },
      { heading: 'Đơn vị', width: 72, content: '{unit}' },
    ],
    [
      { heading: 'TT', width: 11, content: '{no}', align: 'center' },
      { heading: 'Họ và tên', width: 58, content: '{honorific} {name}' },
      { heading: 'Chức vụ', width: 41, content: '{position}' },
      { heading: 'Đơn vị', width: 55, content: '{unit}' },
    ],
  ),
  section(true),
];
