import { fold } from '../names/vietnamese-names.ts';

/** What departments shorten in speech is short in an id too; longer beginnings first. */
const SHORT = [
  ['cong doan co so', 'cdcs'],
  ['lien doan lao dong', 'ldld'],
  ['cong doan', 'cd'],
  ['cong ty co phan', 'ctcp'],
  ['cong ty', 'cty'],
] as const;

const LONGEST = 60;

/** An id that people can read, made from a name: `cdcs-ctcp-may-hoa-binh`. */
export function organisationIdFrom(name: string): string {
  const short = SHORT.reduce((text, [long, brief]) => text.replace(long, brief), fold(name));
  const words = short.split(/[^a-z0-9]+/).filter((word) => word !== '');
  let id = words.shift()?.slice(0, LONGEST) ?? 'to-chuc';
  for (const word of words) {
    if (id.length + word.length >= LONGEST) break;
    id += `-${word}`;
  }
  return id;
}
