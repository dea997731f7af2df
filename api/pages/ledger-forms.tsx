import type { LedgerAward, LedgerFile } from '../../adapters/ledger-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { LedgerFileProps } from './ledger-file-page.tsx';
import { awardTitleOf, decisionWord, GAP_WORDS, IDENTITY_WORDS } from './ledger-words.ts';
import { Field, type FormKeys, Keys, Problems, Select } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';

export const GapYearForm = ({ view, keys, typed, problems }: LedgerFileProps) => (
  <details open={problems.year !== undefined}>
    <summary>Ghi hoặc bỏ ghi một năm</summary>
    <form method="post" action={`/so-khen-thuong/${view.file.id}/nam-gian-doan`} novalidate>
      <Keys {...keys} />
      <div class="row">
        <Field id="year" label="Năm" value={typed.year} problem={problems.year} />
        <Select
          id="gapReason"
          label="Lý do"
          value={typed.gapReason}
          options={[...Object.entries(GAP_WORDS), ['NONE', 'Bỏ ghi nhận trước đó']]}
          problem={problems.gapReason}
          empty="Chọn lý do"
        />
      </div>
      <div class="actions">
        <button type="submit" class="second">
          Ghi
        </button>
      </div>
    </form>
  </details>
);

export const SeparationForm = ({ view, keys, mergeId }: LedgerFileProps & { readonly mergeId: number }) => (
  <details>
    <summary>Tách lại</summary>
    <form method="post" action={`/so-khen-thuong/${view.file.id}/tach`} novalidate>
      <Keys {...keys} />
      <input type="hidden" name="mergeId" value={String(mergeId)} />
      <div class="field">
        <label for={`reason-${mergeId}`}>Lý do tách</label>
        <textarea id={`reason-${mergeId}`} name="reason" rows={2} />
      </div>
      <div class="actions">
        <button type="submit" class="second">
          Tách hồ sơ
        </button>
      </div>
    </form>
  </details>
);

interface ActPage {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly file: LedgerFile;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
}

export const AnnulmentPage = ({ person, keys, file, typed, problems, award }: ActPage & { award: LedgerAward }) => (
  <Layout title="Ghi hủy bỏ khen thưởng" person={person} csrf={keys.csrf} here="ledger">
    <h1>Ghi hủy bỏ khen thưởng</h1>
    <Problems problems={problems} />
    <div class="card">
      <p>
        <strong>{file.name}</strong>
      </p>
      <p>{`Năm ${award.year}: ${awardTitleOf(award.code)}. ${decisionWord(award)}.`}</p>
    </div>
    <p class="note">
      Lần khen thưởng vẫn giữ nguyên trong sổ; việc hủy bỏ được ghi thành một dòng bên cạnh và không xóa được. Hệ thống
      nêu các lần khen thưởng sau có thể bị ảnh hưởng; mỗi lần phải được xem xét riêng.
    </p>
    <form method="post" action={`/so-khen-thuong/${file.id}/huy-bo`} novalidate>
      <Keys {...keys} />
      <input type="hidden" name="awardId" value={award.id} />
      <Field
        id="decisionNumber"
        label="Số quyết định hủy bỏ"
        value={typed.decisionNumber}
        problem={problems.decisionNumber}
        short
      />
      <Field
        id="decidedOn"
        label="Ngày quyết định"
        type="date"
        value={typed.decidedOn}
        problem={problems.decidedOn}
        short
      />
      <Field id="reason" label="Lý do" rows={4} value={typed.reason} problem={problems.reason} />
      <div class="actions">
        <button type="submit">Ghi hủy bỏ</button>
        <a href={`/so-khen-thuong/${file.id}`}>Quay lại</a>
      </div>
    </form>
  </Layout>
);

/** What is about to become one, side by side, before anybody says that it is. */
export const MergePage = ({
  person,
  keys,
  file,
  typed,
  problems,
  others,
}: ActPage & { others: readonly LedgerFile[] }) => (
  <Layout title="Gộp hồ sơ" person={person} csrf={keys.csrf} here="ledger">
    <h1>Gộp hồ sơ</h1>
    <Problems problems={problems} />
    <p>
      {`Đề nghị đối chiếu từng hồ sơ. Sau khi gộp, mọi lần khen thưởng dưới đây được tính cho ${file.name}; hồ sơ gộp tách lại được.`}
    </p>
    <div class="stack">
      {[file, ...others].map((one, index) => (
        <div class="card">
          <h2>{index === 0 ? 'Hồ sơ được giữ' : `Hồ sơ gộp vào ${index}`}</h2>
          <p>
            <strong>{one.name}</strong>
            {one.birthYear !== null && `, sinh năm ${one.birthYear}`}
            {`, ${one.unitName}`}
          </p>
          {one.identities.map(({ kind, masked }) => (
            <p>{`${IDENTITY_WORDS[kind]}: ${masked}`}</p>
          ))}
          <ul class="plain">
            {one.awards.map((award) => (
              <li>{`Năm ${award.year}: ${awardTitleOf(award.code)}. ${decisionWord(award)}. ${award.unitName}`}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
    <div class="actions" />
    <form method="post" action={`/so-khen-thuong/${file.id}/gop`} novalidate>
      <Keys {...keys} />
      {others.map(({ id }) => (
        <input type="hidden" name="absorbed" value={id} />
      ))}
      <Field id="reason" label="Lý do, giấy tờ đã đối chiếu" rows={3} value={typed.reason} problem={problems.reason} />
      <div class="actions">
        <button type="submit">Xác nhận là một, gộp hồ sơ</button>
        <a href={`/so-khen-thuong/${file.id}`}>Quay lại</a>
      </div>
    </form>
  </Layout>
);
