import { PDF } from '@libpdf/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CertificateBatch, createCertificateBatch } from '../../adapters/pdf/certificate/certificate-batch.ts';
import { CharacterNotPrintable, TextDoesNotFit } from '../../adapters/pdf/certificate/errors.ts';
import { pageCount } from '../../adapters/pdf/preview.ts';
import { prepareFields } from '../../adapters/signing/prepare-fields.ts';
import { a4Landscape, type CertificateLayout } from '../../templates/certificate/layout.ts';
import {
  collectiveSample,
  difference,
  drawIndependently,
  inkIn,
  pictureOf,
  sample,
  trimmed,
  withName,
} from './certificate-support.ts';

let batch: CertificateBatch;
beforeAll(async () => {
  batch = await createCertificateBatch();
});

describe('a certificate', () => {
  it('has the same bytes each time it is made, alone or in another batch', async () => {
    const first = await batch.render(sample);
    await batch.render(withName('Y Blŭk Êban'));
    expect(await batch.render(sample)).toEqual(first);
    const other = await createCertificateBatch();
    expect(await other.render(sample)).toEqual(first);
    expect(other.layoutHash).toBe(batch.layoutHash);
    expect(await batch.render(collectiveSample)).not.toEqual(first);
  });

  it('takes decomposed letters for what they are', async () => {
    const decomposed = JSON.parse(JSON.stringify(sample).normalize('NFD'));
    expect(await batch.render(decomposed)).toEqual(await batch.render(sample));
  });

  it('is one A4 page of at most 60 KB that carries what PDF/A-2b asks for', async () => {
    const bytes = await batch.render(sample);
    expect(bytes.length).toBeLessThanOrEqual(60_000);
    expect(await pageCount(bytes)).toBe(1);
    const content = bytes.toString('latin1');
    expect(content).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(content).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(content).toMatch(/\/S \/GTS_PDFA1/);
    expect(content).toMatch(/trailer[\s\S]*\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
    const pdf = await PDF.load(bytes);
    // A cross-reference table with one wrong offset would have to be repaired, and then nothing could be signed.
    expect(pdf.canSaveIncrementally()).toBeNull();
    expect(pdf.getPage(0)?.width).toBeCloseTo((297 * 72) / 25.4, 1);
    expect(pdf.getPage(0)?.height).toBeCloseTo((210 * 72) / 25.4, 1);
  });

  it('says in its text what it says in its picture', async () => {
    const pdf = await PDF.load(await batch.render(sample));
    const text = pdf.getPage(0)?.extractText().text.replace(/\s+/g, ' ') ?? '';
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'BAN CHẤP HÀNH LIÊN ĐOÀN LAO ĐỘNG TỈNH AN PHÚ',
      'Bà Nguyễn Thị Ánh Tuyết',
      'Quyết định số 05/QĐ-LĐLĐ ngày 24 tháng 11 năm 2026',
      'Số sổ vàng: 012/2026',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('refuses a text that does not fit, and says whose and which', async () => {
    const tooLong = { ...sample, achievement: 'Đã có thành tích xuất sắc trong công tác công đoàn '.repeat(12) };
    const refusal = await batch.render(tooLong).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TextDoesNotFit);
    expect(refusal).toMatchObject({ name: 'TextDoesNotFit', field: 'achievement' });
    expect(String(refusal)).toContain('Bằng của “Bà Nguyễn Thị Ánh Tuyết”: mục “Thành tích” quá dài');
  });

  it('refuses a character it cannot draw rather than print an empty box', async () => {
    const refusal = await batch.render(withName('Kim Min-jun 김민준')).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CharacterNotPrintable);
    expect(String(refusal)).toContain('“김” (U+AE40)');
    // A base letter and a mark that no font joins, left over by NFC.
    await expect(batch.render(withName('Hơ\u0306'))).rejects.toThrow(CharacterNotPrintable);
  });

  it('refuses a day that the calendar does not have', async () => {
    await expect(batch.render({ ...sample, issuedOn: '2026-02-30' })).rejects.toThrow('Ngày ban hành không hợp lệ');
  });
});

describe('the picture of a certificate', () => {
  const names = [
    'Nguyễn Thị Ánh Tuyết',
    'Nguyễn Thị Anh Tuyết',
    'Nguyễn Thị Ảnh Tuyết',
    'Phạm Hữu Đễ',
    'Phạm Hữu Đệ',
    'Võ Thị Ngọc Ẩn',
    'Võ Thị Ngọc Ấn',
    'Lê Ngọc Quỳnh Như',
    'Y Blŭk Êban',
  ];

  it('shows the right name and no other, drawn by other means from the whole font', async () => {
    const { box, size } = a4Landscape.fields.recipient;
    const place = { size: size.largest, centre: ((box.x + box.width / 2) * 72) / 25.4 };
    const references = new Map<string, Awaited<ReturnType<typeof pictureOf>>>();
    for (const name of names) {
      references.set(name, trimmed(await pictureOf(await drawIndependently(`Bà ${name}`, 'bold', place))));
    }
    for (const name of names) {
      const shown = trimmed(await pictureOf(await batch.render(withName(name)), box));
      const apart = [...references].map(([candidate, reference]) => [candidate, difference(shown, reference)] as const);
      for (const [candidate, pixels] of apart) {
        if (candidate === name) expect(pixels, `${name} as ${candidate}`).toBeLessThan(4);
        else expect(pixels, `${name} as ${candidate}`).toBeGreaterThan(8);
      }
    }
  });

  it('leaves the place for signature and seal empty', async () => {
    const page = await batch.render(sample);
    const { signatureSpace, fields } = a4Landscape;
    expect(signatureSpace.height).toBeGreaterThanOrEqual(35);
    expect(inkIn(await pictureOf(page, signatureSpace))).toBe(0);
    expect(inkIn(await pictureOf(page, fields.signerName.box))).toBeGreaterThan(500);
  });

  it('keeps every letter inside the frame, even of the longest texts', async () => {
    const page = await batch.render({
      ...sample,
      authorityBody:
        'Ban Chấp hành Công đoàn các Khu công nghiệp và Khu kinh tế tỉnh An Phú trực thuộc Liên đoàn Lao động',
      recipient: {
        kind: 'COLLECTIVE',
        name: 'Công đoàn cơ sở Công ty Trách nhiệm hữu hạn một thành viên Đầu tư Xây dựng và Phát triển hạ tầng An Phú',
        unit: 'Công đoàn các Khu công nghiệp và Khu kinh tế tỉnh An Phú, Liên đoàn Lao động tỉnh An Phú',
      },
    });
    const { page: sheet, frame } = a4Landscape;
    const edge = frame.inset + frame.band + 3.6;
    const height = sheet.height - 2 * edge - 14;
    for (const x of [edge, sheet.width - edge - 4]) {
      expect(inkIn(await pictureOf(page, { x, y: edge, width: 4, height }))).toBe(0);
    }
  });
});

describe('a layout for larger paper', () => {
  it('is nothing but other numbers', async () => {
    const large = enlarged(a4Landscape, 400 / 297);
    const [page, other] = [
      await (await createCertificateBatch(large)).render(sample),
      await createCertificateBatch(large),
    ];
    const pdf = await PDF.load(page);
    expect(pdf.getPage(0)?.width).toBeCloseTo((400 * 72) / 25.4, 1);
    expect(other.layoutHash).not.toBe(batch.layoutHash);
    expect([other.sealField.box.width, other.sealField.box.height]).toEqual([36, 36]);
    expect(inkIn(await pictureOf(page, large.signatureSpace))).toBe(0);
    expect(inkIn(await pictureOf(page, large.fields.recipient.box))).toBeGreaterThan(5000);
  });
});

/** Every length of a layout multiplied; shares (colours, leading, tracking) and counts stay. */
function enlarged(layout: CertificateLayout, factor: number): CertificateLayout {
  const lengths = new Set(['x', 'y', 'width', 'height', 'inset', 'band', 'radius', 'largest', 'smallest', 'ruleBelow']);
  return JSON.parse(JSON.stringify(layout), (key, value) => (lengths.has(key) ? value * factor : value));
}

describe('the field for the seal', () => {
  it('has the size of a seal and covers the left third of the place for the signature', () => {
    const { box } = batch.sealField;
    const { signatureSpace } = a4Landscape;
    expect([box.width, box.height]).toEqual([36, 36]);
    expect(box.x + box.width).toBeCloseTo(signatureSpace.x + signatureSpace.width / 3, 5);
    expect(box.y + box.height / 2).toBeCloseTo(signatureSpace.y + signatureSpace.height / 2, 5);
  });

  it('can be added to the finished page', async () => {
    const prepared = await prepareFields(await batch.render(sample), [batch.sealField], []);
    expect(prepared.toString('latin1')).toContain('(DauCoQuan)');
    expect(prepared).toEqual(await prepareFields(await batch.render(sample), [batch.sealField], []));
  });
});
