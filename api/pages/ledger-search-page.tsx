import type { LedgerRow } from '../../adapters/ledger-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { mayKeepLedger } from '../ledger-sight.ts';
import { AWARD_OPTIONS } from './ledger-words.ts';
import { Badge, Field, Select } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';

export interface LedgerSearchProps {
  readonly person: Person;
  readonly csrf: string;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** As typed: `ten`, `don-vi`, `nam`, `hinh-thuc`. */
  readonly typed: Readonly<Record<string, string>>;
  /** Undefined before anything was asked for. */
  readonly rows: readonly LedgerRow[] | undefined;
  /** Address of the next page. */
  readonly next: string | undefined;
  readonly problems: Readonly<Record<string, string>>;
}

export function LedgerSearchPage({ person, csrf, units, typed, rows, next, problems }: LedgerSearchProps) {
  return (
    <Layout title="Sổ khen thưởng" person={person} csrf={csrf} here="ledger">
      <h1>Sổ khen thưởng</h1>
      <p>
        Mọi lần khen thưởng đã ghi của cá nhân, tập thể thuộc đơn vị của ông/bà và các đơn vị trực thuộc.{' '}
        <a href="/so-khen-thuong/chi-tieu">Xem chỉ tiêu khen thưởng</a>
      </p>
      {mayKeepLedger(person) && (
        <p>
          <a href="/so-khen-thuong/nhap">Nhập sổ cũ từ bảng tính</a>
        </p>
      )}
      <form method="get" action="/so-khen-thuong" novalidate>
        <div class="row">
          <Field id="ten" label="Tên" hint="Có dấu hoặc không dấu, ví dụ: nguyen thi hoa" value={typed.ten} />
          <Field id="nam" label="Năm khen thưởng" hint="Bốn chữ số" value={typed.nam} problem={problems.nam} />
        </div>
        <div class="row">
          <Select
            id="don-vi"
            label="Đơn vị"
            value={typed['don-vi']}
            options={units.map(({ id, name }) => [id, name] as const)}
            empty="Tất cả đơn vị"
          />
          <Select
            id="hinh-thuc"
            label="Hình thức khen thưởng"
            value={typed['hinh-thuc']}
            options={AWARD_OPTIONS}
            empty="Tất cả hình thức"
          />
        </div>
        <div class="actions">
          <button type="submit">Tìm</button>
        </div>
      </form>
      {rows !== undefined && (
        <section aria-labelledby="ket-qua">
          <h2 id="ket-qua">Kết quả</h2>
          {rows.length === 0 ? (
            <p class="note">Không tìm thấy cá nhân, tập thể nào. Đề nghị bớt điều kiện tìm.</p>
          ) : (
            <LedgerRows rows={rows} />
          )}
          {next && (
            <p class="actions">
              <a class="button second" href={next}>
                Xem tiếp
              </a>
            </p>
          )}
        </section>
      )}
    </Layout>
  );
}

const LedgerRows = ({ rows }: { readonly rows: readonly LedgerRow[] }) => (
  <ul class="rows wide">
    {rows.map((row) => (
      <li>
        <h3>
          <a href={`/so-khen-thuong/${row.id}`}>{row.name}</a>
        </h3>
        <div class="side">
          <Badge tone="plain">{row.kind === 'INDIVIDUAL' ? 'Cá nhân' : 'Tập thể'}</Badge>
        </div>
        <p class="dim">
          {[row.birthYear !== null && `Sinh năm ${row.birthYear}`, row.unitName].filter(Boolean).join(' · ')}
        </p>
        <p>{countWord(row)}</p>
      </li>
    ))}
  </ul>
);

/** `3 lần khen thưởng, 1 lần đã hủy bỏ, gần nhất năm 2024` */
export const countWord = ({ awards, annulled, lastYear }: LedgerRow): string =>
  [
    awards === 0 ? 'Chưa có khen thưởng' : `${awards} lần khen thưởng`,
    annulled > 0 && `${annulled} lần đã hủy bỏ`,
    lastYear !== null && `gần nhất năm ${lastYear}`,
  ]
    .filter(Boolean)
    .join(', ');
