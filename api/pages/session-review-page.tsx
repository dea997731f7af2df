import type { Person } from '../../adapters/register-ports.ts';
import { INTEREST_KINDS, type InterestKind } from '../../domain/council/interests.ts';
import { presiderOf } from '../../domain/council/roll.ts';
import { isLikely } from '../../domain/council/suggest-conflicts.ts';
import { voteWords } from '../../domain/rules/rule-set-words.ts';
import type { PlannedPin } from '../commands/council/draft-session.ts';
import type { Foresight } from '../queries/session-foresight.ts';
import { FORM_WORDS, INTEREST_WORDS, REASON_WORDS, REMARK_WORDS, SOURCE_WORDS } from './council-words.ts';
import { Check, type FormKeys, Keys, Problems, Select } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { Obstacles } from './parts/obstacles.tsx';
import type { ConveneTyped } from './session-new-page.tsx';
import { deadlineWord } from './words.ts';

export interface SessionReviewProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly council: { readonly id: string; readonly name: string };
  readonly foresight: Foresight;
  readonly typed: ConveneTyped;
  readonly pins: readonly PlannedPin[];
  /** Seen for the first time: what the data make likely is ticked beforehand. */
  readonly first: boolean;
  readonly problems: Readonly<Record<string, string>>;
}

/** One interest in a box's value; read back by `pinFrom`. */
const pinValue = ({ memberId, dossierId, no, kind, source }: PlannedPin): string =>
  JSON.stringify([memberId, dossierId, no, kind, source]);

export function SessionReviewPage(props: SessionReviewProps) {
  const { person, keys, council, foresight, typed, problems } = props;
  const { session, founding, remarks } = foresight;
  const { sitting } = session;
  const voters = session.members.filter(({ votes }) => votes).length;
  return (
    <Layout title="Xem lại trước khi triệu tập" person={person} csrf={keys.csrf} here="sessions">
      <Problems problems={problems} />
      <h1>Xem lại trước khi triệu tập</h1>
      <p class="lead">{council.name}</p>
      <dl class="facts">
        <dt>Thành phần</dt>
        <dd>{`${voters} ủy viên có quyền biểu quyết, theo ${founding}`}</dd>
        <dt>Hình thức</dt>
        <dd>{FORM_WORDS[sitting?.form ?? 'BY_LINK']}</dd>
        {sitting?.meetsAt && (
          <>
            <dt>Thời gian, địa điểm</dt>
            <dd>{`${deadlineWord(sitting.meetsAt)}; ${typed.place}`}</dd>
          </>
        )}
        {sitting?.form === 'WRITTEN_POLL' && (
          <>
            <dt>Chủ tịch đồng ý</dt>
            <dd>{typed.permission}</dd>
          </>
        )}
        <dt>Tổ kiểm phiếu</dt>
        <dd>{(sitting?.tellers ?? []).map((id) => nameIn(foresight, id)).join(', ') || 'chưa cử'}</dd>
        <dt>Bỏ phiếu đến</dt>
        <dd>{deadlineWord(session.votingClosesAt)}</dd>
        <dt>Nhắc lần cuối</dt>
        <dd>{deadlineWord(session.remindAt)}</dd>
      </dl>
      {remarks.length > 0 && (
        <ul class="plain">
          {remarks.map((remark) => (
            <li>{REMARK_WORDS[remark]}</li>
          ))}
        </ul>
      )}
      <Obstacles
        groups={foresight.groups}
        outlooks={foresight.outlooks}
        nameOf={({ item, name }) => `${item}. ${name}`}
      />
      <Groups foresight={foresight} typed={typed} />
      <form method="post" action="/phien-hop/moi">
        <Keys {...keys} />
        <Carried {...props} />
        <Interests {...props} />
        <div class="actions">
          <button type="submit" name="viec" value="ghi">
            Triệu tập và gửi thư mời
          </button>
          <button type="submit" name="viec" value="xem" class="second">
            Cập nhật các lưu ý
          </button>
          <button type="submit" name="viec" value="sua" class="second">
            Sửa lại
          </button>
        </div>
      </form>
    </Layout>
  );
}

const nameIn = ({ people }: Foresight, id: string): string => {
  const known = people.find((one) => one.id === id);
  return known === undefined ? id : `${known.honorific} ${known.name}`;
};

