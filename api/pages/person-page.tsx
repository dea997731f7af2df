import type { Person } from '../../adapters/register-ports.ts';
import { originalOf } from '../../domain/organisations/entry.ts';
import { yearsOf } from '../../domain/organisations/years.ts';
import type { PersonView } from '../queries/person-view.ts';
import { personSentence, ROLE_CLASS_WORDS, sinceWord, spanWord } from './organisation-words.ts';
import { Badge, Said } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { LifeLine } from './parts/life-line.tsx';
import { YearsSection } from './parts/years.tsx';
import { dayWord } from './words.ts';
import { matterNames } from './year-words.ts';

export interface PersonPageProps {
  readonly person: Person;
  readonly csrf: string;
  readonly view: PersonView;
  readonly today: string;
  readonly said: string | undefined;
  readonly acts: readonly (readonly [slug: string, title: string])[];
}

export function PersonPage({ person: reader, csrf, view, today, said, acts }: PersonPageProps) {
  const { person, on } = view;
  const here = `/con-nguoi/${person.id}`;
  const name = `${person.woman ? 'Bà' : 'Ông'} ${person.name}`;
  const referred = {
    post: (id: string) => person.posts.find((post) => post.id === originalOf(person.recorded, id))?.title ?? 'đã bỏ',
    matter: matterNames(person.recorded),
  };
  return (
    <Layout title={name} person={reader} csrf={csrf} here="organisations">
      <Said words={said} />
      <nav aria-label="Tổ chức" class="way">
        <a href="/to-chuc">Tổ chức</a>
        {view.organisations.map((one) => (
          <>
            {' › '}
            <a href={`/to-chuc/${one.id}`}>{one.name}</a>
          </>
        ))}
      </nav>
      <h1>{name}</h1>
      {on !== today && (
        <p class="note">
          {`Trình bày như vào ngày ${dayWord(on)}. `}
          <a href={here}>Xem hôm nay</a>
        </p>
      )}
      <dl class="facts">
        <dt>Năm sinh</dt>
        <dd>{person.birthYear ?? 'Chưa ghi'}</dd>
        <dt>Nhóm đối tượng</dt>
        <dd>{view.roleClass === null ? 'Chưa ghi' : ROLE_CLASS_WORDS[view.roleClass]}</dd>
        <dt>Công tác công đoàn</dt>
        <dd>{view.unionYears === null ? 'Chưa đủ thông tin để tính' : `${view.unionYears} năm (cộng dồn)`}</dd>
        <dt>Vào Công đoàn</dt>
        <dd>{person.memberSince === null ? 'Chưa ghi' : sinceWord(person.memberSince)}</dd>
        <dt>Mã cán bộ</dt>
        <dd>{view.staffCode ?? 'Chưa ghi'}</dd>
        <dt>Số căn cước</dt>
        <dd>{view.hasCitizenId ? 'Đã ghi, lưu dưới dạng mã hóa' : 'Chưa ghi'}</dd>
      </dl>
      {view.mayChange && on === today && (
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
      <section aria-labelledby="chuc-vu">
        <h2 id="chuc-vu">Chức vụ, công việc qua các thời kỳ</h2>
        <ul class="rows wide">
          {view.posts.map((post) => (
            <li>
              <h3>{post.title}</h3>
              <div class="side">{post.held && <Badge tone="good">Đang giữ</Badge>}</div>
              <p>
                <a href={`/to-chuc/${post.organisation.id}`}>{post.organisation.name}</a>
              </p>
              <p class="dim small">
                {spanWord(post.from, post.to)}
                {post.unionWork && ' · công tác công đoàn'}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <YearsSection years={yearsOf(person.recorded)} worked={person.worked} on={on} withMatters={view.mayChange} />
      <section aria-labelledby="qua-trinh">
        <h2 id="qua-trinh">Quá trình đã ghi</h2>
        <LifeLine
          entries={view.lifeLine}
          sentence={(fact) => personSentence(fact, view.names, referred)}
          correctAt={view.mayChange ? (id) => `${here}/ghi/dinh-chinh?muc=${encodeURIComponent(id)}` : null}
        />
      </section>
    </Layout>
  );
}
