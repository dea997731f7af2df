import { BallotFrame, type BallotPageProps, CaseName } from './ballot-parts.tsx';
import { INTEREST_WORDS } from './council-words.ts';
import { isLong, sectionsOf } from './parts/ballot-sections.tsx';
import { Check, Radio } from './parts/fields.tsx';

export interface InterestProps extends BallotPageProps {
  readonly problem?: string;
  readonly chosen?: 'khong' | 'co';
}

/** Names and units only: a member says whether anything ties them to a case before any of its content is shown. */
export function BallotInterestPage({ view, token, now, problem, chosen }: InterestProps) {
  const already = view.items.filter((one) => one.recused);
  const free = view.items.filter((one) => !one.recused);
  return (
    <BallotFrame
      view={view}
      token={token}
      now={now}
      title="Khai báo trước khi bỏ phiếu"
      step={1}
      {...(problem ? { problem } : {})}
    >
      <p class="lead">{`Kính gửi ${view.member.honorific} ${view.member.name}.`}</p>
      {view.onBehalfOf && (
        <p class="note">{`Đây là phiếu của ${view.onBehalfOf.honorific} ${view.onBehalfOf.name}, do ông/bà bỏ theo giấy ủy quyền. Đề nghị bỏ phiếu của mình trước.`}</p>
      )}
      <p>
        {isLong(view.items)
          ? `Hội đồng xét ${view.items.length} trường hợp. Lựa chọn chưa gửi không được lưu lại, nên đề nghị dành đủ thời gian để làm trong một lần. Không cần đăng nhập.`
          : `Hội đồng xét ${view.items.length} trường hợp. Toàn bộ việc bỏ phiếu mất khoảng ${Math.max(3, view.items.length)} phút. Không cần đăng nhập.`}
      </p>
      {view.invitation && (
        <p>
          <a href={`/b/${token}/giay-moi`}>Tải giấy mời và chương trình họp (PDF)</a>
        </p>
      )}
      {already.length > 0 && (
        <div class="note">
          <p>Ông/bà có quyền, lợi ích liên quan nên không xem và không bỏ phiếu ở:</p>
          <ul class="plain">
            {already.map((one) => (
              <li>
                {one.name}
                <ReasonWord view={view} item={one.item} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <form method="post" action={`/b/${token}/khai-bao`} novalidate>
        <fieldset>
          <legend>
            <h2 id="lien-quan">
              {already.length > 0
                ? 'Ngoài các trường hợp trên, ông/bà còn có quyền, lợi ích liên quan đến ai nữa không?'
                : 'Ông/bà có quyền, lợi ích liên quan đến trường hợp nào không?'}
            </h2>
          </legend>
          <p class="dim">
            Ví dụ: ông/bà là người được đề nghị; là vợ, chồng, cha, mẹ, con, anh, chị, em ruột của người đó; hoặc đang
            đứng đầu đơn vị của người đó.
          </p>
          <Radio name="lien-quan" id="lien-quan-khong" value="khong" checked={chosen === 'khong'}>
            {already.length > 0
              ? 'Không còn trường hợp nào khác'
              : 'Tôi không có quyền, lợi ích liên quan đến trường hợp nào'}
          </Radio>
          <Radio name="lien-quan" id="lien-quan-co" value="co" checked={chosen === 'co'}>
            Tôi có, ở các trường hợp đánh dấu dưới đây
          </Radio>
        </fieldset>
        <fieldset>
          <legend>
            <h2>Các trường hợp được xét</h2>
          </legend>
          {sectionsOf(free).map((section) => (
            <>
              {isLong(free) && <h3>{section.title}</h3>}
              {section.cases.map((one) => (
                <Check name="truong-hop" id={`truong-hop-${one.item}`} value={String(one.item)}>
                  <CaseName one={one} />
                </Check>
              ))}
            </>
          ))}
          <p class="dim">
            Chỉ đánh dấu trường hợp có liên quan. Ông/bà không nhận phiếu cho trường hợp đó; biên bản có ghi việc này.
          </p>
        </fieldset>
        <p class="dim">Từ bước sau, phiếu chỉ làm tiếp được trên trình duyệt và thiết bị ông/bà đang dùng.</p>
        <div class="actions">
          <button type="submit">Tiếp tục</button>
        </div>
      </form>
    </BallotFrame>
  );
}

/** Entered by the secretary: the member learns why. */
function ReasonWord({ view, item }: { readonly view: InterestProps['view']; readonly item: number }) {
  const told = view.session.interests.find(
    (one) => one.memberId === view.principalId && one.item === item && one.source !== 'MEMBER',
  );
  return told?.kind ? <span class="dim">{` (Thư ký ghi: ${INTEREST_WORDS[told.kind]})`}</span> : null;
}
