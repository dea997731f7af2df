import { dateInVietnam } from '../domain/calendar/working-days.ts';
import { dateText } from '../templates/_shared/official-text.ts';
import { decisionId } from '../workflows/messages.ts';
import type { OfficeActivities } from './contracts.ts';
import { calendarDate } from './dates.ts';
import type { ActivityDeps } from './deps.ts';
import { type DecisionSources, decisionData } from './document-data/decision-data.ts';
import { keepDocument } from './keep-document.ts';
import { dossierFile, must, numberIn, submissionLetter } from './lookups.ts';

/** Dự thảo quyết định: complete but for number and date, which the clerk enters after the signature. */
export const createDraftDecision =
  (deps: ActivityDeps): OfficeActivities['draftDecision'] =>
  async ({ dossierId, draft, nos }) => {
    const { documents, directory } = deps.registers;
    const subjectId = decisionId(dossierId);
    const already = await documents.find(subjectId, 'DECISION', 'DRAFT', draft);
    if (already) return { sha256: already.file.sha256 };

    const date = dateInVietnam(deps.now().toISOString());
    const file = await dossierFile(deps.registers, dossierId, date);
    const submission = await submissionLetter(deps.registers, dossierId, file.state.version);
    const decider = must(await directory.person(file.state.deciderId ?? ''), `decider of ${dossierId}`);
    const { pdf, templateHash, dataHash } = await deps.documents.drawUp(
      'award-decision',
      decisionData({
        file,
        nos,
        signerName: decider.name,
        submission,
        minutes: file.state.sessionId === null ? null : await minutesOf(deps, file.state.sessionId),
        date,
      }),
    );
    const kept = await keepDocument(deps, pdf, {
      subjectId,
      kind: 'DECISION',
      part: draft,
      stage: 'DRAFT',
      title: draft === 1 ? 'Dự thảo quyết định khen thưởng' : `Dự thảo quyết định khen thưởng (lần ${draft})`,
      provenance: { templateHash, dataHash, ruleSet: file.ruleSet.id },
    });
    return { sha256: kept.file.sha256 };
  };

async function minutesOf({ registers }: ActivityDeps, sessionId: string): Promise<DecisionSources['minutes']> {
  const session = must(await registers.events.sessionState(sessionId), `events of ${sessionId}`);
  const minutes = must(await registers.documents.find(sessionId, 'MINUTES', 'FINAL'), `minutes of ${sessionId}`);
  const closedOn = dateInVietnam(must(session.closedAt, `closing time of ${sessionId}`));
  return { number: numberIn(minutes.title), date: dateText(calendarDate(closedOn)) };
}
