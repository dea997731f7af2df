/** Loại giấy tờ that can be uploaded: all that a published rule set asks for, and what else may prove something. */

import { paperKind } from '../rules/papers.ts';
import { RULE_SETS } from './index.ts';

/** No rule set asks for these by name. */
const FREE: readonly (readonly [kind: string, title: string])[] = [
  ['QUYET_DINH_DA_CO', 'Bản sao quyết định khen thưởng đã có'],
  ['TAI_LIEU_KHAC', 'Tài liệu minh chứng khác'],
];

/** The letter with the list is drawn up here and never uploaded. */
const NEVER_UPLOADED = 'TO_TRINH';

/** Titles by kind, as the newest set that asks for it words them. */
export const PAPER_TITLES: ReadonlyMap<string, string> = new Map([
  ...RULE_SETS.flatMap(({ awards }) => awards)
    .flatMap(({ dossierSet }) => dossierSet?.papers ?? [])
    .filter(({ kind }) => kind !== NEVER_UPLOADED)
    .map(({ kind, title }) => [kind, title] as const),
  ...FREE,
]);

export const paperTitle = (stored: string): string => PAPER_TITLES.get(paperKind(stored)) ?? stored;
