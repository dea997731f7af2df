import type { AwardOffer } from '../../../domain/rules/proposing.ts';
import { groundWords } from '../../../domain/rules/rule-set-words.ts';
import { Select } from './fields.tsx';

interface AwardChoiceProps {
  readonly offers: readonly AwardOffer[];
  readonly id: string;
  readonly value: string | undefined;
  readonly problem: string | undefined;
}

/** What the union may propose, to choose from; the rest apart, with who proposes it instead. */
export function AwardChoice({ offers, ...field }: AwardChoiceProps) {
  const open = offers.filter(({ outcome }) => outcome !== 'NOT_MET');
  const others = offers.filter(({ outcome }) => outcome === 'NOT_MET');
  // An older draft may name an award that is not the union's: it stays to be seen, and is refused when sent.
  const kept = others.filter(({ award }) => award.code === field.value);
  const reason = kept[0]?.reason;
  return (
    <>
      <Select
        label="Hình thức khen thưởng đề nghị"
        {...field}
        problem={field.problem ?? reason ?? undefined}
        empty="Chọn hình thức"
        options={[...open, ...kept].map(({ award }) => [award.code, award.title])}
      />
      {open.some(({ outcome }) => outcome === 'NEEDS_PERSON') && (
        <p class="note">
          Danh bạ tổ chức chưa ghi cấp của đơn vị nên chưa kiểm tra được đơn vị có thuộc cấp được đề nghị hay không. Đề
          nghị báo cơ quan quản lý danh bạ ghi cấp của đơn vị.
        </p>
      )}
      {others.length > 0 && (
        <details>
          <summary>{`${others.length} hình thức đơn vị không trực tiếp đề nghị`}</summary>
          <ul>
            {others.map(({ award, reason: why, basis, certainty }) => (
              <li>
                <strong>{award.title}</strong>
                <br />
                {why}
                <br />
                <small>{groundWords(basis, certainty)}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
