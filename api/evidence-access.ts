/** Who reads the papers of a dossier, and who may still change them. Pure, as `access.ts`. */

import type { EvidenceItem } from '../adapters/evidence-ports.ts';
import type { Person } from '../adapters/register-ports.ts';
import { itemAt, itemCount, type SessionState } from '../domain/council/session.ts';
import { type DossierPlace, mayReadDossier } from './access.ts';

/** A draft is its union's alone: the deciding body sees a dossier when it is sent. */
export const mayUseDraft = (person: Person, draft: { readonly unitId: string }): boolean =>
  person.roles.includes('proposer') && person.unitId === draft.unitId;

/**
 * Those who read the dossier read its papers. A member of the council reads those of the cases put before them, and
 * none that concerns a case they declared an interest in: papers of the whole dossier may show any of its cases.
 */
export function mayReadEvidence(
  person: Person,
  place: DossierPlace,
  dossierId: string,
  paper: Pick<EvidenceItem, 'nomineeNo'>,
  session: SessionState | undefined,
): boolean {
  if (mayReadDossier(person, place)) return true;
  if (session === undefined || !session.members.some((member) => member.id === person.id)) return false;
  const recused = session.recusals[person.id] ?? [];
  const cases = Array.from({ length: itemCount(session) }, (_, index) => index + 1).flatMap((item) => {
    const at = itemAt(session.agenda, item);
    return at?.dossierId === dossierId ? [{ no: at.no, recused: recused.includes(item) }] : [];
  });
  const shown = paper.nomineeNo === null ? cases : cases.filter(({ no }) => no === paper.nomineeNo);
  return shown.length > 0 && shown.every((one) => !one.recused);
}
