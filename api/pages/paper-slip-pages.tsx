import type { Choices } from '../../adapters/ballot-ports.ts';
import { CHOICES } from '../commands/deposit-ballot.ts';
import { type BatchView, isCasting } from '../queries/paper-ballots.ts';
import type { AgendaItem } from '../queries/session-items.ts';
import { Field, Keys, Problems, Radio } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { type PaperPageProps, SeenNote } from './session-paper-page.tsx';
import { CHOICE_WORDS } from './words.ts';

export interface SlipEntryProps extends PaperPageProps {
  readonly memberIds: readonly string[];
  readonly cases: readonly AgendaItem[];
  /** By slip, from 0; what is not chosen yet is missing. */
  readonly slips: readonly Choices[];
}

/** Name of one choice in the forms: `y-<slip>-<item>`. */
const boxOf = (slip: number, item: number): string => `y-${slip + 1}-${item}`;

const HandedIn = ({ memberIds }: Pick<SlipEntryProps, 'memberIds'>) => (
  <>
    {memberIds.map((id) => (
      <input type="hidden" name="uy-vien" value={id} />
    ))}
  </>
);

/** Slip by slip, in whatever order they lie on the desk. Nothing is chosen beforehand. */
export function SlipEntryPage({ view, person, keys, problems, memberIds, cases, slips }: SlipEntryProps) {
  const action = `/phien-hop/${view.id}/phieu-giay`;
  return (
    <Layout title="Nhập phiếu giấy" person={person} csrf={keys.csrf} here="sessions" narrow>
      <p>
        <a href={action}>← Phiếu giấy</a>
      </p>
      <Problems problems={problems} />
      <h1>Nhập phiếu giấy</h1>
      <p>{`${memberIds.length} phiếu. Đề nghị xáo các phiếu trước khi nhập; không ghi tên, không đánh dấu lên phiếu.`}</p>
      <SeenNote />
      <form method="post" action={`${action}/xem-lai`} novalidate autocomplete="off">
        <Keys {...keys} />
        <HandedIn memberIds={memberIds} />
        {memberIds.map((_, slip) => (
          <section aria-labelledby={`phieu-${slip + 1}`}>
            <h2 id={`phieu-${slip + 1}`}>{`Phiếu ${slip + 1}`}</h2>
            <div class="stack">
              {cases.map(({ item, name, unit }) => {
                const box = boxOf(slip, item);
                return (
                  <fieldset class="card">
                    <legend>
                      <span class="unseen">{`Phiếu ${slip + 1}, `}</span>
                      {`${item}. ${name}`}
                    </legend>
                    <p class="dim">{unit}</p>
                    {problems[box] && <span class="error">{problems[box]}</span>}
                    <div class="choices three">
                      {CHOICES.map((one) => (
                        <Radio
                          name={box}
                          id={one === CHOICES[0] ? box : `${box}-${one}`}
                          value={one}
                          checked={slips[slip]?.[item] === one}
                        >
                          {CHOICE_WORDS[one]}
                        </Radio>
                      ))}
                    </div>
                  </fieldset>
                );
              })}
            </div>
          </section>
        ))}
        <div class="actions">
          <button type="submit">Xem lại trước khi gửi</button>
        </div>
      </form>
    </Layout>
  );
}

const word = (choice: string | undefined): string => CHOICE_WORDS[choice as keyof typeof CHOICE_WORDS] ?? '';

