import type { DocumentRecord, Person } from '../../adapters/register-ports.ts';
import { Layout } from './parts/layout.tsx';
import { DOCUMENT_STAGE_WORDS, sizeWord } from './words.ts';

export interface DocumentPageProps {
  readonly person: Person;
  readonly csrf: string;
  readonly document: DocumentRecord;
  readonly pages: number;
  readonly back: string;
}

/** More pictures than this on one page would be slow on a phone; the file itself has them all. */
export const MOST_PAGES = 20;

export function DocumentPage({ person, csrf, document, pages, back }: DocumentPageProps) {
  const shown = Array.from({ length: Math.min(pages, MOST_PAGES) }, (_, index) => index + 1);
  return (
    <Layout title={document.title} person={person} csrf={csrf} narrow>
      <p>
        <a href={back}>← Quay lại</a>
      </p>
      <h1>{document.title}</h1>
      <p>{`${DOCUMENT_STAGE_WORDS[document.stage]} · ${pages} trang`}</p>
      <p class="actions">
        <a class="button" href={`/tai-lieu/${document.file.sha256}`} download>
          {`Tải về (${sizeWord(document.file.size)})`}
        </a>
      </p>
      <div class="stack">
        {shown.map((page) => (
          <img
            class="page"
            loading="lazy"
            src={`/tai-lieu/${document.file.sha256}/trang/${page}.webp`}
            alt={`Trang ${page} trên ${pages}`}
          />
        ))}
      </div>
      {pages > MOST_PAGES && (
        <p class="note">{`Trang này hiện ${MOST_PAGES} trang đầu. Đề nghị tải tệp để xem đủ ${pages} trang.`}</p>
      )}
      <p class="mono dim">{`SHA-256 ${document.file.sha256}`}</p>
    </Layout>
  );
}
