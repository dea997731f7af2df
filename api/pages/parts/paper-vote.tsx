import type { SessionMemberProps } from '../session-member-page.tsx';
import { INTEREST_OPTIONS } from '../session-review-page.tsx';
import { Field, Keys, Radio, Select } from './fields.tsx';

/** A member who cannot use a link: the reason, and what the member declared in writing. Nothing is chosen beforehand. */
export function PaperVote({ view, line, keys, problems, action }: SessionMemberProps & { readonly action: string }) {
  if (line.onPaper !== null)
    return (
      <>
        <h2>Bỏ phiếu giấy</h2>
        <p>{`Ủy viên bỏ phiếu giấy: ${line.onPaper}`}</p>
        <p>
          <a href={`/phien-hop/${view.id}/phieu-giay`}>In phiếu, nhập phiếu</a>
        </p>
        <form method="post" action={`${action}/thoi-phieu-giay`}>
          <Keys {...keys} />
          <p class="dim">Làm được khi chưa nhập phiếu của ủy viên. Khai báo đã ghi vẫn được giữ.</p>
          <div class="actions">
            <button type="submit" class="second">
              Thôi phiếu giấy, bỏ phiếu qua đường dẫn
            </button>
          </div>
        </form>
      </>
    );
  return (
    <>
      <h2>Bỏ phiếu giấy</h2>
      <form method="post" action={`${action}/phieu-giay`} novalidate>
        <Keys {...keys} />
        <Field
          id="ly-do-giay"
          label="Lý do bỏ phiếu giấy"
          hint="Đường dẫn của ủy viên không mở phiếu nữa và ủy viên không bị nhắc."
          rows={2}
          maxlength={500}
          problem={problems['ly-do-giay']}
        />
        <fieldset class="field">
          <legend>Ủy viên khai báo bằng văn bản</legend>
          {problems['khai-bao'] && <span class="error">{problems['khai-bao']}</span>}
          <Radio name="khai-bao" id="khai-bao" value="khong">
            Không có quyền, lợi ích liên quan
          </Radio>
          <Radio name="khai-bao" id="khai-bao-co" value="co">
            Có liên quan, đến các trường hợp ghi dưới đây
          </Radio>
        </fieldset>
        <details>
          <summary>Quan hệ với từng trường hợp</summary>
          {view.items.map(({ item, name }) => (
            <Select
              id={`giay-quan-he-${item}`}
              label={`${item}. ${name}`}
              empty="Không liên quan"
              options={INTEREST_OPTIONS}
            />
          ))}
        </details>
        <div class="actions">
          <button type="submit">Ghi bỏ phiếu giấy</button>
        </div>
      </form>
    </>
  );
}
