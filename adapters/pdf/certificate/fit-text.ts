import type { TextStyle } from '../../../templates/certificate/layout.ts';

export const POINTS_PER_MM = 72 / 25.4;

export interface FittedText {
  /** Points. */
  readonly size: number;
  readonly lines: readonly string[];
}

/** Width of a text in multiples of the size. */
export type Measure = (text: string) => number;

/** A text may shrink to this share of its largest size before it takes one more line. */
const SHRINK_BEFORE_WRAP = 0.84;
/** Sizes go in steps of 0.05 points. */
const STEPS_PER_POINT = 20;

/**
 * Sets a text into its box: shrinks it a little, then wraps it at words into lines of even width, then shrinks it further.
 * Vietnamese is never hyphenated, a number stays with the word before it (`năm 2026`), and a line ends between phrases
 * where that costs little. Returns undefined when even the smallest size does not fit.
 */
export function fitText(text: string, style: TextStyle, measure: Measure): FittedText | undefined {
  const words = wordsOf(text, measure);
  const total = words.reduce((sum, word) => sum + word.width, 0);
  // Spares the search below a text of a thousand words.
  if (total * style.size.smallest > style.box.width * POINTS_PER_MM * style.lines) return undefined;
  const space = measure(' ') + 2 * (style.tracking ?? 0);
  return fitWords(words, style, space) ?? fitWords(words.map(indifferent), style, space);
}

function fitWords(words: readonly Word[], style: TextStyle, space: number): FittedText | undefined {
  const width = style.box.width * POINTS_PER_MM;
  const height = style.box.height * POINTS_PER_MM;
  let best: FittedText | undefined;
  for (let count = 1; count <= style.lines; count++) {
    const broken = breakEvenly(words, count, space);
    if (broken === undefined) continue;
    const fitting = Math.min(width / broken.widest, height / (count * style.leading));
    const size = Math.min(style.size.largest, Math.floor(fitting * STEPS_PER_POINT) / STEPS_PER_POINT);
    if (best === undefined || size > best.size) best = { size, lines: broken.lines };
    if (size >= style.size.largest * SHRINK_BEFORE_WRAP) break;
  }
  return best !== undefined && best.size >= style.size.smallest ? best : undefined;
}

interface Word {
  readonly text: string;
  readonly width: number;
  /** A line must end here. */
  readonly last: boolean;
  /** A text with a line that ends here counts as so much wider than it is. */
  readonly dislike: number;
}

const indifferent = (word: Word): Word => ({ ...word, dislike: 0 });

/** Words that open a phrase: a line may well begin with one. */
const OPENERS = new Set(
  'và hoặc trong của do cho với tại về thuộc từ để theo nhằm góp giai nhiệm năm tỉnh thành huyện xã phường khu'.split(
    ' ',
  ),
);
const DISLIKE = { phrase: 0, name: 0.08, word: 0.22 };

function wordsOf(text: string, measure: Measure): Word[] {
  const capitals = text === text.toUpperCase();
  return text.split('\n').flatMap((line) => {
    const words = line
      .trim()
      .replace(/ (?=\d)/g, '\u00a0')
      .split(/ +/)
      .map((word) => word.replaceAll('\u00a0', ' '));
    return words.map((word, index) => ({
      text: word,
      width: measure(word),
      last: index === words.length - 1,
      dislike: dislikeOf(word, words[index + 1], capitals),
    }));
  });
}

/** Vietnamese parts the syllables of a word with spaces (`lao động`); only small words and capitals show where one ends. */
function dislikeOf(word: string, next: string | undefined, capitals: boolean): number {
  if (next === undefined || /[,;:–]$/u.test(word) || OPENERS.has(next.toLowerCase())) return DISLIKE.phrase;
  return !capitals && /^\p{Lu}/u.test(next) ? DISLIKE.name : DISLIKE.word;
}

interface Broken {
  readonly lines: readonly string[];
  readonly widest: number;
  /** As `widest`, with what is disliked added. */
  readonly cost: number;
}

const NOTHING: Broken = { lines: [], widest: 0, cost: 0 };

/** The words in exactly `count` lines, at the least cost. */
function breakEvenly(words: readonly Word[], count: number, space: number): Broken | undefined {
  const known = new Map<string, Broken | undefined>();

  function from(start: number, left: number): Broken | undefined {
    if (start === words.length) return left === 0 ? NOTHING : undefined;
    if (left === 0) return undefined;
    const key = `${start} ${left}`;
    if (!known.has(key)) known.set(key, search(start, left));
    return known.get(key);
  }

  function search(start: number, left: number): Broken | undefined {
    let best: Broken | undefined;
    let width = -space;
    for (const [index, word] of words.slice(start).entries()) {
      width += space + word.width;
      const rest = from(start + index + 1, left - 1);
      const cost = Math.max(width, rest?.cost ?? 0) * (1 + word.dislike);
      if (rest !== undefined && (best === undefined || cost <= best.cost)) {
        const line = words
          .slice(start, start + index + 1)
          .map(({ text }) => text)
          .join(' ');
        best = { lines: [line, ...rest.lines], widest: Math.max(width, rest.widest), cost };
      }
      if (word.last) break;
    }
    return best;
  }

  return from(0, count);
}
