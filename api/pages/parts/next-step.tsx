import type { Child } from 'hono/jsx';
import type { Person } from '../../../adapters/register-ports.ts';
import { isLive } from '../../../domain/dossier/dossier.ts';
import type { EligibilityReport } from '../../../domain/rules/assess.ts';
import { PAPER_RULE } from '../../../domain/rules/list-findings.ts';
import { isNeeded } from '../../../domain/rules/papers.ts';
import { roleFor } from '../../access.ts';
import type { DossierView } from '../../queries/dossier-view.ts';
import type { EvidenceView } from '../../queries/evidence-view.ts';
import type { FavourableRules } from '../../queries/favourable-rules.ts';
import { ROLE_WORDS } from '../words.ts';
import { DecideForm, VerificationForm } from './case-forms.tsx';
import { ListFindings } from './eligibility.tsx';
import { MissingList } from './evidence.tsx';
import { FavourableRulesForm } from './favourable-rules.tsx';
import { Field, type FormKeys, Keys } from './fields.tsx';

export interface StepProps {
  readonly view: DossierView;
  readonly person: Person;
  readonly keys: FormKeys;
  /** What was typed before, and what was wrong with it. */
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  /** For those who judge the dossier only. */
  readonly eligibility: EligibilityReport | undefined;
  readonly evidence: EvidenceView;
  /** Newer rules that could be applied to the dossier. */
  readonly favourable: FavourableRules | undefined;
}

/** The panel under the heading: what happens next, and the form for it if it is this person's turn. */
export function NextStepPanel(props: StepProps) {
  const { view, person } = props;
  const { role, step } = view.next;
  const mine = role !== undefined && roleFor(person, [role], view.place) !== undefined;
  if (step === 'NOTHING') return null;
  if (step === 'ENGINE') {
    return (
      <Panel title="Ghi Công đang xử lý">
        <p>{ENGINE_WORDS[view.stage] ?? 'Hệ thống đang xử lý.'} Ông/bà không cần làm gì; trang tự cập nhật khi xong.</p>
      </Panel>
    );
  }
  if (!mine) {
    return (
      <Panel title="Bước tiếp theo">
        <p>{`${waitingWords(view)} Đang chờ ${role === undefined ? 'hệ thống' : ROLE_WORDS[role]}.`}</p>
      </Panel>
    );
  }
  switch (step) {
    case 'RECEIVE':
      return (
        <Panel title="Tiếp nhận hồ sơ">
          <p>
            Kiểm tra hồ sơ đã đủ thành phần chưa. Khi tiếp nhận, bộ quy định đang có hiệu lực được áp dụng cho cả hồ sơ.
          </p>
          <ListFindings findings={(props.eligibility?.list ?? []).filter(({ rule }) => rule !== PAPER_RULE)} />
          <ReceiveForm {...props} />
          <ReturnForm {...props} />
        </Panel>
      );
    case 'SUPPLEMENT':
      return (
        <Panel title="Bổ sung hồ sơ">
          <p>Hồ sơ được trả để bổ sung. Lý do nằm ở mục “Quá trình xử lý”.</p>
          <p class="actions">
            <a class="button" href={`/ho-so/${view.row.id}/bo-sung`}>
              Bổ sung và gửi lại
            </a>
          </p>
        </Panel>
      );
    case 'VERIFY':
      return (
        <Panel title="Thẩm định">
          <p>
            <a href="#dieu-kien">Kết quả đối chiếu điều kiện, tiêu chuẩn</a> của từng trường hợp ở phía dưới.
          </p>
          <ListFindings findings={props.eligibility?.list ?? []} />
          {props.favourable && <FavourableRulesForm {...props} favourable={props.favourable} />}
          <VerificationForm {...props} />
          <ReturnForm {...props} />
        </Panel>
      );
    case 'CONVENE':
      return (
        <Panel title="Triệu tập phiên họp Hội đồng">
          <p>Hồ sơ đã thẩm định xong và chờ đưa vào chương trình họp.</p>
          <p class="actions">
            <a class="button" href={`/phien-hop/moi?ho-so=${view.row.id}`}>
              Triệu tập phiên họp
            </a>
          </p>
        </Panel>
      );
    case 'COUNCIL':
      return (
        <Panel title="Hội đồng đang bỏ phiếu">
          <p class="actions">
            <a class="button" href={`/phien-hop/${view.state.sessionId}`}>
              Xem phiên họp
            </a>
          </p>
        </Panel>
      );
    case 'DECIDE':
      return (
        <Panel title="Quyết định khen thưởng">
          <DecideForm {...props} />
        </Panel>
      );
    case 'SIGN':
      return (
        <Panel title="Ký quyết định">
          <p>
            Dự thảo đã sẵn sàng ở mục <a href="#tai-lieu">Tài liệu</a>. Chữ ký số được đặt lên đúng bản dự thảo này; sau
            khi ký, nội dung không sửa được.
          </p>
          <Simple {...props} action="ky" words="Ký quyết định" />
        </Panel>
      );
    case 'ISSUE':
      return (
        <Panel title="Cấp số và phát hành">
          <p>
            Quyết định đã được ký. Số và ngày ban hành được cấp trong một bước, theo ngày hôm nay; sau đó chữ ký số của
            cơ quan được đặt lên văn bản.
          </p>
          <Simple {...props} action="phat-hanh" words="Cấp số và phát hành" />
        </Panel>
      );
    default:
      return null;
  }
}

