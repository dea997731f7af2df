import type { InitiativeFilter, InitiativeRow } from '../../../adapters/initiatives-ports.ts';
import type { Person } from '../../../adapters/register-ports.ts';
import { worksForBody } from '../../access.ts';
import type { InitiativePage } from '../../queries/initiative-list.ts';
import { Badge, Field, Select } from '../parts/fields.tsx';
import { Layout } from '../parts/layout.tsx';
import { momentWord } from '../words.ts';
import { INITIATIVE_STATUS_WORDS, INITIATIVE_TONE, KIND_WORDS, moneyWord, SCOPE_WORDS } from './initiative-words.ts';

export interface InitiativeListProps {
  readonly person: Person;
  readonly csrf: string;
  readonly page: InitiativePage;
  readonly filter: InitiativeFilter;
  /** What stands in the address, to go on with on the next page. */
  readonly typed: Readonly<Record<string, string>>;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** Whether the reader is past the first page. */
  readonly later: boolean;
}

export function InitiativeListPage(props: InitiativeListProps) {
  const { person, csrf, page, filter, typed, later } = props;
  const same = new URLSearchParams(Object.entries(typed).filter(([name, value]) => name !== 'sau' && value !== ''));
  const onward = new URLSearchParams(same);
  if (page.next) onward.set('sau', `${page.next.updatedAt}~${page.next.id}`);
  const filtered = Object.keys(filter).length > 0;
  return (
    <Layout title="Sáng kiến" person={person} csrf={csrf} here="initiatives">
      <h1>{worksForBody(person) ? 'Sổ sáng kiến' : 'Sáng kiến của đơn vị'}</h1>
      <p class="actions">
        {person.roles.some((role) => role === 'proposer' || role === 'officer') && (
          <>
            <a class="button" href="/sang-kien/moi">
              Đăng ký sáng kiến
            </a>
            <a class="button second" href="/sang-kien/nhap">
              Nhập từ bảng tính
            </a>
          </>
        )}
        <a class="button second" href="/sang-kien/thong-ke">
          Xem thống kê
        </a>
      </p>
      <Filters {...props} />
      <section aria-labelledby="danh-sach">
        <h2 id="danh-sach">{filtered ? 'Sáng kiến khớp điều kiện tìm' : 'Tất cả sáng kiến'}</h2>
        {page.rows.length === 0 ? (
          <p>
            {filtered || later ? 'Không có sáng kiến nào khớp điều kiện tìm.' : 'Chưa có sáng kiến nào được đăng ký.'}
          </p>
        ) : (
          <ul class="rows wide">
            {page.rows.map((row) => (
              <Row row={row} />
            ))}
          </ul>
        )}
        <p class="actions">
          {later && <a href={`/sang-kien?${same}`}>Về trang đầu</a>}
          {page.next && (
            <a class="button second" href={`/sang-kien?${onward}`}>
              Xem tiếp
            </a>
          )}
        </p>
      </section>
    </Layout>
  );
}

function Row({ row }: { readonly row: InitiativeRow }) {
  return (
    <li>
      <h3>
        <a href={`/sang-kien/${row.id}`}>{row.title}</a>
      </h3>
      <div class="side">
        <Badge tone={INITIATIVE_TONE[row.status]}>{INITIATIVE_STATUS_WORDS[row.status]}</Badge>
        {row.scope && <span class="dim small">{` ${SCOPE_WORDS[row.scope]}, ${row.recognisedYear}`}</span>}
      </div>
      <p>
        {row.authors.map(({ name, sharePercent }) => `${name} (${sharePercent}\u00a0%)`).join(', ')}
        {` · ${row.unitName}`}
      </p>
      <p class="dim small">
        {[
          row.id,
          KIND_WORDS[row.kind],
          row.valueClaimed !== null &&
            `làm lợi ${moneyWord(row.valueClaimed)}${row.valueCertified === null ? ' (chưa xác nhận đủ)' : ''}`,
          row.uses > 0 && `đã dùng cho ${row.uses} lần đề nghị khen thưởng`,
          `cập nhật ${momentWord(row.updatedAt)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}

function Filters({ typed, units, person, filter }: InitiativeListProps) {
  return (
    <details open={Object.keys(filter).length > 0}>
      <summary>Tìm và lọc</summary>
      <form method="get" action="/sang-kien">
        {/* Chosen by a link on an initiative's page; kept while the other conditions change. */}
        {typed['tac-gia'] && <input type="hidden" name="tac-gia" value={typed['tac-gia']} />}
        <Field
          id="tu-khoa"
          label="Từ trong tên sáng kiến hoặc tên tác giả"
          hint="Có dấu hay không dấu đều được, ví dụ: nguyen hoa."
          value={typed['tu-khoa']}
        />
        <div class="row">
          <Select
            id="trang-thai"
            label="Trạng thái"
            value={typed['trang-thai']}
            empty="Tất cả"
            options={Object.entries(INITIATIVE_STATUS_WORDS)}
          />
          <Select
            id="pham-vi"
            label="Phạm vi"
            value={typed['pham-vi']}
            empty="Tất cả"
            options={Object.entries(SCOPE_WORDS)}
          />
          <Field id="nam" label="Năm công nhận" type="number" value={typed.nam} />
          <Field id="gia-tri-tu" label="Giá trị làm lợi từ (đồng)" value={typed['gia-tri-tu']} />
        </div>
        {worksForBody(person) && (
          <Select
            id="don-vi"
            label="Công đoàn cơ sở"
            value={typed['don-vi']}
            empty="Tất cả đơn vị"
            options={units.map(({ id, name }) => [id, name])}
          />
        )}
        <div class="actions">
          <button type="submit">Tìm</button>
          <a href="/sang-kien">Bỏ mọi điều kiện</a>
        </div>
      </form>
    </details>
  );
}
