import type { Person } from '../../adapters/register-ports.ts';
import { amountInWords, amountText } from '../../templates/_shared/official-text.ts';
import type { BonusView } from '../queries/bonus-view.ts';
import { coefficientWord, findingSentence, SUBJECT_WORDS } from './bonus-words.ts';
import { Badge, Field } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { basisWord, dayWord } from './words.ts';

export interface BonusPageProps {
  readonly person: Person;
  readonly csrf: string;
  readonly date: string;
  /** Undefined when no rules or no base salary are known for the date. */
  readonly view: BonusView | undefined;
  readonly problem: string | undefined;
}

/** Bảng tiền thưởng by award for decisions of one date, in figures and in words. */
export function BonusPage({ person, csrf, date, view, problem }: BonusPageProps) {
  return (
    <Layout title="Tiền thưởng" person={person} csrf={csrf} here="bonus">
      <h1>Tiền thưởng</h1>
      <p>
        Mức thưởng bằng hệ số nhân mức lương cơ sở áp dụng vào ngày ban hành quyết định, làm tròn lên đến hàng chục
        nghìn đồng.
      </p>
      <form method="get" action="/tien-thuong" novalidate>
        <Field id="ngay" label="Ngày ban hành quyết định" type="date" short value={date} problem={problem} />
        <div class="actions">
          <button type="submit" class="second">
            Xem mức thưởng
          </button>
        </div>
      </form>
      {view === undefined ? (
        <p class="note">{`Chưa có bộ quy định hoặc mức lương cơ sở áp dụng vào ngày ${dayWord(date)}.`}</p>
      ) : (
        <Table view={view} />
      )}
    </Layout>
  );
}

function Table({ view: { date, ruleSet, table, findings } }: { readonly view: BonusView }) {
  const { salary, rows } = table;
  return (
    <>
      <h2>{`Quyết định ban hành ngày ${dayWord(date)}`}</h2>
      <p>
        {'Mức lương cơ sở: '}
        <strong>{amountText(salary.amount)}</strong>
        {` (${amountInWords(salary.amount)}), từ ngày ${dayWord(salary.from)}, theo ${salary.source}.`}
      </p>
      <p class="dim">{ruleSet.title}</p>
      <section class="scroll" aria-label="Bảng tiền thưởng" tabindex={0}>
        <table>
          <caption class="unseen">{`Mức thưởng cho quyết định ban hành ngày ${dayWord(date)}`}</caption>
          <thead>
            <tr>
              <th scope="col">Hình thức, danh hiệu</th>
              <th scope="col">Đối tượng</th>
              <th scope="col" class="n">
                Hệ số
              </th>
              <th scope="col" class="n">
                Mức thưởng
              </th>
              <th scope="col">Bằng chữ</th>
              <th scope="col">Nguồn chi, căn cứ</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row">{row.title}</th>
                <td>{SUBJECT_WORDS[row.kind]}</td>
                <td class="n">{coefficientWord(row.coefficientMilli)}</td>
                <td class="n">{amountText(row.amount)}</td>
                <td>{amountInWords(row.amount)}</td>
                <td>
                  {row.paidFrom}
                  <br />
                  <span class="dim small">{basisWord(row.basis, ruleSet)}</span>
                  {row.basis.certainty === 'to-confirm' && (
                    <>
                      {' '}
                      <Badge tone="wait">cần xác nhận căn cứ</Badge>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {findings.length > 0 && (
        <div class="note bad">
          <h2>Điểm cần xem lại trong bộ quy định</h2>
          <ul class="plain">
            {findings.map((finding) => (
              <li>{findingSentence(finding)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
