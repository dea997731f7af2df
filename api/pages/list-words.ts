/** Vietnamese words of the pages on which lists are taken into the registers. */

import type { ImportStage } from '../../adapters/intake-ports.ts';
import type { RowOutcome } from '../../domain/intake/report.ts';
import type { RegisterAreaId } from '../register-areas.ts';
import type { StartWords } from './import-start-page.tsx';

const STAGES: Readonly<Record<ImportStage, readonly [tone: string, words: string]>> = {
  OPEN: ['wait', 'Đang rà soát'],
  APPLIED: ['good', 'Đã ghi vào sổ'],
  UNDONE: ['plain', 'Đã thu hồi'],
};

const LEAD =
  'Ghi Công đọc từng ô, nêu những ô chưa rõ kèm địa chỉ, cho xem trước từng dòng; không tự sửa và không ghi gì khi chưa được xác nhận. Nhập lại cùng danh sách thì chỉ ghi phần mới.';

interface ListWords extends StartWords {
  /** `/so-khen-thuong/nhap` */
  readonly address: string;
  readonly templateName: string;
  /** What happens to it afterwards, said before it is written. */
  readonly afterwards: string;
  /** Where its rows stand in the register: `/sang-kien/` and the id; null where an entry has no page of its own. */
  readonly entries: string | null;
}

export const LIST_WORDS: Readonly<Record<RegisterAreaId, ListWords>> = {
  LEDGER: {
    address: '/so-khen-thuong/nhap',
    templateName: 'mau-so-khen-thuong.xlsx',
    here: 'ledger',
    title: 'Nhập sổ khen thưởng cũ',
    lead: LEAD,
    hint: 'Excel (.xlsx) hoặc .csv, tối đa 10 MB. Mỗi lần khen thưởng một dòng.',
    none: 'Chưa nhập danh sách nào.',
    stages: STAGES,
    back: ['/so-khen-thuong', 'Về sổ khen thưởng'],
    afterwards:
      'Sau khi ghi có thể thu hồi cả danh sách, khi chưa lần khen nào trong đó bị hủy bỏ, được gộp hồ sơ hoặc dùng tiếp.',
    entries: null,
  },
  PEOPLE: {
    address: '/to-chuc/nhap',
    templateName: 'mau-to-chuc-con-nguoi.xlsx',
    here: 'organisations',
    title: 'Nhập tổ chức, con người và kết quả từng năm',
    lead: LEAD,
    hint: 'Excel (.xlsx) hoặc .csv, tối đa 10 MB. Tổ chức, con người, kết quả từng năm có thể ở cùng một tệp, mỗi danh sách một biểu.',
    none: 'Chưa nhập danh sách nào.',
    stages: STAGES,
    back: ['/to-chuc', 'Về trang tổ chức'],
    afterwards:
      'Sau khi ghi không thu hồi cả danh sách; mục nào sai thì đính chính trên trang của tổ chức, con người đó.',
    entries: null,
  },
  INITIATIVES: {
    address: '/sang-kien/nhap',
    templateName: 'mau-sang-kien.xlsx',
    here: 'initiatives',
    title: 'Nhập sáng kiến',
    lead: LEAD,
    hint: 'Excel (.xlsx) hoặc .csv, tối đa 10 MB. Mỗi sáng kiến một dòng; đồng tác giả ghi ở các dòng ngay dưới.',
    none: 'Chưa nhập danh sách nào.',
    stages: STAGES,
    back: ['/sang-kien', 'Về sổ sáng kiến'],
    afterwards:
      'Sau khi ghi có thể thu hồi cả danh sách, khi chưa sáng kiến nào trong đó được sửa, gửi, xác nhận hoặc dùng để đề nghị khen thưởng.',
    entries: '/sang-kien/',
  },
};

/** Before it is written, and after. */
export const OUTCOME_WORDS: Readonly<Record<RowOutcome, readonly [tone: string, planned: string, done: string]>> = {
  ADDED: ['good', 'Sẽ ghi mới', 'Đã ghi mới'],
  CHANGED: ['wait', 'Khác với sổ', 'Khác với sổ'],
  SAME: ['plain', 'Đã có trong sổ', 'Đã có trong sổ'],
  HELD: ['bad', 'Cần trả lời', 'Chưa ghi'],
  LEFT_OUT: ['plain', 'Đã bỏ', 'Đã bỏ'],
};
