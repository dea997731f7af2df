import { allHandlersFinished, condition, setCurrentDetails, setWorkflowOptions } from '@temporalio/workflow';
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
export async function councilSession({ sessionId }: SessionInput): Promise<SessionOutcome> {
  const session = host<SessionState, SessionEvent, SessionCommand>(
    { kind: 'session', id: sessionId },
    { decide: decideSession, evolve: evolveSession },
    ['conveneSession', 'declareInterest', 'castBallot', 'closeSession', 'confirmMinutes'],
    // Who voted is written to the registers when voting ends, all at once; until then this process itself is asked.
    'on-demand',
  );
  await session.next();
  await everyday.deliverAgenda({ sessionId });

  const complete = () => notYetVoted(session.state).length === 0;
  const closed = () => session.state.closedAt !== null;
  const show = (step: string) =>
    setCurrentDetails(
      `${step}: ${session.state.voted.length}/${voters(session.state).length} phiếu, ${itemCount(session.state)} trường hợp`,
    );

  show('Đang bỏ phiếu');
  const { remindAt, votingClosesAt } = session.state;
  if (!(await condition(() => complete() || closed(), until(remindAt)))) {
    session.performAsSystem({ type: 'remindVoters' }, remindAt);
    await session.record();
    if (!complete() && !closed()) await condition(() => complete() || closed(), until(votingClosesAt));
  }
  if (!closed()) session.performAsSystem({ type: 'endVotingTime' }, complete() ? undefined : votingClosesAt);
  await session.record();
  await condition(closed);
  await session.record();

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