const ENGINE_WORDS: Readonly<Partial<Record<DossierView['stage'], string>>> = {
  DECIDED: 'Hệ thống đang lập văn bản và giấy chứng nhận.',
  CONCLUDED: 'Hệ thống đang lập gói lưu trữ và khóa hồ sơ.',
};

const WAITING_WORDS: Readonly<Record<string, string>> = {
  RECEIVE: 'Hồ sơ đã gửi, chờ tiếp nhận.',
  SUPPLEMENT: 'Hồ sơ đã trả, chờ bổ sung.',
  VERIFY: 'Hồ sơ đang được thẩm định.',
  CONVENE: 'Hồ sơ đã thẩm định xong, chờ đưa ra Hội đồng.',
  COUNCIL: 'Hội đồng đang xét và bỏ phiếu.',
  DECIDE: 'Hội đồng đã bỏ phiếu, chờ quyết định khen thưởng.',
  SIGN: 'Dự thảo quyết định chờ ký.',
  ISSUE: 'Quyết định đã ký, chờ cấp số và phát hành.',
};

const waitingWords = ({ next, award }: DossierView): string | undefined =>
  next.step === 'DECIDE' && award?.vote === null
    ? 'Hồ sơ đã thẩm định xong, chờ quyết định khen thưởng.'
    : WAITING_WORDS[next.step];

const Panel = ({ title, children }: { readonly title: string; readonly children?: Child }) => (
  <section class="step" aria-labelledby="buoc-tiep">
    <h2 id="buoc-tiep">{title}</h2>
    {children}
  </section>
);

function Simple({ view, keys, action, words }: StepProps & { readonly action: string; readonly words: string }) {
  return (
    <form method="post" action={`/ho-so/${view.row.id}/${action}`}>
      <Keys {...keys} />
      <div class="actions">
        <button type="submit">{words}</button>
      </div>
    </form>
  );
}

/** Missing papers are answered: the dossier goes back, or it is said why it is received all the same. */
function ReceiveForm({ view, keys, typed, problems, evidence }: StepProps) {
  const missing = evidence.missing.filter(isNeeded);
  return (
    <form method="post" action={`/ho-so/${view.row.id}/tiep-nhan`} novalidate>
      <Keys {...keys} />
      {missing.length > 0 && (
        <>
          <h3>{`Còn thiếu ${missing.length} giấy tờ`}</h3>
          <MissingList missing={missing} />
          <Field
            id="papersReason"
            label="Lý do tiếp nhận khi còn thiếu giấy tờ"
            hint="Nếu không có lý do, đề nghị trả hồ sơ để bổ sung. Lý do được ghi vào quá trình xử lý."
            rows={3}
            value={typed.papersReason}
            problem={problems.papersReason}
          />
        </>
      )}
      <div class="actions">
        <button type="submit">Tiếp nhận</button>
      </div>
    </form>
  );
}

function ReturnForm({ view, keys, typed, problems }: StepProps) {
  return (
    <details open={problems.reason !== undefined}>
      <summary>Trả hồ sơ để bổ sung</summary>
      <form method="post" action={`/ho-so/${view.row.id}/tra-lai`} novalidate>
        <Keys {...keys} />
        <Field
          id="reason"
          label="Lý do và nội dung cần bổ sung"
          hint="Đơn vị đề nghị đọc được phần này."
          rows={4}
          value={typed.reason}
          problem={problems.reason}
        />
        <button type="submit" class="second">
          Trả hồ sơ
        </button>
      </form>
    </details>
  );
}

/** Shown to the proposing union and the officer while somebody can still be withdrawn. */
export function WithdrawForm({ view, person, keys, typed, problems }: StepProps) {
  const live = view.nominees.filter(({ status, record }) => isLive({ no: record.no, kind: record.kind, status }));
  const open = view.stage !== 'ARCHIVED' && live.length > 0 && view.decision?.signedBy == null;
  if (!open || roleFor(person, ['proposer', 'officer'], view.place) === undefined) return null;
  return (
    <details open={problems.no !== undefined || problems.withdrawReason !== undefined}>
      <summary>Rút một trường hợp khỏi hồ sơ</summary>
      <form method="post" action={`/ho-so/${view.row.id}/rut`} novalidate>
        <Keys {...keys} />
        <div class="field">
          <label for="no">Trường hợp được rút</label>
          {problems.no && (
            <span class="error" id="no-error">
              {problems.no}
            </span>
          )}
          <select id="no" name="no">
            <option value="">Chọn</option>
            {live.map(({ record }) => (
              <option value={String(record.no)} selected={typed.no === String(record.no)}>
                {`${record.no}. ${record.name}`}
              </option>
            ))}
          </select>
        </div>
        <Field
          id="withdrawReason"
          label="Lý do rút"
          rows={3}
          value={typed.withdrawReason}
          problem={problems.withdrawReason}
        />
        <button type="submit" class="second">
          Rút khỏi hồ sơ
        </button>
      </form>
    </details>
  );
}
