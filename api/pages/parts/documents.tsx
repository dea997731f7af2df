import type { DocumentRecord } from '../../../adapters/register-ports.ts';
import { DOCUMENT_STAGE_WORDS, dayWord, MAIL_WORDS, momentWord, sizeWord } from '../words.ts';

const isPdf = (document: DocumentRecord): boolean => document.file.mediaType === 'application/pdf';

/** Each with its first page as a picture, its hash and how far it is signed. */
export function Documents({ documents }: { readonly documents: readonly DocumentRecord[] }) {
  if (documents.length === 0) return <p class="dim">Chưa có tài liệu nào.</p>;
  return (
    <ul class="rows">
      {documents.map((document) => (
        <li class="doc">
          {isPdf(document) && (
            <figure>
              <a href={`/tai-lieu/${document.file.sha256}/xem`} aria-label={`Xem các trang: ${document.title}`}>
                <img
                  class="page"
                  loading="lazy"
                  src={`/tai-lieu/${document.file.sha256}/trang/1.webp`}
                  alt={`Trang đầu: ${document.title}`}
                />
              </a>
            </figure>
          )}
          <h3>{document.title}</h3>
          <p>{signatureState(document)}</p>
          <p>
            {isPdf(document) && (
              <>
                <a href={`/tai-lieu/${document.file.sha256}/xem`}>Xem các trang</a>
                {' · '}
              </>
            )}
            <a href={`/tai-lieu/${document.file.sha256}`} download>
              {`Tải về (${sizeWord(document.file.size)})`}
            </a>
          </p>
          <p class="dim small">{`Lập lúc ${momentWord(document.createdAt)}`}</p>
          <details>
            <summary class="small">Dấu vân tay của tệp</summary>
            <p class="mono">{`SHA-256 ${document.file.sha256}`}</p>
            {document.provenance && (
              <p class="mono">
                {`Mẫu ${document.provenance.templateHash.slice(0, 16)}… · dữ liệu ${document.provenance.dataHash.slice(0, 16)}… · quy định ${document.provenance.ruleSet}`}
              </p>
            )}
          </details>
        </li>
      ))}
    </ul>
  );
}

function signatureState(document: DocumentRecord): string {
  const words = DOCUMENT_STAGE_WORDS[document.stage];
  return document.lock === null
    ? `${words}.`
    : `${words}; đã khóa đến ${dayWord(document.lock.until.slice(0, 10))}, không sửa, không xóa được.`;
}

export interface MessagesProps {
  readonly messages: readonly {
    readonly kind: string;
    readonly to: string;
    readonly sentAt: string | null;
    readonly lastError: string | null;
  }[];
}

export function Messages({ messages }: MessagesProps) {
  if (messages.length === 0) return <p class="dim">Chưa có thư nào được gửi.</p>;
  return (
    <section class="scroll" aria-label="Thư đã gửi" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Thư</th>
            <th scope="col">Gửi đến</th>
            <th scope="col">Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {messages.map((one) => (
            <tr>
              <td>{MAIL_WORDS[one.kind] ?? 'Thư thông báo'}</td>
              <td>{one.to}</td>
              <td>
                {one.sentAt
                  ? `đã gửi ${momentWord(one.sentAt)}`
                  : one.lastError
                    ? 'chưa gửi được, hệ thống đang thử lại'
                    : 'đang chờ gửi'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function IncidentNotes({
  incidents,
}: {
  readonly incidents: readonly { readonly sentence: string; readonly since: string; readonly attempts: number }[];
}) {
  return (
    <>
      {incidents.map((incident) => (
        <div class="note bad" role="status">
          <h2>Có sự cố, hệ thống đang tự thử lại</h2>
          <p>{incident.sentence}</p>
          <p class="small">{`Từ ${momentWord(incident.since)}, đã thử ${incident.attempts} lần. Hồ sơ và các việc đã làm không bị mất.`}</p>
        </div>
      ))}
    </>
  );
}
