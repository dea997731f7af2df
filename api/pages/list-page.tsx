import type { Person } from '../../adapters/register-ports.ts';
import { countOf, type ListReport, type RowOutcome } from '../../domain/intake/report.ts';
import type { RegisterArea } from '../register-areas.ts';
import { LIST_WORDS, OUTCOME_WORDS } from './list-words.ts';
import { Field, Keys, Problems, Said } from './parts/fields.tsx';
import { ImportHead, Listed } from './parts/import-parts.tsx';
import { Fixed, Review, type ReviewProps } from './parts/import-review.tsx';
import { Layout } from './parts/layout.tsx';

export interface ListPageProps extends ReviewProps {
  readonly person: Person;
  readonly area: RegisterArea;
  readonly encoding: string | null;
  readonly report: ListReport;
  readonly said: string | undefined;
  readonly problems: Readonly<Record<string, string>>;
  /** As typed. */
  readonly reason: string;
}

/** One list for a register: what waits for an answer first, then row by row what would be written, or was. */
export function ListPage(props: ListPageProps) {
  const { person, keys, record, encoding, report, waiting, said, problems, area } = props;
  const words = LIST_WORDS[area.area];
  return (
    <Layout title={`Danh sách ${record.fileName}`} person={person} csrf={keys.csrf} here={words.here} narrow>
      <Problems problems={problems} />
      <Said words={said} />
      <ImportHead
        stage={words.stages[record.stage]}
        read={`${report.rows.length} mục`}
        {...{ record, encoding, waiting }}
      />
      {record.stage === 'OPEN' && <Review {...props} />}
      {record.stage === 'UNDONE' ? (
        <p class="note">Danh sách này đã được thu hồi. Có thể tải lại tệp cũ hoặc tệp đã sửa.</p>
      ) : (
        <Outcome {...props} />
      )}
      <Listed title={`Ghi nhận về danh sách: ${noticesIn(report).length}`} findings={noticesIn(report)} />
      <p class="actions">
        <a href={words.address}>Về các danh sách đã nhập</a>
      </p>
    </Layout>
  );
}

const noticesIn = ({ remarks }: ListReport) =>
  remarks.filter(({ level }) => level === 'notice' || level === 'repaired');

const OUTCOMES: readonly RowOutcome[] = ['ADDED', 'CHANGED', 'SAME', 'HELD', 'LEFT_OUT'];

function Outcome(props: ListPageProps) {
  const { record, report, area, waiting, keys } = props;
  const done = record.stage === 'APPLIED';
  const words = LIST_WORDS[area.area];
  return (
    <section class="step" aria-labelledby="ket-qua">
      <h2 id="ket-qua">{done ? 'Kết quả ghi vào sổ' : 'Kết quả nếu ghi vào sổ'}</h2>
      <dl class="facts">
        {OUTCOMES.filter((outcome) => countOf(report, outcome) > 0).map((outcome) => (
          <>
            <dt>{OUTCOME_WORDS[outcome][done ? 2 : 1]}</dt>
            <dd>{`${countOf(report, outcome)} mục`}</dd>
          </>
        ))}
      </dl>
      <p>
        <a href={`${props.address}/dong`}>Xem từng dòng</a>
      </p>
      {!done && <Apply {...props} afterwards={words.afterwards} ready={waiting === 0 && report.rows.length > 0} />}
      {done && area.takeBack !== null && (
        <form method="post" action={`${props.address}/thu-hoi`} class="actions">
          <Keys {...keys} />
          <button type="submit" class="second">
            Thu hồi cả danh sách
          </button>
        </form>
      )}
    </section>
  );
}

function Apply(props: ListPageProps & { readonly afterwards: string; readonly ready: boolean }) {
  const { address, afterwards, ready, problems, report } = props;
  const held = countOf(report, 'HELD');
  if (!ready) {
    return (
      <>
        <p>Trả lời hết các ô ở trên thì mới ghi được vào sổ.</p>
        {held > 0 && (
          <form method="post" action={`${address}/tra-loi`} class="actions">
            <Fixed {...props} />
            <button type="submit" class="second" name="viec" value="bo-cho">
              {`Bỏ ${held} dòng còn chờ trả lời`}
            </button>
          </form>
        )}
      </>
    );
  }
  return (
    <form method="post" action={`${address}/ghi`} novalidate>
      <Fixed {...props} />
      <Field
        id="can-cu"
        label="Căn cứ ghi vào sổ"
        hint="Văn bản, sổ gốc; ví dụ: Sổ khen thưởng 2010–2019"
        value={props.reason}
        problem={problems['can-cu']}
      />
      <p>{afterwards}</p>
      <button type="submit">Ghi vào sổ</button>
    </form>
  );
}
