import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PageBox } from '../../adapters/ports.ts';
import { formFields, loadPdf } from '../../adapters/signing/pdf-objects.ts';
import { createPdfSigning } from '../../adapters/signing/pdf-signing.ts';
import { drawDemoSeal } from '../../adapters/signing/seal-image.ts';
import { pkcs12KeyStore, UnknownIdentityError } from '../../adapters/signing/signers/key-store.ts';
import { SigningServiceError } from '../../adapters/signing/timestamp-client.ts';
import {
  BOXES,
  byChairman,
  byFederation,
  FIELDS,
  prepared,
  signedDecision,
  startTestPki,
  type TestPki,
  unsignedDecision,
} from './support.ts';

// Keys are made and pages rendered here; on a busy machine the default of 5 s is too short.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let pki: TestPki;
let blankDecision: Buffer;

beforeAll(async () => {
  pki = await startTestPki();
  blankDecision = await prepared(pki.signing, await unsignedDecision());
});
afterAll(() => pki.close());

/** Dark dots of a page within a box, at 72 dpi. */
async function darkDots(pdf: Buffer, box: PageBox): Promise<number> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(new Uint8Array(pdf));
    const { data, width } = await document
      .getPage(box.page)
      .render({ scale: 1, render: 'bitmap', renderFormFields: true });
    document.destroy();
    const points = (mm: number) => Math.round((mm * 72) / 25.4);
    let dark = 0;
    for (let y = points(box.y); y < points(box.y + box.height); y++) {
      for (let x = points(box.x); x < points(box.x + box.width); x++) {
        if ((data[(y * width + x) * 4] ?? 255) < 128) dark++;
      }
    }
    return dark;
  } finally {
    library.destroy();
  }
}

describe('two signatures, with number and date filled between them', () => {
  test('are both valid, each update keeps the bytes before it, and the signers are named', async () => {
    const first = await pki.signing.sign(blankDecision, byChairman());
    expect(first.subarray(0, blankDecision.length).equals(blankDecision)).toBe(true);
    const second = await pki.signing.sign(first, byFederation());
    expect(second.subarray(0, first.length).equals(first)).toBe(true);
    expect(await pki.signing.verify(second, FIELDS)).toEqual({
      valid: true,
      signatures: [
        { field: 'nguoi-ky', signer: 'Trần Văn Hùng', valid: true },
        { field: 'co-quan', signer: 'Liên đoàn Lao động tỉnh An Phú', valid: true },
      ],
    });
  });

  test('show the number in every box and the date, which were white before', async () => {
    const { first, second } = await signedDecision(pki.signing, 'B-B');
    for (const box of [...BOXES.number, ...BOXES.date]) {
      expect(await darkDots(first, box)).toBe(0);
      expect(await darkDots(second, box)).toBeGreaterThan(5);
    }
  });

  test('at B-T carry the time that the authority states', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const { second } = await signedDecision(pki.signing, 'B-T');
    const report = await pki.signing.verify(second, FIELDS);
    expect(report.valid).toBe(true);
    for (const { signedAt } of report.signatures) {
      expect(Date.parse(signedAt ?? '')).toBeGreaterThanOrEqual(before);
      expect(Date.parse(signedAt ?? '')).toBeLessThanOrEqual(Date.now());
    }
  });

  test('at B-LTA carry proof of status and an archival timestamp, and verify without any server', async () => {
    const { first, second } = await signedDecision(pki.signing, 'B-LTA');
    expect(second.subarray(0, first.length).equals(first)).toBe(true);
    const offline = createPdfSigning({
      keys: pkcs12KeyStore(pki.dir),
      roots: [pki.server.authority.root.der],
    });
    expect(await offline.verify(second, [...FIELDS, 'Timestamp_1'])).toMatchObject({ valid: true });
    expect(second.includes('/DSS')).toBe(true);
  });

  test('a seal picture does not change what is signed', async () => {
    const image = await drawDemoSeal('Liên đoàn Lao động tỉnh An Phú');
    const signed = await pki.signing.sign(blankDecision, byChairman({ appearance: { image, lines: [] } }));
    expect(await pki.signing.verify(signed, [FIELDS[0]])).toMatchObject({ valid: true });
  });
});

