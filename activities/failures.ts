/**
 * The retry table: what each known failure means to the people who wait, in Vietnamese. Everything here is retried (the
 * policies are in `workflows/options.ts`); the sentence says what is wrong and who can mend it, while nothing is lost.
 */

const SENTENCES: Readonly<Record<string, string>> = {
  RegisterUnavailable:
    'Không kết nối được cơ sở dữ liệu PostgreSQL. Đề nghị quản trị viên kiểm tra máy chủ và biến DATABASE_URL.',
  ObjectStoreUnavailable:
    'Không kết nối được kho lưu trữ tệp. Đề nghị quản trị viên kiểm tra máy chủ S3 và biến S3_ENDPOINT.',
  MailUnavailable: 'Không kết nối được máy chủ thư. Đề nghị quản trị viên kiểm tra biến SMTP_URL.',
  EngineUnavailable: 'Máy chủ Temporal chưa trả lời. Đề nghị quản trị viên kiểm tra biến TEMPORAL_ADDRESS.',
  IssuerUnavailable:
    'Bộ phận phát phiếu chưa trả lời. Đề nghị quản trị viên kiểm tra tiến trình này và biến ISSUER_URL.',
  StillIssuing: 'Đang chờ bộ phận phát phiếu ghi nhận phiên họp đã kết thúc để hủy khóa.',
  SigningServiceError:
    'Không lấy được dấu thời gian (RFC 3161). Văn bản chưa được ký cho đến khi máy chủ cấp dấu thời gian trả lời.',
  UnknownIdentityError:
    'Chưa có chứng thư chữ ký số của người ký hoặc của cơ quan. Đề nghị quản trị viên cấp chứng thư.',
  OfficeConversionError:
    'Bộ chuyển đổi Word sang PDF chưa sẵn sàng. Đề nghị quản trị viên kiểm tra tiến trình văn phòng.',
  ExpiredGround:
    'Một căn cứ pháp lý của quyết định không còn hiệu lực vào ngày ban hành. Đề nghị cập nhật bộ quy định.',
  MissingFieldError: 'Mẫu văn bản thiếu dữ liệu cho một trường. Đề nghị kiểm tra mẫu Word và dữ liệu hồ sơ.',
  TextDoesNotFit: 'Có nội dung dài quá khổ in trên bằng. Đề nghị rút gọn tên đơn vị hoặc chức vụ.',
  BallotsOnTheWay: 'Đang chờ phiếu của ủy viên đã có trong danh sách bỏ phiếu.',
  BoxTampered:
    'Số phiếu trong hòm nhiều hơn số ủy viên đã bỏ phiếu. Phiên họp được giữ nguyên; đề nghị lập biên bản sự cố.',
  DossierRefused: 'Có hồ sơ chưa nhận được thông báo của phiên họp. Đề nghị quản trị viên kiểm tra chương trình họp.',
  FiguresDiffer:
    'Số liệu đã chốt của phiên họp không khớp mã đối chiếu trong sự kiện triệu tập. Đề nghị giữ nguyên và lập biên bản sự cố.',
  HistoryDiffers:
    'Lịch sử thực thi và sổ sự kiện không khớp nhau; hồ sơ chưa được lưu trữ. Đề nghị chạy “ghicong replay” và lập biên bản.',
  NotPublishable: 'Quyết định đã ký không qua được bước kiểm tra chữ ký trước khi phát hành.',
};

/** Follows `cause`: the error that says most is often wrapped. */
export function sentenceFor(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    const sentence = SENTENCES[one.name];
    if (sentence !== undefined) return sentence;
  }
  return 'Một bước xử lý chưa hoàn thành và đang được thử lại. Nếu kéo dài, đề nghị báo quản trị viên.';
}
