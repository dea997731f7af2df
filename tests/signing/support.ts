import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import type { PdfSigning, SignRequest } from '../../adapters/ports.ts';
import { requestDevIdentity } from '../../adapters/signing/dev-pki/client.ts';
import { type DevPkiServer, startDevPki } from '../../adapters/signing/dev-pki/server.ts';
import { createPdfSigning } from '../../adapters/signing/pdf-signing.ts';
import { pkcs12KeyStore } from '../../adapters/signing/signers/key-store.ts';

const require = createRequire(import.meta.url);

export const CHAIRMAN = 'staff:tran-van-hung';
export const FEDERATION = 'organisation:ldld-an-phu';
export const FIELDS = ['nguoi-ky', 'co-quan'] as const;

export interface TestPki {
  readonly dir: string;
  readonly server: DevPkiServer;
  readonly signing: PdfSigning;
  close(): Promise<void>;
}

/** A development PKI of its own, on a free port, with one person (RSA) and one organisation (P-256). */
export async function startTestPki(): Promise<TestPki> {
  const dir = await mkdtemp(join(tmpdir(), 'ghicong-pki-'));
  const server = await startDevPki(dir, 0);
  const organisation = 'Liên đoàn Lao động tỉnh An Phú';
  await requestDevIdentity(server.url, CHAIRMAN, { commonName: 'Trần Văn Hùng', organisation, title: 'Chủ tịch' });
  await requestDevIdentity(server.url, FEDERATION, { commonName: organisation, organisation }, 'p-256');
  const signing = createPdfSigning({
    keys: pkcs12KeyStore(dir),
    roots: [server.authority.root.der],
    timestamp: { url: `${server.url}/tsa` },
    revocation: { baseUrl: server.url },
  });
  return {
    dir,
    server,
    signing,
    close: async () => {
      await server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Two pages with Vietnamese text and room for what the decision's clerk fills in. */
export async function unsignedDecision(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const file = require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
  const font = await document.embedFont(readFileSync(file), { subset: false });
  for (const heading of ['QUYẾT ĐỊNH', 'DANH SÁCH KÈM THEO']) {
    const page = document.addPage([595.28, 841.89]);
    page.drawText(heading, { x: 200, y: 720, size: 14, font });
  }
  return Buffer.from(await document.save());
}

export const BOXES = {
  number: [
    { page: 0, x: 30, y: 30, width: 20, height: 6 },
    { page: 1, x: 30, y: 40, width: 20, height: 6 },
  ],
  date: [{ page: 0, x: 110, y: 40, width: 70, height: 6 }],
} as const;

export function prepared(signing: PdfSigning, pdf: Buffer): Promise<Buffer> {
  return signing.prepare(
    pdf,
    [
      { name: FIELDS[0], box: { page: 0, x: 110, y: 200, width: 45, height: 18 } },
      { name: FIELDS[1], box: { page: 0, x: 92, y: 192, width: 36, height: 36 } },
    ],
    [
      { name: 'so', boxes: BOXES.number.map((box) => ({ ...box, fontSize: 13, style: 'regular' })), align: 'centre' },
      { name: 'ngay', boxes: BOXES.date.map((box) => ({ ...box, fontSize: 13, style: 'italic' })), align: 'left' },
    ],
  );
}

export function byChairman(change: Partial<SignRequest> = {}): SignRequest {
  return {
    field: FIELDS[0],
    identity: CHAIRMAN,
    reason: 'Ký ban hành quyết định',
    location: 'An Phú',
    at: new Date(),
    level: 'B-B',
    appearance: { lines: ['Trần Văn Hùng'] },
    ...change,
  };
}

export function byFederation(change: Partial<SignRequest> = {}): SignRequest {
  return {
    ...byChairman(),
    field: FIELDS[1],
    identity: FEDERATION,
    reason: 'Phát hành văn bản',
    appearance: { lines: ['LĐLĐ tỉnh An Phú'] },
    fill: { so: '125', ngay: 'An Phú, ngày 24 tháng 11 năm 2026' },
    ...change,
  };
}

/** Prepared, signed by the chairman, then filled and signed by the federation. */
export async function signedDecision(
  signing: PdfSigning,
  level: SignRequest['level'],
): Promise<{ readonly first: Buffer; readonly second: Buffer }> {
  const first = await signing.sign(
    await prepared(signing, await unsignedDecision()),
    byChairman({ level: level === 'B-LTA' ? 'B-T' : level }),
  );
  return { first, second: await signing.sign(first, byFederation({ level })) };
}

export async function temporaryFile(dir: string, name: string, bytes: Buffer): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, bytes);
  return path;
}