const Slips = ({ cases, slips }: Pick<SlipEntryProps, 'cases' | 'slips'>) => (
  <>
    {slips.map((choices, slip) => (
      <section aria-labelledby={`phieu-${slip + 1}`}>
        <h2 id={`phieu-${slip + 1}`}>{`Phiếu ${slip + 1}`}</h2>
        <ul class="rows">
          {cases.map(({ item, name }) => (
            <li>
              <p>{`${item}. ${name}`}</p>
              <p>
                <strong>{word(choices[item])}</strong>
              </p>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
);

/** Everything typed, once more, before it is sealed for the second person. */
export function SlipReviewPage({ view, person, keys, memberIds, cases, slips }: SlipEntryProps) {
  const action = `/phien-hop/${view.id}/phieu-giay`;
  return (
    <Layout title="Xem lại phiếu giấy" person={person} csrf={keys.csrf} here="sessions" narrow>
      <h1>Xem lại phiếu giấy</h1>
      <p>Chưa có gì được ghi lại. Sau khi gửi, người thứ hai đối chiếu từng phiếu rồi mới cho vào hòm.</p>
      <Slips cases={cases} slips={slips} />
      <form method="post" action={`${action}/gui`}>
        <Keys {...keys} />
        <HandedIn memberIds={memberIds} />
        {slips.flatMap((choices, slip) =>
          Object.entries(choices).map(([item, choice]) => (
            <input type="hidden" name={boxOf(slip, Number(item))} value={choice} />
          )),
        )}
        <div class="actions">
          <button type="submit">Gửi để xác nhận</button>
          <button type="submit" class="second" formaction={`${action}/nhap`}>
            Sửa
          </button>
        </div>
      </form>
    </Layout>
  );
}

/** The second person, with the slips of paper in hand. */
export function SlipConfirmPage(
  props: PaperPageProps & { readonly batch: BatchView; readonly slips: readonly Choices[] },
) {
  const { view, person, keys, problems, batch, slips } = props;
  const action = `/phien-hop/${view.id}/phieu-giay/dot/${batch.batchId}`;
  return (
    <Layout title="Đối chiếu phiếu giấy" person={person} csrf={keys.csrf} here="sessions" narrow>
      <p>
        <a href={`/phien-hop/${view.id}/phieu-giay`}>← Phiếu giấy</a>
      </p>
      <Problems problems={problems} />
      <h1>Đối chiếu phiếu giấy</h1>
      <p>{`${batch.enteredByName} đã nhập ${slips.length} phiếu. Đề nghị cầm các phiếu giấy và so từng phiếu.`}</p>
      <SeenNote />
      {isCasting(batch) && (
        <p class="note">Đợt này đã được xác nhận nhưng chưa vào hòm hết. Bấm “Xác nhận” lần nữa để làm nốt.</p>
      )}
      <Slips cases={batch.cases} slips={slips} />
      <form method="post" action={`${action}/xac-nhan`}>
        <Keys {...keys} />
        <p>Khi xác nhận, các phiếu vào hòm và không lấy ra được.</p>
        <div class="actions">
          <button type="submit">Xác nhận: đúng như phiếu giấy</button>
        </div>
      </form>
      {!isCasting(batch) && (
        <form method="post" action={`${action}/tra-lai`} novalidate>
          <h2>Nếu chưa đúng</h2>
          <Keys {...keys} />
          <Field
            id="ly-do"
            label="Chỗ nào chưa đúng"
            hint="Ví dụ: phiếu 2, trường hợp 5. Không ghi tên người bỏ phiếu, không ghi lựa chọn."
            rows={2}
            maxlength={300}
            problem={problems['ly-do']}
          />
          <div class="actions">
            <button type="submit" class="second">
              Trả lại để nhập lại
            </button>
          </div>
        </form>
      )}
    </Layout>
  );
}

/** Phiếu bầu: to print. No name, no number, three boxes alike for each case. */
export const PrintedSlipPage = ({ view, person, keys, cases }: PaperPageProps & Pick<SlipEntryProps, 'cases'>) => (
  <Layout title="Phiếu biểu quyết" person={person} csrf={keys.csrf} here="sessions" narrow>
    <p class="dim">
      Đề nghị in trang này bằng lệnh in của trình duyệt, mỗi ủy viên một bản, bằng cùng loại giấy và mực.
    </p>
    <p>{view.council.name}</p>
    <h1>Phiếu biểu quyết</h1>
    <p>Đánh dấu × vào một ô cho từng trường hợp. Không ghi tên, không ký, không đánh dấu nào khác lên phiếu.</p>
    <ul class="rows">
      {cases.map(({ item, name, unit }) => (
        <li>
          <p>
            <strong>{`${item}. ${name}`}</strong>
            <br />
            <span class="dim">{unit}</span>
          </p>
          <p>{CHOICES.map((one) => `☐ ${CHOICE_WORDS[one]}`).join(' \u2003 ')}</p>
        </li>
      ))}
    </ul>
  </Layout>
);
