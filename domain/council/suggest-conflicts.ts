/** Quyền, lợi ích liên quan as the registers show them: suggestions with their reason, for the secretary to confirm. */

import { fold } from '../names/vietnamese-names.ts';
import { organisationsOf, type PersonLife, postsOn } from '../organisations/person.ts';
import { ancestorsOn, type OrganisationTree } from '../organisations/tree.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import type { InterestKind } from './interests.ts';

/** By what an interest was noticed. `certain` ones need no second look; the others may be chance. */
export type ConflictReason =
  /** The ledger or the proposal itself says that it is the same person. */
  | 'SAME_PERSON'
  | 'SAME_NAME_AND_UNIT'
  | 'SAME_NAME'
  | 'PROPOSED_IT'
  | 'HEADS_UNIT'
  | 'HEADS_SUPERIOR'
  | 'WORKS_IN_UNIT';

export interface Suggestion {
  readonly memberId: string;
  readonly item: number;
  readonly kind: InterestKind;
  readonly reason: ConflictReason;
}

const KINDS: Readonly<Record<ConflictReason, InterestKind>> = {
  SAME_PERSON: 'SELF',
  SAME_NAME_AND_UNIT: 'SELF',
  SAME_NAME: 'SELF',
  PROPOSED_IT: 'OTHER',
  HEADS_UNIT: 'DIRECT_SUPERIOR',
  HEADS_SUPERIOR: 'DIRECT_SUPERIOR',
  WORKS_IN_UNIT: 'SAME_UNIT',
};

/** A name alone is shared by many, so it is shown and not entered by itself. */
export const isLikely = (reason: ConflictReason): boolean => reason !== 'SAME_NAME';

export interface MemberAtSight {
  readonly id: string;
  readonly name: string;
  /** Undefined for somebody the register of people does not know. */
  readonly life: PersonLife | undefined;
}

export interface CaseAtSight {
  readonly item: number;
  readonly kind: SubjectKind;
  /** Of the nominee; of an initiative its authors. */
  readonly names: readonly string[];
  /** People of the directory who are known to be the nominee. */
  readonly personIds: readonly string[];
  /** The union that proposes it. */
  readonly unitId: string;
  readonly proposerId: string | null;
}

/**
 * At most one for each member and item, the weightiest first. The council's own body and what stands above it lead
 * everybody whom the council judges; heading those is no interest in a single case.
 */
export function suggestConflicts(
  members: readonly MemberAtSight[],
  cases: readonly CaseAtSight[],
  tree: OrganisationTree,
  bodyId: string,
  date: string,
): readonly Suggestion[] {
  const judges = new Set([bodyId, ...ancestorsOn(tree, bodyId, date)]);
  const between = new Map<string, readonly string[]>();
  const superiorsOf = (unitId: string): readonly string[] => {
    const known = between.get(unitId) ?? ancestorsOn(tree, unitId, date).filter((id) => !judges.has(id));
    between.set(unitId, known);
    return known;
  };
  return members.flatMap((member) => {
    const name = fold(member.name);
    const works = new Set(member.life === undefined ? [] : organisationsOf(member.life, tree, date));
    const heads = new Set(
      (member.life === undefined ? [] : postsOn(member.life, date))
        .filter(({ title }) => isHead(title))
        .map(({ organisationId }) => organisationId),
    );
    return cases.flatMap((one): readonly Suggestion[] => {
      const namesake = one.names.some((other) => fold(other) === name);
      const own = works.has(one.unitId) && !judges.has(one.unitId);
      const found: readonly (readonly [ConflictReason, boolean])[] = [
        ['SAME_PERSON', one.personIds.includes(member.id)],
        ['SAME_NAME_AND_UNIT', namesake && works.has(one.unitId)],
        ['HEADS_UNIT', heads.has(one.unitId) && !judges.has(one.unitId)],
        ['HEADS_SUPERIOR', superiorsOf(one.unitId).some((id) => heads.has(id))],
        ['PROPOSED_IT', one.proposerId === member.id],
        ['WORKS_IN_UNIT', own],
        ['SAME_NAME', namesake],
      ];
      const reason = found.find(([, holds]) => holds)?.[0];
      return reason === undefined ? [] : [{ memberId: member.id, item: one.item, kind: KINDS[reason], reason }];
    });
  });
}

/** Người đứng đầu, cấp phó: as posts are written in union bodies and enterprises. */
const HEADS = ['chu tich', 'pho chu tich', 'giam doc', 'pho giam doc', 'tong giam doc', 'truong ', 'pho truong '];

const isHead = (title: string): boolean => HEADS.some((word) => `${fold(title)} `.startsWith(word));
