/** Why a session, a council's composition or a ballot does not go on; part of the table in `domain/refusals.ts`. */
export const SESSION_REFUSALS = {
  UNKNOWN_SESSION: [404, 'Không tìm thấy phiên họp này.'],
  SESSION_EXISTS: [409, 'Phiên họp này đã được triệu tập.'],
  EMPTY_AGENDA: [422, 'Chương trình họp chưa có trường hợp nào để xét.'],
  NO_VOTING_MEMBER: [422, 'Hội đồng chưa có ủy viên nào có quyền biểu quyết.'],
  MIXED_RULES: [
    422,
    'Các trường hợp trong chương trình thuộc những quy định biểu quyết khác nhau. Đề nghị tách thành nhiều phiên.',
  ],
  UNKNOWN_COUNCIL: [404, 'Không tìm thấy Hội đồng này, hoặc vào ngày đó Hội đồng chưa có thành phần còn hiệu lực.'],
  COMPOSITION_DATES: [
    422,
    'Đề nghị ghi số quyết định; ngày có hiệu lực không trước ngày quyết định, ngày hết nhiệm kỳ không trước ngày có hiệu lực.',
  ],
  COMPOSITION_BACKDATED: [
    409,
    'Thành phần mới phải có hiệu lực từ ngày không sớm hơn thành phần đã ghi gần nhất. Đề nghị kiểm tra lại ngày.',
  ],
  MEMBER_TWICE: [422, 'Có người được ghi hai lần trong thành phần Hội đồng.'],
  ONE_CHAIR_NEEDED: [422, 'Hội đồng phải có đúng một Chủ tịch, và Chủ tịch có quyền biểu quyết.'],
  SECRETARY_NEEDED: [422, 'Hội đồng phải có Thư ký. Thư ký có thể không có quyền biểu quyết.'],
  MIXED_SECRECY: [
    422,
    'Chương trình có trường hợp bỏ phiếu kín và trường hợp biểu quyết công khai. Đề nghị tách thành hai phiên họp.',
  ],
  PLACE_NEEDED: [422, 'Đề nghị ghi ngày, giờ và địa điểm họp.'],
  TELLER_NOT_A_MEMBER: [422, 'Tổ kiểm phiếu chỉ gồm thành viên của Hội đồng, mỗi người ghi một lần.'],
  WRITTEN_POLL_NOT_ALLOWED: [
    422,
    'Quy định của ít nhất một trường hợp không cho lấy ý kiến bằng văn bản. Đề nghị chọn hình thức họp khác.',
  ],
  PERMISSION_NEEDED: [
    422,
    'Lấy ý kiến bằng văn bản phải được Chủ tịch Hội đồng đồng ý. Đề nghị ghi số, ngày văn bản đồng ý.',
  ],
  EXTENSION_NOT_LATER: [422, 'Thời hạn mới phải sau thời hạn đang áp dụng, và lần nhắc phải ở trước thời hạn mới.'],
  DELEGATION_NOT_ALLOWED: [422, 'Quy định biểu quyết của phiên họp này không cho ủy quyền bỏ phiếu.'],
  MANDATE_NEEDED: [422, 'Ủy quyền phải có giấy ủy quyền. Đề nghị đính kèm văn bản.'],
  DELEGATE_NOT_FREE: [
    409,
    'Người nhận ủy quyền phải là ủy viên khác có quyền biểu quyết, không vắng mặt; mỗi người chỉ nhận hoặc cho một ủy quyền.',
  ],
  DELEGATE_VOTES_FIRST: [409, 'Người nhận ủy quyền phải bỏ phiếu của mình trước, rồi mới bỏ phiếu theo ủy quyền.'],
  VOTES_ON_PAPER: [
    409,
    'Ông/bà bỏ phiếu giấy tại phiên họp này nên không bỏ phiếu qua đường dẫn. Nếu có nhầm lẫn, đề nghị báo cho thư ký Hội đồng.',
  ],
  NOT_A_PAPER_VOTER: [
    409,
    'Có ủy viên không (hoặc không còn) được ghi là bỏ phiếu giấy. Đề nghị xem lại danh sách rồi nhập lại.',
  ],
  PAPER_AND_MANDATE: [
    409,
    'Ủy viên bỏ phiếu giấy không ủy quyền và không nhận ủy quyền. Đề nghị chọn một trong hai cách.',
  ],
  OWN_SLIP: [403, 'Không ai nhập hoặc xác nhận phiếu giấy của chính mình. Đề nghị để người khác làm việc này.'],
  READER_KEEPS_OUT: [
    403,
    'Ông/bà có quyền, lợi ích liên quan đến trường hợp trên phiếu nên không được xem phiếu. Đề nghị để người khác làm việc này.',
  ],
  SECOND_PERSON_NEEDED: [403, 'Người nhập phiếu giấy không được tự xác nhận. Đề nghị để người thứ hai xác nhận.'],
  NOT_A_SECOND_PERSON: [
    403,
    'Phiếu giấy do người trong Tổ kiểm phiếu, Chủ tịch hoặc Phó Chủ tịch Hội đồng xác nhận; không cử Tổ kiểm phiếu thì một chuyên viên khác được xác nhận.',
  ],
  SLIPS_WAITING: [
    409,
    'Loại phiếu này đang có một đợt chờ xác nhận. Đề nghị chờ xác nhận, hoặc hủy đợt đó rồi nhập lại.',
  ],
  SLIPS_NOT_WAITING: [409, 'Đợt phiếu giấy này không còn chờ xác nhận. Đề nghị tải lại trang.'],
  SLIPS_AND_NAMES: [422, 'Số phiếu giấy phải đúng bằng số ủy viên đã nộp phiếu.'],
  NO_SECOND_ROUND: [409, 'Không có trường hợp nào bằng nhau nên không có vòng bỏ phiếu thứ hai.'],
  NO_COUNCIL_ASKED: [422, 'Hình thức khen thưởng này không phải đưa ra Hội đồng, nên không triệu tập phiên họp.'],
  CLOSING_TIME_PAST: [422, 'Thời hạn bỏ phiếu phải ở sau thời điểm triệu tập.'],
  NOT_A_MEMBER: [403, 'Ông/bà không có tên trong danh sách ủy viên có quyền biểu quyết của phiên họp này.'],
  INTEREST_NOT_DECLARED: [
    409,
    'Ông/bà chưa khai báo việc có hay không có quyền, lợi ích liên quan. Đề nghị khai báo trước khi bỏ phiếu.',
  ],
  INTEREST_TOO_LATE: [409, 'Ông/bà đã bỏ phiếu nên không thể khai báo thêm quyền, lợi ích liên quan.'],
  UNKNOWN_ITEM: [422, 'Trường hợp này không có trong chương trình họp.'],
  ALREADY_VOTED: [409, 'Ông/bà đã bỏ phiếu. Mỗi ủy viên chỉ bỏ phiếu một lần; phiếu đã bỏ không thay đổi được.'],
  VOTING_CLOSED: [409, 'Thời hạn bỏ phiếu đã hết hoặc phiên họp đã kết thúc; phiếu không được ghi nhận.'],
  VOTING_STILL_OPEN: [409, 'Chưa thể kết thúc phiên họp: vẫn còn ủy viên chưa bỏ phiếu và thời hạn bỏ phiếu chưa hết.'],
  SESSION_OVER: [409, 'Phiên họp đã kết thúc. Đề nghị tải lại trang để xem kết quả.'],
  SESSION_CALLED_OFF: [
    409,
    'Phiên họp này đã được hủy hoặc hoãn. Không phiếu nào được bỏ, không kết quả nào được lập.',
  ],
  CALL_OFF_TOO_LATE: [
    409,
    'Đã có ủy viên bỏ phiếu hoặc phiên họp đã kết thúc nên không hủy, hoãn được nữa. Đề nghị tổ chức cho xong phiên họp.',
  ],
  NOT_A_TELLER: [403, 'Chỉ thành viên tổ kiểm phiếu của phiên họp này được xác nhận kết quả kiểm phiếu.'],
  COUNT_CONFIRMED: [409, 'Tổ kiểm phiếu đã xác nhận kết quả kiểm phiếu.'],
  COUNT_NOT_CONFIRMED: [409, 'Tổ kiểm phiếu chưa xác nhận kết quả kiểm phiếu nên chưa lập được biên bản.'],
  REMARKS_OVER: [409, 'Phiên họp đã kết thúc, biên bản đang được lập hoặc đã lập; không ghi thêm ý kiến được nữa.'],
  REMARK_EMPTY: [422, 'Đề nghị ghi nội dung ý kiến.'],
  TALLY_MISMATCH: [409, 'Số phiếu trong hòm không khớp danh sách ủy viên đã bỏ phiếu. Đề nghị báo ngay quản trị viên.'],
  NOT_PRESIDING: [403, 'Chỉ Chủ tịch hoặc Phó Chủ tịch Hội đồng được ký biên bản với tư cách chủ tọa.'],
  NOT_COUNTED_YET: [409, 'Biên bản chưa được lập xong nên chưa thể ký. Đề nghị thử lại sau ít phút.'],
  MINUTES_CONFIRMED: [409, 'Biên bản đã được chủ tọa ký.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

/** Why a ballot is not taken. */
export const BALLOT_REFUSALS = {
  CHOICE_MISSING: [422, 'Ông/bà chưa chọn ý kiến cho tất cả các trường hợp. Đề nghị chọn đủ rồi gửi lại.'],
  CHOICE_UNKNOWN: [422, 'Lựa chọn không hợp lệ. Đề nghị chọn một trong ba ý kiến trên phiếu.'],
  PAPER_OUTDATED: [
    409,
    'Phiếu này được lập trước khi ông/bà khai báo thêm quyền, lợi ích liên quan. Đề nghị mở lại đường dẫn và chọn lại.',
  ],
  PAPER_UNKNOWN: [
    422,
    'Phiếu không mang chữ ký của phiên họp này nên không được bỏ vào hòm. Đề nghị mở lại đường dẫn từ thư mời.',
  ],
  OPEN_VOTE_NOT_OFFERED: [
    422,
    'Quy định của hình thức khen thưởng này yêu cầu biểu quyết công khai. Phần mềm chỉ tổ chức bỏ phiếu kín; đề nghị biểu quyết tại cuộc họp và lập biên bản riêng.',
  ],
  LINK_UNKNOWN: [404, 'Đường dẫn không đúng hoặc không còn tồn tại. Đề nghị mở lại từ thư mời mới nhất.'],
  LINK_EXPIRED: [410, 'Đường dẫn đã hết hạn. Đề nghị liên hệ thư ký Hội đồng để được gửi lại.'],
  LINK_REVOKED: [410, 'Đường dẫn này đã được thay bằng đường dẫn mới. Đề nghị mở thư mời gần nhất.'],
  LINK_USED: [410, 'Đường dẫn này đã được sử dụng. Đề nghị xin một đường dẫn mới.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;
