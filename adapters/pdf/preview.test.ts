import { PDFDocument, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { greyPage, pageCount, previewPage } from './preview.ts';

async function twoPages(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([72, 144]);
  document.addPage([72, 144]).drawRectangle({ x: 0, y: 72, width: 72, height: 72, color: rgb(0.8, 0, 0) });
  return Buffer.from(await document.save());
}

describe('previewPage', () => {
  it('draws the page asked for, in its colours, at the resolution asked for', async () => {
    const pdf = await twoPages();
    expect(await pageCount(pdf)).toBe(2);
    for (const format of ['png', 'webp'] as const) {
      const image = sharp(await previewPage(pdf, 1, { dpi: 100, format }));
      const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([100, 200]);
      const [red = 0, green = 0, blue = 0] = data.subarray((50 * 100 + 50) * 3);
      expect(red).toBeGreaterThan(190);
      expect(green + blue).toBeLessThan(30);
      expect(data[(150 * 100 + 50) * 3 + 1]).toBeGreaterThan(250);
    }
  });

  it('refuses a page the document does not have', async () => {
    await expect(previewPage(await twoPages(), 2)).rejects.toThrow(RangeError);
  });
});

describe('greyPage', () => {
  it('gives one byte a pixel, white paper and dark ink', async () => {
    const { width, height, grey } = await greyPage(await twoPages(), 1, 72);
    expect([width, height, grey.length]).toEqual([72, 144, 72 * 144]);
    expect(grey[10 * 72 + 10]).toBeLessThan(100);
    expect(grey[140 * 72 + 10]).toBe(255);
  });
});
