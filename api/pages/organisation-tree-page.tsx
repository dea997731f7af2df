import type { Person } from '../../adapters/register-ports.ts';
import type { OrganisationAt } from '../../domain/organisations/organisation.ts';
import { keeperRole } from '../organisation-access.ts';
import type { TreeNode, TreeView } from '../queries/organisation-view.ts';
import { KIND_WORDS, LEVEL_WORDS } from './organisation-words.ts';
import { Layout } from './parts/layout.tsx';
import { dayWord } from './words.ts';

export interface OrganisationTreeProps {
  readonly person: Person;
  readonly csrf: string;
  readonly view: TreeView;
  readonly today: string;
  readonly words: string;
}

export function OrganisationTreePage({ person, csrf, view, today, words }: OrganisationTreeProps) {
  const { on, root, found } = view;
  const day = on === today ? '' : `?ngay=${on}`;
  return (
    <Layout title="Tổ chức" person={person} csrf={csrf} here="organisations">
      <h1>{on === today ? 'Tổ chức công đoàn' : `Tổ chức công đoàn vào ngày ${dayWord(on)}`}</h1>
      <form method="get" action="/to-chuc" class="row">
        <div class="field">
          <label for="tim">Tìm theo tên, không cần dấu</label>
          <input type="text" id="tim" name="tim" value={words} autocomplete="off" />
        </div>
        <div class="field">
          <label for="ngay">Xem như vào ngày</label>
          <input type="date" id="ngay" name="ngay" value={on} />
        </div>
        <div class="field actions">
          <button type="submit" class="second">
            Xem
          </button>
          {view.mayFound && (
            <a class="button" href="/to-chuc/moi">
              Thêm tổ chức
            </a>
          )}
          {keeperRole(person) !== undefined && <a href="/to-chuc/nhap">Nhập từ bảng tính</a>}
        </div>
      </form>
      {found === null ? (
        root === null ? (
          <p class="note">Vào ngày này đơn vị chưa thành lập hoặc đã kết thúc hoạt động.</p>
        ) : (
          <>
            <p class="dim">{`${view.count} tổ chức, gồm đơn vị của ông/bà và các đơn vị cấp dưới.`}</p>
            <ul class="tree">
              <Node node={root} day={day} depth={0} />
            </ul>
          </>
        )
      ) : (
        <Found found={found} day={day} />
      )}
    </Layout>
  );
}

const FOLDED_FROM = 2;

function Node({ node, day, depth }: { readonly node: TreeNode; readonly day: string; readonly depth: number }) {
  const { at, children } = node;
  if (children.length === 0) {
    return (
      <li>
        <Line at={at} day={day} />
      </li>
    );
  }
  return (
    <li>
      <Line at={at} day={day} />
      <details open={depth < FOLDED_FROM}>
        <summary>
          {`${children.length} đơn vị trực thuộc`}
          <span class="unseen">{` của ${at.name}`}</span>
        </summary>
        <ul class="tree">
          {children.map((child) => (
            <Node node={child} day={day} depth={depth + 1} />
          ))}
        </ul>
      </details>
    </li>
  );
}

const Line = ({ at, day }: { readonly at: OrganisationAt; readonly day: string }) => (
  <>
    <a href={`/to-chuc/${at.id}${day}`}>{at.name}</a>
    <span class="dim small">{wordsOf(at)}</span>
  </>
);

const wordsOf = (at: OrganisationAt): string =>
  [at.level && LEVEL_WORDS[at.level], at.kind && KIND_WORDS[at.kind]].filter(Boolean).join(' · ');

function Found({ found, day }: { readonly found: NonNullable<TreeView['found']>; readonly day: string }) {
  if (found.length === 0) return <p class="note">Không có tổ chức nào có tên như vậy vào ngày này.</p>;
  return (
    <ul class="rows">
      {found.map(({ at, above }) => (
        <li>
          <h2 class="lead">
            <a href={`/to-chuc/${at.id}${day}`}>{at.name}</a>
          </h2>
          <p class="dim small">{[...above.slice(0, 2), wordsOf(at)].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}
