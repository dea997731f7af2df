import type { Child } from 'hono/jsx';
import type { BonusTable } from '../../../domain/bonus/bonus-table.ts';
import { amountInWords, amountText } from '../../../templates/_shared/official-text.ts';
import type { DossierBonus } from '../../queries/bonus-view.ts';
import { dayWord } from '../words.ts';

/** What the decision pays; both amounts where the base salary changed since the council met, or is about to. */
export function BonusNote({ bonus, renewal }: { readonly bonus: DossierBonus; readonly renewal: Child }) {
  const { outlook, counts, total } = bonus;
  const { now, atCouncil, inDraft, next } = outlook;
  if (now.rows.length === 0) return null;
  const rates = (table: BonusTable) =>
    table.rows
      .filter((row) => counts[row.kind] > 0)
      .map((row) => `mỗi ${row.kind === 'INDIVIDUAL' ? 'cá nhân' : 'tập thể'} ${amountText(row.amount)}`)
      .join('; ');
  return (
    <>
      <h2>Tiền thưởng</h2>
      <p>
        {`Theo mức lương cơ sở ${amountText(now.salary.amount)} (${now.salary.source}): ${rates(now)}. Tổng: `}
        <strong>{amountText(total)}</strong>
        {` (${amountInWords(total)}).`}
      </p>
      <p>{`Nguồn chi: ${[...new Set(now.rows.map(({ paidFrom }) => paidFrom))].join('; ')}.`}</p>
      {atCouncil && (
        <p class="note">
          {`Mức lương cơ sở đã thay đổi từ khi Hội đồng họp (ngày ${dayWord(atCouncil.date)}: ${rates(atCouncil)}). Quyết định chi theo mức áp dụng vào ngày ban hành.`}
        </p>
      )}
      {inDraft && (
        <div class="note bad">
          <p>{`Dự thảo được lập ngày ${dayWord(inDraft.date)}, theo mức lương cơ sở ${amountText(inDraft.salary.amount)} (${rates(inDraft)}), nay không còn áp dụng. Đề nghị không ký, không phát hành theo dự thảo này.`}</p>
          {renewal}
        </div>
      )}
      {next && (
        <p class="note">
          {`Nếu quyết định ban hành từ ngày ${dayWord(next.salary.from)}: ${rates(next)} (${next.salary.source}).`}
        </p>
      )}
    </>
  );
}
