import type { EvidenceItem } from '../../../adapters/evidence-ports.ts';
import { type MissingPaper, PAPER_TITLES } from '../../../domain/rules/papers.ts';
import type { RuleSet } from '../../../domain/rules/rule-set.ts';
import type { EvidenceView } from '../../queries/evidence-view.ts';
import { momentWord, numbersWord, sizeWord } from '../words.ts';
import { Select } from './fields.tsx';

/** `1. Bà Nguyễn Thị Ánh Tuyết`, by number: rows of a form, or nominees of a dossier. */
export type NomineeLabels = ReadonlyMap<number, string>;

export const addressOf = ({ holderId, no }: Pick<EvidenceItem, 'holderId' | 'no'>): string =>
  `/${holderId.startsWith('initiative-') ? 'sang-kien' : 'ho-so'}/${holderId}/minh-chung/${no}`;

const hasPicture = (item: EvidenceItem): boolean => item.pages !== null;

/** Which papers are needed, on what ground, and which are not there yet. */
export function PaperNotes({ view, ruleSet }: { readonly view: EvidenceView; readonly ruleSet: RuleSet | undefined }) {
  const { set, missing } = view;
  const { instrument, article, certainty } = set.basis;
  const citation = ruleSet?.instruments.find(({ id }) => id === instrument)?.citation ?? instrument;
  return (
    <>
      <p class="dim">
        {`${set.title} gồm: ${set.papers.map(({ title, perNominee }) => `${title.toLowerCase()}${perNominee ? ' của từng trường hợp' : ''}`).join('; ')}. ${set.note}`}
      </p>
      <p class="dim small">
        {`Căn cứ: ${article === undefined ? '' : `${article}, `}${citation}${certainty === 'to-confirm' ? ' (chờ đơn vị sử dụng xác nhận).' : '.'}`}
      </p>
      {missing.length > 0 ? (
        <div class="note" id="con-thieu">
          <h3>{`Còn thiếu ${missing.length} giấy tờ`}</h3>
          <ul class="plain">
            {lackingByKind(missing).map(([title, nos]) => (
              <li>{nos.length === 0 ? title : `${title}: trường hợp ${numbersWord(nos)}`}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p class="note good">Đã có đủ các loại giấy tờ theo quy định.</p>
      )}
    </>
  );
}

/** One line a kind, with the nominees that lack it: a list of five hundred stays readable. */
function lackingByKind(
  missing: readonly MissingPaper[],
): readonly (readonly [title: string, nos: readonly number[]])[] {
  const byKind = new Map<string, number[]>();
  for (const { title, nomineeNo } of missing)
    byKind.set(title, [...(byKind.get(title) ?? []), ...(nomineeNo === null ? [] : [nomineeNo])]);
  return [...byKind];
}

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
          <h3>{PAPER_TITLES[item.kind]}</h3>
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

/** The boxes of an upload. A file can also be dropped on the box: browsers do that by themselves. */
export function EvidenceUpload({
  labels,
  typed,
  problems,
}: {
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
          options={Object.entries(PAPER_TITLES)}
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