describe('prepare', () => {
  test('refuses a file that is signed, a taken name, a dotted name and a box off the page', async () => {
    const { first } = await signedDecision(pki.signing, 'B-B');
    const plain = await unsignedDecision();
    const box = { page: 0, x: 10, y: 10, width: 20, height: 10 };
    await expect(pki.signing.prepare(first, [{ name: 'moi', box }], [])).rejects.toThrow('signed already');
    await expect(pki.signing.prepare(blankDecision, [{ name: 'co-quan', box }], [])).rejects.toThrow('exists');
    await expect(pki.signing.prepare(plain, [{ name: 'a.b', box }], [])).rejects.toThrow('Not a field name');
    await expect(pki.signing.prepare(plain, [{ name: 'a', box: { ...box, x: 205 } }], [])).rejects.toThrow('outside');
    await expect(pki.signing.prepare(plain, [{ name: 'a', box: { ...box, page: 7 } }], [])).rejects.toThrow('no page');
  });

  test('gives the same bytes for the same document', async () => {
    const plain = await unsignedDecision();
    expect((await prepared(pki.signing, plain)).equals(await prepared(pki.signing, plain))).toBe(true);
  });

  test('leaves appearances to nobody else: each field has its own, and NeedAppearances is absent', async () => {
    const pdf = await loadPdf(blankDecision);
    expect(blankDecision.includes('NeedAppearances')).toBe(false);
    const fields = formFields(pdf);
    expect(fields.map(({ name }) => name)).toEqual(['nguoi-ky', 'co-quan', 'so', 'so__2', 'ngay']);
    expect(fields.every(({ dict }) => dict.has('AP'))).toBe(true);
  });
});

describe('sign refuses', () => {
  test('an unknown field, a field signed before, an unknown blank and a blank filled before', async () => {
    const { first, second } = await signedDecision(pki.signing, 'B-B');
    await expect(pki.signing.sign(first, byFederation({ field: 'la' }))).rejects.toThrow('no field la');
    await expect(pki.signing.sign(first, byChairman())).rejects.toThrow('signed already');
    await expect(pki.signing.sign(first, byFederation({ fill: { la: '1' } }))).rejects.toThrow('no blank la');
    await expect(pki.signing.sign(second, byFederation())).rejects.toThrow('signed already');
    const filled = await pki.signing.sign(blankDecision, byChairman({ fill: { so: '7' } }));
    await expect(pki.signing.sign(filled, byFederation())).rejects.toThrow('filled already');
  });

  test('a text that does not fit its blank, rather than cut it', async () => {
    const fill = { so: 'một nghìn hai trăm ba mươi tư' };
    await expect(pki.signing.sign(blankDecision, byChairman({ fill }))).rejects.toThrow('dài hơn chỗ trống');
  });

  test('an identity that has no key', async () => {
    const request = byChairman({ identity: 'staff:khong-co' });
    await expect(pki.signing.sign(blankDecision, request)).rejects.toThrow(UnknownIdentityError);
    await expect(pki.signing.sign(blankDecision, byChairman({ identity: '../../x' }))).rejects.toThrow(
      UnknownIdentityError,
    );
  });

  test('to fall back to a signature without timestamp when the authority is down, and names the server', async () => {
    const url = 'http://127.0.0.1:1/tsa';
    const signing = createPdfSigning({
      keys: pkcs12KeyStore(pki.dir),
      roots: [pki.server.authority.root.der],
      timestamp: { url },
    });
    const failure = await signing.sign(blankDecision, byChairman({ level: 'B-T' })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SigningServiceError);
    expect(failure).toMatchObject({ retryable: true, server: url });
    expect((failure as Error).message).toContain(url);
  });

  test('a timestamp made for another document', async () => {
    let stored: Buffer | undefined;
    const replaying = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = new Uint8Array(Buffer.concat(chunks));
        const answer = stored
          ? Promise.resolve(stored)
          : fetch(`${pki.server.url}/tsa`, { method: 'POST', body }).then(async (r) =>
              Buffer.from(await r.arrayBuffer()),
            );
        answer.then(
          (bytes) => {
            stored = bytes;
            response.end(bytes);
          },
          (error: unknown) => response.destroy(error as Error),
        );
      });
    });
    await new Promise<void>((resolve) => replaying.listen(0, '127.0.0.1', resolve));
    const signing = createPdfSigning({
      keys: pkcs12KeyStore(pki.dir),
      roots: [pki.server.authority.root.der],
      timestamp: { url: `http://127.0.0.1:${(replaying.address() as AddressInfo).port}/tsa` },
    });
    const first = await signing.sign(blankDecision, byChairman({ level: 'B-T' }));
    await expect(signing.sign(first, byFederation({ level: 'B-T' }))).rejects.toThrow('không hợp lệ');
    replaying.closeAllConnections();
    replaying.close();
  });

  test('to archive without proof of every certificate', async () => {
    const signing = createPdfSigning({
      keys: pkcs12KeyStore(pki.dir),
      roots: [pki.server.authority.root.der],
      timestamp: { url: `${pki.server.url}/tsa` },
      revocation: { baseUrl: 'http://127.0.0.1:1' },
    });
    await expect(signing.sign(blankDecision, byChairman({ level: 'B-LTA' }))).rejects.toThrow(SigningServiceError);
  });
});
