import type { ImportRecord } from '../../adapters/intake-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { IMPORT_STAGE } from './intake-words.ts';
import { Badge, type FormKeys, Keys, Problems } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { dayWord } from './words.ts';

export interface ImportStartProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly imports: readonly ImportRecord[];
  readonly problems: Readonly<Record<string, string>>;
}

/** Where a list is sent in, and what was sent before. */
export function ImportStartPage({ person, keys, imports, problems }: ImportStartProps) {
  return (
    <Layout title="Nhập danh sách từ bảng tính" person={person} csrf={keys.csrf} here="import" narrow>
      <Problems problems={problems} />
      <h1>Nhập danh sách từ bảng tính</h1>
      <p class="lead">
        Danh sách đề nghị bằng Excel (.xlsx) hoặc .csv. Ghi Công đọc từng ô, nêu những ô chưa rõ kèm địa chỉ; không tự
        sửa khi chưa được xác nhận.
      </p>
      <form method="post" action="/nhap-danh-sach" enctype="multipart/form-data">
        <Keys {...keys} />
        <div class="field">
          <label for="tep">Tệp danh sách</label>
          <span class="hint" id="tep-hint">
            Tối đa 10 MB. Một tệp có thể gồm nhiều biểu, nhiều hình thức khen thưởng.
          </span>
          {problems.tep && (
            <span class="error" id="tep-error">
              {problems.tep}
            </span>
          )}
          <input
            type="file"
            id="tep"
            name="tep"
            required
            accept=".xlsx,.csv,.txt"
            aria-describedby={problems.tep ? 'tep-hint tep-error' : 'tep-hint'}
            {...(problems.tep ? { 'aria-invalid': 'true' as const } : {})}
          />
        </div>
        <div class="actions">
          <button type="submit">Tải lên và kiểm tra</button>
          <a class="button second" href="/nhap-danh-sach/mau.xlsx">
            Tải biểu mẫu (.xlsx)
          </a>
        </div>
      </form>
      <h2>Danh sách đã nhập</h2>
      {imports.length === 0 ? (
        <p class="dim">Đơn vị chưa nhập danh sách nào.</p>
      ) : (
        <ul class="rows wide">
          {imports.map((one) => {
            const [tone, words] = IMPORT_STAGE[one.stage];
            return (
              <li>
                <a href={`/nhap-danh-sach/${one.id}`}>{one.fileName}</a>
                <span class="side">
                  <Badge tone={tone}>{words}</Badge>
                </span>
                <span class="dim small">{`Tải lên ${dayWord(one.createdAt)}`}</span>
              </li>
            );
          })}
        </ul>
      )}
    </Layout>
  );
}
