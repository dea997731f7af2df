import type { ImportRecord } from '../../adapters/intake-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { CatalogueAward } from '../../domain/intake/award-matcher.ts';
import type { ImportedRow } from '../../domain/intake/rows.ts';
import { Badge } from './parts/fields.tsx';
import { RowPages } from './parts/import-parts.tsx';
import { Layout } from './parts/layout.tsx';

export interface ImportRowsProps {
  readonly person: Person;
  readonly csrf: string;
  readonly record: ImportRecord;
  readonly rows: readonly ImportedRow[];
  /** `Danh sách!17` → how many of its cells wait for an answer. */
  readonly waiting: ReadonlyMap<string, number>;
  readonly catalogue: readonly CatalogueAward[];
  readonly page: number;
  readonly pages: number;
}

const ROLES = { DIRECT: 'TT', NON_LEADER: 'KLD', LEADER: 'LD', SENIOR_LEADER: 'LDC' } as const;

/** The rows as they were understood, with every suggestion taken. A citizen id shows its last four digits. */
export function ImportRowsPage({ person, csrf, record, rows, waiting, catalogue, page, pages }: ImportRowsProps) {
  const address = `/nhap-danh-sach/${record.id}`;
  return (
    <Layout title="Các dòng đã đọc" person={person} csrf={csrf} here="import">
      <h1>Các dòng đã đọc</h1>
      <p class="lead">{`${record.fileName}, trang ${page}/${pages}`}</p>
      <ul class="rows wide">
        {rows.map((row) => {
          const count = waiting.get(`${row.sheet}!${row.row + 1}`) ?? 0;
          return (
            <li>
              <strong>{row.name === '' ? '(chưa có tên)' : row.name}</strong>
              <span class="side">
                {row.leftOut && <Badge tone="plain">Đã bỏ</Badge>}
                {count > 0 && <Badge tone="wait">{`${count} ô cần trả lời`}</Badge>}
              </span>
              <span>
                {[
                  row.birth?.date?.split('-').toReversed().join('/') ?? row.birth?.year,
                  row.woman === null ? null : row.woman ? 'Nữ' : 'Nam',
                  row.citizenId === null ? null : `CCCD …${row.citizenId.slice(-4)}`,
                  row.roleClass === null ? null : ROLES[row.roleClass],
                  row.position,
                  row.unit,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span>{catalogue.find(({ code }) => code === row.awardCode)?.title ?? 'chưa rõ hình thức'}</span>
              <span class="dim small">{`${row.sheet}, dòng ${row.row + 1}`}</span>
            </li>
          );
        })}
      </ul>
      <RowPages {...{ address, page, pages }} />
    </Layout>
  );
}
