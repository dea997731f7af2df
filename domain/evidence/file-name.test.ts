import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeFileName } from './file-name.ts';

it.each([
  ['Báo cáo thành tích.pdf', 'Báo cáo thành tích.pdf'],
  ['Ba\u0301o ca\u0301o.docx', 'Báo cáo.docx'],
  ['C:\\Users\\an\\bao-cao.pdf', 'bao-cao.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['ảnh\u202Egpj.exe', 'ảnhgpj.exe'],
  ['a\r\nContent-Type: text.pdf', 'aContent-Type_ text.pdf'],
  ['   ', 'tai-lieu'],
  ['...', 'tai-lieu'],
])('%j is shown as %s', (sent, shown) => {
  expect(safeFileName(sent)).toBe(shown);
});

it('keeps the ending of a name that is cut', () => {
  const cut = safeFileName(`${'đ'.repeat(400)}.xlsx`);
  expect([...cut]).toHaveLength(150);
  expect(cut.endsWith('đ.xlsx')).toBe(true);
});

it('is always a name: one line, no folder, nothing invisible, and safe names stay as they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (sent) => {
      const name = safeFileName(sent);
      expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}]+$/u);
      expect([...name].length).toBeLessThanOrEqual(150);
      expect(safeFileName(name)).toBe(name);
    }),
  );
});
