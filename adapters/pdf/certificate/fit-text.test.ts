import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextStyle } from '../../../templates/certificate/layout.ts';
import { fitText, type Measure, POINTS_PER_MM } from './fit-text.ts';

/** A typeface whose every letter is half as wide as the text is large. */
const measure: Measure = (text) => [...text].length / 2;

const style = (part: Partial<TextStyle> = {}): TextStyle => ({
  box: { x: 0, y: 0, width: 100, height: 20 },
  font: 'regular',
  size: { largest: 20, smallest: 10 },
  lines: 3,
  align: 'centre',
  stand: 'middle',
  colour: [0, 0, 0],
  leading: 1.2,
  ...part,
});

describe('setting a text into its box', () => {
  it('takes the largest size when that fits', () => {
    expect(fitText('Trần Văn Hùng', style(), measure)).toEqual({ size: 20, lines: ['Trần Văn Hùng'] });
  });

  it('takes a size that lies between its own steps when it is the only one allowed', () => {
    expect(fitText('Tặng', style({ size: { largest: 17.508, smallest: 17.508 } }), measure)?.size).toBe(17.508);
  });

  it('shrinks a little before it takes a second line', () => {
    const fitted = fitText('Nguyễn Thị Ánh Tuyết Mai Lan Vy', style(), measure);
    expect(fitted?.lines).toHaveLength(1);
    expect(fitted?.size).toBeLessThan(20);
  });

  it('breaks between phrases rather than within a word of two syllables', () => {
    const fitted = fitText('phong trào thi đua lao động giỏi và xây dựng tổ chức Công đoàn', style(), measure);
    expect(fitted?.lines).toEqual(['phong trào thi đua lao động giỏi', 'và xây dựng tổ chức Công đoàn']);
  });

  it('keeps a number with the word before it', () => {
    const fitted = fitText('Tổ Công đoàn chuyền may số 7 Xưởng may năm 2026', style({ box: box(45, 20) }), measure);
    expect(fitted?.lines.length).toBeGreaterThan(1);
    for (const line of fitted?.lines ?? []) expect(line).not.toMatch(/^\d|(?:số|năm)$/u);
  });

  it('keeps lines apart that the data parts', () => {
    expect(fitText('TM. BAN THƯỜNG VỤ\nCHỦ TỊCH', style(), measure)?.lines).toEqual(['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH']);
  });

  it('refuses what does not fit at the smallest size, in breadth or in height', () => {
    expect(fitText('x'.repeat(60), style(), measure)).toBeUndefined();
    expect(fitText('một hai ba '.repeat(40), style(), measure)).toBeUndefined();
    expect(
      fitText('một\nhai', style({ box: box(100, 8), size: { largest: 12, smallest: 12 } }), measure),
    ).toBeUndefined();
  });

  it('takes a text whose only fitting break is an ugly one', () => {
    // At the smallest size a line holds 56 letters. After the comma 63 remain, which is less ugly but does not fit.
    const text = `${'ab '.repeat(12)}abc, ${'ab '.repeat(20)}abc`;
    expect(fitText(text, style({ lines: 2 }), measure)?.lines).toHaveLength(2);
  });

  it('never overflows and never loses, adds or reorders a word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'ộ', 'N', '7', ','), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (words, lines) => {
        const text = words.join(' ');
        const styled = style({ lines });
        const fitted = fitText(text, styled, measure);
        if (fitted === undefined) return;
        expect(fitted.lines.join(' ')).toBe(text);
        expect(fitted.lines.length).toBeLessThanOrEqual(lines);
        expect(fitted.size).toBeGreaterThanOrEqual(10);
        expect(fitted.size).toBeLessThanOrEqual(20);
        const widest = Math.max(...fitted.lines.map(measure));
        expect(widest * fitted.size).toBeLessThanOrEqual(100 * POINTS_PER_MM + 1e-9);
        expect(fitted.lines.length * 1.2 * fitted.size).toBeLessThanOrEqual(20 * POINTS_PER_MM + 1e-9);
      }),
    );
  });
});

const box = (width: number, height: number) => ({ x: 0, y: 0, width, height });
