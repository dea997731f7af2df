import type { EverydayActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';

/** The box holds more ballots than the roll has voters: tampering. Never counted; an operator must look. */
class BoxTampered extends Error {
  override readonly name = 'BoxTampered';
}

/** A member is on the roll and the ballot is still on its way. */
class BallotsOnTheWay extends Error {
  override readonly name = 'BallotsOnTheWay';
}

/** How long ballots already on the roll may take to arrive before the count goes on without them. */
const GRACE_MS = 30_000;

export const createSealBallotBox =
  (deps: ActivityDeps): EverydayActivities['sealBallotBox'] =>
  async ({ sessionId, due, boxId = sessionId }) => {
    const { box, events } = deps.registers;
    const counts = await box.counts(boxId);
    const over = counts.findIndex((count, index) => count > (due[index] ?? 0));
    if (over >= 0)
      throw new BoxTampered(`item ${over + 1} of ${sessionId} holds ${counts[over]} ballots for ${due[over]} voters`);
    const closedAt = (await events.sessionState(sessionId))?.closedAt;
    const waited = closedAt ? deps.now().getTime() - Date.parse(closedAt) : 0;
    const missing = due.some((count, index) => (counts[index] ?? 0) < count);
    if (missing && waited < GRACE_MS)
      throw new BallotsOnTheWay(`${sessionId}: waiting for ballots that are on the roll`);
    return await box.seal(boxId);
  };
