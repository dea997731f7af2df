/** In plain words what the engine knows and what it does not. Every sentence here is a promise; tests hold it to them. */
export const BallotSecrecy = () => (
  <>
    <p>
      Phiếu kín: hệ thống biết ông/bà đã nhận phiếu, nhưng không lưu tên ông/bà bên cạnh lựa chọn.{' '}
      <span data-without-script>
        Trình duyệt này không chạy JavaScript nên máy chủ lập phiếu giúp: trong lúc nhận phiếu máy chủ thấy cả người gửi
        và lựa chọn, rồi không giữ lại.
      </span>
      <span data-with-script hidden>
        Phiếu được lập ngay trên máy của ông/bà và gửi vào hòm không kèm tên hay đường dẫn: máy chủ ký phiếu mà không
        biết phiếu nào là của ai.
      </span>
    </p>
    <details>
      <summary>Kín đến đâu, nói cụ thể</summary>
      <ul class="plain">
        <li>Hệ thống ghi ông/bà đã nhận phiếu lúc nào; thư ký thấy ai đã bỏ phiếu, ai chưa.</li>
        <li>
          Lựa chọn nằm trong hòm phiếu riêng, không kèm tên, giờ gửi hay thứ tự gửi. Thư ký và lãnh đạo chỉ thấy tổng số
          sau khi kết thúc.
        </li>
        <li>
          Mã của phiếu không tính được từ đường dẫn trong thư mời: người đọc được thư và đọc được hòm phiếu vẫn không
          tìm ra phiếu của ông/bà.
        </li>
        <li>
          Người quản trị máy chủ nếu cố ý theo dõi máy chủ trong lúc ông/bà gửi thì có thể đoán ra theo thời điểm. Quy
          chế cần giao máy chủ cho người không dự họp.
        </li>
        <li>
          Sau khi mở hòm, ai cũng kiểm phiếu lại được; mã biên nhận cho ông/bà biết phiếu của mình có trong hòm, không
          cho người khác biết ông/bà chọn gì.
        </li>
        <li>Nếu mọi ủy viên chọn giống nhau, kết quả tự nó cho biết lựa chọn của từng người.</li>
      </ul>
    </details>
  </>
);
