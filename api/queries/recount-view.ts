import type { Recount } from '../../adapters/ballot-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { AppDeps } from '../deps.ts';
import { type SessionView, viewSession } from './session-view.ts';

export interface RecountView {
  readonly session: SessionView;
  /** The opened box, byte for byte as it was hashed. */
  readonly text: string;
  readonly recount: Recount;
}

/** The box of a session that was counted, counted once more at this moment. */
export async function viewRecount(
  deps: Pick<AppDeps, 'registers' | 'engine' | 'countAgain'>,
  person: Person,
  sessionId: string,
): Promise<RecountView | { readonly barred: RefusalCode }> {
  const session = await viewSession(deps, person, sessionId);
  if ('barred' in session) return session;
  if (session.stage !== 'COUNTED') return { barred: 'NOT_COUNTED_YET' };
  const text = await deps.registers.box.sealedText(sessionId);
  return { session, text, recount: deps.countAgain(sessionId, text, session.session) };
}
