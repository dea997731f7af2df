import type { TextStyle } from '../../../templates/certificate/layout.ts';
import { type FittedText, POINTS_PER_MM } from './fit-text.ts';
import type { Typeface } from './typeface.ts';

/** Middle of a capital above its baseline, in multiples of the size. */
const HALF_CAPITAL = 0.33;

/** Width in multiples of the size, with the space that the style adds between letters. */
export const trackedWidth = (text: string, style: TextStyle, typeface: Typeface): number =>
  typeface.width(text) + (style.tracking ?? 0) * Math.max(0, [...text].length - 1);

/** The operators that write a fitted text. `pageHeight` in millimetres. */
export function drawText(fitted: FittedText, style: TextStyle, typeface: Typeface, pageHeight: number): string {
  const { box, align, stand, leading, tracking = 0, outline, ruleBelow } = style;
  const { size, lines } = fitted;
  const spare = box.height * POINTS_PER_MM - lines.length * leading * size;
  const above = stand === 'top' ? 0 : stand === 'middle' ? spare / 2 : spare;
  const top = (pageHeight - box.y) * POINTS_PER_MM - above;
  const colour = style.colour.join(' ');

  const operators: string[] = [];
  const rules: string[] = [];
  lines.forEach((line, index) => {
    const width = trackedWidth(line, style, typeface) * size;
    const x = box.x * POINTS_PER_MM + (align === 'left' ? 0 : (box.width * POINTS_PER_MM - width) / 2);
    const y = top - (index + 0.5) * leading * size - HALF_CAPITAL * size;
    operators.push(`1 0 0 1 ${at(x)} ${at(y)} Tm ${typeface.glyphs(line)} TJ`);
    if (ruleBelow !== undefined) {
      const level = at((pageHeight - box.y - box.height - ruleBelow) * POINTS_PER_MM);
      rules.push(`${colour} RG 0.6 w ${at(x)} ${level} m ${at(x + width)} ${level} l S`);
    }
  });
  // Rendering mode 2 fills and strokes; mode 0 must be set again, for it outlives the text object.
  const [before, after] = outline ? [`${outline.colour.join(' ')} RG ${outline.width} w 2 Tr`, ' 0 Tr'] : ['', ''];
  const text = `BT ${before} ${colour} rg /${style.font} ${at(size)} Tf ${at(tracking * size)} Tc\n${operators.join('\n')}${after}\nET`;
  return [text, ...rules].join('\n');
}

const at = (value: number): string => String(Number(value.toFixed(3)));
