/** From what stands over a column to what the column holds. The columns of each kind of list come in as data. */

import { fold } from '../names/vietnamese-names.ts';

export interface ColumnWords {
  /** As it is called on our pages. */
  readonly label: string;
  /** Folded headings, the commonest first. */
  readonly headings: readonly string[];
}

/** `sure`: the very words. `likely`: they are among others, or one letter off; the user should look. */
export type Confidence = 'sure' | 'likely';

export interface HeadingGuess<F extends string> {
  readonly field: F;
  readonly confidence: Confidence;
}

/** What a heading seems to announce; undefined when it is none of the columns. */
export type GuessHeading<F extends string> = (heading: string) => HeadingGuess<F> | undefined;

const LONGEST_HEADING = 80;
/** Letters that may stand around known words in a heading of more words. */
const MOST_AROUND = 30;

const plain = (heading: string): string =>
  fold(heading)
    .replace(/\(.*?\)/g, ' ')
    .replace(/[.:*;,/\-–_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** @param onlyAlone words that head a column when nothing else is there; among others they say whose the column is */
export function createGuess<F extends string>(
  columns: Readonly<Record<F, ColumnWords>>,
  onlyAlone: readonly string[] = [],
): GuessHeading<F> {
  const exact = new Map(
    (Object.keys(columns) as F[]).flatMap((field) =>
      columns[field].headings.map((heading) => [plain(heading), field] as const),
    ),
  );
  // The longest first: "họ và tên tập thể" must not be read as a mere "họ và tên".
  const longestFirst = [...exact]
    .filter(([heading]) => heading.length > 4 && !onlyAlone.includes(heading))
    .toSorted(([a], [b]) => b.length - a.length);
  return (heading) => {
    const words = plain(heading);
    if (words === '' || words.length > LONGEST_HEADING) return undefined;
    const known = exact.get(words);
    if (known !== undefined) return { field: known, confidence: 'sure' };
    const within = longestFirst.find(([one]) => ` ${words} `.includes(` ${one} `));
    if (within !== undefined && words.length <= within[0].length + MOST_AROUND) {
      return { field: within[1], confidence: 'likely' };
    }
    const close = longestFirst.find(([one]) => isOneLetterOff(words, one));
    return close && { field: close[1], confidence: 'likely' };
  };
}

/** One letter too many, missing or wrong. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const skip = (text: string, by: number) => text.slice(at + by);
  return skip(a, 1) === skip(b, 1) || skip(a, 0) === skip(b, 1) || skip(a, 1) === skip(b, 0);
}
