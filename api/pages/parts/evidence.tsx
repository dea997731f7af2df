import type { EvidenceItem } from '../../../adapters/evidence-ports.ts';
import type { RequiredPaper } from '../../../domain/rules/award-parts.ts';
import { DRAWN_UP, isNeeded, missingInWords } from '../../../domain/rules/papers.ts';
import { groundWords } from '../../../domain/rules/rule-set-words.ts';
import { PAPER_TITLES, paperTitle } from '../../../domain/rulesets/paper-kinds.ts';
import type { EvidenceView } from '../../queries/evidence-view.ts';
import { momentWord, sizeWord } from '../words.ts';
import { Check, Select } from './fields.tsx';

/** `1. Bà Nguyễn Thị Ánh Tuyết`, by number: rows of a form, or nominees of a dossier. */
export type NomineeLabels = ReadonlyMap<number, string>;

export const addressOf = ({ holderId, no }: Pick<EvidenceItem, 'holderId' | 'no'>): string =>
  `/${holderId.startsWith('initiative-') ? 'sang-kien' : 'ho-so'}/${holderId}/minh-chung/${no}`;

const hasPicture = (item: EvidenceItem): boolean => item.pages !== null;

/** Which papers the award's rule asks for, on what ground, and which are not there yet. */
export function PaperNotes({
  view: { set, missing },
  asks,
}: {
  readonly view: EvidenceView;
  /** On a form that sends: asks to say that it is sent all the same. */
  readonly asks: boolean;
}) {
  if (set === undefined) {
    return <p class="dim">Chọn hình thức khen thưởng rồi lưu nháp để xem thành phần hồ sơ theo bộ quy định.</p>;
  }
  const { title, papers, simplified, ground, basis } = set;
  const needed = missing.filter(isNeeded);
  return (
    <>
      <p class="dim">{`${title} gồm: ${papers.map(paperWords).join('; ')}.`}</p>
      {simplified && <p>{simplified}</p>}
      <p class="dim small">{groundWords(ground, basis.certainty)}</p>
      {missing.length === 0 && <p class="note good">Đã có đủ các loại giấy tờ theo quy định.</p>}
      {missing.length > 0 && (
        <div class="note" id="con-thieu">
          <h3>{needed.length > 0 ? `Còn thiếu ${needed.length} giấy tờ` : 'Giấy tờ cần thêm tùy trường hợp'}</h3>
          <MissingList missing={missing} />
          {needed.length > 0 && basis.certainty === 'confirmed' && <p>Hồ sơ thiếu giấy tờ này không gửi được.</p>}
          {asks && needed.length > 0 && basis.certainty !== 'confirmed' && (
            // The number is sent along: what was ticked for two papers does not hold for three.
            <Check name="con-thieu" id="van-gui" value={String(needed.length)}>
              Vẫn gửi khi còn thiếu; người tiếp nhận có thể trả lại để bổ sung
            </Check>
          )}
        </div>
      )}
    </>
  );
}

export const MissingList = ({ missing }: Pick<EvidenceView, 'missing'>) => (
  <ul class="plain">
    {missingInWords(missing).map((words) => (
      <li>{words}</li>
    ))}
  </ul>
);

const paperWords = ({ kind, title, per }: RequiredPaper): string =>
  [
    `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`,
    per === 'NOMINEE' && ' của từng trường hợp',
    DRAWN_UP.includes(kind) && ' (Ghi Công lập từ các ô đã điền)',
  ]
    .filter(Boolean)
    .join('');

