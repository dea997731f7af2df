import type { Child } from 'hono/jsx';
import type { InitiativePageView } from '../../queries/initiative-view.ts';
import { Field, type FormKeys, Keys, Select } from '../parts/fields.tsx';
import { SCOPE_WORDS } from './initiative-words.ts';

export interface ActsProps {
  readonly view: InitiativePageView;
  readonly keys: FormKeys;
  /** What was typed before, and what was wrong with it. Boxes of one form begin with its name: `cong-nhan-number`. */
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
}

/** What this person may do now. Each form has its own boxes, so that an error leads to the right one. */
export function InitiativeActs(props: ActsProps) {
  const { view } = props;
  const { status } = view.state;
  const may = (type: Parameters<typeof view.may.has>[0]) => view.may.has(type);
  if (status === 'REGISTERED') {
    if (!may('submitInitiative')) return null;
    return (
      <Panel title="Gửi đề nghị công nhận">
        <p>Xem lại nội dung, tác giả và giá trị làm lợi bên dưới. Sau khi gửi, chỉ sửa được nếu bị trả lại.</p>
        <ReturnedNote {...props} />
        <div class="actions">
          <Form {...props} verb="gui">
            <button type="submit">Gửi đề nghị công nhận</button>
          </Form>
          <a class="button second" href={`/sang-kien/${view.id}/sua`}>
            Sửa nội dung
          </a>
        </div>
      </Panel>
    );
  }
  if (status === 'SUBMITTED') {
    if (!may('recogniseInitiative')) {
      return (
        <Panel title="Bước tiếp theo">
          <p>Đang chờ chuyên viên thi đua, khen thưởng ghi quyết định công nhận.</p>
        </Panel>
      );
    }
    return (
      <Panel title="Ghi kết quả xét công nhận">
        <Form {...props} verb="cong-nhan">
          <Decision {...props} verb="cong-nhan" scoped />
          <button type="submit">Ghi quyết định công nhận</button>
        </Form>
        <Reason {...props} verb="tra-lai" summary="Trả lại để sửa" button="Trả lại" />
        <Reason {...props} verb="khong-cong-nhan" summary="Không công nhận" button="Ghi không công nhận" />
      </Panel>
    );
  }
  if (status === 'WITHDRAWN' && may('releaseInitiative') && view.state.uses.length > 0) {
    return (
      <Panel title="Xem xét lại các lần đã dùng">
        <ReleaseForm {...props} />
      </Panel>
    );
  }
  if (status !== 'RECOGNISED' || !may('useInitiative')) return null;
  return (
    <Panel title="Việc có thể làm">
      <UseForm {...props} />
      <Folded {...props} verb="nhan-rong" summary="Ghi văn bản xác nhận khả năng nhân rộng">
        <Form {...props} verb="nhan-rong">
          <Decision {...props} verb="nhan-rong" scoped />
          <button type="submit">Ghi văn bản</button>
        </Form>
      </Folded>
      <ReleaseForm {...props} />
      <Folded {...props} verb="huy-cong-nhan" summary="Hủy công nhận">
        <Form {...props} verb="huy-cong-nhan">
          {view.state.uses.length > 0 && (
            <p class="note bad">
              {`Sáng kiến này đã dùng cho ${view.state.uses.length} lần đề nghị khen thưởng; các lần đó sẽ được nêu để xem xét lại.`}
            </p>
          )}
          <Decision {...props} verb="huy-cong-nhan" />
          <Box {...props} id="huy-cong-nhan-reason" label="Lý do hủy công nhận" rows={3} />
          <button type="submit">Ghi quyết định hủy công nhận</button>
        </Form>
      </Folded>
    </Panel>
  );
}

type Verb = ActsProps & { readonly verb: string };

