import type { Person } from '../../adapters/register-ports.ts';
import { placesLeft, type QuotaCount } from '../../domain/ledger/quota.ts';
import { AWARD_OPTIONS, awardTitleOf } from './ledger-words.ts';
import { Field, type FormKeys, Keys, Problems, Said, Select } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';

export interface QuotaPageProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly mayKeep: boolean;
  readonly counts: readonly QuotaCount[];
  /** Names of the bodies in `counts`, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly said: string | undefined;
}

export function QuotaPage({ person, keys, mayKeep, counts, names, units, typed, problems, said }: QuotaPageProps) {
  return (
    <Layout title="Chỉ tiêu khen thưởng" person={person} csrf={keys.csrf} here="ledger">
      <p>
        <a href="/so-khen-thuong">Sổ khen thưởng</a>
      </p>
      <h1>Chỉ tiêu khen thưởng</h1>
      <Said words={said} />
      <Problems problems={problems} />
      <p>
        Chỉ tiêu của một đơn vị tính cả các đơn vị trực thuộc. Trường hợp đủ điều kiện sau thẩm định giữ một chỗ; chỗ
        được trả lại khi trường hợp bị loại hoặc rút.
      </p>
      {counts.length === 0 ? (
        <p class="note">Chưa giao chỉ tiêu nào. Hình thức chưa giao chỉ tiêu thì không bị giới hạn.</p>
      ) : (
        <ul class="rows wide">
          {counts.map((count) => (
            <li>
              <h2 class="lead">{awardTitleOf(count.awardCode)}</h2>
              <p class="side">
                <strong>{`còn ${placesLeft(count)}/${count.limit}`}</strong>
              </p>
              <p>
                {[`Năm ${count.year}`, names.get(count.organisationId) ?? count.organisationId, count.theme]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p class="dim small">{`${count.reserved} đang giữ chỗ, ${count.confirmed} đã khen thưởng`}</p>
            </li>
          ))}
        </ul>
      )}
      {mayKeep && (
        <section class="step" aria-labelledby="giao">
          <h2 id="giao">Giao hoặc sửa chỉ tiêu</h2>
          <form method="post" action="/so-khen-thuong/chi-tieu" novalidate>
            <Keys {...keys} />
            <Select
              id="awardCode"
              label="Hình thức khen thưởng"
              value={typed.awardCode}
              options={AWARD_OPTIONS}
              problem={problems.awardCode}
              empty="Chọn hình thức"
            />
            <Select
              id="organisationId"
              label="Đơn vị"
              value={typed.organisationId}
              options={units.map(({ id, name }) => [id, name] as const)}
              problem={problems.organisationId}
              empty="Chọn đơn vị"
            />
            <div class="row">
              <Field id="year" label="Năm xét" value={typed.year} problem={problems.year} />
              <Field id="places" label="Chỉ tiêu" value={typed.places} problem={problems.places} />
              <Field
                id="theme"
                label="Chuyên đề (nếu chia theo chuyên đề)"
                value={typed.theme}
                problem={problems.theme}
              />
            </div>
            <div class="actions">
              <button type="submit">Ghi chỉ tiêu</button>
            </div>
          </form>
        </section>
      )}
    </Layout>
  );
}
