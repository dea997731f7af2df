import type { SecondChannelKind } from '../../adapters/codes-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { Badge, Field, type FormKeys, Keys, Problems, Radio, Select } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';

export interface CodeMember {
  readonly id: string;
  readonly name: string;
  /** Null while no second channel is recorded. */
  readonly channel: { readonly kind: SecondChannelKind; readonly masked: string } | null;
}

export interface BallotCodesPageProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly councilName: string;
  /** Undefined for the council of awards. */
  readonly councilId: string | undefined;
  readonly asks: boolean;
  readonly members: readonly CodeMember[];
  /** The installation can send text messages. */
  readonly sms: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly said: string | undefined;
}

const KIND_WORDS: Readonly<Record<SecondChannelKind, string>> = { EMAIL: 'Thư điện tử', SMS: 'Tin nhắn' };

/** Whether the council asks for a code before a ballot is opened, and where each member gets it. */
export function BallotCodesPage(props: BallotCodesPageProps) {
  const { person, keys, councilName, councilId, asks, members, sms, typed, problems, said } = props;
  const kinds = (sms ? ['EMAIL', 'SMS'] : ['EMAIL']) as readonly SecondChannelKind[];
  return (
    <Layout title="Mã xác nhận khi bỏ phiếu" person={person} csrf={keys.csrf} here="sessions">
      <p>
        <a href="/phien-hop">Phiên họp Hội đồng</a>
      </p>
      <h1>Mã xác nhận khi bỏ phiếu</h1>
      <p class="dim">{councilName}</p>
      {said && (
        <p class="note good" role="status">
          {said}
        </p>
      )}
      <Problems problems={problems} />
      <p>
        Đường dẫn bỏ phiếu đi qua hộp thư của ủy viên. Nếu hộp thư có thể bị người khác đọc, Hội đồng nên yêu cầu thêm
        một mã 6 chữ số gửi qua kênh thứ hai. Mã dùng được trong 10 phút và được hỏi sau khi khai báo, trước khi phiếu
        hiện ra.
      </p>
      <section class="step" aria-labelledby="yeu-cau">
        <h2 id="yeu-cau">{asks ? 'Đang yêu cầu mã xác nhận' : 'Chưa yêu cầu mã xác nhận'}</h2>
        <form method="post" action="/phien-hop/ma-xac-nhan" novalidate>
          <Keys {...keys} />
          {councilId !== undefined && <input type="hidden" name="hoi-dong" value={councilId} />}
          <fieldset>
            <legend>Khi ủy viên mở phiếu</legend>
            <Radio name="asks" id="asks-no" value="khong" checked={!asks}>
              Không hỏi mã
            </Radio>
            <Radio name="asks" id="asks-yes" value="co" checked={asks}>
              Hỏi mã gửi qua kênh thứ hai
            </Radio>
          </fieldset>
          <div class="actions">
            <button type="submit">Ghi nhận</button>
          </div>
        </form>
      </section>
      <h2>Kênh nhận mã của ủy viên</h2>
      <ul class="rows wide">
        {members.map(({ name, channel }) => (
          <li>
            <p>
              <strong>{name}</strong>
            </p>
            <p class="side">
              <Badge tone={channel === null ? 'wait' : 'good'}>
                {channel === null ? 'Chưa có' : KIND_WORDS[channel.kind]}
              </Badge>
            </p>
            {channel !== null && <p class="dim">{channel.masked}</p>}
          </li>
        ))}
      </ul>
      <section class="step" aria-labelledby="ghi-kenh">
        <h2 id="ghi-kenh">Ghi hoặc đổi kênh nhận mã</h2>
        <form method="post" action="/phien-hop/ma-xac-nhan/kenh" novalidate>
          <Keys {...keys} />
          {councilId !== undefined && <input type="hidden" name="hoi-dong" value={councilId} />}
          <Select
            id="memberId"
            label="Ủy viên"
            value={typed.memberId}
            problem={problems.memberId}
            options={members.map(({ id, name }) => [id, name] as const)}
            empty="Chọn ủy viên"
          />
          <Select
            id="kind"
            label="Kênh"
            value={typed.kind}
            options={kinds.map((kind) => [kind, KIND_WORDS[kind]] as const)}
          />
          <Field
            id="value"
            label="Địa chỉ thư hoặc số điện thoại"
            hint="Khác với hộp thư nhận thư mời. Sau khi ghi, trang chỉ hiện một phần."
            value={typed.value}
            problem={problems.value}
            maxlength={200}
            autocomplete="off"
          />
          <div class="actions">
            <button type="submit">Ghi kênh nhận mã</button>
          </div>
        </form>
      </section>
    </Layout>
  );
}
