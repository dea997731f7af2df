/**
 * Who may see and do what: pure functions of person, unit and role, asked by every command and every page. What a step
 * needs beyond that (stage, separation of duties) is settled by the engine.
 */

import type { Council, DocumentKind, DocumentStage, Person } from '../adapters/register-ports.ts';
import type { Role } from '../domain/acts.ts';
import type { RefusalCode } from '../domain/refusals.ts';

/** Roles that belong to the deciding body rather than to the proposing union. */
const BODY_ROLES: readonly Role[] = ['officer', 'secretary', 'authority', 'clerk'];

export interface DossierPlace {
  readonly unitId: string;
  /** The organisation whose council and authority judge the unit's proposals; null when there is none. */
  readonly bodyId: string | null;
}

export const worksForBody = (person: Person): boolean => person.roles.some((role) => BODY_ROLES.includes(role));

/** Chủ tịch, Phó Chủ tịch Hội đồng: may preside over a session and sign its minutes. */
const presides = (person: Person, council: Council): boolean =>
  council.members.some((one) => one.id === person.id && (one.office === 'CHAIR' || one.office === 'DEPUTY_CHAIR'));

/** The council's own body sees its sessions; so do those who preside. Never what anybody chose. */
export const mayReadSession = (person: Person, council: Council): boolean =>
  presides(person, council) || (worksForBody(person) && person.unitId === council.organisationId);

export const mayReadDossier = (person: Person, place: DossierPlace): boolean =>
  (person.roles.includes('proposer') && person.unitId === place.unitId) ||
  (worksForBody(person) && person.unitId === place.bodyId);

/** Why a person may not act in a role on a dossier; undefined when nothing speaks against it. */
export function barredFrom(person: Person, role: Role, place: DossierPlace): RefusalCode | undefined {
  if (!person.roles.includes(role)) return 'ROLE_NOT_ALLOWED';
  const home = role === 'proposer' ? place.unitId : place.bodyId;
  return person.unitId === home ? undefined : 'NOT_YOUR_UNIT';
}

/** The role, among those a step allows, in which this person may do it. */
export const roleFor = (person: Person, allowed: readonly Role[], place: DossierPlace): Role | undefined =>
  allowed.find((role) => barredFrom(person, role, place) === undefined);

/** The proposing union reads what it sent and what was decided; drafts and minutes stay with the deciding body. */
export function mayReadDocument(
  person: Person,
  place: DossierPlace,
  document: { readonly kind: DocumentKind; readonly stage: DocumentStage },
): boolean {
  // A stranger's file is not handled like our own: see evidence-access.ts and the addresses under `minh-chung`.
  if (document.kind === 'EVIDENCE' || !mayReadDossier(person, place)) return false;
  if (worksForBody(person) && person.unitId === place.bodyId) return true;
  switch (document.kind) {
    case 'SUBMISSION':
      return true;
    case 'DECISION':
    case 'CERTIFICATE':
      return document.stage === 'FINAL';
    default:
      return false;
  }
}
