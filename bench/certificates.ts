import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { P12Signer, PDF } from '@libpdf/core';
import { createCertificateMaker } from '../adapters/documents/certificate-maker.ts';
import { createCertificateBatch } from '../adapters/pdf/certificate/certificate-batch.ts';
import type { PdfSigning, SignatureLevel } from '../adapters/ports.ts';
import { passwordFile } from '../adapters/signing/dev-pki/authority.ts';
import { requestDevIdentity } from '../adapters/signing/dev-pki/client.ts';
import { identityFile } from '../adapters/signing/dev-pki/identities.ts';
import { openSigning } from '../adapters/signing/open-signing.ts';
import { createSignatureImages } from '../adapters/signing/signature-images.ts';
import { sampleSeason } from '../cli/season/season.ts';
import type { CertificateData } from '../templates/certificate/fields.ts';
import { cutFonts, pdfLibPage, wholeFonts } from './pdf-lib-page.ts';
import { figure, machineLine, ratiosTable, sidesTable } from './report.ts';
import { interleave } from './rounds.ts';

const ROUNDS = 5;
const SAMPLE = new URL('../templates/certificate/sample.json', import.meta.url);

const RAW = 'chữ ký RSA-2048 trần';
const RENDER = 'dựng trang';
const SIGN = 'dựng trang, ký B-B';
const STAMP = 'dựng trang, ký B-T';
const WHOLE = 'pdf-lib, trọn phông';
const CUT = 'pdf-lib, phông rút gọn';
const READY_MADE = 'pdf-lib, phông rút gọn, ký @libpdf/core';

/** What the short names of the table stand for. */
const SIDES = `  Chữ ký trần: node:crypto, một luồng. Dựng trang, ký: như Ghi Công cấp bằng (B-T có dấu thời gian của máy chủ thử nghiệm).
  pdf-lib: cùng trang ấy, mỗi bằng một tài liệu; phông nhúng trọn như từ npm, hoặc rút gọn sẵn một lần.`;

/** Bằng khen: ours beside what a program makes of pdf-lib alone, and beside the signatures a batch cannot do without. */
export async function benchCertificates(): Promise<void> {
  const { PKI_URL: url = '', PKI_DIR: dir = '' } = process.env;
  if (url === '' || dir === '') throw new Error('PKI_URL and PKI_DIR are not set: run “npm run bench”');
  const organisation = sampleSeason().organisations.find(({ id }) => id === 'ldld-an-phu');
  if (organisation === undefined) throw new Error('the sample season has no ldld-an-phu');
  const identity = `organisation:${organisation.id}`;
  await requestDevIdentity(url, identity, { commonName: organisation.name, organisation: organisation.name });

  const signing = await openSigning({ dir, url });
  const maker = createCertificateMaker(signing);
  const seal = await createSignatureImages().seal(organisation);
  const issue = async (data: CertificateData, level: SignatureLevel): Promise<Buffer> =>
    await signing.sign((await maker.make(data)).pdf, {
      field: 'DauCoQuan',
      identity,
      reason: `Cấp theo Quyết định số ${data.decisionNumber}`,
      location: data.place,
      at: new Date(),
      level,
      appearance: { image: seal, lines: [] },
    });
  const { render } = await createCertificateBatch();
  const [whole, cut] = [await wholeFonts(), await cutFonts()];
  const password = (await readFile(passwordFile(dir), 'utf8')).trim();
  const stockSigner = await P12Signer.create(await readFile(identityFile(dir, identity)), password);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const readyMade = async (data: CertificateData): Promise<Uint8Array> => {
    const pdf = await PDF.load(await pdfLibPage(data, cut));
    return (await pdf.sign({ signer: stockSigner, reason: 'Cấp bằng', location: data.place })).bytes;
  };

  const rounds = await interleave(
    [
      // What a signature of the CMS kind signs: its attributes, about a hundred bytes.
      { name: RAW, units: 400, turn: () => repeat(400, async () => sign('sha256', Buffer.alloc(100), privateKey)) },
      { name: RENDER, units: 200, turn: () => repeat(200, render) },
      { name: SIGN, units: 20, turn: () => repeat(20, (data) => issue(data, 'B-B')) },
      { name: STAMP, units: 10, turn: () => repeat(10, (data) => issue(data, 'B-T')) },
      { name: WHOLE, units: 2, turn: () => repeat(2, (data) => pdfLibPage(data, whole)) },
      { name: CUT, units: 20, turn: () => repeat(20, (data) => pdfLibPage(data, cut)) },
      { name: READY_MADE, units: 12, turn: () => repeat(12, readyMade) },
    ],
    ROUNDS,
  );

  console.log(SIDES);
  console.log(sidesTable(rounds, 'bằng'));
  console.log(
    ratiosTable([
      [`${RENDER} / ${WHOLE}`, rounds.ratio(RENDER, WHOLE)],
      [`${RENDER} / ${CUT}`, rounds.ratio(RENDER, CUT)],
      [`${SIGN} / ${READY_MADE}`, rounds.ratio(SIGN, READY_MADE)],
      [`${SIGN} / ${RAW}`, rounds.ratio(SIGN, RAW)],
      [`${STAMP} / ${SIGN}`, rounds.ratio(STAMP, SIGN)],
    ]),
  );
  const data = certificate(0);
  const signed = await issue(data, 'B-B');
  await checkSignature(signing, signed);
  const sizes = [
    [SIGN, signed],
    [WHOLE, await pdfLibPage(data, whole)],
    [READY_MADE, await readyMade(data)],
  ] as const;
  console.log(`  Một tệp: ${sizes.map(([what, { length }]) => `${what} ${figure(length / 1024)} KB`).join('; ')}`);
  console.log(`  ${machineLine(['pdf-lib', '@libpdf/core', 'pkijs'])}`);
}

const sample: CertificateData = JSON.parse(readFileSync(SAMPLE, 'utf8'));
let issued = 0;

/** No two alike, as in a real batch: another name and another number in the golden book. */
function certificate(index: number): CertificateData {
  const names = ['Nguyễn Thị Ánh Tuyết', 'Trần Quốc Vững', 'Lê Ngọc Quỳnh Như', 'Phạm Hữu Đễ', 'Võ Thị Ngọc Ẩn'];
  const name = names[index % names.length] ?? '';
  return {
    ...sample,
    registerNumber: `${index + 1}/2026`,
    recipient: { kind: 'INDIVIDUAL', honorific: 'Bà', name, position: 'Công nhân may', unit: 'Công ty May Hòa Bình' },
  };
}

async function repeat(times: number, make: (data: CertificateData) => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await make(certificate(issued++));
}

/** A fast way to a file nobody accepts would be no achievement. */
async function checkSignature(signing: PdfSigning, pdf: Buffer): Promise<void> {
  const report = await signing.verify(pdf, ['DauCoQuan']);
  if (!report.valid) throw new Error(`the measured certificate does not verify: ${report.problem}`);
}