const Panel = ({ title, children }: { readonly title: string; readonly children?: Child }) => (
  <section class="step" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

const Form = ({ view, keys, verb, children }: Verb & { readonly children?: Child }) => (
  <form method="post" action={`/sang-kien/${view.id}/${verb}`} novalidate>
    <Keys {...keys} />
    {children}
  </form>
);

const Folded = ({
  verb,
  summary,
  problems,
  children,
}: Verb & { readonly summary: string; readonly children?: Child }) => (
  <details open={Object.keys(problems).some((box) => box.startsWith(`${verb}-`))}>
    <summary>{summary}</summary>
    {children}
  </details>
);

const Box = ({
  typed,
  problems,
  ...box
}: ActsProps & { readonly id: string; readonly label: string; readonly rows?: number; readonly type?: 'date' }) => (
  <Field
    id={box.id}
    label={box.label}
    value={typed[box.id]}
    problem={problems[box.id]}
    {...(box.rows ? { rows: box.rows } : {})}
    {...(box.type ? { type: box.type } : {})}
  />
);

/** Number, day and body of a written decision, and the scope where it names one. */
function Decision(props: Verb & { readonly scoped?: boolean }) {
  const { verb, typed, problems, scoped } = props;
  return (
    <>
      {scoped && (
        <Select
          id={`${verb}-scope`}
          label="Phạm vi"
          value={typed[`${verb}-scope`]}
          problem={problems[`${verb}-scope`]}
          empty="Chọn phạm vi"
          options={Object.entries(SCOPE_WORDS)}
        />
      )}
      <div class="row">
        <Box {...props} id={`${verb}-number`} label="Số văn bản" />
        <Box {...props} id={`${verb}-on`} label="Ngày văn bản" type="date" />
      </div>
      <Box {...props} id={`${verb}-decidedBy`} label="Cơ quan, người ban hành" />
    </>
  );
}

const Reason = (props: Verb & { readonly summary: string; readonly button: string }) => (
  <Folded {...props}>
    <Form {...props}>
      <Box {...props} id={`${props.verb}-reason`} label="Lý do" rows={3} />
      <button type="submit" class="second">
        {props.button}
      </button>
    </Form>
  </Folded>
);

function ReturnedNote({ view }: ActsProps) {
  const last = view.timeline.at(-1);
  if (last?.event.type !== 'initiativeReturned') return null;
  return (
    <div class="note">
      <h2>Lý do bị trả lại</h2>
      <p class="achievement">{last.notes[0]}</p>
    </div>
  );
}

function UseForm(props: ActsProps) {
  const { view, typed, problems } = props;
  return (
    <Folded {...props} verb="su-dung" summary="Ghi nhận đã dùng để đề nghị khen thưởng">
      <Form {...props} verb="su-dung">
        <Select
          id="su-dung-authorId"
          label="Tác giả được đề nghị"
          value={typed['su-dung-authorId']}
          problem={problems['su-dung-authorId']}
          empty="Chọn tác giả"
          options={view.content.authors.map(({ authorId, name }) => [authorId, name])}
        />
        <div class="row">
          <Box {...props} id="su-dung-dossierId" label="Mã hồ sơ (ví dụ dossier-2026-0001)" />
          <Box {...props} id="su-dung-no" label="Số thứ tự trong hồ sơ" />
        </div>
        <button type="submit" class="second">
          Ghi nhận
        </button>
      </Form>
    </Folded>
  );
}

function ReleaseForm(props: ActsProps) {
  const { view, typed, problems } = props;
  if (view.state.uses.length === 0) return null;
  return (
    <Folded {...props} verb="bo-su-dung" summary="Bỏ ghi nhận đã dùng">
      <Form {...props} verb="bo-su-dung">
        <Select
          id="bo-su-dung-use"
          label="Lần đã ghi nhận"
          value={typed['bo-su-dung-use']}
          problem={problems['bo-su-dung-use']}
          empty="Chọn"
          options={view.state.uses.map(({ dossierId, no, authorId }) => [
            `${dossierId}~${no}~${authorId}`,
            `Hồ sơ ${dossierId}, trường hợp ${no}`,
          ])}
        />
        <Box {...props} id="bo-su-dung-reason" label="Lý do" rows={3} />
        <button type="submit" class="second">
          Bỏ ghi nhận
        </button>
      </Form>
    </Folded>
  );
}
