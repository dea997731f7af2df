/** What the figures beside a council's list say, in the words of pages and minutes alike. Counts only, no percentages. */

import { DIRECT_WORKER_PERCENT, type QuotaLine, type Share } from './instruments.ts';
import type { Rotation } from './rotation.ts';

/** How each figure is come by: one sentence for whoever asks. */
export const EXPLANATIONS = {
  shares: `Nghị quyết số 07/NQ-TLĐ (mục II.2.2) đặt chỉ tiêu mỗi năm ít nhất ${DIRECT_WORKER_PERCENT}% số cá nhân được khen thưởng là người lao động trực tiếp hoặc công chức, viên chức không giữ vị trí lãnh đạo, quản lý; ở đây tính riêng trên danh sách của phiên họp.`,
  units:
    'Số trường hợp của từng đơn vị trong danh sách này, bên cạnh số lần đơn vị và các đơn vị trực thuộc được tặng các hình thức có trong danh sách ở những năm trước, theo Sổ khen thưởng.',
  even: 'Cào bằng: so đơn vị được tặng ít nhất với đơn vị được tặng nhiều nhất trong cụm, khối; mọi đơn vị đều có và hơn kém nhau không quá một lần là dấu hiệu cần xem xét.',
  turns:
    'Luân phiên: đếm số lần một đơn vị được tặng hai năm liền và so với số lần trung bình nếu mỗi năm chọn không nhìn đến năm trước; không lặp lại lần nào trong khi trung bình phải có từ một lần trở lên là dấu hiệu cần xem xét.',
  quotas:
    'Số còn lại bằng chỉ tiêu trừ đi số đã khen thưởng, số trường hợp đang giữ chỗ ở hồ sơ ngoài phiên họp này và số trường hợp trong danh sách.',
} as const;

/** Counts below 10 take a leading zero in official writing. */
const two = (count: number): string => String(count).padStart(2, '0');

export function shareSentence({ award, collectives, individuals, direct, required, missing, women }: Share): string {
  const about = award === null ? 'Danh sách' : award;
  if (individuals === 0) return `${about}: ${two(collectives)} tập thể, không có cá nhân.`;
  const verdict =
    missing === 0
      ? `đạt mức tối thiểu ${two(required)}`
      : `thấp hơn mức tối thiểu ${two(required)}, còn thiếu ${two(missing)}`;
  const groups = collectives === 0 ? '' : `${two(collectives)} tập thể và `;
  return `${about}: ${groups}${two(individuals)} cá nhân, trong đó ${two(direct)} người lao động trực tiếp (${verdict}) và ${two(women)} nữ.`;
}

export const groupWord = ({ kind, group }: Pick<Rotation, 'kind' | 'group'>): string => {
  const word = kind === 'CLUSTER' ? 'Cụm' : 'Khối';
  return group.toLocaleLowerCase('vi').startsWith(word.toLocaleLowerCase('vi')) ? group : `${word} ${group}`;
};

/** `1,3` */
const tenths = (value: number): string => `${Math.floor(value / 10)}${value % 10 === 0 ? '' : `,${value % 10}`}`;

/** What was counted, then what it may mean. */
export function rotationSentences(rotation: Rotation): readonly string[] {
  const { units, had, fewest, most, again, chances, expectedTenths, even, inTurns, perYear } = rotation;
  const span = `${perYear[0]?.year ?? ''}–${perYear.at(-1)?.year ?? ''}`;
  if (had === 0) return [`Trong các năm ${span} chưa đơn vị nào trong ${two(units)} đơn vị được tặng.`];
  return [
    `Trong các năm ${span}, ${two(had)}/${two(units)} đơn vị đã được tặng; đơn vị ít nhất ${two(fewest)} lần, đơn vị nhiều nhất ${two(most)} lần${even ? ': có dấu hiệu cào bằng' : ''}.`,
    chances === 0
      ? 'Chưa có hai năm liền nhau để so việc tặng lại.'
      : `Có ${two(again)}/${two(chances)} lượt tặng lại cho đơn vị đã được tặng năm liền trước; trung bình khi chọn không nhìn đến năm trước: ${tenths(expectedTenths)}${inTurns ? '; có dấu hiệu luân phiên' : ''}.`,
  ];
}

export function quotaSentence({
  award,
  unit,
  year,
  theme,
  limit,
  awarded,
  elsewhere,
  listed,
  left,
}: QuotaLine): string {
  const about = [award, unit, `năm ${year}`, theme].filter(Boolean).join(', ');
  const rest = left < 0 ? `danh sách vượt chỉ tiêu ${two(-left)}` : `còn lại ${two(left)} nếu khen thưởng cả danh sách`;
  return `${about}: chỉ tiêu ${two(limit)}, đã khen thưởng ${two(awarded)}, đang xét ở hồ sơ khác ${two(elsewhere)}, trong danh sách ${two(listed)}; ${rest}.`;
}
