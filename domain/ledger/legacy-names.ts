import { doubtful, type Saying, wrong as wrongly } from '../intake/lists.ts';
import { fold } from '../names/vietnamese-names.ts';
import type { SubjectKind } from '../rules/rule-set.ts';

/** How collectives begin, folded. */
const COLLECTIVE =
  /^(to|doi|phong|ban|khoa|chuyen|xuong|phan xuong|cong doan|cdcs|cd|nghiep doan|tap the|lien doan|ldld|truong|cong ty|chi nhanh|trung tam|benh vien) /;

type Named =
  | { readonly kind: SubjectKind }
  | {
      readonly column: 'name' | 'subjectKind';
      readonly problem: Saying;
    };

const wrong = (sentence: string): Named => ({ column: 'name', problem: wrongly(sentence) });

/**
 * Whether a row is about a person or a collective. The register may say so; otherwise the name must leave no doubt:
 * surnames such as Ban, Đội or Tổ exist.
 */
export function kindOfName(name: string, said: string, numbered: boolean): Named {
  if (name === '') return wrong('Chưa ghi họ và tên hoặc tên tập thể.');
  if (/^[=+@-]/.test(name)) return wrong('Ô bắt đầu bằng ký tự của công thức. Đề nghị ghi lại họ và tên.');
  const prefixed = /^(ông|bà|anh|chị|đ\/c|đồng chí)[.:]?\s+(?=\S)/i.exec(name);
  if (prefixed) {
    const suggestion = name.slice(prefixed[0].length);
    const sentence = 'Họ và tên có kèm cách xưng hô. Đề nghị chỉ ghi họ và tên.';
    return { column: 'name', problem: doubtful(sentence, suggestion) };
  }
  const kind = said === '' ? undefined : SAID[fold(said)];
  if (said !== '' && kind === undefined) {
    const sentence = 'Đối tượng là “cá nhân” hoặc “tập thể”. Đề nghị ghi lại.';
    return { column: 'subjectKind', problem: wrongly(sentence) };
  }
  const seen = kind ?? kindSeenIn(name, numbered);
  if (seen === undefined) {
    const sentence =
      'Chưa rõ đây là cá nhân hay tập thể. Đề nghị thêm cột “Đối tượng” và ghi rõ, hoặc xác nhận giữ nguyên nếu là cá nhân.';
    return { column: 'name', problem: { ...doubtful(sentence), code: 'IS_A_PERSON' } };
  }
  if (seen === 'INDIVIDUAL' && /[^\p{L}\p{M}\s.'’-]/u.test(name)) {
    return wrong('Họ và tên có chữ số hoặc ký tự lạ. Đề nghị kiểm tra lại.');
  }
  return { kind: seen };
}

const SAID: Readonly<Record<string, SubjectKind>> = {
  'ca nhan': 'INDIVIDUAL',
  cn: 'INDIVIDUAL',
  c: 'INDIVIDUAL',
  'tap the': 'COLLECTIVE',
  tt: 'COLLECTIVE',
  t: 'COLLECTIVE',
};

function kindSeenIn(name: string, numbered: boolean): SubjectKind | undefined {
  const words = name.split(' ');
  const collective = COLLECTIVE.test(`${fold(name)} `);
  // In the names of people every word begins with a capital.
  const plainWords = words.some((word) => /^[^\p{Lu}]/u.test(word));
  if (numbered) return collective && plainWords ? undefined : 'INDIVIDUAL';
  if (collective) return plainWords || words.length > 5 ? 'COLLECTIVE' : undefined;
  return plainWords || words.length < 2 || words.length > 6 ? undefined : 'INDIVIDUAL';
}
