/** Why an uploaded file, or a paper of the evidence, is not taken. Part of the one table in `domain/refusals.ts`. */

export const EVIDENCE_REFUSALS = {
  UPLOAD_MISSING: [422, 'Chưa chọn tệp nào. Đề nghị chọn tệp rồi gửi lại.'],
  UPLOAD_EMPTY: [422, 'Tệp không có nội dung. Đề nghị kiểm tra lại tệp trên máy rồi gửi lại.'],
  UPLOAD_TOO_LARGE: [
    422,
    'Tệp lớn quá 20 MB. Đề nghị quét lại ở độ phân giải 200–300 dpi, nén ảnh hoặc tách thành nhiều tệp.',
  ],
  UPLOAD_TYPE_UNKNOWN: [
    422,
    'Loại tệp này không được nhận. Đề nghị gửi tệp PDF, Word (.docx), Excel (.xlsx) hoặc ảnh JPG, PNG.',
  ],
  UPLOAD_OLD_OFFICE: [
    422,
    'Tệp Word, Excel kiểu cũ (.doc, .xls) không được nhận. Đề nghị lưu lại thành .docx, .xlsx hoặc PDF rồi gửi.',
  ],
  UPLOAD_ENCRYPTED: [
    422,
    'Tệp có mật khẩu hoặc bị hạn chế quyền nên không đọc được. Đề nghị bỏ mật khẩu, bỏ hạn chế rồi gửi lại.',
  ],
  UPLOAD_DAMAGED: [
    422,
    'Tệp bị hỏng hoặc không đúng định dạng. Đề nghị mở lại bằng phần mềm đã tạo ra nó, lưu lại rồi gửi.',
  ],
  UPLOAD_TOO_MANY_PAGES: [422, 'Tệp PDF có quá 300 trang. Đề nghị tách thành nhiều tệp, mỗi tệp không quá 300 trang.'],
  UPLOAD_TOO_MANY_PIXELS: [
    422,
    'Ảnh có kích thước quá lớn. Đề nghị giảm ảnh xuống dưới 50 triệu điểm ảnh rồi gửi lại.',
  ],
  UPLOAD_TOO_COMPLEX: [
    422,
    'Tệp chứa quá nhiều thành phần hoặc phình quá lớn khi giải nén. Đề nghị in lại thành PDF rồi gửi.',
  ],
  UPLOAD_TOO_COSTLY: [
    422,
    'Đọc tệp này mất quá nhiều thời gian hoặc bộ nhớ. Đề nghị in lại thành PDF, hoặc tách nhỏ, rồi gửi.',
  ],
  UPLOAD_UNSAFE_PATH: [
    422,
    'Tệp chứa tên thành phần không hợp lệ, có thể ghi đè tệp khác. Đề nghị tạo lại tệp bằng Word hoặc Excel rồi gửi.',
  ],
  UPLOAD_NESTED: [422, 'Tệp chứa tệp nén hoặc chương trình bên trong. Đề nghị bỏ phần đó ra và gửi từng tệp riêng.'],
  UPLOAD_MACRO: [
    422,
    'Tệp chứa macro (mã lệnh tự chạy). Đề nghị lưu lại dạng không có macro (.docx, .xlsx) hoặc PDF rồi gửi.',
  ],
  UPLOAD_DOCTYPE: [
    422,
    'Tệp chứa khai báo DOCTYPE hoặc ENTITY, tài liệu Word, Excel bình thường không có. Đề nghị tạo lại tệp rồi gửi.',
  ],
  UPLOAD_EXTERNAL_LINK: [
    422,
    'Tệp lấy nội dung từ nơi khác (mẫu, ảnh hoặc bảng liên kết). Đề nghị nhúng nội dung vào tệp, bỏ liên kết rồi gửi lại.',
  ],
  UPLOAD_EMBEDDED_OBJECT: [
    422,
    'Tệp nhúng tệp khác bên trong (đối tượng OLE, ActiveX). Đề nghị dán phần đó dưới dạng ảnh, hoặc gửi thành tệp riêng.',
  ],
  UPLOAD_PDF_SCRIPT: [422, 'Tệp PDF chứa mã JavaScript. Đề nghị in lại thành PDF (Print to PDF) rồi gửi.'],
  UPLOAD_PDF_ACTION: [
    422,
    'Tệp PDF có lệnh tự chạy hoặc tự mở nội dung khác. Đề nghị in lại thành PDF (Print to PDF) rồi gửi.',
  ],
  UPLOAD_PDF_ATTACHMENT: [422, 'Tệp PDF đính kèm tệp khác bên trong. Đề nghị tách tệp đính kèm và gửi riêng.'],
  UPLOAD_PDF_XFA: [
    422,
    'Tệp PDF là biểu mẫu động (XFA), mỗi máy có thể hiện một khác. Đề nghị in lại thành PDF (Print to PDF) rồi gửi.',
  ],
  UPLOAD_VIRUS: [
    422,
    'Phần mềm diệt vi-rút phát hiện mã độc trong tệp; tệp không được lưu. Đề nghị quét vi-rút máy tính và tạo lại tệp.',
  ],
  SCANNER_UNAVAILABLE: [
    503,
    'Máy quét vi-rút chưa trả lời nên chưa nhận tệp được. Nội dung đã ghi không bị mất; đề nghị gửi lại tệp sau ít phút.',
  ],

  UNKNOWN_PAPER_KIND: [422, 'Đề nghị chọn loại giấy tờ trong danh sách.'],
  EVIDENCE_FULL: [
    409,
    'Mỗi hồ sơ nhận tối đa 60 tệp, tổng cộng không quá 200 MB. Đề nghị gỡ bớt hoặc gộp các trang quét vào một tệp.',
  ],
  EVIDENCE_LOCKED: [409, 'Tài liệu đã nộp cùng hồ sơ nên được giữ nguyên, không thêm bớt được ở bước này.'],
  EVIDENCE_WITHOUT_NOMINEE: [
    422,
    'Có tệp gắn với một trường hợp không còn trong danh sách. Đề nghị gỡ tệp đó hoặc điền lại trường hợp.',
  ],
  UNKNOWN_EVIDENCE: [404, 'Không tìm thấy tài liệu này trong hồ sơ.'],
  UNKNOWN_DRAFT: [404, 'Không tìm thấy bản nháp này. Đề nghị mở lại từ trang Lập hồ sơ.'],
  DRAFT_SUBMITTED: [409, 'Bản nháp này đã được gửi thành hồ sơ. Đề nghị mở hồ sơ để xem.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;
