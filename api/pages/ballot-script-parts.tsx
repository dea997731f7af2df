/**
 * What api/assets/secret-ballot.js shows while it makes and sends the ballot in the browser. Hidden until then; the forms of
 * the page do the same without it.
 */
export const BallotScriptParts = ({ boxId, sessionId }: { readonly boxId: string; readonly sessionId: string }) => (
  <div data-secret-ballot data-box={boxId}>
    <script type="module" src="/assets/secret-ballot.js" />
    <section data-part="review" hidden>
      <h2 tabindex={-1}>Xem lại và gửi phiếu</h2>
      <p>Chưa có gì được ghi lại. Sau khi gửi, phiếu không thay đổi được.</p>
      <ul class="rows" />
      <div class="actions">
        <button type="button" data-do="send">
          Gửi phiếu
        </button>
        <button type="button" class="second" data-do="change">
          Sửa lựa chọn
        </button>
      </div>
    </section>
    <section data-part="unfinished" class="note" hidden>
      <h2 tabindex={-1}>Phiếu lần trước chưa gửi xong</h2>
      <p>
        Máy này còn giữ phiếu ông/bà đã chọn mà chưa có biên nhận. Bấm “Gửi nốt phiếu” để gửi đúng phiếu đó; phiếu chỉ
        được tính một lần.
      </p>
      <div class="actions">
        <button type="button" data-do="finish">
          Gửi nốt phiếu
        </button>
      </div>
    </section>
    <p data-part="status" role="status" hidden>
      Đang lập phiếu trên máy này và gửi đi. Đề nghị chờ trong giây lát.
    </p>
    <div data-part="problem" class="note bad" role="alert" hidden>
      <p />
    </div>
    <section data-part="receipt" class="note good" hidden>
      <h2 tabindex={-1}>Phiếu của ông/bà đã vào hòm</h2>
      <p>Mã biên nhận:</p>
      <p class="code" />
      <p>
        Đề nghị ghi lại mã này: mỗi mã chỉ hiện một lần, máy chủ không biết mã nào là của ai. Mã cho biết phiếu đã vào
        hòm, không cho biết ông/bà đã chọn gì. Sau khi mở hòm, ông/bà tra mã ở{' '}
        <a href={`/kiem-phieu/${sessionId}`}>trang kiểm phiếu</a>.
      </p>
      <p>Để giữ kín phiếu, đề nghị xóa thư mời và đóng trang này.</p>
    </section>
  </div>
);
