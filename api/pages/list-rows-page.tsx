import type { ImportRecord } from '../../adapters/intake-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { RowReport } from '../../domain/intake/report.ts';
import type { RegisterAreaId } from '../register-areas.ts';
import { LIST_WORDS, OUTCOME_WORDS } from './list-words.ts';
import { Badge } from './parts/fields.tsx';
import { RowPages } from './parts/import-parts.tsx';
import { Layout } from './parts/layout.tsx';

export interface ListRowsProps {
  readonly person: Person;
  readonly csrf: string;
  readonly area: RegisterAreaId;
  readonly record: ImportRecord;
  readonly rows: readonly RowReport[];
  readonly page: number;
  readonly pages: number;
}

/** Every row with what becomes of it, or became. */
export function ListRowsPage({ person, csrf, area, record, rows, page, pages }: ListRowsProps) {
  const words = LIST_WORDS[area];
  const address = `${words.address}/${record.id}`;
  const done = record.stage !== 'OPEN';
  return (
    <Layout title="Từng dòng của danh sách" person={person} csrf={csrf} here={words.here}>
      <h1>Từng dòng của danh sách</h1>
      <p class="lead">{`${record.fileName}, trang ${page}/${pages}`}</p>
      <ul class="rows wide">
        {rows.map(({ sheet, row, name, outcome, ref, differences }) => {
          const [tone, planned, did] = OUTCOME_WORDS[outcome];
          const title = name === '' ? '(chưa có tên)' : name;
          return (
            <li>
              {words.entries !== null && ref !== null ? (
                <a href={`${words.entries}${ref}`}>{title}</a>
              ) : (
                <strong>{title}</strong>
              )}
              <span class="side">
                <Badge tone={tone}>{done ? did : planned}</Badge>
              </span>
              {differences.length > 0 && (
                <span>{`Khác ở: ${differences.join('; ')}. Phần này không tự ghi; đề nghị sửa trên trang của mục đó.`}</span>
              )}
              <span class="dim small">{`${sheet}, dòng ${row + 1}`}</span>
            </li>
          );
        })}
      </ul>
      <RowPages {...{ address, page, pages }} />
    </Layout>
  );
}
