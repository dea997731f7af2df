/**
 * A rule set as it is written down: what many awards share is written once under a name. `expandRuleSet` puts it in place,
 * so that everybody else reads an award by itself.
 */

import type { DossierSet, Limit } from './award-parts.ts';
import type { AwardRule, Criterion, Deadlines, RuleSet, VoteRule } from './rule-set.ts';

export interface AwardFile extends Omit<AwardRule, 'criteria' | 'vote' | 'deadlines' | 'dossierSet'> {
  /** Names of shared criteria, and criteria of the award's own. */
  readonly criteria: readonly (string | Criterion)[];
  /** Name of a shared vote rule; null where no council is asked. */
  readonly vote: string | null;
  readonly deadlines: string;
  readonly dossierSet: string;
}

export interface RuleSetFile extends Omit<RuleSet, 'awards'> {
  readonly $schema?: string;
  readonly publishedOn: string;
  readonly shared: {
    readonly criteria: readonly Criterion[];
    readonly votes: Readonly<Record<string, VoteRule>>;
    readonly deadlines: Readonly<Record<string, Deadlines>>;
    readonly dossierSets: readonly DossierSet[];
  };
  readonly awards: readonly AwardFile[];
}

/** A file that names something it does not define. */
export class UndefinedName extends Error {
  override readonly name = 'UndefinedName';
}

/** Throws `UndefinedName`. */
export function expandRuleSet({ $schema, shared, awards, ...head }: RuleSetFile): RuleSet {
  return { ...head, awards: awards.map((award) => expandAward(award, shared)) };
}

function expandAward(award: AwardFile, shared: RuleSetFile['shared']): AwardRule {
  const defined = <T>(found: T | undefined, what: string, name: string): T => {
    if (found === undefined) throw new UndefinedName(`${award.code}: ${what} ${name} is not defined`);
    return found;
  };
  const { vote } = award;
  return {
    ...award,
    criteria: [
      ...award.criteria.map((one) =>
        typeof one === 'string'
          ? defined(
              shared.criteria.find(({ id }) => id === one),
              'criterion',
              one,
            )
          : one,
      ),
      ...criteriaOfLimits(award),
    ],
    vote: vote === null ? null : defined(shared.votes[vote], 'vote rule', vote),
    deadlines: defined(shared.deadlines[award.deadlines], 'deadlines', award.deadlines),
    dossierSet: defined(
      shared.dossierSets.find(({ id }) => id === award.dossierSet),
      'dossier set',
      award.dossierSet,
    ),
  };
}

/** Limits that concern a nominee alone are criteria: they are tested, and a rejection names them like any other. */
function criteriaOfLimits({ code, limits = [], subjectKinds, roleClasses, basis }: AwardFile): readonly Criterion[] {
  const of = (type: Limit['type']) => limits.find((limit) => limit.type === type);
  const once = of('ONCE_IN_LIFETIME');
  const yearly = of('ONCE_A_YEAR');
  return [
    ...(once === undefined
      ? []
      : [
          {
            id: 'MOT_LAN_TRONG_DOI',
            text: 'Chưa được tặng hình thức này lần nào',
            appliesTo: subjectKinds,
            test: `!holds("${code}")`,
            basis: once.basis,
          },
        ]),
    ...(yearly === undefined
      ? []
      : [
          {
            id: 'MOT_LAN_TRONG_NAM',
            text: 'Chưa được tặng hình thức này trong năm xét',
            appliesTo: subjectKinds,
            test: '!heldThisYear',
            basis: yearly.basis,
          },
        ]),
    ...(roleClasses === undefined
      ? []
      : [
          {
            id: 'NHOM_DOI_TUONG',
            text: 'Thuộc nhóm đối tượng của hình thức này',
            appliesTo: ['INDIVIDUAL'] as const,
            test: roleClasses.map((role) => `role("${role}")`).join(' || '),
            basis,
          },
        ]),
  ];
}
