import type { EvidenceItem } from '../../adapters/evidence-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { paperTitle } from '../../domain/rulesets/paper-kinds.ts';
import { MOST_PAGES } from './document-page.tsx';
import { addressOf, EvidenceList, type NomineeLabels } from './parts/evidence.tsx';
import { Layout } from './parts/layout.tsx';
import { sizeWord } from './words.ts';

interface Frame {
  readonly person: Person;
  readonly csrf: string;
  /** Null where there is no page to go back to, as for a member of the council. */
  readonly back: string | null;
}

const Back = ({ back }: Pick<Frame, 'back'>) =>
  back === null ? null : (
    <p>
      <a href={back}>← Quay lại</a>
    </p>
  );

/** The pages of one paper. */
export function EvidencePage({ person, csrf, back, item }: Frame & { readonly item: EvidenceItem }) {
  const title = paperTitle(item.kind);
  const pages = item.pages ?? 0;
  const shown = Array.from({ length: Math.min(pages, MOST_PAGES) }, (_, index) => index + 1);
  return (
    <Layout title={title} person={person} csrf={csrf} narrow>
      <Back back={back} />
      <h1>{title}</h1>
      <p>{`${item.fileName}${pages > 1 ? ` · ${pages} trang` : ''}`}</p>
      <p class="actions">
        <a class="button" href={addressOf(item)} download>
          {`Tải về (${sizeWord(item.file.size)})`}
        </a>
      </p>
      <div class="stack">
        {shown.map((page) => (
          <img
            class="page"
            loading="lazy"
            src={`${addressOf(item)}/trang/${page}.webp`}
            alt={`Trang ${page} trên ${pages}`}
          />
        ))}
      </div>
      {pages > MOST_PAGES && (
        <p class="note">{`Trang này hiện ${MOST_PAGES} trang đầu. Đề nghị tải tệp để xem đủ ${pages} trang.`}</p>
      )}
      <p class="mono dim">{`SHA-256 ${item.file.sha256}`}</p>
    </Layout>
  );
}

/** All papers of a dossier that this person may read. */
export function EvidenceListPage({
  person,
  csrf,
  back,
  items,
  labels,
}: Frame & { readonly items: readonly EvidenceItem[]; readonly labels: NomineeLabels }) {
  return (
    <Layout title="Hồ sơ minh chứng" person={person} csrf={csrf} narrow>
      <Back back={back} />
      <h1>Hồ sơ minh chứng</h1>
      <EvidenceList items={items} labels={labels} removable={false} />
    </Layout>
  );
}