function Groups({ foresight, typed }: { readonly foresight: Foresight; readonly typed: ConveneTyped }) {
  const chair = foresight.session.members.find(({ office }) => office === 'CHAIR');
  const limits = Object.values(typed.places).filter((limit) => limit !== '');
  return (
    <>
      <h2>{`Chương trình: ${foresight.outlooks.length} trường hợp`}</h2>
      {limits.length > 0 && <p>{`Có giới hạn số lượng được chọn: ${limits.join(', ')}.`}</p>}
      {foresight.groups.map(({ title, rule, items }) => (
        <>
          <h3>{title}</h3>
          <p class="dim">{`Biểu quyết: ${voteWords(rule)}.`}</p>
          <section class="scroll" aria-label={title} tabindex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">Trường hợp</th>
                  <th scope="col" class="n">
                    Được bỏ phiếu
                  </th>
                  <th scope="col" class="n">
                    Cần đồng ý
                  </th>
                  <th scope="col">Chủ trì</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => {
                  const outlook = foresight.outlooks.find(({ item }) => item === one.item);
                  const presider = presiderOf(foresight.session, one.item);
                  return (
                    <tr>
                      <th scope="row">
                        {`${one.item}. ${one.name}`}
                        <br />
                        <a class="small" href={one.href}>
                          {one.unit || one.dossierId}
                        </a>
                      </th>
                      <td class="n">{outlook?.possible}</td>
                      <td class="n">{`${outlook?.needed}/${outlook?.base}`}</td>
                      <td>
                        {presider === undefined
                          ? 'không còn ai'
                          : presider.id === chair?.id
                            ? 'Chủ tịch'
                            : nameIn(foresight, presider.id)}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        </>
      ))}
    </>
  );
}

function Interests(props: SessionReviewProps) {
  const { foresight, pins, first } = props;
  const items = foresight.groups.flatMap((group) => group.items);
  const itemOf = (number: number) => items.find(({ item }) => item === number);
  const suggested = foresight.suggestions.map((one) => {
    const { dossierId = '', no = 0 } = itemOf(one.item) ?? {};
    const pin: PlannedPin = { memberId: one.memberId, dossierId, no, kind: one.kind, source: 'DATA' };
    return { pin, reason: one.reason, item: one.item };
  });
  const chosen = new Set(pins.map(pinValue));
  const byHand = pins.filter((pin) => !suggested.some((one) => pinValue(one.pin) === pinValue(pin)));
  const voters = foresight.session.members.filter(({ votes }) => votes);
  return (
    <>
      <h2>Quyền, lợi ích liên quan</h2>
      <p class="dim">
        Ủy viên được ghi ở đây không thấy nội dung và không có phiếu cho trường hợp đó. Từng ủy viên còn tự khai báo
        trước khi xem hồ sơ.
      </p>
      <fieldset>
        <legend>{suggested.length === 0 ? 'Dữ liệu không cho thấy trường hợp nào.' : 'Dữ liệu cho thấy'}</legend>
        {suggested.map(({ pin, reason, item }, index) => (
          <Check
            name="lien-quan"
            id={`lien-quan-${index}`}
            value={pinValue(pin)}
            checked={chosen.has(pinValue(pin)) || (first && isLikely(reason))}
          >
            <strong>{nameIn(foresight, pin.memberId)}</strong>
            {` và ${itemOf(item)?.name ?? item}: ${INTEREST_WORDS[pin.kind]}`}
            <span class="dim">{` (${REASON_WORDS[reason]})`}</span>
          </Check>
        ))}
        {byHand.map((pin, index) => (
          <Check name="lien-quan" id={`ghi-tay-${index}`} value={pinValue(pin)} checked>
            <strong>{nameIn(foresight, pin.memberId)}</strong>
            {` và ${items.find((one) => one.dossierId === pin.dossierId && one.no === pin.no)?.name ?? ''}: ${INTEREST_WORDS[pin.kind]}`}
            <span class="dim">{` (${SOURCE_WORDS[pin.source]})`}</span>
          </Check>
        ))}
      </fieldset>
      <details>
        <summary>Ghi thêm một trường hợp</summary>
        <div class="row">
          <Select
            id="them-uy-vien"
            label="Ủy viên"
            empty="Chọn ủy viên"
            options={voters.map(({ id }) => [id, nameIn(foresight, id)] as const)}
          />
          <Select
            id="them-truong-hop"
            label="Trường hợp"
            empty="Chọn trường hợp"
            options={items.map((one) => [`${one.dossierId}/${one.no}`, `${one.item}. ${one.name}`] as const)}
          />
          <Select id="them-quan-he" label="Quan hệ" options={INTEREST_OPTIONS} />
        </div>
        <p class="dim">Bấm “Cập nhật các lưu ý” để thêm vào danh sách.</p>
      </details>
    </>
  );
}

export const INTEREST_OPTIONS: readonly (readonly [InterestKind, string])[] = INTEREST_KINDS.map((kind) => [
  kind,
  INTEREST_WORDS[kind],
]);

/** Everything typed on the page before, unseen. */
function Carried({ council, typed }: SessionReviewProps) {
  const hidden: readonly (readonly [string, string])[] = [
    ['hoi-dong', council.id],
    ['hinh-thuc', typed.form],
    ['hop-luc', typed.meetsAt],
    ['dia-diem', typed.place],
    ['dong-y', typed.permission],
    ['closesAt', typed.closesAt],
    ['da-xem', 'co'],
    ...typed.chosen.map((id) => ['dossierIds', id] as const),
    ...typed.tellers.map((id) => ['kiem-phieu', id] as const),
    ...Object.entries(typed.places).map(([code, limit]) => [`so-luong-${code}`, limit] as const),
  ];
  return (
    <>
      {hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
