import type { PaperClass } from '../adapters/ballot-ports.ts';
import { itemsFor } from '../domain/council/roll.ts';
import type { SessionState } from '../domain/council/session.ts';
import type { EverydayActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { must } from './lookups.ts';

/** The box holds what the roll and the issuer do not account for. Never counted; an operator must look. */
class BoxTampered extends Error {
  override readonly name = 'BoxTampered';
}

/** A member is on the roll and the ballot is still on its way. */
class BallotsOnTheWay extends Error {
  override readonly name = 'BallotsOnTheWay';
}

/** The issuer does not see yet that the session is closed. */
class StillIssuing extends Error {
  override readonly name = 'StillIssuing';
}

/** How long ballots already on the roll may take to arrive before the count goes on without them. */
const GRACE_MS = 30_000;

/** Kiểm phiếu: the keys are destroyed first, so that nothing can be signed any more; then the box is closed and hashed. */
export const createSealBallotBox =
  (deps: ActivityDeps): EverydayActivities['sealBallotBox'] =>
  async ({ sessionId, due, boxId = sessionId }) => {
    const { box, events } = deps.registers;
    const state = must(await events.sessionState(sessionId), `session ${sessionId}`);
    const { slips, papers } = await box.counts(boxId);
    const over = slips.findIndex((count, index) => count > (due[index] ?? 0));
    if (over >= 0)
      throw new BoxTampered(`item ${over + 1} of ${boxId} holds ${slips[over]} slips for ${due[over]} voters`);
    const issued = Object.keys(state.papers ?? {}).length;
    const spent = Object.values(papers).reduce((sum, count) => sum + count, 0);
    const missing = due.some((count, index) => (slips[index] ?? 0) < count) || spent < issued;
    const waited = state.closedAt ? deps.now().getTime() - Date.parse(state.closedAt) : 0;
    if (missing && waited < GRACE_MS) throw new BallotsOnTheWay(`${boxId}: waiting for ballots that are on the roll`);

    const ended = await deps.issuer.end({ sessionId, boxId });
    if ('refused' in ended) throw new StillIssuing(`${boxId}: ${ended.refused}`);
    const known = await Promise.all(ended.classes.map((one) => box.classOf(boxId, one.classId)));
    const issuedBy = ended.classes.filter((one, index) => known[index]?.publicKey === one.publicKey);
    const strange = strangeClass(state, issuedBy, papers) ?? strangeSlips(state, issuedBy, papers, slips);
    if (strange !== undefined) throw new BoxTampered(`${boxId}: ${strange}`);
    const sealed = await box.seal(boxId);
    // Nothing can take them into a sealed box any more.
    await deps.registers.paperSlips.discardAll(boxId);
    return sealed;
  };

/** Each class of spent papers must be one of the issuer's, and have no more of them than members took. */
function strangeClass(
  state: SessionState,
  classes: readonly PaperClass[],
  spent: Readonly<Record<string, number>>,
): string | undefined {
  for (const [classId, count] of Object.entries(spent)) {
    const of = classes.find((one) => one.classId === classId);
    if (of === undefined) return `papers of class ${classId} were never issued`;
    const entitled = Object.keys(state.papers ?? {}).filter((id) => itemsFor(state, id).join() === of.items.join());
    if (count > entitled.length) return `${count} papers of class ${classId} are spent, ${entitled.length} were issued`;
  }
  return undefined;
}

/** Every slip comes from a spent paper, or from a member who voted before the session knew papers. */
function strangeSlips(
  state: SessionState,
  classes: readonly PaperClass[],
  spent: Readonly<Record<string, number>>,
  slips: readonly number[],
): string | undefined {
  const older = state.voted.filter((id) => state.papers?.[id] === undefined);
  for (const [index, count] of slips.entries()) {
    const item = index + 1;
    const opening = classes.filter(({ items }) => items.includes(item));
    const backed =
      opening.reduce((sum, { classId }) => sum + (spent[classId] ?? 0), 0) +
      older.filter((id) => itemsFor(state, id).includes(item)).length;
    if (count > backed) return `item ${item} holds ${count} slips of ${backed} papers`;
  }
  return undefined;
}
