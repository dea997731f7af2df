import type { Child } from 'hono/jsx';
import type { ImportRecord } from '../../../adapters/intake-ports.ts';
import type { Comparison } from '../../../domain/intake/compare-imports.ts';
import type { Remark } from '../../../domain/intake/findings.ts';
import type { BulkAnswer } from '../../../domain/intake/questions.ts';
import type { ImportedRow } from '../../../domain/intake/rows.ts';
import { BULK_WORDS, COMPARED_WORDS } from '../intake-words.ts';
import { momentWord } from '../words.ts';
import { Badge } from './fields.tsx';

/** So many lines are listed; what more there is, the command line tells. */
const MOST_LISTED = 200;

/** What every import says of itself first. */
export const ImportHead = (props: {
  readonly record: ImportRecord;
  readonly stage: readonly [tone: string, words: string];
  readonly read: string;
  readonly encoding: string | null;
  readonly waiting: number;
}) => (
  <>
    <h1>{props.record.fileName}</h1>
    <p>
      <Badge tone={props.stage[0]}>{props.stage[1]}</Badge>
    </p>
    <dl class="facts">
      <dt>Tải lên</dt>
      <dd>{momentWord(props.record.createdAt)}</dd>
      <dt>Đọc được</dt>
      <dd>{props.read}</dd>
      {props.encoding !== null && (
        <>
          <dt>Bảng mã</dt>
          <dd>{props.encoding}</dd>
        </>
      )}
      {props.record.stage === 'OPEN' && (
        <>
          <dt>Cần trả lời</dt>
          <dd>{props.waiting === 0 ? 'không còn ô nào' : `${props.waiting} ô`}</dd>
        </>
      )}
    </dl>
  </>
);

/** From one page of an import's rows to the next, and back to the import. */
export const RowPages = (props: { readonly address: string; readonly page: number; readonly pages: number }) => (
  <p class="actions">
    {props.page > 1 && <a href={`${props.address}/dong?trang=${props.page - 1}`}>Trang trước</a>}
    {props.page < props.pages && <a href={`${props.address}/dong?trang=${props.page + 1}`}>Trang sau</a>}
    <a href={props.address}>Về danh sách</a>
  </p>
);

interface BulkFormProps {
  readonly address: string;
  readonly fixed: Child;
  readonly bulk: readonly BulkAnswer[];
}

/** Doubts of one kind answered together, each by a button of its own. */
export const BulkForm = ({ address, fixed, bulk }: BulkFormProps) => (
  <details>
    <summary>Trả lời nhiều ô cùng loại</summary>
    <form method="post" action={`${address}/tra-loi`}>
      {fixed}
      <input type="hidden" name="viec" value="cung-loai" />
      <ul class="rows wide">
        {bulk.map(({ code, acceptable, keepable }) => (
          <li>
            <span>{BULK_WORDS[code] ?? code}</span>
            <span class="side">
              {acceptable > 1 && (
                <button type="submit" class="second" name="nhan" value={code}>
                  {`Nhận ${acceptable} gợi ý`}
                </button>
              )}
              {keepable > 1 && (
                <button type="submit" class="second" name="giu" value={code}>
                  {`Giữ nguyên ${keepable} ô`}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </form>
  </details>
);

interface ListedProps {
  readonly title: string;
  readonly findings: readonly Remark[];
  readonly withSuggestion?: boolean;
}

export function Listed({ title, findings, withSuggestion }: ListedProps) {
  if (findings.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul class="plain">
        {findings.slice(0, MOST_LISTED).map(({ cell, sentence, suggestion, code }) => (
          <li>
            <span class="mono">{cell}</span>
            {`: ${sentence}`}
            {withSuggestion && suggestion !== undefined && code === 'EXTRA_SPACES' && ` Còn lại: “${suggestion}”.`}
          </li>
        ))}
      </ul>
      {findings.length > MOST_LISTED && <p class="dim">{`… và ${findings.length - MOST_LISTED} chỗ khác.`}</p>}
    </details>
  );
}

interface ComparedProps {
  readonly compared: { readonly before: { readonly fileName: string }; readonly comparison: Comparison } | undefined;
}

/** What changes against the list that the unit applied before. */
export function Compared({ compared }: ComparedProps) {
  if (compared === undefined) return null;
  const { added, removed, changed, same } = compared.comparison;
  return (
    <section aria-labelledby="so-sanh">
      <h2 id="so-sanh">So với danh sách đã đưa vào hồ sơ trước đó</h2>
      <p>{`${compared.before.fileName}: ${same} giữ nguyên, ${changed.length} thay đổi, ${added.length} thêm, ${removed.length} bớt.`}</p>
      <Names title={`Thêm ${added.length}`} rows={added} />
      <Names title={`Bớt ${removed.length}`} rows={removed} />
      {changed.length > 0 && (
        <details>
          <summary>{`Thay đổi ${changed.length}`}</summary>
          <ul class="plain">
            {changed.slice(0, MOST_LISTED).map(({ after, fields }) => (
              <li>{`${placed(after)}: ${fields.map((field) => COMPARED_WORDS[field]).join(', ')}`}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const placed = (row: ImportedRow): string => `${row.name} (${row.sheet}, dòng ${row.row + 1})`;

function Names({ title, rows }: { readonly title: string; readonly rows: readonly ImportedRow[] }) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul class="plain">
        {rows.slice(0, MOST_LISTED).map((row) => (
          <li>{placed(row)}</li>
        ))}
      </ul>
    </details>
  );
}
