/** Whose turn it is. Read off the states; the engine alone decides whether an act is accepted. */

import type { Role } from '../../domain/acts.ts';
import { assertNever } from '../../domain/assert-never.ts';
import type { DecisionState } from '../../domain/decision/decision.ts';
import type { DossierStage } from '../../domain/dossier/dossier.ts';

export type Step =
  | 'RECEIVE'
  | 'SUPPLEMENT'
  | 'VERIFY'
  | 'CONVENE'
  | 'COUNCIL'
  | 'DECIDE'
  | 'SIGN'
  | 'ISSUE'
  /** The engine works; nobody has to do anything. */
  | 'ENGINE'
  | 'NOTHING';

export interface NextStep {
  readonly step: Step;
  /** Whose turn it is; undefined when it is nobody's. */
  readonly role?: Role;
}

/** @param councilAsked whether the award is put before a council at all */
export function nextStep(stage: DossierStage, decision: DecisionState | undefined, councilAsked: boolean): NextStep {
  switch (stage) {
    case 'SUBMITTED':
      return { step: 'RECEIVE', role: 'officer' };
    case 'RETURNED':
      return { step: 'SUPPLEMENT', role: 'proposer' };
    case 'RECEIVED':
      return { step: 'VERIFY', role: 'officer' };
    case 'APPRAISED':
      return councilAsked ? { step: 'CONVENE', role: 'secretary' } : { step: 'DECIDE', role: 'authority' };
    case 'IN_COUNCIL':
      return { step: 'COUNCIL', role: 'secretary' };
    case 'VOTED':
      return { step: 'DECIDE', role: 'authority' };
    case 'DECIDED':
      if (decision === undefined || !decision.draftReady) return { step: 'ENGINE' };
      if (decision.signedBy === null) return { step: 'SIGN', role: 'authority' };
      if (decision.issuedOn === null) return { step: 'ISSUE', role: 'clerk' };
      return { step: 'ENGINE' };
    case 'CONCLUDED':
      return { step: 'ENGINE' };
    case 'ARCHIVED':
      return { step: 'NOTHING' };
    default:
      return assertNever(stage);
  }
}

/** The stages at which a role usually has something to do, for the list of what waits. */
export const STAGES_OF: Readonly<Partial<Record<Role, readonly DossierStage[]>>> = {
  proposer: ['RETURNED'],
  officer: ['SUBMITTED', 'RECEIVED'],
  secretary: ['APPRAISED', 'IN_COUNCIL'],
  authority: ['APPRAISED', 'VOTED', 'DECIDED'],
  clerk: ['DECIDED'],
};
