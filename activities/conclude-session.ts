import type { EverydayActivities } from './contracts.ts';
import { deliverResults } from './deliver-results.ts';
import type { ActivityDeps } from './deps.ts';
import { signMinutes } from './sign-minutes.ts';

/** The end of a session: the chair's signature makes the minutes final, and only then do the results leave it. */
export const createConcludeSession =
  (deps: ActivityDeps): EverydayActivities['concludeSession'] =>
  async ({ sessionId }) => {
    await signMinutes(deps, sessionId);
    await deliverResults(deps, sessionId);
  };
