import type { ItemResult } from '../../../domain/council/session.ts';
import { voteWords } from '../../../domain/rules/rule-set-words.ts';
import type { SessionItem, SessionView } from '../../queries/session-view.ts';
import { OUTCOME_WORDS } from '../words.ts';

/** The agenda by award, each with its rule; after the count with what the box gave. */
export function SessionResults({ view }: { readonly view: SessionView }) {
  const counted = view.session.results !== null;
  const first = view.session.firstRound;
  const place = (item: number) => view.items.find((one) => one.item === item);
  return (
    <>
      <h2>{counted ? 'Kết quả kiểm phiếu' : `Chương trình họp (${view.items.length} trường hợp)`}</h2>
      {view.groups.map(({ title, rule, items }) => (
        <>
          <h3>{title}</h3>
          <p class="dim">{`Biểu quyết: ${voteWords(rule)}.`}</p>
          <section class="scroll" aria-label={title} tabindex={0}>
            <Table
              items={items.flatMap(({ item }) => place(item) ?? [])}
              resultOf={counted ? (one) => one.result : undefined}
            />
          </section>
        </>
      ))}
      {first !== null && (
        <details>
          <summary>Kết quả vòng một của các trường hợp bỏ phiếu lại</summary>
          <section class="scroll" aria-label="Vòng một" tabindex={0}>
            <Table
              items={view.items.filter(({ item }) => view.session.onBallot?.includes(item))}
              resultOf={(one) => (one.hidden ? null : (first.results[one.item - 1] ?? null))}
            />
          </section>
        </details>
      )}
      {counted && (
        <p class="dim small">
          {'Tỷ lệ tính trên số ghi sau dấu gạch. Niêm phong hòm phiếu: '}
          <span class="mono">{view.session.boxHash}</span>
          {view.stage === 'COUNTED' && (
            <>
              {' '}
              <a href={`/phien-hop/${view.id}/kiem-phieu`}>Kiểm phiếu lại</a>
            </>
          )}
        </p>
      )}
    </>
  );
}

interface TableProps {
  readonly items: readonly SessionItem[];
  readonly resultOf: ((item: SessionItem) => ItemResult | null) | undefined;
}

const Table = ({ items, resultOf }: TableProps) => (
  <table>
    <thead>
      <tr>
        <th scope="col">Trường hợp</th>
        {resultOf && (
          <>
            <th scope="col">Kết quả</th>
            <th scope="col" class="n">
              Đồng ý
            </th>
            <th scope="col" class="n">
              Không đồng ý
            </th>
            <th scope="col" class="n">
              Không có ý kiến
            </th>
          </>
        )}
      </tr>
    </thead>
    <tbody>
      {items.map((one) => {
        const result = resultOf?.(one) ?? null;
        return (
          <tr>
            <th scope="row">
              {one.hidden ? `${one.name}: ông/bà không tham gia` : `${one.item}. ${one.name}`}
              <br />
              {!one.hidden && (
                <a class="small" href={one.href}>
                  {one.unit || one.dossierId}
                </a>
              )}
            </th>
            {result !== null && (
              <>
                <td>{OUTCOME_WORDS[result.outcome]}</td>
                <td class="n">{`${result.yes}/${result.base}`}</td>
                <td class="n">{result.no}</td>
                <td class="n">{result.noOpinion}</td>
              </>
            )}
          </tr>
        );
      })}
    </tbody>
  </table>
);
