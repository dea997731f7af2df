import { allHandlersFinished, condition, setCurrentDetails, setWorkflowOptions } from '@temporalio/workflow';
import { HOLIDAYS_2026_2027 } from '../domain/calendar/holidays.ts';
import { papersDue } from '../domain/council/count.ts';
import { decideSession, type SessionCommand } from '../domain/council/decide.ts';
import {
  evolveSession,
  itemCount,
  notYetVoted,
  type SessionEvent,
  type SessionState,
  voters,
} from '../domain/council/session.ts';
import { host, until } from './host.ts';
import type { SessionInput, SessionOutcome } from './messages.ts';
import { everyday, office } from './options.ts';
import { versioned } from './versioning.ts';

setWorkflowOptions(versioned('AUTO_UPGRADE'), councilSession);

/** Phiên họp Hội đồng: one session for nominees of any number of dossiers; one Update a member, whatever their number. */
export async function councilSession({
  sessionId,
  holidays = HOLIDAYS_2026_2027,
}: SessionInput): Promise<SessionOutcome> {
  const session = host<SessionState, SessionEvent, SessionCommand>(
    { kind: 'session', id: sessionId },
    { decide: (act, state, at) => decideSession(act, state, at, holidays), evolve: evolveSession },
    ['conveneSession', 'declareInterest', 'castBallot', 'closeSession', 'confirmMinutes', 'adoptCalendar'],
    // Who voted is written to the registers when voting ends, all at once; until then this process itself is asked.
    'on-demand',
  );
  await session.next();
  let told = session.state.edition;
  // Drawing up the paper waits for LibreOffice; the vote does not wait for it.
  const opening = session.state.invitation ? office.openSession({ sessionId }) : everyday.deliverAgenda({ sessionId });
  if (!session.state.invitation) await opening;

  const complete = () => notYetVoted(session.state).length === 0;
  const closed = () => session.state.closedAt !== null;
  const show = (step: string) =>
    setCurrentDetails(
      `${step}: ${session.state.voted.length}/${voters(session.state).length} phiếu, ${itemCount(session.state)} trường hợp`,
    );

  /** Waits until everybody has voted, at most until an instant that a new calendar may move; false when it has come. */
  async function votingEnds(by: () => string): Promise<boolean> {
    for (;;) {
      const moved = () => session.state.edition !== told;
      const happened = await condition(() => complete() || closed() || moved(), until(by()));
      if (complete() || closed()) return true;
      if (!happened && !moved()) return false;
      told = session.state.edition;
      // Recorded at once, because those who have not voted are to hear of the new time.
      await session.record();
    }
  }

  show('Đang bỏ phiếu');
  if (!(await votingEnds(() => session.state.remindAt))) {
    session.performAsSystem({ type: 'remindVoters' }, session.state.remindAt);
    await session.record();
    if (!complete() && !closed()) await votingEnds(() => session.state.votingClosesAt);
  }
  if (!closed())
    session.performAsSystem({ type: 'endVotingTime' }, complete() ? undefined : session.state.votingClosesAt);
  await session.record();
  await condition(closed);
  await session.record();

  // Every dossier is on the agenda before it hears of a result.
  await opening;
  show('Đang kiểm phiếu');
  const due = Array.from({ length: itemCount(session.state) }, (_, index) => papersDue(session.state, index + 1));
  const { tally, boxHash, at: sealedAt } = await everyday.sealBallotBox({ sessionId, due });
  session.performAsSystem({ type: 'recordTally', tally, boxHash }, sealedAt);
  await session.record();

  const { sha256, at: drawnUpAt } = await office.issueMinutes({ sessionId });
  session.performAsSystem({ type: 'recordMinutes', sha256 }, drawnUpAt);
  await session.record();
  show('Chờ chủ tọa ký biên bản');
  await condition(() => session.state.confirmedBy !== null);
  await session.record();
  await everyday.concludeSession({ sessionId });

  show('Đã kết thúc');
  await condition(allHandlersFinished);
  return session.outcome();
}
