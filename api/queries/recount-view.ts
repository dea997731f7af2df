import type { Recount } from '../../adapters/ballot-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { boxesOf, everyItem } from '../../domain/council/roll.ts';
import type { RecordedSessionEvent } from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { AppDeps } from '../deps.ts';
import { type SessionView, viewSession } from './session-view.ts';

export interface RecountView {
  readonly session: SessionView;
  /** One for each round of voting. */
  readonly boxes: readonly OpenedBox[];
}

interface OpenedBox {
  readonly boxId: string;
  /** Byte for byte as it was hashed. */
  readonly text: string;
  readonly recount: Recount;
  /** The items of the round, by number. */
  readonly items: readonly number[];
}

/** The boxes of a session that was counted, counted once more at this moment. */
export async function viewRecount(
  deps: Pick<AppDeps, 'registers' | 'engine' | 'countAgain'>,
  person: Person,
  sessionId: string,
): Promise<RecountView | { readonly barred: RefusalCode }> {
  const session = await viewSession(deps, person, sessionId);
  if ('barred' in session) return session;
  if (session.stage !== 'COUNTED') return { barred: 'NOT_COUNTED_YET' };
  const { events, box } = deps.registers;
  const recorded = (await events.chain(sessionId)).map((one) => one.recorded as RecordedSessionEvent);
  const boxes = boxesOf(sessionId, recorded).map(async ({ boxId, state }): Promise<OpenedBox> => {
    const text = await box.sealedText(boxId);
    return { boxId, text, recount: deps.countAgain(boxId, text, state), items: state.onBallot ?? everyItem(state) };
  });
  return { session, boxes: await Promise.all(boxes) };
}
