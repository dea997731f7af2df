/** A council at its ballots, as a test needs it. */

import { choicesFor, type createJourney } from './journey.ts';
import type { World } from './world.ts';

export function createCouncilDesk(world: World, journey: ReturnType<typeof createJourney>) {
  async function stateOf(sessionId: string) {
    const state = await world.engine.session(sessionId);
    if (state === undefined) throw new Error(`no session ${sessionId}`);
    return state;
  }

  /** Casts a ballot for everybody who has a link, with one choice for each item. */
  async function voteAll(
    sessionId: string,
    choice: (item: number, index: number) => string,
    items?: readonly number[],
  ) {
    const tokens = world.engine.tokens.get(sessionId) ?? new Map<string, string>();
    const state = await stateOf(sessionId);
    const count = state.agenda.reduce((sum, part) => sum + part.nos.length, 0);
    for (const [index, [memberId, token]] of [...tokens].entries()) {
      const out = state.interests.filter((one) => one.memberId === memberId).map(({ item }) => item);
      const all = Object.entries(choicesFor(count, (item) => choice(item, index)));
      const mine = all.filter(([item]) => !out.includes(Number(item)) && items?.includes(Number(item)) !== false);
      const declaredNoInterest = state.recusals[memberId] === undefined;
      const result = await journey.cast({ token, choices: Object.fromEntries(mine), declaredNoInterest });
      journey.accepted(result as { receipt: string });
    }
  }

  return { stateOf, voteAll };
}
