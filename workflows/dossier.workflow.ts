import {
  allHandlersFinished,
  condition,
  executeChild,
  isCancellation,
  setCurrentDetails,
  setWorkflowOptions,
  workflowInfo,
} from '@temporalio/workflow';
import { HOLIDAYS_2026_2027 } from '../domain/calendar/holidays.ts';
import type { DossierCommand } from '../domain/dossier/commands.ts';
import { decideDossier } from '../domain/dossier/decide.ts';
import { type DossierEvent, type DossierState, evolveDossier, stageOf } from '../domain/dossier/dossier.ts';
import { host, until } from './host.ts';
import { issueDecision } from './issue-decision.workflow.ts';
import { type DossierInput, type DossierOutcome, decisionId } from './messages.ts';
import { archive, office } from './options.ts';
import { versioned } from './versioning.ts';

// Months long, so it moves to new code as it is deployed; `tests/replay` proves that new code still replays old histories.
setWorkflowOptions(versioned('AUTO_UPGRADE'), dossier);

/** Hồ sơ đề nghị khen thưởng, from the union's submission to the archive. */
export async function dossier({ dossierId, holidays = HOLIDAYS_2026_2027 }: DossierInput): Promise<DossierOutcome> {
  const process = host<DossierState, DossierEvent, DossierCommand>(
    { kind: 'dossier', id: dossierId },
    {
      decide: (act, state, at) => decideDossier(act, state, at, holidays),
      evolve: evolveDossier,
    },
    [
      'submitDossier',
      'receiveDossier',
      'returnDossier',
      'adoptFavourableRules',
      'completeVerification',
      'stopNominees',
      'placeOnAgenda',
      'takeOffAgenda',
      'recordCouncilResult',
      'decideAward',
      'withdrawNominee',
      'adoptCalendar',
    ],
  );
  const letters: Promise<unknown>[] = [];

  /**
   * Tells whoever is to act when a deadline passes. One timer at a time: moved when an earlier deadline appears; when the
   * deadline was met or put off, the timer goes off over nothing and the next one is set, which costs one event less than
   * moving it.
   */
  async function watchDeadlines(): Promise<never> {
    await condition(() => process.started);
    for (;;) {
      await condition(() => process.state.dueAt !== null);
      const due = process.state.dueAt ?? '';
      const sooner = () => process.state.dueAt !== null && process.state.dueAt < due;
      if (!(await condition(sooner, until(due)))) process.performAsSystem({ type: 'passDeadline', dueAt: due }, due);
    }
  }
  watchDeadlines().catch((error) => {
    if (!isCancellation(error)) throw error;
  });

  /** Temporal deletes closed histories after retention: the locked copy must exist before this process may end. */
  async function archiveCopy(): Promise<{ readonly bundleSha256: string; readonly at?: string }> {
    await Promise.all(letters);
    await process.record();
    return await archive.archiveDossier({ dossierId, sessionId: process.state.sessionId });
  }

  while (!process.started || stageOf(process.state) !== 'ARCHIVED') {
    const happened = await process.next();

    for (const { event } of happened) {
      if (event.type === 'dossierSubmitted') {
        // Not waited for: people go on while LibreOffice draws the letter up.
        letters.push(office.issueSubmission({ dossierId, version: event.version }));
      }
      if (event.type === 'awardDecided' && event.nos.length > 0) {
        await Promise.all(letters);
        const { proposers, verifierId } = process.state;
        const decision = await executeChild(issueDecision, {
          workflowId: decisionId(dossierId),
          workflowTaskTimeout: workflowInfo().taskTimeoutMs,
          args: [
            {
              dossierId,
              nos: event.nos,
              barredFromSigning: verifierId === null ? proposers : [...proposers, verifierId],
            },
          ],
          staticSummary: `Quyết định khen thưởng của ${dossierId}`,
        });
        // The copy is made before the last events, which are not certain yet while this task runs.
        const { bundleSha256, at } = await archiveCopy();
        const { number, issuedOn, nos, dropped, stopped } = decision.state;
        process.performAsSystem(
          {
            type: 'recordIssuance',
            number,
            issuedOn: issuedOn ?? '',
            awarded: nos,
            dropped,
            ...(stopped === undefined ? {} : { stopped }),
          },
          decision.at,
        );
        process.performAsSystem({ type: 'archiveDossier', bundleSha256 }, at);
      }
    }

    if (stageOf(process.state) === 'CONCLUDED') {
      await process.settle();
      const { bundleSha256, at } = await archiveCopy();
      process.performAsSystem({ type: 'archiveDossier', bundleSha256 }, at);
    }
    await process.record();

    const { nominees, dueAt } = process.state;
    setCurrentDetails(`Bước: **${stageOf(process.state)}**; ${nominees.length} trường hợp; hạn: ${dueAt ?? '–'}`);
  }
  await condition(allHandlersFinished);
  return process.outcome();
}
