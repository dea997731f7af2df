import type { FavourableRules } from '../../queries/favourable-rules.ts';
import { numbersWord } from '../words.ts';
import { Field, Keys } from './fields.tsx';
import type { StepProps } from './next-step.tsx';

/** Newer rules beside those of the receipt; to apply them is the officer's act, with a reason. */
export function FavourableRulesForm({
  favourable: { pinned, candidate, changes, better, worse },
  view,
  keys,
  typed,
  problems,
}: StepProps & { readonly favourable: FavourableRules }) {
  return (
    <details open={problems.rulesReason !== undefined}>
      <summary>Áp dụng quy định mới có lợi hơn</summary>
      <p>
        {`Hồ sơ đang theo bộ quy định ${pinned.id}. Bộ quy định ${candidate.id} (${candidate.title}) áp dụng cho hồ sơ tiếp nhận từ ngày ${candidate.from.split('-').reverse().join('/')}; chỉ áp dụng cho hồ sơ này nếu có lợi hơn cho người được đề nghị.`}
      </p>
      <p>
        {better.length === 0 && worse.length === 0
          ? 'Đối chiếu theo dữ liệu hiện có: kết quả các trường hợp không thay đổi.'
          : [
              better.length > 0 && `Có lợi hơn cho trường hợp ${numbersWord(better)}.`,
              worse.length > 0 && `Kém hơn cho trường hợp ${numbersWord(worse)}.`,
            ]
              .filter(Boolean)
              .join(' ')}
      </p>
      {changes.length === 0 ? (
        <p>Quy định về hình thức này không thay đổi.</p>
      ) : (
        <ul>
          {changes.map(({ what, before, after }) => (
            <li>
              <strong>{what}</strong>
              <br />
              {`Trước: ${before ?? 'không có'}`}
              <br />
              {`Nay: ${after ?? 'không có'}`}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`/ho-so/${view.row.id}/ap-dung-quy-dinh`} novalidate>
        <Keys {...keys} />
        <input type="hidden" name="ruleSet" value={candidate.id} />
        <Field
          id="rulesReason"
          label="Lý do áp dụng"
          hint="Nêu điểm có lợi hơn và trường hợp được hưởng. Lý do được ghi vào quá trình xử lý."
          rows={3}
          value={typed.rulesReason}
          problem={problems.rulesReason}
        />
        <button type="submit" class="second">
          {`Áp dụng bộ quy định ${candidate.id}`}
        </button>
      </form>
    </details>
  );
}
