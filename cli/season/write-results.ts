import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WalkedDossier } from './walk.ts';

interface DocumentAnswer {
  readonly kind: string;
  readonly stage: string;
  readonly title: string;
  readonly sha256: string;
  readonly href: string;
  readonly createdAt: string;
  readonly mediaType: string;
}

interface DossierAnswer {
  readonly decisionNumber: string | null;
  readonly chainHead: string | null;
  readonly ruleSet: string | null;
  readonly nomineeList: readonly { readonly no: number; readonly name: string; readonly status: string }[];
  readonly events: readonly Record<string, unknown>[];
  readonly documents: readonly DocumentAnswer[];
}

/** Downloads what the dossier came to and writes it, with `summary.json` naming every file by hash. Returns a line to say. */
export async function writeResults(out: string, walked: WalkedDossier): Promise<string> {
  const { reader, dossierId, sessionId, steps } = walked;
  mkdirSync(join(out, 'certificates'), { recursive: true });
  const dossier = await reader.get<DossierAnswer>(`/api/v1/dossiers/${dossierId}`);
  const files: { path: string; title: string; sha256: string }[] = [];
  let certificate = 0;
  for (const document of dossier.documents) {
    if (document.stage !== 'FINAL') continue;
    const path = fileFor(document, () => (certificate += 1));
    if (path === undefined) continue;
    const bytes = await reader.download(document.href);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== document.sha256) throw new Error(`Tệp ${document.title} tải về không khớp mã băm đã ghi.`);
    writeFileSync(join(out, path), bytes);
    files.push({ path, title: document.title, sha256 });
  }
  const { events, decisionNumber, chainHead, ruleSet, nomineeList } = dossier;
  const summary = {
    dossierId,
    sessionId,
    decisionNumber,
    ruleSet,
    chainHead,
    steps,
    nominees: nomineeList,
    events,
    files,
  };
  writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  return `✓ Kết quả: ${join(out, 'summary.json')} và ${files.length} tệp`;
}

function fileFor({ kind, mediaType }: DocumentAnswer, nextCertificate: () => number): string | undefined {
  switch (kind) {
    case 'SUBMISSION':
      return 'submission.pdf';
    case 'MINUTES':
      return 'minutes.pdf';
    case 'DECISION':
      return 'decision.pdf';
    case 'CERTIFICATE':
      return `certificates/${String(nextCertificate()).padStart(3, '0')}.pdf`;
    case 'BUNDLE':
      return mediaType === 'application/zip' ? 'bundle.zip' : undefined;
    default:
      return undefined;
  }
}
