/** From what a list calls an award to the award of the rule set. The catalogue comes in; nothing is known here. */

import { fold } from '../names/vietnamese-names.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import { doubt } from './findings.ts';
import type { Reading } from './read-text.ts';
import { nameKey } from './vietnamese-syllables.ts';

export interface CatalogueAward {
  readonly code: string;
  readonly title: string;
  readonly subjectKinds: readonly SubjectKind[];
  /** Why the union whose list it is may not propose the award. */
  readonly barred?: string;
}

/** `null` when the text names none, or more than one. */
export type MatchAward = (text: string, kind: SubjectKind) => Reading<string | null>;

/** What people write for the words of the titles; the longest first, since some contain others. */
const SHORT_FORMS: readonly (readonly [short: RegExp, long: string])[] = [
  [/\bcstdcs\b/g, 'chien si thi dua co so'],
  [/\bcstdtq\b/g, 'chien si thi dua toan quoc'],
  [/\bcstd\b/g, 'chien si thi dua'],
  [/\bldld\b/g, 'lien doan lao dong'],
  [/\btldldvn\b/g, 'tong lien doan lao dong'],
  [/\btld\b/g, 'tong lien doan lao dong'],
  [/\bldtt\b/g, 'lao dong tien tien'],
  [/\bldst\b/g, 'lao dong sang tao'],
  [/\bttldtt\b/g, 'tap the lao dong tien tien'],
  [/\bttldxs\b/g, 'tap the lao dong xuat sac'],
  [/\bcdcs\b/g, 'cong doan co so'],
  [/\bhcld\b/g, 'huan chuong lao dong'],
  [/\bknc\b/g, 'ky niem chuong'],
  [/\bbk\b/g, 'bang khen'],
  [/\bgk\b/g, 'giay khen'],
  [/\bcd\b/g, 'cong doan'],
  // Written in full without its second half.
  [/\btong lien doan(?! lao dong)/g, 'tong lien doan lao dong'],
];

/** Words that say who gives it, which lists leave out and titles spell. */
const FILLERS = /\b(cua|ban thuong vu|ban chap hanh|doan chu tich|viet nam|danh hieu|tang)\b/g;

const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function essence(text: string): string {
  const spelled = SHORT_FORMS.reduce((words, [short, long]) => words.replace(short, long), plain(text));
  return spelled.replace(FILLERS, ' ').replace(/\s+/g, ' ').trim();
}

/** At most this share of the letters may differ before a title is no longer offered. */
const MOST_DIFFERENT = 0.25;
const MOST_OPTIONS = 4;

const KIND_WORDS: Readonly<Record<SubjectKind, string>> = { INDIVIDUAL: 'cá nhân', COLLECTIVE: 'tập thể' };

export function createAwardMatcher(catalogue: readonly CatalogueAward[]): MatchAward {
  const known = catalogue.map((award) => ({ award, words: plain(award.title), core: essence(award.title) }));
  const answers = new Map<string, Reading<string | null>>();

  function find(text: string, kind: SubjectKind): Reading<string | null> {
    const [words, core] = [plain(text), essence(text)];
    const exact = known.find((one) => one.words === words || one.award.code.toLowerCase() === text.toLowerCase());
    if (exact) return fitting(exact.award, kind, text);
    const suiting = known.filter(({ award }) => award.subjectKinds.includes(kind));
    const same = suiting.filter((one) => one.core === core);
    const [only] = same;
    if (only && same.length === 1)
      return notYours(only.award) ?? { value: only.award.code, doubts: [doubt('AWARD_SHORTENED', [only.award.title])] };
    const wider = suiting.filter((one) => containsWords(one.core, core));
    const all = wider.length > 0 ? wider : nearest(core, suiting);
    // Of several that may be meant, those the union may propose; the others only when there are none.
    const open = all.filter(({ award }) => award.barred === undefined);
    const near = open.length > 0 ? open : all;
    const [first] = near;
    if (first === undefined) return { value: null, doubts: [doubt('AWARD_UNKNOWN', [text])] };
    const barred = notYours(first.award);
    if (barred) return barred;
    if (near.length === 1) {
      return { value: first.award.code, doubts: [doubt('AWARD_LIKELY', [text, first.award.title], first.award.title)] };
    }
    const options = near.slice(0, MOST_OPTIONS).map(({ award }) => award.title);
    return { value: null, doubts: [{ ...doubt('AWARD_AMBIGUOUS', [text, options.join('; ')]), options }] };
  }

  return (text, kind) => {
    const key = `${kind} ${text}`;
    const answer = answers.get(key) ?? find(text, kind);
    answers.set(key, answer);
    return answer;
  };
}

/** The title itself, with or without its marks; where these differ, what it was taken for is shown. */
function fitting(award: CatalogueAward, kind: SubjectKind, text: string): Reading<string | null> {
  if (!award.subjectKinds.includes(kind)) {
    return { value: null, doubts: [doubt('AWARD_WRONG_KIND', [award.title, KIND_WORDS[kind]])] };
  }
  const barred = notYours(award);
  if (barred) return barred;
  const asWritten =
    nameKey(lettersOf(text)) === nameKey(lettersOf(award.title)) || text.toLowerCase() === award.code.toLowerCase();
  return { value: award.code, doubts: asWritten ? [] : [doubt('AWARD_SHORTENED', [award.title])] };
}

const notYours = ({ title, barred }: CatalogueAward): Reading<null> | undefined =>
  barred === undefined ? undefined : { value: null, doubts: [doubt('AWARD_NOT_YOURS', [title, barred])] };

/** Quotation marks and full stops make no difference to anybody. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{M}\d]+/gu, ' ');

/** All words of the shorter one, in their order, stand in the longer one: `giay khen` in `giay khen cong doan co so`. */
function containsWords(longer: string, shorter: string): boolean {
  if (shorter.split(' ').length < 2) return false;
  const rest = longer.split(' ');
  return shorter.split(' ').every((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(0, at + 1);
    return at >= 0;
  });
}

interface Known {
  readonly award: CatalogueAward;
  readonly core: string;
}

/** The titles that are fewest letters away, when they are near enough to be meant. */
function nearest(core: string, known: readonly Known[]): readonly Known[] {
  const measured = known
    .map((one) => ({ one, distance: distance(core, one.core) }))
    .filter(({ one, distance: letters }) => letters <= Math.max(core.length, one.core.length) * MOST_DIFFERENT);
  const least = Math.min(...measured.map(({ distance: letters }) => letters));
  return measured.filter(({ distance: letters }) => letters === least).map(({ one }) => one);
}

/** Levenshtein's: letters to add, drop or change. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? a.length;
}
