/** Thành phần hồ sơ: which of the papers that an award's rule asks for are not there yet. */

import type { DossierSet, RequiredPaper } from './award-parts.ts';
import type { OrganisationKind, RoleClass } from './facts.ts';
import { type AwardRule, basisText, type RuleSet, type SubjectKind } from './rule-set.ts';
import { ROLE_CLASS_WORDS } from './rule-set-words.ts';

/** Drawn up here from what was filled in, and signed by the union: the letter with its list, which holds the summaries. */
export const DRAWN_UP: readonly string[] = ['TO_TRINH', 'TOM_TAT_THANH_TICH'];

/** What papers were called before they took their names from the rule sets; what was sent then keeps the name it had. */
const FORMERLY: Readonly<Record<string, string>> = {
  ACHIEVEMENT_REPORT: 'BAO_CAO_THANH_TICH',
  ACHIEVEMENT_SUMMARY: 'TOM_TAT_THANH_TICH',
  UNIT_MINUTES: 'BIEN_BAN',
  INITIATIVE_PROOF: 'XAC_NHAN_SANG_KIEN',
  PAST_DECISION: 'QUYET_DINH_DA_CO',
  EMPLOYER_OPINION: 'XAC_NHAN_GIA_TRI',
  OTHER: 'TAI_LIEU_KHAC',
};

/** The kind of a paper in the words of the rule sets. */
export const paperKind = (stored: string): string => FORMERLY[stored] ?? stored;

/** Of a nominee, as much as decides which papers it must have; null where nobody knows. */
export interface PaperOwner {
  readonly no: number;
  readonly kind: SubjectKind;
  readonly roleClass: RoleClass | null;
  readonly organisationKind: OrganisationKind | null;
}

/** A nominee as a list names it: only of direct workers does it say what group they are of. */
export const paperOwner = (nominee: {
  readonly no: number;
  readonly kind: SubjectKind;
  readonly directWorker: boolean;
}): PaperOwner => ({
  no: nominee.no,
  kind: nominee.kind,
  roleClass: nominee.directWorker ? 'DIRECT' : null,
  organisationKind: null,
});

/** Whether it must be there for this nominee; otherwise the fact on which it depends and which nobody knows. */
export function isAskedOf(
  { subjectKinds, organisationKinds, roleClasses }: RequiredPaper,
  { kind, organisationKind, roleClass }: Omit<PaperOwner, 'no'>,
): boolean | 'organisationKind' | 'roleClass' {
  if (!(subjectKinds?.includes(kind) ?? true)) return false;
  if (organisationKinds) {
    if (organisationKind === null) return 'organisationKind';
    if (!organisationKinds.includes(organisationKind)) return false;
  }
  if (!roleClasses || kind === 'COLLECTIVE') return true;
  return roleClass === null ? 'roleClass' : roleClasses.includes(roleClass);
}

export interface AttachedPaper {
  /** As it is stored: an older name means the same. */
  readonly kind: string;
  /** Null for a paper of the dossier as a whole. */
  readonly nomineeNo: number | null;
}

export interface MissingPaper {
  readonly kind: string;
  readonly title: string;
  /** Null when the dossier as a whole lacks it. */
  readonly nomineeNo: number | null;
  readonly count: number;
  /** `nếu là lãnh đạo, quản lý`: asked for on a condition of which nobody knows whether it holds. Null: it is needed. */
  readonly condition: string | null;
}

/**
 * A paper of the whole dossier also counts for each nominee: unions send the reports of all in one scan. A nominee's
 * paper does not count for the dossier.
 */
export function missingPapers(
  set: Pick<DossierSet, 'papers'>,
  attached: readonly AttachedPaper[],
  nominees: readonly PaperOwner[],
): readonly MissingPaper[] {
  const having = (kind: string, no: number | null): number =>
    attached.filter((paper) => paperKind(paper.kind) === kind && paper.nomineeNo === no).length;
  return set.papers.flatMap((paper) => {
    const { kind, title, copies, per } = paper;
    if (DRAWN_UP.includes(kind)) return [];
    const common = having(kind, null);
    const missing = (nomineeNo: number | null, condition: string | null): readonly MissingPaper[] => {
      const count = copies - common - (nomineeNo === null ? 0 : having(kind, nomineeNo));
      return count > 0 ? [{ kind, title, nomineeNo, count, condition }] : [];
    };
    const asked = nominees.map((nominee) => ({ no: nominee.no, asked: isAskedOf(paper, nominee) }));
    if (per === 'NOMINEE') {
      return asked.flatMap((one) => (one.asked === false ? [] : missing(one.no, conditionOf(paper, one.asked))));
    }
    const [sure, perhaps] = [true, false].map((wanted) =>
      asked.find((one) => one.asked !== false && (one.asked === true) === wanted),
    );
    const one = sure ?? perhaps;
    return one === undefined ? [] : missing(null, conditionOf(paper, one.asked));
  });
}

function conditionOf({ roleClasses = [] }: RequiredPaper, asked: ReturnType<typeof isAskedOf>): string | null {
  if (asked === 'roleClass') return `nếu là ${roleClasses.map((role) => ROLE_CLASS_WORDS[role]).join(' hoặc ')}`;
  return asked === 'organisationKind' ? 'nếu đơn vị thuộc loại hình phải có' : null;
}

export const isNeeded = ({ condition }: MissingPaper): boolean => condition === null;

/** Bộ hồ sơ of an award with the ground it stands on. */
export interface PaperSet extends DossierSet {
  readonly ground: string;
}

/** Undefined where an older rule set does not list papers. */
export const paperSetOf = (ruleSet: RuleSet, { dossierSet }: AwardRule): PaperSet | undefined =>
  dossierSet && { ...dossierSet, ground: basisText(ruleSet, dossierSet.basis) };

/** A list as it is sent. */
interface SentList {
  readonly evidence?: readonly { readonly kind: string; readonly no: number | null }[];
  readonly nominees: readonly Parameters<typeof paperOwner>[0][];
}

/** What a list that is sent lacks by the rules of its award. */
export function missingFrom(award: AwardRule, { evidence = [], nominees }: SentList): readonly MissingPaper[] {
  const attached = evidence.map(({ kind, no }) => ({ kind, nomineeNo: no }));
  return award.dossierSet ? missingPapers(award.dossierSet, attached, nominees.map(paperOwner)) : [];
}

/** One line a kind with the nominees that lack it, so that a list of five hundred stays readable. */
export function missingInWords(missing: readonly MissingPaper[]): readonly string[] {
  const byKind = new Map<string, number[]>();
  for (const { title, nomineeNo, condition } of missing) {
    const words = condition === null ? title : `${title} (${condition})`;
    byKind.set(words, [...(byKind.get(words) ?? []), ...(nomineeNo === null ? [] : [nomineeNo])]);
  }
  return [...byKind].map(([words, nos]) => (nos.length === 0 ? words : `${words}: trường hợp ${inRuns(nos)}`));
}

/** `1–3, 7` */
function inRuns(nos: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const no of nos) {
    const last = runs.at(-1);
    if (last?.to === no - 1) last.to = no;
    else runs.push({ from: no, to: no });
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
