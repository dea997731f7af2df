/** What a dossier's course means for the initiatives that its nominees lean on. */

import type { NomineeStatus } from '../dossier/dossier.ts';
import type { AwardUse, StandingUse } from './initiative.ts';

/** Sáng kiến làm căn cứ: one that a nomination leans on, and which of its authors the nominee is. */
export interface ChosenInitiative {
  readonly id: string;
  readonly authorId: string;
}

export interface LeaningDossier {
  readonly dossierId: string;
  readonly awardCode: string;
  readonly evaluationYear: number;
  readonly nominees: readonly {
    readonly no: number;
    readonly status: NomineeStatus;
    readonly initiatives: readonly ChosenInitiative[];
  }[];
}

export interface UseOf<Use extends AwardUse = AwardUse> {
  readonly id: string;
  readonly use: Use;
}

export interface UseChanges {
  readonly use: readonly UseOf[];
  readonly confirm: readonly UseOf[];
  readonly release: readonly UseOf<StandingUse>[];
}

/** Sent back (`SUPPLEMENT`) a nomination may come again leaning on others, so it holds none meanwhile. */
const HOLDS: readonly NomineeStatus[] = [
  'SUBMITTED',
  'RECEIVED',
  'APPRAISED',
  'LISTED',
  'VOTED_PASS',
  'DECIDED',
  'AWARDED',
];

/**
 * What must change in the register of initiatives so that it fits the dossier; nothing when it fits already. What an
 * officer marked by hand stands as long as its nominee does.
 * @param standing all uses by this dossier
 */
export function changesOfUses(dossier: LeaningDossier, standing: readonly UseOf<StandingUse>[]): UseChanges {
  const { dossierId, awardCode, evaluationYear } = dossier;
  const holding = dossier.nominees.filter(({ status }) => HOLDS.includes(status));
  const wanted = holding.flatMap(({ no, initiatives }) =>
    initiatives.map(({ id, authorId }) => ({ id, use: { awardCode, evaluationYear, dossierId, no, authorId } })),
  );
  const awarded = new Set(holding.flatMap(({ no, status }) => (status === 'AWARDED' ? [no] : [])));
  const held = new Set(holding.map(({ no }) => no));
  const use = wanted.filter((one) => !standing.some((known) => isSame(known, one)));
  const kept = standing.filter((known) => held.has(known.use.no));
  return {
    use,
    confirm: [...kept, ...use].filter((one) => awarded.has(one.use.no) && !('awarded' in one.use)),
    release: standing.filter((known) => !held.has(known.use.no) && !known.use.awarded),
  };
}

const isSame = (a: UseOf, b: UseOf): boolean =>
  a.id === b.id && a.use.no === b.use.no && a.use.authorId === b.use.authorId;