/** What is attached, each with a picture of its first page where there is one. */
export function EvidenceList({
  items,
  labels,
  removable,
}: {
  readonly items: readonly EvidenceItem[];
  /** Left out where papers belong to no nominee. */
  readonly labels?: NomineeLabels;
  /** Inside a form: a button for each paper that was not sent yet. */
  readonly removable: boolean;
}) {
  if (items.length === 0) return <p class="dim">Chưa có tài liệu nào được đính kèm.</p>;
  return (
    <ul class="rows">
      {items.map((item) => (
        <li class={hasPicture(item) ? 'doc' : ''}>
          {hasPicture(item) && (
            <figure>
              <a href={`${addressOf(item)}/xem`} aria-label={`Xem: ${item.fileName}`}>
                <img
                  class="page"
                  loading="lazy"
                  src={`${addressOf(item)}/trang/1.webp`}
                  alt={`Trang đầu: ${item.fileName}`}
                />
              </a>
            </figure>
          )}
          <h3>{paperTitle(item.kind)}</h3>
          {labels !== undefined && (
            <p>
              {item.nomineeNo === null ? 'Của cả hồ sơ' : `Trường hợp ${labels.get(item.nomineeNo) ?? item.nomineeNo}`}
            </p>
          )}
          <p>
            {hasPicture(item) && (
              <>
                <a href={`${addressOf(item)}/xem`}>{item.pages === 1 ? 'Xem' : `Xem ${item.pages} trang`}</a>
                {' · '}
              </>
            )}
            <a href={addressOf(item)} download>
              {`Tải về (${sizeWord(item.file.size)})`}
            </a>
          </p>
          <p class="dim small">{`${item.fileName} · gửi lúc ${momentWord(item.uploadedAt)}`}</p>
          <p class="mono dim">{`SHA-256 ${item.file.sha256.slice(0, 16)}…`}</p>
          {removable &&
            (item.lockedIn === null ? (
              <div>
                <button type="submit" name="viec" value={`go-${item.no}`} class="plain-button">
                  {`Gỡ ${item.fileName}`}
                </button>
              </div>
            ) : (
              <p class="dim small">{`Đã nộp cùng bản gửi lần ${item.lockedIn}, được giữ nguyên.`}</p>
            ))}
        </li>
      ))}
    </ul>
  );
}

/** Those the award asks for come first, in its words. */
function kindsFor(set: EvidenceView['set']): readonly (readonly [kind: string, title: string])[] {
  const asked = (set?.papers ?? []).filter(({ kind }) => PAPER_TITLES.has(kind));
  return [...new Map([...asked.map(({ kind, title }) => [kind, title] as const), ...restOf(asked)])];
}

const restOf = (asked: readonly RequiredPaper[]) =>
  [...PAPER_TITLES].filter(([kind]) => asked.every((paper) => paper.kind !== kind));

/** The boxes of an upload. A file can also be dropped on the box: browsers do that by themselves. */
export function EvidenceUpload({
  set,
  labels,
  typed,
  problems,
}: Pick<EvidenceView, 'set'> & {
  /** Left out where papers belong to no nominee. */
  readonly labels?: NomineeLabels;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
}) {
  const problem = problems.tep;
  return (
    <fieldset class="card">
      <legend>Đính kèm tài liệu</legend>
      <div class="row">
        {/* Nothing is chosen beforehand: a paper under the wrong heading is found only when it is looked for. */}
        <Select
          id="loai"
          label="Loại giấy tờ"
          value={typed.loai}
          problem={problems.loai}
          empty="Chọn loại giấy tờ"
          options={kindsFor(set)}
        />
        {labels !== undefined && (
          <Select
            id="cua"
            label="Của"
            value={typed.cua}
            empty="Cả hồ sơ"
            options={[...labels].map(([no, label]) => [String(no), `Trường hợp ${label}`])}
          />
        )}
      </div>
      <div class="field">
        <label for="tep">Chọn tệp, hoặc kéo tệp thả vào ô</label>
        <span class="hint" id="tep-hint">
          PDF, Word (.docx), Excel (.xlsx) hoặc ảnh JPG, PNG; mỗi tệp không quá 20 MB, PDF không quá 300 trang.
        </span>
        {problem && (
          <span class="error" id="tep-error">
            {problem}
          </span>
        )}
        <input
          type="file"
          id="tep"
          name="tep"
          multiple
          accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png"
          aria-describedby={problem ? 'tep-hint tep-error' : 'tep-hint'}
          {...(problem ? { 'aria-invalid': 'true' as const } : {})}
        />
      </div>
      <button type="submit" name="viec" value="tep" class="second">
        Đính kèm tệp
      </button>
    </fieldset>
  );
}
