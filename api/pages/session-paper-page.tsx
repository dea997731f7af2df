import type { Person } from '../../adapters/register-ports.ts';
import { sentenceOf } from '../../domain/refusals.ts';
import { isUnderWay } from '../commands/council/paper-ballots.ts';
import type { BatchView, PaperBallots, PaperVoter, SlipKind } from '../queries/paper-ballots.ts';
import { Badge, Check, type FormKeys, Keys, Problems, Said } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { momentWord } from './words.ts';

export interface PaperPageProps {
  readonly view: PaperBallots;
  readonly person: Person;
  readonly keys: FormKeys;
  readonly problems: Readonly<Record<string, string>>;
}

/** Who votes on paper, what to print, what to type in, what waits for a second person. */
export function SessionPaperPage(props: PaperPageProps & { readonly said: string | undefined }) {
  const { view, person, keys, problems, said } = props;
  return (
    <Layout title="Phiếu giấy" person={person} csrf={keys.csrf} here="sessions" narrow>
      <p>
        <a href={`/phien-hop/${view.id}`}>{`← Phiên họp ${view.id}`}</a>
      </p>
      <Said words={said} />
      <Problems problems={problems} />
      <h1>Phiếu giấy</h1>
      <p>
        Phiếu giấy không ghi tên. Thư ký nhập, người thứ hai đối chiếu và xác nhận; khi đó phiếu vào hòm như mọi phiếu
        khác, theo thứ tự ngẫu nhiên, và nội dung đã nhập bị xóa.
      </p>
      <SeenNote />
      {view.kinds.length === 0 && (
        <p class="note">
          Chưa có ủy viên nào bỏ phiếu giấy. Để ghi, đề nghị mở phiên họp, chọn ủy viên, rồi chọn “Bỏ phiếu giấy”.
        </p>
      )}
      {view.kinds.map((kind) => (
        <Kind {...props} kind={kind} />
      ))}
      {view.batches.length > 0 && <h2>Các đợt đã nhập</h2>}
      <ul class="rows">
        {view.batches.map((batch) => (
          <Batch view={view} batch={batch} keys={keys} />
        ))}
      </ul>
    </Layout>
  );
}

/** Said wherever slips are read: what paper cannot keep secret. */
export const SeenNote = () => (
  <p class="note">
    Người nhập và người xác nhận đọc được lựa chọn trên từng phiếu giấy. Nếu một loại phiếu chỉ có một người bỏ phiếu
    giấy thì hai người này biết đó là phiếu của ai. Đề nghị giữ kín.
  </p>
);

const STANDING = {
  EXPECTED: ['wait', 'Chờ nộp phiếu'],
  WAITING: ['wait', 'Chờ xác nhận'],
  VOTED: ['good', 'Đã bỏ phiếu giấy'],
} as const satisfies Record<PaperVoter['standing'], readonly [string, string]>;

function Kind({ view, kind, keys, problems }: PaperPageProps & { readonly kind: SlipKind }) {
  const expected = kind.voters.filter(({ standing }) => standing === 'EXPECTED');
  const title = `Loại phiếu ${kind.no}`;
  return (
    <section aria-labelledby={`loai-${kind.no}`}>
      <h2 id={`loai-${kind.no}`}>{title}</h2>
      <p class="dim">
        {kind.closed
          ? 'Ông/bà có liên quan đến trường hợp trên loại phiếu này nên không xem, không nhập, không xác nhận.'
          : `${kind.items.length} trường hợp trên phiếu.`}
      </p>
      <ul class="plain">
        {kind.voters.map(({ name, standing }) => (
          <li>
            {`${name} `}
            <Badge tone={STANDING[standing][0]}>{STANDING[standing][1]}</Badge>
          </li>
        ))}
      </ul>
      {kind.voters.length === 1 && (
        <p class="note">Loại phiếu này chỉ có một ủy viên: người nhập và người xác nhận sẽ biết phiếu của ai.</p>
      )}
      {view.keeps && !kind.closed && view.open && (
        <>
          <p>
            <a href={`/phien-hop/${view.id}/phieu-giay/in/${kind.no}`}>
              In phiếu giấy<span class="unseen">{`, ${title}`}</span>
            </a>
          </p>
          {expected.length > 0 && (
            <form method="post" action={`/phien-hop/${view.id}/phieu-giay/nhap`} novalidate>
              <Keys {...keys} />
              <fieldset class="field">
                <legend>Ai đã nộp phiếu</legend>
                {problems['uy-vien'] && <span class="error">{problems['uy-vien']}</span>}
                {expected.map(({ id, name }) => (
                  <Check name="uy-vien" id={`uy-vien-${id}`} value={id}>
                    {name}
                  </Check>
                ))}
              </fieldset>
              <div class="actions">
                <button type="submit" class="second">
                  Nhập các phiếu này
                </button>
              </div>
            </form>
          )}
        </>
      )}
    </section>
  );
}

const STATES = {
  WAITING: ['wait', 'Chờ xác nhận'],
  CASTING: ['wait', 'Đang vào hòm'],
  IN_BOX: ['good', 'Đã vào hòm'],
  SENT_BACK: ['out', 'Trả lại'],
  DISCARDED: ['plain', 'Đã hủy'],
} as const satisfies Record<BatchView['state'], readonly [string, string]>;

const Batch = ({ view, batch, keys }: Pick<PaperPageProps, 'view' | 'keys'> & { readonly batch: BatchView }) => (
  <li>
    <h3>{`${batch.members.length} phiếu, nhập ${momentWord(batch.enteredAt)}`}</h3>
    <div class="side">
      <Badge tone={STATES[batch.state][0]}>{STATES[batch.state][1]}</Badge>
    </div>
    <p class="dim">{`Đã nộp: ${batch.memberNames.join(', ')}. Người nhập: ${batch.enteredByName}.`}</p>
    {batch.answeredByName !== '' && batch.state !== 'DISCARDED' && (
      <p class="dim">{`${batch.state === 'SENT_BACK' ? 'Người trả lại' : 'Người xác nhận'}: ${batch.answeredByName}.`}</p>
    )}
    {batch.state === 'SENT_BACK' && (
      <p>{`Lý do: ${batch.remark} Nội dung đã nhập được xóa; đề nghị nhập lại từ phiếu.`}</p>
    )}
    {isUnderWay(batch) && batch.barred === null && (
      <p>
        <a href={`/phien-hop/${view.id}/phieu-giay/dot/${batch.batchId}`}>Đối chiếu và xác nhận</a>
      </p>
    )}
    {isUnderWay(batch) && batch.barred !== null && <p class="dim">{sentenceOf(batch.barred)}</p>}
    {batch.state === 'WAITING' && view.keeps && (
      <form method="post" action={`/phien-hop/${view.id}/phieu-giay/dot/${batch.batchId}/huy`}>
        <Keys {...keys} />
        <div class="actions">
          <button type="submit" class="plain-button">
            Hủy đợt này để nhập lại
          </button>
        </div>
      </form>
    )}
  </li>
);
