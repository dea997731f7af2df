import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLegacy, legacyEncodingOf } from './legacy-encodings.ts';
import { isVietnameseSyllable, nameKey } from './vietnamese-syllables.ts';

const NATION = 'Cộng hòa xã hội chủ nghĩa Việt Nam';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

describe('text of old fonts', () => {
  it.each([
    ['TCVN3', 'Céng hßa x· héi chñ nghÜa ViÖt Nam', NATION],
    ['TCVN3', '§éc lËp - Tù do - H¹nh phóc', MOTTO],
    ['TCVN3', 'C«ng ®oµn c¬ së; ngµy s­¬ng', 'Công đoàn cơ sở; ngày sương'],
    ['VNI', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', NATION],
    ['VNI', 'Ñoäc laäp - Töï do - Haïnh phuùc', MOTTO],
    ['VNI', 'Ñôn vò', 'Đơn vị'],
    ['VNI', 'LIEÂN ÑOAØN LAO ÑOÄNG TÆNH', 'LIÊN ĐOÀN LAO ĐỘNG TỈNH'],
  ] as const)('%s is recognised and reads as it was meant: %s', (encoding, typed, meant) => {
    expect(legacyEncodingOf(typed)).toBe(encoding);
    expect(decodeLegacy(typed, encoding)).toBe(meant);
  });

  it.each([
    NATION,
    MOTTO,
    NATION.normalize('NFD'),
    'Hà, Lê, Cà Mau, Đắk Lắk, Krông Pắc',
    'May Song Lo, 126.500.000, 5 m²',
    'Trần Văn Ơn; Nguyễn Thị Hoà',
  ])('nothing is seen in text that is right as it is: %s', (text) => {
    expect(legacyEncodingOf(text)).toBeUndefined();
  });

  const ascii = fc.string({ unit: 'grapheme-ascii' });
  const syllables = fc.array(
    fc.constantFrom('hà', 'lê', 'công', 'sáng', 'tôi', 'bà', 'các', 'thành', 'tích', 'đã', 'xuất', 'phúc'),
    { minLength: 1 },
  );
  it('never in ASCII, never in Vietnamese whose letters happen to be Western ones', () => {
    fc.assert(fc.property(ascii, (text) => legacyEncodingOf(text) === undefined));
    fc.assert(fc.property(syllables, (list) => legacyEncodingOf(list.join(' ')) === undefined));
  });
});

describe('a syllable', () => {
  it('is known by onset, rime and one tone', () => {
    for (const word of ['nghiêng', 'Quyền', 'giết', 'ương', 'khuya', 'Thuỷ', 'y', 'oà', 'gì', 'quốc'])
      expect(isVietnameseSyllable(word), word).toBe(true);
    for (const word of ['ViÖt', 'hoøa', 'x·', 'công2', 'strong', 'ngáì', 'Ñôn'])
      expect(isVietnameseSyllable(word), word).toBe(false);
  });

  it('is the same word wherever its tone mark stands, and another word under another tone', () => {
    expect(nameKey('Nguyễn Thị Hoà')).toBe(nameKey('nguyễn  thị Hòa'.normalize('NFD')));
    expect(nameKey('Thuỷ')).toBe(nameKey('Thủy'));
    expect(new Set(['Hoa', 'Hòa', 'Hóa', 'Hoan'].map(nameKey)).size).toBe(4);
  });
});
