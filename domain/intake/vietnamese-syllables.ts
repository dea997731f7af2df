/** Whether a word can be Vietnamese at all: how text in a wrong encoding is told from text in the right one. */

const ONSET = /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])/;
/** Of `gi` only the first letter is the onset in `gì`, `gìn`. */
const SHORT_ONSET = /^g(?=i)/;

/** Every rime of the language without its tone mark, by its first letter. */
const RIMES: ReadonlySet<string> = new Set(
  `
  a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  â âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et  ê êch êm ên êng ênh êp êt êu  i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
  o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
  ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
  u ua uc ui um un ung up ut uân uâng uât uây uâ uê uêch uênh uơ uy uya uych uyn uynh uyt uyu uyên uyêt uôc uôi uôm uôn uông uôt
  ư ưa ưc ưi ưng ưm ưn ưt ưu ươc ươi ươm ươn ương ươp ươt ươu  y yêm yên yêng yêt yêu
`
    .trim()
    .split(/\s+/),
);

/** Grave, acute, hook above, tilde, dot below: the five tone marks, as NFD separates them. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** The letters of a word without its tone: `Thuỷ` and `Thủy` → `thuy`. */
const withoutTone = (word: string): string => word.normalize('NFD').replace(TONES, '').normalize('NFC').toLowerCase();

/** No vowel: ñ is no letter of the language, although n and a tilde are. */
const TONE_ON_CONSONANT = /[b-df-hj-np-tv-xzđ][\u0300\u0301\u0303\u0309\u0323]/i;

/** One tone at most, on a vowel, and an onset and a rime that the language has. */
export function isVietnameseSyllable(word: string): boolean {
  const apart = word.normalize('NFD');
  if ((apart.match(TONES)?.length ?? 0) > 1 || TONE_ON_CONSONANT.test(apart)) return false;
  const plain = withoutTone(word);
  return RIMES.has(plain.replace(ONSET, '')) || RIMES.has(plain.replace(SHORT_ONSET, '')) || RIMES.has(plain);
}

/**
 * The same for `Hoà` and `Hòa`, which are one word written by two habits, and different for `Hoa`: the letters, then the
 * tone. For comparing names; what is shown keeps its spelling.
 */
export function nameKey(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((word) => withoutTone(word) + (word.normalize('NFD').match(TONES)?.join('') ?? ''))
    .join(' ');
}
