import type { InitiativeStatistics, Tally } from '../../../adapters/initiatives-ports.ts';
import type { Person } from '../../../adapters/register-ports.ts';
import { Field, Problems } from '../parts/fields.tsx';
import { Layout } from '../parts/layout.tsx';
import { moneyWord, SCOPE_WORDS } from './initiative-words.ts';

export interface InitiativeStatisticsProps {
  readonly person: Person;
  readonly csrf: string;
  readonly statistics: InitiativeStatistics;
  readonly years: { readonly from: number; readonly to: number };
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
}

type Line = Tally & { readonly name: string; readonly href: string };

/** Counts and value of recognised initiatives, for the yearly report. */
export function InitiativeStatisticsPage(props: InitiativeStatisticsProps) {
  const { person, csrf, statistics, years, typed, problems } = props;
  const { all } = statistics;
  return (
    <Layout title="Thống kê sáng kiến" person={person} csrf={csrf} here="initiatives">
      <p>
        <a href="/sang-kien">← Danh sách sáng kiến</a>
      </p>
      <Problems problems={problems} />
      <h1>Thống kê sáng kiến được công nhận</h1>
      <div class="note">
        <p class="lead">
          {`${spanWord(years)}: ${all.count} sáng kiến được công nhận; ${all.certified} sáng kiến có giá trị làm lợi đã xác nhận, tổng cộng ${moneyWord(all.total)}.`}
        </p>
        <p>
          Chỉ tính giá trị làm lợi đã có người xác nhận cách tính và người sử dụng lao động xác nhận. Sáng kiến bị hủy
          công nhận không được tính.
        </p>
      </div>
      <form method="get" action="/sang-kien/thong-ke">
        <div class="row">
          <Field id="tu-nam" label="Từ năm" type="number" value={typed['tu-nam']} problem={problems['tu-nam']} />
          <Field id="den-nam" label="Đến năm" type="number" value={typed['den-nam']} problem={problems['den-nam']} />
        </div>
        <div class="actions">
          <button type="submit" class="second">
            Xem
          </button>
        </div>
      </form>
      <Lines
        title="Theo năm công nhận"
        head="Năm"
        lines={statistics.byYear.map((one) => ({ ...one, name: `${one.year}`, href: `nam=${one.year}` }))}
      />
      <Lines
        title="Theo phạm vi"
        head="Phạm vi"
        lines={statistics.byScope.map((one) => ({
          ...one,
          name: SCOPE_WORDS[one.scope],
          href: `pham-vi=${one.scope}`,
        }))}
      />
      <Lines
        title="Theo đơn vị"
        head="Đơn vị"
        lines={statistics.byUnit.map((one) => ({ ...one, name: one.unitName, href: `don-vi=${one.unitId}` }))}
      />
    </Layout>
  );
}

const spanWord = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  from === to ? `Năm ${from}` : `Các năm ${from}–${to}`;

function Lines({ title, head, lines }: { readonly title: string; readonly head: string; readonly lines: Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <section class="scroll" aria-label={`${title}: bảng số`} tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col" class="n">
                Tổng giá trị làm lợi (đồng)
              </th>
              <th scope="col" class="n">
                Số sáng kiến
              </th>
              <th scope="col" class="n">
                Đã xác nhận giá trị
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, href, count, certified, total }) => (
              <tr>
                <th scope="row">
                  <a href={`/sang-kien?trang-thai=RECOGNISED&${href}`}>{name}</a>
                </th>
                <td class="n">{total.toLocaleString('vi-VN')}</td>
                <td class="n">{count.toLocaleString('vi-VN')}</td>
                <td class="n">{certified.toLocaleString('vi-VN')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
