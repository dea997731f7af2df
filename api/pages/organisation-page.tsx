import type { Person } from '../../adapters/register-ports.ts';
import { yearsOf } from '../../domain/organisations/years.ts';
import type { OrganisationView } from '../queries/organisation-view.ts';
import { GROUP_WORDS, KIND_WORDS, LEVEL_WORDS, organisationSentence, sinceWord } from './organisation-words.ts';
import { Badge, Said } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { LifeLine } from './parts/life-line.tsx';
import { YearsSection } from './parts/years.tsx';
import { dayWord } from './words.ts';
import { matterNames } from './year-words.ts';

export interface OrganisationPageProps {
  readonly person: Person;
  readonly csrf: string;
  readonly view: OrganisationView;
  readonly today: string;
  readonly said: string | undefined;
  /** Acts offered to the reader, by slug. */
  readonly acts: readonly (readonly [slug: string, title: string])[];
}

export function OrganisationPage({ person, csrf, view, today, said, acts }: OrganisationPageProps) {
  const { at, on } = view;
  const here = `/to-chuc/${at.id}`;
  const day = on === today ? '' : `?ngay=${on}`;
  return (
    <Layout title={at.name} person={person} csrf={csrf} here="organisations">
      <Said words={said} />
      <nav aria-label="Đơn vị cấp trên" class="way">
        <a href={`/to-chuc${day}`}>Tổ chức</a>
        {view.above.map((one) => (
          <>
            {' › '}
            <a href={`/to-chuc/${one.id}${day}`}>{one.name}</a>
          </>
        ))}
      </nav>
      <h1>{at.name}</h1>
      {on !== today && (
        <p class="note">
          {`Tên, đơn vị cấp trên, đơn vị trực thuộc và con người được trình bày như vào ngày ${dayWord(on)}. `}
          <a href={here}>Xem hôm nay</a>
        </p>
      )}
      <Facts view={view} day={day} />
      {view.mayChange && at.living && on === today && (
        <details>
          <summary>Ghi thay đổi</summary>
          <ul class="plain">
            {acts.map(([slug, title]) => (
              <li>
                <a href={`${here}/ghi/${slug}`}>{title}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <form method="get" action={here} class="actions">
        <label for="ngay">Xem như vào ngày</label>
        <input type="date" id="ngay" name="ngay" value={on} class="short" />
        <button type="submit" class="second">
          Xem
        </button>
      </form>

      {view.children.length > 0 && (
        <section aria-labelledby="truc-thuoc">
          <h2 id="truc-thuoc">{`Đơn vị trực thuộc (${view.children.length})`}</h2>
          <ul class="plain">
            {view.children.map((child) => (
              <li>
                <a href={`/to-chuc/${child.id}${day}`}>{child.name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}

      <People view={view} day={day} />
      <Groups view={view} />
      <YearsSection years={yearsOf(view.recorded)} on={on} withMatters={view.mayChange} />

      <section aria-labelledby="qua-trinh">
        <h2 id="qua-trinh">Quá trình</h2>
        <LifeLine
          entries={view.lifeLine}
          sentence={(fact) => organisationSentence(fact, view.names, matterNames(view.recorded))}
          correctAt={view.mayChange ? (id) => `${here}/ghi/dinh-chinh?muc=${encodeURIComponent(id)}` : null}
        />
      </section>
    </Layout>
  );
}

function Facts({ view, day }: { readonly view: OrganisationView; readonly day: string }) {
  const { at } = view;
  return (
    <dl class="facts">
      <dt>Tình trạng</dt>
      <dd>
        {view.on < view.founded ? (
          <Badge tone="wait">{`Chưa thành lập vào ngày này; thành lập từ ${sinceWord(view.founded)}`}</Badge>
        ) : at.living ? (
          <Badge tone="good">Đang hoạt động</Badge>
        ) : (
          <Badge tone="bad">{`Đã kết thúc từ ${sinceWord(view.ended ?? view.on)}`}</Badge>
        )}
      </dd>
      {!at.living && (
        <>
          <dt>Đơn vị kế thừa</dt>
          <dd>
            {view.heirs.length === 0
              ? 'Không có; tổ chức đã giải thể không thuộc diện đề nghị khen thưởng.'
              : view.heirs.map((heir, index) => (
                  <>
                    {index > 0 && '; '}
                    <a href={`/to-chuc/${heir.id}${day}`}>{heir.name}</a>
                  </>
                ))}
          </dd>
        </>
      )}
      <dt>Thành lập</dt>
      <dd>{sinceWord(view.founded)}</dd>
      <dt>Cấp</dt>
      <dd>{at.level === null ? 'Chưa ghi' : LEVEL_WORDS[at.level]}</dd>
      <dt>Loại hình</dt>
      <dd>{at.kind === null ? 'Chưa ghi' : KIND_WORDS[at.kind]}</dd>
      <dt>Mã</dt>
      <dd class="mono">{at.id}</dd>
    </dl>
  );
}

function People({ view, day }: { readonly view: OrganisationView; readonly day: string }) {
  return (
    <section aria-labelledby="con-nguoi">
      <h2 id="con-nguoi">{`Con người (${view.people.length})`}</h2>
      {view.people.length === 0 ? (
        <p>Chưa ghi ai giữ chức vụ hoặc làm việc tại đây vào ngày này.</p>
      ) : (
        <ul class="rows">
          {view.people.map(({ person, posts }) => (
            <li>
              <h3>
                <a href={`/con-nguoi/${person.id}${day}`}>{`${person.woman ? 'Bà' : 'Ông'} ${person.name}`}</a>
              </h3>
              <p class="dim small">{posts.map(({ title }) => title).join(' · ')}</p>
            </li>
          ))}
        </ul>
      )}
      {view.mayAddPeople && (
        <p class="actions">
          <a class="button second" href={`/con-nguoi/moi?to-chuc=${view.at.id}`}>
            Thêm người
          </a>
        </p>
      )}
    </section>
  );
}

function Groups({ view }: { readonly view: OrganisationView }) {
  if (view.groups.length === 0) return null;
  return (
    <section aria-labelledby="cum-khoi">
      <h2 id="cum-khoi">Cụm, khối thi đua</h2>
      {view.groups.map(({ group, hostName, members }) => (
        <div class="card">
          <h3>{`Năm ${group.year}: ${GROUP_WORDS[group.kind]} “${group.name}”`}</h3>
          <p class="dim small">{hostName}</p>
          <ul class="plain">
            {members.map((member) => (
              <li>
                {member.name}
                {member.leads && (
                  <>
                    {' '}
                    <Badge tone="good">{group.kind === 'CLUSTER' ? 'Trưởng cụm' : 'Trưởng khối'}</Badge>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
