import type { ImportRecord } from '../../adapters/intake-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { CatalogueAward } from '../../domain/intake/award-matcher.ts';
import type { AnyLayout } from '../../domain/intake/layout.ts';
import { cellAt, columnName, type Workbook } from '../../domain/intake/workbook.ts';
import { Badge, Field, type FormKeys, Keys, Problems, Select } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import type { PartId } from './parts/navigation.ts';

export interface ImportColumnsProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly record: ImportRecord;
  readonly workbook: Workbook;
  readonly layout: AnyLayout;
  /** Of the import. */
  readonly address: string;
  readonly here: PartId;
  readonly kinds: readonly (readonly [kind: string, label: string])[];
  /** Columns that a sheet of a kind may have. */
  readonly fieldsOf: (kind: string) => readonly (readonly [field: string, label: string])[];
  /** Awards for a whole sheet; empty where lists are not about awards. */
  readonly catalogue: readonly CatalogueAward[];
  readonly problems: Readonly<Record<string, string>>;
}

/** How many cells under a heading are shown, so that one sees what the column holds. */
const SHOWN = 3;

/** What each sheet and column holds, as it was understood, to be corrected. */
export function ImportColumnsPage(props: ImportColumnsProps) {
  const { person, keys, record, workbook, layout, catalogue, address, kinds, fieldsOf, problems } = props;
  const open = catalogue.filter(({ barred }) => barred === undefined);
  return (
    <Layout title="Cột của biểu" person={person} csrf={keys.csrf} here={props.here} narrow>
      <Problems problems={problems} />
      <h1>Cột của biểu</h1>
      <p class="lead">{record.fileName}</p>
      <p>
        Ghi Công đoán nội dung từng cột theo dòng tiêu đề. Đề nghị sửa chỗ chưa đúng; cột không dùng thì chọn “Không
        dùng”. Đổi dòng tiêu đề thì các cột được đoán lại.
      </p>
      <form method="post" action={`${address}/cot`} novalidate>
        <Keys {...keys} />
        <input type="hidden" name="version" value={String(record.version)} />
        {layout.map((sheet, index) => {
          const id = (part: string) => `b-${index}-${part}`;
          const data = workbook.sheets[index];
          return (
            <section aria-labelledby={id('ten')}>
              <h2 id={id('ten')}>{`Biểu “${sheet.name}”`}</h2>
              <div class="row">
                <Select
                  id={id('loai')}
                  label="Nội dung của biểu"
                  value={sheet.kind ?? ''}
                  empty="Không phải danh sách"
                  options={kinds}
                />
                <Field
                  id={id('tieu-de')}
                  label="Dòng tiêu đề (dòng cuối)"
                  type="number"
                  value={String(sheet.headerRow + 1)}
                />
              </div>
              {sheet.kind !== null && (
                <>
                  {open.length > 0 && (
                    <Select
                      id={id('hinh-thuc')}
                      label="Hình thức chung của cả biểu, khi không có cột hình thức"
                      value={sheet.awardCode ?? ''}
                      empty="Theo từng dòng"
                      options={open.map(({ code, title }) => [code, title])}
                    />
                  )}
                  <div class="stack">
                    {sheet.columns.map(({ column, heading, field, confidence }) => (
                      <div class="card">
                        <Select
                          id={id(`c-${column}`)}
                          label={`Cột ${columnName(column)}: ${heading === '' ? '(không có tiêu đề)' : heading}`}
                          value={field ?? ''}
                          empty="Không dùng"
                          options={fieldsOf(sheet.kind ?? '')}
                        />
                        <p class="dim small">
                          {confidence === 'likely' && <Badge tone="wait">Đề nghị kiểm tra</Badge>}{' '}
                          {data &&
                            Array.from(
                              { length: SHOWN },
                              (_, below) => cellAt(data, sheet.headerRow + 1 + below, column)?.text ?? '',
                            )
                              .filter((text) => text !== '')
                              .map((text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text))
                              .join(' · ')}
                        </p>
                      </div>
                    ))}
                  </div>
                </>
              )}
            </section>
          );
        })}
        <div class="actions">
          <button type="submit">Lưu và đọc lại</button>
          <a href={address}>Quay lại</a>
        </div>
      </form>
    </Layout>
  );
}
