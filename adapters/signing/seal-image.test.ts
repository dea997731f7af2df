import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawDemoSeal } from './seal-image.ts';
import { drawDemoSignature } from './signature-image.ts';

/** The colours of every dot that shows, and the share of dots that show. */
async function inks(png: Buffer): Promise<{ colours: Set<string>; covered: number; size: string }> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(4);
  const colours = new Set<string>();
  let shown = 0;
  for (let offset = 0; offset < data.length; offset += 4) {
    if ((data[offset + 3] ?? 0) === 0) continue;
    shown++;
    colours.add(data.subarray(offset, offset + 3).toString('hex'));
  }
  return { colours, covered: shown / (info.width * info.height), size: `${info.width}x${info.height}` };
}

test('the seal is red on nothing, 36 mm at 300 dpi, and the same for the same name', async () => {
  const seal = await drawDemoSeal('Liên đoàn Lao động tỉnh An Phú');
  const { colours, covered, size } = await inks(seal);
  expect(size).toBe('432x432');
  expect([...colours]).toEqual(['d3141b']);
  expect(covered).toBeGreaterThan(0.1);
  expect(covered).toBeLessThan(0.5);
  expect(seal.equals(await drawDemoSeal('Liên đoàn Lao động tỉnh An Phú'))).toBe(true);
});

test('decomposed Vietnamese gives the same seal as composed, and another name gives another', async () => {
  const name = 'Công đoàn cơ sở Thủy sản Quỳnh Lưu';
  const seal = await drawDemoSeal(name.normalize('NFD'));
  expect(seal.equals(await drawDemoSeal(name.normalize('NFC')))).toBe(true);
  expect(seal.equals(await drawDemoSeal('Công đoàn cơ sở Thuy san Quynh Luu'))).toBe(false);
});

test('a name with letters that the font lacks is refused, not printed with holes', async () => {
  await expect(drawDemoSeal('Công đoàn 労働')).rejects.toThrow('no glyph');
});

test('the signature is blue on nothing and belongs to its name', async () => {
  const hung = await drawDemoSignature('Trần Văn Hùng');
  const { colours, covered } = await inks(hung);
  expect([...colours]).toEqual(['1a3fb5']);
  expect(covered).toBeLessThan(0.2);
  expect(hung.equals(await drawDemoSignature('Trần Văn Hùng'))).toBe(true);
  expect(hung.equals(await drawDemoSignature('Lê Thị Hoa'))).toBe(false);
});
