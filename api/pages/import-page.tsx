import type { DossierDraft, ImportRecord } from '../../adapters/intake-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { CatalogueAward } from '../../domain/intake/award-matcher.ts';
import type { Comparison } from '../../domain/intake/compare-imports.ts';
import type { DraftList } from '../../domain/intake/drafts.ts';
import type { Remark } from '../../domain/intake/findings.ts';
import { IMPORT_STAGE } from './intake-words.ts';
import { Keys, Problems, Said } from './parts/fields.tsx';
import { Compared, ImportHead, Listed } from './parts/import-parts.tsx';
import { Fixed, Review, type ReviewProps } from './parts/import-review.tsx';
import { Layout } from './parts/layout.tsx';

export interface ImportPageProps extends ReviewProps {
  readonly person: Person;
  readonly encoding: string | null;
  readonly counts: { readonly rows: number; readonly leftOut: number };
  readonly repaired: readonly Remark[];
  readonly notices: readonly Remark[];
  /** What applying would make: the dry run. */
  readonly lists: readonly DraftList[];
  readonly ready: boolean;
  readonly compared: { readonly before: ImportRecord; readonly comparison: Comparison } | undefined;
  readonly drafts: readonly DossierDraft[];
  readonly said: string | undefined;
  readonly problems: Readonly<Record<string, string>>;
}

/** One import: what waits for an answer first, then what it would become. */
export function ImportPage(props: ImportPageProps) {
  const { person, keys, record, encoding, counts, waiting, said, problems } = props;
  return (
    <Layout title={`Danh sách ${record.fileName}`} person={person} csrf={keys.csrf} here="import" narrow>
      <Problems problems={problems} />
      <Said words={said} />
      <ImportHead
        stage={IMPORT_STAGE[record.stage]}
        read={`${counts.rows} trường hợp${counts.leftOut > 0 ? `, trong đó bỏ ${counts.leftOut}` : ''}`}
        {...{ record, encoding, waiting }}
      />
      {record.stage === 'OPEN' && (
        <>
          <Review {...props} />
          <DryRun {...props} />
        </>
      )}
      {record.stage === 'APPLIED' && <Applied {...props} />}
      {record.stage === 'UNDONE' && (
        <p class="note">Danh sách này đã được thu hồi. Có thể tải lại tệp cũ hoặc tệp đã sửa.</p>
      )}
      <Compared compared={props.compared} />
      <Listed
        title={`Đã chuẩn hóa ${props.repaired.length} chỗ, không đổi nội dung`}
        findings={props.repaired}
        withSuggestion
      />
      <Listed title={`Ghi nhận về biểu: ${props.notices.length}`} findings={props.notices} />
      <p class="actions">
        <a href="/nhap-danh-sach">Về danh sách đã nhập</a>
      </p>
    </Layout>
  );
}

function DryRun(props: ImportPageProps) {
  const { record, ready } = props;
  return (
    <section class="step" aria-labelledby="chay-thu">
      <h2 id="chay-thu">Kết quả nếu đưa vào hồ sơ</h2>
      <Lists {...props} />
      {ready ? (
        <form method="post" action={`/nhap-danh-sach/${record.id}/ap-dung`}>
          <Fixed {...props} />
          <p>Mỗi hình thức thành một bản thảo hồ sơ để bổ sung phần còn lại rồi gửi. Có thể thu hồi cho đến khi gửi.</p>
          <button type="submit">Đưa vào hồ sơ</button>
        </form>
      ) : (
        <p>Trả lời hết các ô ở trên thì mới đưa được vào hồ sơ.</p>
      )}
    </section>
  );
}

function Lists({ lists, catalogue }: Pick<ImportPageProps, 'lists' | 'catalogue'>) {
  if (lists.length === 0) return <p>Chưa có trường hợp nào đọc được hình thức khen thưởng.</p>;
  const count = (list: DraftList, kind: 'INDIVIDUAL' | 'COLLECTIVE') =>
    String(list.nominees.filter((one) => one.kind === kind).length);
  return (
    <section class="scroll" aria-label="Số trường hợp theo hình thức" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Hình thức</th>
            <th scope="col" class="n">
              Cá nhân
            </th>
            <th scope="col" class="n">
              Tập thể
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr>
              <th scope="row">{titleOf(catalogue, list.awardCode)}</th>
              <td class="n">{count(list, 'INDIVIDUAL')}</td>
              <td class="n">{count(list, 'COLLECTIVE')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const titleOf = (catalogue: readonly CatalogueAward[], code: string): string =>
  catalogue.find((award) => award.code === code)?.title ?? code;

function Applied({ keys, record, drafts, catalogue }: ImportPageProps) {
  const sent = drafts.some(({ dossierId }) => dossierId !== null);
  return (
    <section class="step" aria-labelledby="ban-thao">
      <h2 id="ban-thao">Bản thảo hồ sơ</h2>
      <ul class="rows">
        {drafts.map(({ id, awardCode, nominees, dossierId }) => (
          <li>
            <strong>{titleOf(catalogue, awardCode)}</strong>
            <span>{`${nominees.length} trường hợp`}</span>
            {dossierId === null ? (
              <a href={`/ho-so/moi?ban-thao=${id}`}>Hoàn thiện và gửi hồ sơ này</a>
            ) : (
              <a href={`/ho-so/${dossierId}`}>{`Đã gửi: ${dossierId}`}</a>
            )}
          </li>
        ))}
      </ul>
      {!sent && (
        <form method="post" action={`/nhap-danh-sach/${record.id}/thu-hoi`} class="actions">
          <Keys {...keys} />
          <button type="submit" class="second">
            Thu hồi, xóa các bản thảo
          </button>
        </form>
      )}
    </section>
  );
}
