import type { InitiativeView } from '../../../adapters/initiatives-ports.ts';
import { decideInitiative } from '../../../domain/initiatives/decide.ts';
import type { InitiativeAct } from '../../../domain/initiatives/initiative.ts';
import type { RefusalCode } from '../../../domain/refusals.ts';
import type { Caller } from '../command.ts';
import { type InitiativeDeps, requestOf, roleIn } from './act.ts';

const COMMAND = 'takeBackInitiative';

/** Thu hồi các sáng kiến của một danh sách đã nhập: asked of all of them first, so that it is all or nothing. */
export async function takeBackInitiatives(
  deps: InitiativeDeps,
  caller: Caller & { readonly importId: string },
  ids: readonly string[],
): Promise<RefusalCode | undefined> {
  const { initiatives, notes } = deps.registers;
  const at = deps.now().toISOString();
  const noteHash = await notes.keep(`Thu hồi danh sách đã nhập ${caller.importId}`);
  const views = await Promise.all(ids.map((id) => initiatives.view(id)));
  const acts: { readonly view: InitiativeView; readonly act: InitiativeAct }[] = [];
  for (const view of views) {
    // An undoing that broke off is gone on with.
    if (view === undefined || view.state.status === 'TAKEN_BACK') continue;
    const allowed = await roleIn(deps, caller, COMMAND, view.state.unitId);
    if ('barred' in allowed) return allowed.barred;
    const actor = { id: caller.person.id, role: allowed.role };
    const act: InitiativeAct = { command: { type: COMMAND, noteHash }, actor, channel: caller.channel };
    const foreseen = decideInitiative(act, view.state, at);
    if ('refused' in foreseen) return foreseen.refused.code;
    acts.push({ view, act });
  }
  for (const { view, act } of acts) {
    const requestId = `${requestOf(caller, COMMAND)}/${caller.importId}`;
    const outcome = await initiatives.act({ id: view.id, act, content: null, requestId, at });
    if ('refused' in outcome) return outcome.refused.code;
  }
  return undefined;
}
