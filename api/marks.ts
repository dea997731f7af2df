/** Short texts that change when something new is recorded, so that a page knows when to look again. */

import type { Registers } from '../adapters/register-ports.ts';
import { sessionNow } from './commands/session-access.ts';
import type { AppDeps } from './deps.ts';

export async function dossierMark(registers: Registers, id: string): Promise<string> {
  const subjects = [id, `${id}/decision`];
  const [events, decisionEvents, documents, incidents] = await Promise.all([
    registers.events.length(id),
    registers.events.length(`${id}/decision`),
    registers.documents.of(subjects),
    registers.incidents.open(subjects),
  ]);
  return [events, decisionEvents, documents.length, incidents.length].join('.');
}

/** While voting is open only the process itself knows who has voted. */
export async function sessionMark(deps: Pick<AppDeps, 'registers' | 'engine'>, id: string): Promise<string> {
  const { registers } = deps;
  const [events, documents, session] = await Promise.all([
    registers.events.length(id),
    registers.documents.of([id]),
    sessionNow(deps, id),
  ]);
  return [events, documents.length, session?.voted.length ?? 0].join('.');
}

/**
 * Waits a moment for the registers to follow an accepted act, so that the next page shows it. Gives up silently after
 * `patience` milliseconds: the act is safe, and the page reloads itself when the register has caught up.
 */
export async function settle(isThere: () => Promise<boolean>, patience: number): Promise<void> {
  const end = performance.now() + patience;
  while (!(await isThere()) && performance.now() < end) await new Promise((resume) => setTimeout(resume, 40));
}
