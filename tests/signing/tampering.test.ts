import { PdfArray, PdfDict, PdfName, PdfNumber, PdfString, rgb } from '@libpdf/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { formFields, loadPdf, resolverOf } from '../../adapters/signing/pdf-objects.ts';
import { createPdfSigning } from '../../adapters/signing/pdf-signing.ts';
import { readSignatures } from '../../adapters/signing/read-signatures.ts';
import { pkcs12KeyStore } from '../../adapters/signing/signers/key-store.ts';
import { byFederation, FIELDS, signedDecision, startTestPki, type TestPki } from './support.ts';

// Keys are made and pages rendered here; on a busy machine the default of 5 s is too short.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let pki: TestPki;
let first: Buffer;
let second: Buffer;

beforeAll(async () => {
  pki = await startTestPki();
  ({ first, second } = await signedDecision(pki.signing, 'B-B'));
});
afterAll(() => pki.close());

type Pdf = Awaited<ReturnType<typeof loadPdf>>;

/** Appends an incremental update, as any PDF tool would. */
async function edited(bytes: Buffer, change: (pdf: Pdf) => void): Promise<Buffer> {
  const pdf = await loadPdf(bytes);
  change(pdf);
  const out = Buffer.from(await pdf.save({ incremental: true }));
  expect(out.length).toBeGreaterThan(bytes.length);
  expect(out.subarray(0, bytes.length).equals(bytes)).toBe(true);
  return out;
}

function fieldOf(pdf: Pdf, name: string): PdfDict {
  const found = formFields(pdf).find((field) => field.name === name);
  if (!found) throw new Error(name);
  return found.dict;
}

async function problemOf(bytes: Buffer, expected: readonly string[] = FIELDS): Promise<string> {
  const report = await pki.signing.verify(bytes, expected);
  expect(report.valid).toBe(false);
  return report.problem ?? '';
}

test('the untouched file is valid, so every refusal below is about the change', async () => {
  expect(await pki.signing.verify(second, FIELDS)).toMatchObject({ valid: true });
});

test('one flipped bit anywhere in the signed ranges is noticed', async () => {
  const signatures = readSignatures(await loadPdf(second), second);
  const inHole = (offset: number) => signatures.some(({ hole }) => offset >= hole.start && offset < hole.end);
  let seed = 20261124;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const missed: number[] = [];
  for (let round = 0; round < 120; round++) {
    let offset = random(second.length);
    while (inHole(offset)) offset = random(second.length);
    const flipped = Buffer.from(second);
    flipped[offset] = (flipped[offset] ?? 0) ^ (1 << random(8));
    if ((await pki.signing.verify(flipped, FIELDS)).valid) missed.push(offset);
  }
  expect(missed).toEqual([]);
});

describe('an update after the last signature is refused when it', () => {
  const changes: Record<string, (pdf: Pdf) => void> = {
    'writes on a page': (pdf) =>
      pdf.getPage(0)?.drawText('Tang 10.000.000', { x: 60, y: 500, size: 20, color: rgb(0, 0, 0) }),
    'changes the registered number': (pdf) => fieldOf(pdf, 'so').set('V', PdfString.fromString('999')),
    'changes the picture of the number': (pdf) =>
      fieldOf(pdf, 'so').set('AP', fieldOf(pdf, 'ngay').getDict('AP', resolverOf(pdf)) ?? new PdfDict()),
    'moves a signature': (pdf) =>
      fieldOf(pdf, 'co-quan').set('Rect', new PdfArray([1, 2, 30, 40].map((n) => PdfNumber.of(n)))),
    'adds a script': (pdf) => {
      const action = PdfDict.of({ S: PdfName.of('JavaScript'), JS: PdfString.fromString('1') });
      pdf.getCatalog().set('OpenAction', action);
    },
    'covers a page with an annotation': (pdf) => {
      const note = pdf.context.registry.register(
        PdfDict.of({ Type: PdfName.of('Annot'), Subtype: PdfName.of('FreeText'), Contents: PdfString.fromString('x') }),
      );
      pdf.getPage(0)?.dict.getArray('Annots', resolverOf(pdf))?.push(note);
    },
    'removes a signature': (pdf) => fieldOf(pdf, 'co-quan').delete('V'),
    'adds a form field': (pdf) => pdf.getOrCreateForm().createTextField('la'),
  };
  test.each(Object.keys(changes))('%s', async (name) => {
    const change = changes[name];
    if (!change) throw new Error(name);
    expect(await problemOf(await edited(second, change))).not.toBe('');
  });
});

