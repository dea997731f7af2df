import type { ActivityDeps } from '../activities/deps.ts';
import { tellCalendar, type Unreached } from '../activities/tell-calendar.ts';

/** How soon after its publication a change of the calendar begins to reach the open processes. */
const ROUND_MS = 5_000;

/** Carries a published calendar to every open process, beside the processes: nothing waits for it. */
export function openCalendarRoom(
  deps: Pick<ActivityDeps, 'registers' | 'engine' | 'now'>,
  warn: (facts: object, message: string) => void,
): { close(): Promise<void> } {
  const unreached: Unreached = new Map();
  let working: Promise<void> | undefined;
  const round = async (): Promise<void> => {
    try {
      await tellCalendar(deps, warn, unreached);
    } catch (error) {
      warn({ err: String(error) }, 'calendar not reachable');
    }
  };
  const timer = setInterval(() => {
    working ??= round().finally(() => {
      working = undefined;
    });
  }, ROUND_MS);
  return {
    async close() {
      clearInterval(timer);
      await working;
    },
  };
}
