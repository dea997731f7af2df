import { body, marker, rowsTable } from './official-parts.ts';
import { paragraph, run } from './ooxml.ts';

/** Ballots and results of each round, as `roundsTag` describes them. `label` stands before the count of ballots. */
export const countedRounds = (label: string): readonly string[] => [
  marker('{#rounds}'),
  marker('{#roundTitle}'),
  body([run('{text}', { bold: true, italic: true })], { keepNext: true }),
  marker('{/roundTitle}'),
  body(
    `${label}: phát ra {ballotsIssued}; thu về {ballotsCollected} (phiếu điện tử {ballotsElectronic}, phiếu giấy {ballotsOnPaper}); hợp lệ {ballotsValid}; không hợp lệ {ballotsInvalid}.`,
  ),
  marker('{#ballotRemark}'),
  body('{text}'),
  marker('{/ballotRemark}'),
  marker('{#groups}'),
  body([run('{groupTitle}', { italic: true })], { keepNext: true }),
  rowsTable('results', [
    { heading: 'TT', width: 11, content: '{no}', align: 'center' },
    { heading: 'Tập thể, cá nhân', width: 50, content: '{name}' },
    { heading: 'Tính trên', width: 16, content: '{denominator}', align: 'center' },
    { heading: 'Đồng ý', width: 22, content: '{yes}', align: 'center' },
    { heading: 'Không đồng ý', width: 22, content: '{against}', align: 'center' },
    { heading: 'Không có ý kiến', width: 22, content: '{noOpinion}', align: 'center' },
    { heading: 'Kết quả', width: 22, content: '{outcome}', align: 'center' },
  ]),
  paragraph('', { after: 60 }),
  marker('{/groups}'),
  marker('{/rounds}'),
];
