import type { ChainedEvent } from '../adapters/register-ports.ts';
import { dateInVietnam } from '../domain/calendar/working-days.ts';
import { decisionId } from '../workflows/messages.ts';
import type { OfficeActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { decisionData } from './document-data/decision-data.ts';
import { keepDocument } from './keep-document.ts';
import { dossierFile, must } from './lookups.ts';

/** Dự thảo quyết định: complete but for number and date, which the clerk enters after the signature. */
export const createDraftDecision =
  (deps: ActivityDeps): OfficeActivities['draftDecision'] =>
  async ({ dossierId, draft, nos }) => {
    const { documents, directory, events } = deps.registers;
    const subjectId = decisionId(dossierId);
    const already = await documents.find(subjectId, 'DECISION', 'DRAFT', draft);
    if (already) return { sha256: already.file.sha256 };

    const date = dateInVietnam(deps.now().toISOString());
    const file = await dossierFile(deps.registers, dossierId, date);
    const submission = must(
      await documents.find(dossierId, 'SUBMISSION', 'FINAL', file.state.version),
      `submission letter of ${dossierId}`,
    );
    const sessionId = must(file.state.sessionId, `session of ${dossierId}`);
    const session = must(await events.sessionState(sessionId), `events of ${sessionId}`);
    const minutes = must(await documents.find(sessionId, 'MINUTES', 'FINAL'), `minutes of ${sessionId}`);
    const decider = must(await directory.person(file.state.deciderId ?? ''), `decider of ${dossierId}`);
    const { pdf, templateHash, dataHash } = await deps.documents.drawUp(
      'award-decision',
      decisionData({
        file,
        nos,
        signerName: decider.name,
        submission: {
          number: numberIn(submission.title),
          date: dateInVietnam(submittedAt(await events.chain(dossierId))),
        },
        minutes: { number: numberIn(minutes.title), date: dateInVietnam(must(session.closedAt, 'closing time')) },
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

/** The number in a title such as `Tờ trình số 05/TTr-CĐCS`. */
const numberIn = (title: string): string => title.split(' số ').at(-1) ?? '';

/** When the last version was submitted: the date its letter bears. */
const submittedAt = (chain: readonly ChainedEvent[]): string =>
  chain.findLast(({ recorded }) => recorded.event.type === 'dossierSubmitted')?.recorded.at ?? '';
