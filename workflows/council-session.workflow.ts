import { allHandlersFinished, condition, setCurrentDetails, setWorkflowOptions } from '@temporalio/workflow';
import { HOLIDAYS_2026_2027 } from '../domain/calendar/holidays.ts';
import { papersDue, tiedItems } from '../domain/council/count.ts';
import { decideSession, type SessionCommand } from '../domain/council/decide.ts';
import { awaitsTeller } from '../domain/council/proceedings.ts';
import { awaited, boxIdOf, roundOf } from '../domain/council/roll.ts';
import { evolveSession, itemCount, type SessionEvent, type SessionState, voters } from '../domain/council/session.ts';
import { host, until } from './host.ts';
import type { SessionInput, SessionOutcome } from './messages.ts';
import { everyday, office } from './options.ts';
import { versioned } from './versioning.ts';

setWorkflowOptions(versioned('AUTO_UPGRADE'), councilSession);

/** What people do in a session; the rest it does by itself. */
const OPEN_TO_UPDATES: readonly SessionCommand['type'][] = [
  'conveneSession',
  'declareInterest',
  'pinConflicts',
  'recordAbsence',
  'recordMandate',
  'extendVoting',
  'castBallot',
  'recordPaperVoter',
  'dropPaperVoter',
  'castPaperBallots',
  'closeSession',
  'callOffSession',
  'recordRemark',
  'openSecondRound',
  'confirmCount',
  'confirmMinutes',
  'adoptCalendar',
];

/** Phiên họp Hội đồng: one session for nominees of any number of dossiers; one Update a member, whatever their number. */
export async function councilSession({
  sessionId,
  holidays = HOLIDAYS_2026_2027,
}: SessionInput): Promise<SessionOutcome> {
  const session = host<SessionState, SessionEvent, SessionCommand>(
    { kind: 'session', id: sessionId },
    { decide: (act, state, at) => decideSession(act, state, at, holidays), evolve: evolveSession },
    OPEN_TO_UPDATES,
    // Who voted is written to the registers when voting ends, all at once; until then this process itself is asked.
    'on-demand',
  );
  await session.next();
  const times = () => ({ edition: session.state.edition, closing: session.state.votingClosesAt });
  let told = times();
  // Drawing up the paper waits for LibreOffice; the vote does not wait for it.
  const opening = session.state.invitation ? office.openSession({ sessionId }) : everyday.deliverAgenda({ sessionId });
  if (!session.state.invitation) await opening;

  const complete = () => awaited(session.state).length === 0;
  const closed = () => session.state.closedAt !== null;
  const calledOff = () => session.state.calledOff !== undefined;
  const show = (step: string) =>
    setCurrentDetails(
      `${step}: ${session.state.voted.length}/${voters(session.state).length} phiếu, ${itemCount(session.state)} trường hợp`,
    );

  /**
   * Waits until nobody is awaited any more, at most until an instant that a new calendar or the chair may move; false when
   * it has come.
   */
  async function votingEnds(by: () => string): Promise<boolean> {
    for (;;) {
      const moved = () => times().edition !== told.edition || times().closing !== told.closing;
      const happened = await condition(() => complete() || closed() || moved(), until(by()));
      if (complete() || closed()) return true;
      if (!happened && !moved()) return false;
      told = times();
      // Recorded at once, because those who have not voted are to hear of the new time.
      await session.record();
    }
  }

  /** One round of voting, from the open box to the count. */
  async function vote(): Promise<void> {
    show('Đang bỏ phiếu');
    for (let reminded = ''; ; ) {
      // An extension brings a reminder of its own with it.
      const next = () => (reminded === session.state.remindAt ? session.state.votingClosesAt : session.state.remindAt);
      if ((await votingEnds(next)) || reminded === session.state.remindAt) break;
      reminded = session.state.remindAt;
      session.performAsSystem({ type: 'remindVoters' }, reminded);
      await session.record();
      if (complete() || closed()) break;
    }
    if (!closed())
      session.performAsSystem({ type: 'endVotingTime' }, complete() ? undefined : session.state.votingClosesAt);
    await session.record();
    await condition(closed);
    await session.record();

    // Every dossier is on the agenda before it hears of a result, or that there will be none.
    await opening;
    if (calledOff()) return;
    show('Đang kiểm phiếu');
    const due = Array.from({ length: itemCount(session.state) }, (_, index) => papersDue(session.state, index + 1));
    const box = roundOf(session.state) === 1 ? {} : { boxId: boxIdOf(sessionId, session.state) };
    const { tally, boxHash, at: sealedAt } = await everyday.sealBallotBox({ sessionId, due, ...box });
    session.performAsSystem({ type: 'recordTally', tally, boxHash }, sealedAt);
    await session.record();
  }

  /** The end of a session that was called off: its cases wait for another one. */
  async function release(): Promise<SessionOutcome> {
    await everyday.releaseAgenda({ sessionId });
    show('Đã hủy, hoãn');
    await condition(allHandlersFinished);
    return session.outcome();
  }

  await vote();
  if (calledOff()) return await release();
  if (tiedItems(session.state).length > 0) {
    show('Chờ mở vòng bỏ phiếu thứ hai');
    await condition(() => roundOf(session.state) === 2);
    told = times();
    await session.record();
    await vote();
  }

  if (awaitsTeller(session.state)) {
    show('Chờ tổ kiểm phiếu xác nhận');
    await condition(() => !awaitsTeller(session.state));
    await session.record();
  }
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
