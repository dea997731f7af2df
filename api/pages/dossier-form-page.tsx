import type { Draft } from '../../adapters/drafts-ports.ts';
import type { NamedInitiative } from '../../adapters/initiatives-ports.ts';
import type { Incident, Person } from '../../adapters/register-ports.ts';
import { MOST_NOMINEES } from '../../domain/intake/drafts.ts';
import type { Finding } from '../../domain/rules/assess.ts';
import type { AwardOffer } from '../../domain/rules/proposing.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { EvidenceView } from '../queries/evidence-view.ts';
import { AwardChoice } from './parts/award-choice.tsx';
import { IncidentNotes } from './parts/documents.tsx';
import { ListFindings } from './parts/eligibility.tsx';
import { EvidenceList, EvidenceUpload, type NomineeLabels, PaperNotes } from './parts/evidence.tsx';
import { Field, type FormKeys, Keys, Problems } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { NomineeFields, type TypedNominee } from './parts/nominee-fields.tsx';
import { momentWord } from './words.ts';

export interface DossierFormProps {
  readonly person: Person;
  readonly unitName: string;
  readonly keys: FormKeys;
  readonly ruleSet: RuleSet | undefined;
  readonly offers: readonly AwardOffer[];
  /** Quotas and shares of the list as typed. */
  readonly limits: readonly Finding[];
  /** The address the form is sent to: a new dossier, or one that was returned. */
  readonly action: string;
  readonly supplementOf?: { readonly dossierId: string; readonly reason: string };
  readonly typed: Readonly<Record<string, string>>;
  readonly nominees: readonly TypedNominee[];
  readonly problems: Readonly<Record<string, string>>;
  /** Recognised initiatives of the union with authors who bear the nominees' names. */
  readonly initiatives: readonly NamedInitiative[];
  /** A sentence on what was just done. */
  readonly said: string | undefined;
  /** Of the unit, to go on with; on the page of a new dossier only. */
  readonly drafts: readonly Draft[];
  readonly evidence: EvidenceView;
  /** Rows of the form by number. */
  readonly labels: NomineeLabels;
  readonly incidents: readonly Incident[];
}

/** Longer lists are folded: one line for each, opened where something is to be done. */
const MOST_UNFOLDED = 12;

export function DossierFormPage(props: DossierFormProps) {
  const { person, unitName, keys, ruleSet, action, supplementOf, typed, nominees, problems, evidence, labels } = props;
  const title = supplementOf === undefined ? 'Lập hồ sơ đề nghị khen thưởng' : 'Bổ sung hồ sơ';
  const field = (id: string) => ({ id, value: typed[id], problem: problems[id] });
  return (
    <Layout title={title} person={person} csrf={keys.csrf} {...(supplementOf ? {} : { here: 'new' as const })} narrow>
      <Problems problems={problems} />
      {props.said && (
        <div class="note good" role="status">
          <p>{props.said}</p>
        </div>
      )}
      <IncidentNotes incidents={props.incidents} />
      <h1>{title}</h1>
      <p class="lead">{unitName}</p>
      <Drafts drafts={props.drafts} ruleSet={ruleSet} />
      {supplementOf && (
        <div class="note">
          <h2>Lý do hồ sơ được trả</h2>
          <p class="achievement">{supplementOf.reason}</p>
          <p>Sửa các ô bên dưới rồi gửi lại. Trường hợp đã ghi giữ nguyên số thứ tự; có thể thêm, không xóa bớt.</p>
        </div>
      )}
      <form method="post" action={action} enctype="multipart/form-data" novalidate>
        <Keys {...keys} />
        {/* First in the form: Enter in a text box must keep what was typed, never send or attach. */}
        <button type="submit" name="viec" value="luu" class="unseen" tabindex={-1}>
          Giữ nội dung đã điền
        </button>
        <input type="hidden" name="rows" value={String(nominees.length)} />
        <h2>1. Hình thức khen thưởng</h2>
        <AwardChoice offers={props.offers} {...field('awardCode')} />
        <Field label="Năm xét khen thưởng" type="number" short {...field('evaluationYear')} />

        <h2>2. Phong trào và kết quả</h2>
        <Field
          label="Khái quát phong trào và kết quả của đơn vị"
          hint="Một đoạn ngắn, được in trong tờ trình."
          rows={6}
          {...field('summary')}
        />

        <h2>3. Cuộc họp bình xét của đơn vị</h2>
        <div class="row">
          <Field label="Ngày họp" type="date" {...field('meetingDate')} />
          <Field label="Số người dự" type="number" {...field('meetingPresent')} />
          <Field label="Số người được triệu tập" type="number" {...field('meetingTotal')} />
        </div>

        <h2>4. Danh sách đề nghị</h2>
        <p class="dim">
          {`Từ một đến ${MOST_NOMINEES} trường hợp. Số thứ tự trong danh sách theo suốt hồ sơ. Trường hợp để trống tất cả các ô thì không tính.`}
        </p>
        <div class="stack">
          {nominees.map((nominee, index) => (
            <NomineeFields
              row={index + 1}
              typed={nominee}
              problems={problems}
              initiatives={props.initiatives}
              folded={nominees.length > MOST_UNFOLDED}
            />
          ))}
        </div>
        {nominees.length < MOST_NOMINEES && (
          <div class="actions">
            <button type="submit" name="viec" value="them" class="second">
              Thêm một trường hợp
            </button>
          </div>
        )}

        <ListFindings findings={props.limits} />

        <h2 id="minh-chung">5. Hồ sơ minh chứng</h2>
        <PaperNotes view={evidence} asks />
        <EvidenceList items={evidence.items} labels={labels} removable />
        <EvidenceUpload set={evidence.set} labels={labels} typed={typed} problems={problems} />

        <div class="actions">
          <button type="submit" name="viec" value="gui">
            {supplementOf === undefined ? 'Gửi hồ sơ' : 'Gửi lại hồ sơ'}
          </button>
          {supplementOf === undefined && (
            <button type="submit" name="viec" value="luu" class="second">
              Lưu nháp
            </button>
          )}
        </div>
        <p class="dim small">
          Sau khi gửi, Ghi Công lập tờ trình từ các ô trên. Hồ sơ chỉ sửa được khi bị trả để bổ sung.
        </p>
      </form>
    </Layout>
  );
}

function Drafts({ drafts, ruleSet }: Pick<DossierFormProps, 'drafts' | 'ruleSet'>) {
  if (drafts.length === 0) return null;
  return (
    <details open={drafts.length <= 3}>
      <summary>{`Bản nháp đang soạn (${drafts.length})`}</summary>
      <ul class="rows">
        {drafts.map((draft) => (
          <li>
            <a href={`/ho-so/nhap/${draft.id}`}>
              {ruleSet?.awards.find(({ code }) => code === draft.awardCode)?.title ?? 'Chưa chọn hình thức khen thưởng'}
            </a>
            <p class="dim small">
              {[
                draft.content.nominees
                  .map(({ name = '' }) => name.trim())
                  .filter(Boolean)
                  .join(', '),
                `lưu lúc ${momentWord(draft.updatedAt)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
