/** Who reads the papers of a dossier, and who may still change them. Pure, as `access.ts`. */

import type { EvidenceItem } from '../adapters/evidence-ports.ts';
import type { Person } from '../adapters/register-ports.ts';
import { keptOutOf } from '../domain/council/roll.ts';
import { itemAt, itemCount, type SessionState } from '../domain/council/session.ts';
import { type DossierPlace, mayReadDossier } from './access.ts';

/** A draft is its union's alone: the deciding body sees a dossier when it is sent. */
export const mayUseDraft = (person: Person, draft: { readonly unitId: string }): boolean =>
  person.roles.includes('proposer') && person.unitId === draft.unitId;

/**
 * What a member of the council is shown: papers of the cases put before the session, and none that concerns a case they
 * declared an interest in. A paper of the whole dossier may show any of its cases.
 */
export function shownToMember(
  session: SessionState,
  memberId: string,
  dossierId: string,
  { nomineeNo, lockedIn }: Pick<EvidenceItem, 'nomineeNo' | 'lockedIn'>,
): boolean {
  if (lockedIn === null || !session.members.some((member) => member.id === memberId)) return false;
  const recused = keptOutOf(session, memberId);
  const cases = Array.from({ length: itemCount(session) }, (_, index) => index + 1).flatMap((item) => {
    const at = itemAt(session.agenda, item);
    return at?.dossierId === dossierId ? [{ no: at.no, recused: recused.includes(item) }] : [];
  });
  const shown = nomineeNo === null ? cases : cases.filter(({ no }) => no === nomineeNo);
  return shown.length > 0 && shown.every((one) => !one.recused);
}

/** While the council has a case, whoever keeps out of it reads none of its papers, whatever office they hold besides. */
const keepsOutOfPaper = (session: SessionState, memberId: string, dossierId: string, nomineeNo: number | null) =>
  session.closedAt === null &&
  keptOutOf(session, memberId).some((item) => {
    const at = itemAt(session.agenda, item);
    return at?.dossierId === dossierId && (nomineeNo === null || at.no === nomineeNo);
  });

/**
 * Those who read the dossier read its papers; what was added after a return is the union's own until it is sent. A
 * member reads after declaring, as on the ballot: the answer “no interest” is known here once the ballot is cast.
 */
export function mayReadEvidence(
  person: Person,
  place: DossierPlace,
  dossierId: string,
  paper: Pick<EvidenceItem, 'nomineeNo' | 'lockedIn'>,
  session: SessionState | undefined,
): boolean {
  if (paper.lockedIn === null) return mayUseDraft(person, place);
  if (session !== undefined && keepsOutOfPaper(session, person.id, dossierId, paper.nomineeNo)) return false;
  if (mayReadDossier(person, place)) return true;
  if (session?.recusals[person.id] === undefined) return false;
  return shownToMember(session, person.id, dossierId, paper);
}
