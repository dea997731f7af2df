import type { Child } from 'hono/jsx';
import {
  EXPLANATIONS,
  groupWord,
  quotaSentence,
  rotationSentences,
  shareSentence,
} from '../../../domain/council/instrument-words.ts';
import { DIRECT_WORKER_PERCENT, type Instruments, type UnitLine } from '../../../domain/council/instruments.ts';
import type { Rotation } from '../../../domain/council/rotation.ts';
import { percentText } from '../../../templates/_shared/official-text.ts';

interface StripProps {
  readonly part: number;
  readonly whole: number;
  /** Percent at which a line stands: what is to be reached. */
  readonly goal?: number;
}

/** A share drawn as a strip. Hidden from screen readers: the figure stands beside it. */
const Strip = ({ part, whole, goal }: StripProps) => (
  <svg class="strip" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ground" width="100" height="10" />
    <rect width={whole === 0 ? 0 : Math.min(100, (part * 100) / whole)} height="10" />
    {goal !== undefined && <line x1={goal} x2={goal} y1="0" y2="10" />}
  </svg>
);

interface Column {
  readonly name: string;
  readonly number?: boolean;
}

/** A table that scrolls by itself on a narrow screen; the first cell of each row is its heading. */
function Figures(props: {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Cells[];
}) {
  const { label, columns, rows } = props;
  const tone = (index: number) => (columns[index]?.number ? 'n' : undefined);
  return (
    <section class="scroll" aria-label={label} tabindex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name }, index) => (
              <th scope="col" class={tone(index)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells]) => (
            <tr>
              <th scope="row">{head}</th>
              {cells.map((cell, index) => (
                <td class={tone(index + 1)}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Cells = readonly [Child, ...Child[]];

/** Everything a council is shown beside its list: each figure with how it is come by, a strip, and its table. */
export const InstrumentTables = ({ instruments }: { readonly instruments: Instruments }) => (
  <>
    <Shares {...instruments} />
    <Units {...instruments} />
    <Rotations {...instruments} />
    <Quotas {...instruments} />
  </>
);

function Shares({ shares }: Pick<Instruments, 'shares'>) {
  const share = (part: number, whole: number, goal?: number) => (
    <>
      {`${part} (${percentText(part, whole)})`}
      <Strip part={part} whole={whole} {...(goal === undefined ? {} : { goal })} />
    </>
  );
  return (
    <>
      <h2>Người lao động trực tiếp và nữ</h2>
      <p class="dim">{EXPLANATIONS.shares}</p>
      <Figures
        label="Cơ cấu danh sách"
        columns={[
          { name: 'Danh sách' },
          { name: 'Lao động trực tiếp', number: true },
          { name: 'Cần ít nhất', number: true },
          { name: 'Còn thiếu', number: true },
          { name: 'Nữ', number: true },
          { name: 'Cá nhân', number: true },
          { name: 'Tập thể', number: true },
        ]}
        rows={shares.map((one) => [
          one.award ?? 'Cả danh sách',
          share(one.direct, one.individuals, DIRECT_WORKER_PERCENT),
          one.required,
          one.missing,
          share(one.women, one.individuals),
          one.individuals,
          one.collectives,
        ])}
      />
    </>
  );
}

function Units({ units }: Pick<Instruments, 'units'>) {
  const most = Math.max(...units.map(({ listed }) => listed));
  const pastOf = ({ past }: UnitLine) => past.map(({ count }) => count);
  return (
    <>
      <h2>Theo đơn vị</h2>
      <p class="dim">{EXPLANATIONS.units}</p>
      <Figures
        label="Số trường hợp theo đơn vị"
        columns={[
          { name: 'Đơn vị' },
          { name: 'Danh sách này', number: true },
          ...(units[0]?.past ?? []).map(({ year }) => ({ name: `${year}`, number: true })),
        ]}
        rows={units.map((line) => [
          line.unit,
          <>
            {line.listed}
            <Strip part={line.listed} whole={most} />
          </>,
          ...pastOf(line),
        ])}
      />
    </>
  );
}

function Rotations({ rotations }: Pick<Instruments, 'rotations'>) {
  return (
    <>
      <h2>Cào bằng, luân phiên trong cụm, khối</h2>
      {rotations.length === 0 ? (
        <p>Các đơn vị trong danh sách chưa được xếp cụm, khối thi đua trong sổ tổ chức, nên chưa có số liệu này.</p>
      ) : (
        <>
          <p class="dim">{EXPLANATIONS.even}</p>
          <p class="dim">{EXPLANATIONS.turns}</p>
          {rotations.map((one) => (
            <RotationTable {...one} />
          ))}
        </>
      )}
    </>
  );
}

function RotationTable(rotation: Rotation) {
  const title = `${groupWord(rotation)}: ${rotation.award}`;
  const guessed = rotation.perYear.some(({ registered }) => !registered);
  return (
    <>
      <h3>{title}</h3>
      <p>{rotationSentences(rotation).join(' ')}</p>
      <Figures
        label={title}
        columns={[{ name: 'Năm' }, { name: 'Được tặng', number: true }, { name: 'Số đơn vị', number: true }]}
        rows={rotation.perYear.map(({ year, units, had, registered }) => [
          `${year}${registered ? '' : ' *'}`,
          <>
            {`${had} (${percentText(had, units)})`}
            <Strip part={had} whole={units} />
          </>,
          units,
        ])}
      />
      {guessed && (
        <p class="dim small">
          {`* Sổ tổ chức chưa ghi thành phần cụm, khối của năm này; tính theo thành phần của năm xét.`}
        </p>
      )}
    </>
  );
}

function Quotas({ quotas }: Pick<Instruments, 'quotas'>) {
  return (
    <>
      <h2>Chỉ tiêu còn lại</h2>
      {quotas.length === 0 ? (
        <p>Các hình thức trong danh sách chưa được giao chỉ tiêu.</p>
      ) : (
        <>
          <p class="dim">{EXPLANATIONS.quotas}</p>
          <Figures
            label="Chỉ tiêu còn lại"
            columns={[
              { name: 'Chỉ tiêu' },
              { name: 'Còn lại', number: true },
              { name: 'Được giao', number: true },
              { name: 'Đã khen thưởng', number: true },
              { name: 'Ở hồ sơ khác', number: true },
              { name: 'Danh sách này', number: true },
            ]}
            rows={quotas.map((one) => [
              [one.award, one.unit, `năm ${one.year}`, one.theme].filter(Boolean).join(', '),
              <>
                {one.left < 0 ? `vượt ${-one.left}` : one.left}
                <Strip part={Math.max(0, one.left)} whole={one.limit} />
              </>,
              one.limit,
              one.awarded,
              one.elsewhere,
              one.listed,
            ])}
          />
        </>
      )}
    </>
  );
}

/** The few sentences that a secretary needs at a glance; nothing when no figure asks for a look. */
export function InstrumentSummary(props: { readonly instruments: Instruments; readonly href: string }) {
  const { instruments, href } = props;
  const { shares, rotations, quotas } = instruments;
  const notable = [
    ...rotations
      .filter(({ even, inTurns }) => even || inTurns)
      .map((one) => `${groupWord(one)}, ${one.award}: ${rotationSentences(one).join(' ')}`),
    ...quotas.filter(({ left }) => left < 0).map(quotaSentence),
  ];
  return (
    <>
      <h2>Số liệu trước khi bỏ phiếu</h2>
      <ul class="plain">
        {[...shares.map(shareSentence), ...notable].map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <p>
        <a href={href}>Xem toàn bộ số liệu Hội đồng được cung cấp</a>
      </p>
    </>
  );
}
