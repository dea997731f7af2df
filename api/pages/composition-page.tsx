import type { CouncilRecord, RecordedComposition } from '../../adapters/council-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { compositionOn, remarksOn } from '../../domain/council/composition.ts';
import { voteWords } from '../../domain/rules/rule-set-words.ts';
import { REMARK_WORDS } from './council-words.ts';
import { Badge } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { dayWord, OFFICE_WORDS } from './words.ts';

export interface CompositionPageProps {
  readonly person: Person;
  readonly csrf: string;
  readonly councils: readonly CouncilRecord[];
  readonly people: ReadonlyMap<string, Person>;
  readonly today: string;
  readonly mayRecord: boolean;
  readonly said: string | undefined;
}

/** Thành phần Hội đồng: who sits on it today, and every decision before and after. */
export function CompositionPage({ person, csrf, councils, people, today, mayRecord, said }: CompositionPageProps) {
  return (
    <Layout title="Thành phần Hội đồng" person={person} csrf={csrf} here="sessions">
      <p>
        <a href="/phien-hop">← Các phiên họp</a>
      </p>
      {said && (
        <div class="note good" role="status">
          <p>{said}</p>
        </div>
      )}
      <h1>Thành phần Hội đồng</h1>
      <p class="dim">
        Mỗi phiên họp tính theo thành phần có hiệu lực vào ngày họp. Ghi thành phần mới không làm thay đổi phiên họp đã
        triệu tập.
      </p>
      {councils.map((council) => (
        <section aria-labelledby={council.id}>
          <h2 id={council.id}>{council.name}</h2>
          {mayRecord && (
            <p class="actions">
              <a class="button second" href={`/hoi-dong/${council.id}/moi`}>
                Ghi quyết định mới
              </a>
              <a href={`/phien-hop/ma-xac-nhan?hoi-dong=${council.id}`}>
                Mã xác nhận khi bỏ phiếu
                <span class="unseen">{` của ${council.name}`}</span>
              </a>
            </p>
          )}
          <Versions council={council} people={people} today={today} />
        </section>
      ))}
    </Layout>
  );
}

type VersionsProps = Pick<CompositionPageProps, 'people' | 'today'> & { readonly council: CouncilRecord };

function Versions({ council, people, today }: VersionsProps) {
  const present = compositionOn(council.versions, today);
  const others = council.versions.filter(({ version }) => version !== present?.version).toReversed();
  return (
    <>
      {present === undefined ? (
        <p class="note bad">Hôm nay Hội đồng không có thành phần còn hiệu lực, nên chưa triệu tập được phiên họp.</p>
      ) : (
        <Version version={present} people={people} today={today} />
      )}
      {others.length > 0 && (
        <details>
          <summary>{`Các quyết định khác (${others.length})`}</summary>
          {others.map((version) => (
            <Version version={version} people={people} today={today} />
          ))}
        </details>
      )}
    </>
  );
}

interface VersionProps {
  readonly version: RecordedComposition;
  readonly people: ReadonlyMap<string, Person>;
  readonly today: string;
}

function Version({ version, people, today }: VersionProps) {
  const { founding, from, until, meetingPlace, members, rule } = version;
  const voters = members.filter(({ votes }) => votes).length;
  return (
    <section class="card" aria-label={founding}>
      <h3>{founding}</h3>
      <p class="dim">
        {`${from > '0001-01-01' ? `Có hiệu lực từ ${dayWord(from)}` : 'Có hiệu lực từ trước khi ghi sổ'}${until === null ? '' : ` đến ${dayWord(until)}`} · ${voters} ủy viên có quyền biểu quyết · ${meetingPlace}`}
      </p>
      {from > today && <Badge tone="wait">Chưa đến ngày có hiệu lực</Badge>}
      {rule !== null && <p>{`Biểu quyết: ${voteWords(rule)}.`}</p>}
      <section class="scroll" aria-label={`Thành viên theo quyết định ${version.decision.number}`} tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Họ tên</th>
              <th scope="col">Chức danh trong Hội đồng</th>
              <th scope="col">Biểu quyết</th>
              <th scope="col">Kiểm phiếu</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ id, office, votes, teller }) => {
              const known = people.get(id);
              return (
                <tr>
                  <th scope="row">
                    {known === undefined ? id : `${known.honorific} ${known.name}`}
                    <br />
                    <span class="dim small">{known?.title}</span>
                  </th>
                  <td>{OFFICE_WORDS[office]}</td>
                  <td>{votes ? 'Có' : 'Không'}</td>
                  <td>{teller ? 'Có' : ''}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <Remarks version={version} />
    </section>
  );
}

export function Remarks({ version }: { readonly version: Pick<RecordedComposition, 'members'> }) {
  const remarks = remarksOn(version);
  if (remarks.length === 0) return null;
  return (
    <ul class="plain">
      {remarks.map((remark) => (
        <li>{REMARK_WORDS[remark]}</li>
      ))}
    </ul>
  );
}