test('a blank filled with no signature after it is refused', async () => {
  const filled = await edited(first, (pdf) => fieldOf(pdf, 'so').set('V', PdfString.fromString('999')));
  expect(await problemOf(filled, [FIELDS[0]])).toBe('Số, ngày của văn bản bị thay đổi mà không có chữ ký của cơ quan.');
});

test('a page changed before the second signature spoils the first, though the second covers it', async () => {
  const changed = await edited(first, (pdf) => pdf.getPage(0)?.drawText('x', { x: 60, y: 500, size: 20 }));
  const report = await pki.signing.verify(await pki.signing.sign(changed, byFederation()), FIELDS);
  expect(report.valid).toBe(false);
  expect(report.signatures.map(({ valid }) => valid)).toEqual([false, true]);
  expect(report.problem).toBe('Nội dung văn bản đã bị thay đổi sau khi ký.');
});

test('a file that lost its last revision is refused, though all that is left is valid', async () => {
  expect(await pki.signing.verify(first, [FIELDS[0]])).toMatchObject({ valid: true });
  expect(await problemOf(first)).toContain('Thiếu chữ ký “co-quan”');
});

test('signatures in another order than the process demands are refused', async () => {
  expect(await problemOf(second, ['co-quan', 'nguoi-ky'])).toContain('thứ tự');
  expect(await problemOf(second, ['co-quan'])).toContain('ngoài các chữ ký');
});

test('the signature of one field does not pass in another', async () => {
  const [one, two] = readSignatures(await loadPdf(second), second);
  if (!one || !two) throw new Error('two signatures expected');
  const swapped = Buffer.from(second);
  second.copy(swapped, two.hole.start, one.hole.start, one.hole.end);
  expect(await problemOf(swapped)).toBe('Nội dung đã bị thay đổi sau khi ký.');
});

test('bytes hidden in the padding or behind the end are refused', async () => {
  const [, two] = readSignatures(await loadPdf(second), second);
  const stuffed = Buffer.from(second);
  stuffed.write('41', (two?.hole.end ?? 0) - 9, 'latin1');
  expect(await problemOf(stuffed)).toContain('dữ liệu lạ');
  const lastSection = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(second.toString('latin1'))?.[1];
  for (const tail of ['\nhidden', `\nhidden\nstartxref\n${lastSection}\n%%EOF\n`]) {
    expect(await problemOf(Buffer.concat([second, Buffer.from(tail)]))).toContain('dữ liệu lạ');
  }
});

test('a signature from another certificate authority is refused', async () => {
  const stranger = await startTestPki();
  try {
    const foreign = createPdfSigning({
      keys: pkcs12KeyStore(stranger.dir),
      roots: [stranger.server.authority.root.der],
    });
    const signed = await foreign.sign(first, byFederation());
    expect(await problemOf(signed)).toBe('Chứng thư số không do tổ chức chứng thực được tin cậy cấp.');
  } finally {
    await stranger.close();
  }
});

test('an archive that lost its timestamp is refused when the timestamp was recorded', async () => {
  const { second: archived } = await signedDecision(pki.signing, 'B-LTA');
  const all = [...FIELDS, 'Timestamp_1'];
  expect(await pki.signing.verify(archived, all)).toMatchObject({ valid: true });
  const found = readSignatures(await loadPdf(archived), archived);
  const stripped = archived.subarray(0, found.find(({ field }) => field === 'co-quan')?.end);
  expect(await problemOf(Buffer.from(stripped), all)).toContain('Timestamp_1');
});

test('what is no PDF, or a PDF without signatures, is reported and not thrown', async () => {
  expect(await problemOf(Buffer.from('không phải PDF'))).toContain('Không đọc được');
  expect(await problemOf(first.subarray(0, 900))).not.toBe('');
});
