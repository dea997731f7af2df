import { countedRounds } from './count-table.ts';
import { body, letterhead, marker, minutesSignatures, tellerSignature, title } from './official-parts.ts';
import { run, section } from './ooxml.ts';

const heading = (text: string): string => body([run(text, { bold: true })], { keepNext: true });

export const countSheet: readonly string[] = [
  letterhead('Số: {number}'),
  title('BIÊN BẢN KIỂM PHIẾU'),
  body('Kết thúc bỏ phiếu: {closedAt}. Kiểm phiếu: {countedAt}.'),
  body('Địa điểm: {place}.'),
  heading('I. TỔ KIỂM PHIẾU'),
  marker('{#telling}'),
  marker('{#tellers}'),
  body('- {text}'),
  marker('{/tellers}'),
  marker('{/telling}'),
  marker('{#confirmation}'),
  body('{confirmedBy}, thay mặt tổ kiểm phiếu, đối chiếu và xác nhận kết quả kiểm phiếu lúc {confirmedAt}.'),
  marker('{/confirmation}'),
  marker('{#noTelling}'),
  body('Phiên họp không cử tổ kiểm phiếu; hệ thống kiểm phiếu điện tử, Thư ký Hội đồng đối chiếu và chịu trách nhiệm.'),
  marker('{/noTelling}'),
  heading('II. PHIẾU VÀ NGƯỜI BỎ PHIẾU'),
  body('1. Thành viên có quyền biểu quyết: {membersTotal}; đã bỏ phiếu: {membersVoted}.'),
  body('2. Hình thức biểu quyết: {votingMethod}.'),
  heading('III. KẾT QUẢ KIỂM PHIẾU'),
  body('Trong bảng, {denominatorNote}; số đó ghi ở cột “Tính trên”.'),
  ...countedRounds('Số phiếu'),
  heading('IV. NIÊM PHONG VÀ ĐỐI CHIẾU'),
  body(
    'Hòm phiếu được niêm phong trước khi kiểm. Toàn bộ phiếu trong hòm, không kèm tên người bỏ phiếu, được công bố cùng hồ sơ; ai có quyền xem đều cộng lại được và so với mã đối chiếu sau đây:',
  ),
  marker('{#boxes}'),
  body('- {text}', { align: 'left' }),
  marker('{/boxes}'),
  body('Biên bản kiểm phiếu là bộ phận của biên bản phiên họp./.', { keepNext: true }),
  marker('{#confirmation}'),
  tellerSignature(),
  marker('{/confirmation}'),
  minutesSignatures(),
  section(false),
];
