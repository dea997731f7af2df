import type { DossierRow, Person } from '../../adapters/register-ports.ts';
import type { HolidayTable } from '../../domain/calendar/holidays.ts';
import type { DossierStage } from '../../domain/dossier/dossier.ts';
import { worksForBody } from '../access.ts';
import type { ListPage } from '../queries/dossier-list.ts';
import { Badge } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { momentWord, remainingWord, STAGE_WORDS } from './words.ts';

export interface DossierListProps {
  readonly person: Person;
  readonly csrf: string;
  readonly waiting: readonly DossierRow[];
  readonly page: ListPage;
  readonly stage: DossierStage | undefined;
  /** Whether the reader is past the first page. */
  readonly later: boolean;
  readonly now: string;
  readonly holidays: HolidayTable;
  readonly awardTitle: (code: string) => string;
}

export function DossierListPage(props: DossierListProps) {
  const { person, csrf, waiting, page, stage, later } = props;
  const filtered = stage === undefined ? '' : `buoc=${stage}&`;
  const next = page.next;
  return (
    <Layout title="Hồ sơ" person={person} csrf={csrf} here="dossiers">
      <h1>{worksForBody(person) ? 'Hồ sơ khen thưởng' : 'Hồ sơ của đơn vị'}</h1>
      {!later && stage === undefined && (
        <section aria-labelledby="cho-toi">
          <h2 id="cho-toi">Việc đang chờ ông/bà</h2>
          {waiting.length === 0 ? (
            <p class="note good">Không có việc nào đang chờ ông/bà.</p>
          ) : (
            <Rows {...props} rows={waiting} />
          )}
        </section>
      )}
      <section aria-labelledby="tat-ca">
        <h2 id="tat-ca">{stage === undefined ? 'Tất cả hồ sơ' : `Hồ sơ ở bước “${STAGE_WORDS[stage]}”`}</h2>
        <form method="get" action="/ho-so" class="actions">
          <label for="buoc">Lọc theo bước</label>
          <select id="buoc" name="buoc" class="short">
            <option value="">Tất cả các bước</option>
            {Object.entries(STAGE_WORDS).map(([code, words]) => (
              <option value={code} selected={code === stage}>
                {words}
              </option>
            ))}
          </select>
          <button type="submit" class="second">
            Lọc
          </button>
        </form>
        <div class="actions" />
        {page.rows.length === 0 ? (
          <Empty person={person} filtered={stage !== undefined || later} />
        ) : (
          <Rows {...props} rows={page.rows} />
        )}
        <p class="actions">
          {later && <a href={`/ho-so?${filtered}`}>Về trang đầu</a>}
          {next && (
            <a
              class="button second"
              href={`/ho-so?${filtered}sau=${encodeURIComponent(`${next.updatedAt}~${next.id}`)}`}
            >
              Xem tiếp
            </a>
          )}
        </p>
      </section>
    </Layout>
  );
}

function Rows({
  rows,
  person,
  now,
  holidays,
  awardTitle,
}: DossierListProps & { readonly rows: readonly DossierRow[] }) {
  return (
    <ul class="rows wide">
      {rows.map((row) => (
        <li>
          <h3>
            <a href={`/ho-so/${row.id}`}>{worksForBody(person) ? row.unitName : awardTitle(row.awardCode)}</a>
          </h3>
          <div class="side">
            <Badge tone={toneOf(row)}>{STAGE_WORDS[row.stage]}</Badge>
            {row.dueAt && (
              <>
                {' '}
                <span class={row.dueAt <= now ? 'error small' : 'dim small'}>
                  {remainingWord(row.dueAt, now, holidays)}
                </span>
              </>
            )}
            {row.needsAttention && (
              <>
                {' '}
                <Badge tone="bad">Cần chú ý</Badge>
              </>
            )}
          </div>
          <p>
            {`${worksForBody(person) ? awardTitle(row.awardCode) : row.unitName} · năm ${row.evaluationYear} · ${row.nominees} trường hợp`}
          </p>
          <p class="dim small">
            {[
              row.id,
              row.decisionNumber && `Quyết định số ${row.decisionNumber}`,
              `cập nhật ${momentWord(row.updatedAt)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

const toneOf = ({ stage }: DossierRow): string =>
  stage === 'ARCHIVED' || stage === 'CONCLUDED' ? 'good' : stage === 'RETURNED' ? 'bad' : 'wait';

function Empty({ person, filtered }: { readonly person: Person; readonly filtered: boolean }) {
  if (filtered) return <p>Không có hồ sơ nào ở bước này.</p>;
  return person.roles.includes('proposer') ? (
    <div class="note">
      <p>Đơn vị chưa có hồ sơ nào. Lập hồ sơ đầu tiên mất khoảng mười phút.</p>
      <a class="button" href="/ho-so/moi">
        Lập hồ sơ
      </a>
    </div>
  ) : (
    <p>Chưa có đơn vị nào gửi hồ sơ.</p>
  );
}
