import type { Person, SessionRow } from '../../adapters/register-ports.ts';
import { Badge } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { deadlineWord, momentWord, SESSION_STAGE_TONES, SESSION_STAGE_WORDS } from './words.ts';

export interface SessionListProps {
  readonly person: Person;
  readonly csrf: string;
  readonly sessions: readonly SessionRow[];
  /** Of the councils, by id. */
  readonly names: ReadonlyMap<string, string>;
}

export function SessionListPage({ person, csrf, sessions, names }: SessionListProps) {
  return (
    <Layout title="Phiên họp" person={person} csrf={csrf} here="sessions">
      <h1>Phiên họp Hội đồng</h1>
      {person.roles.includes('secretary') && (
        <p class="actions">
          <a class="button" href="/phien-hop/moi">
            Triệu tập phiên họp
          </a>
          <a class="button second" href="/phien-hop/ma-xac-nhan">
            Mã xác nhận khi bỏ phiếu
          </a>
          <a href="/hoi-dong">Thành phần Hội đồng</a>
        </p>
      )}
      {sessions.length === 0 ? (
        <p class="note">Chưa có phiên họp nào.</p>
      ) : (
        <ul class="rows wide">
          {sessions.map((row) => (
            <li>
              <h2 class="lead">
                <a href={`/phien-hop/${row.id}`}>{`Phiên họp ${row.id}`}</a>
              </h2>
              <div class="side">
                <Badge tone={SESSION_STAGE_TONES[row.stage]}>{SESSION_STAGE_WORDS[row.stage]}</Badge>
              </div>
              <p class="dim">
                {`${names.get(row.councilId) ?? ''} · triệu tập ${momentWord(row.convenedAt)} · bỏ phiếu đến ${deadlineWord(row.votingClosesAt)} · ${row.dossierIds.length} hồ sơ`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}
