import type { Actor } from '../../domain/acts.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { type Caller, type CommandDeps, type Done, done, refusal } from './command.ts';
import { draftSession, type SessionPlan } from './council/draft-session.ts';
import { freezeInstruments } from './freeze-instruments.ts';
import { createOnce } from './once.ts';
import { stopBeforeCouncil } from './recheck-eligibility.ts';

export type ConveneInput = Caller & SessionPlan;

export type ConveneResult = Done<{ readonly sessionId: string }>;

/** Triệu tập phiên họp on chosen dossiers, each with every nominee that waits for the council, or on chosen initiatives. */
export function createConveneSession(deps: CommandDeps): (input: ConveneInput) => Promise<ConveneResult> {
  const once = createOnce<ConveneResult>();
  return (input) => once(`${input.person.id} ${input.requestId}`, () => convene(deps, input));
}

async function convene(deps: CommandDeps, input: ConveneInput): Promise<ConveneResult> {
  const { person, channel, requestId, ...plan } = input;
  const actor: Actor = { id: person.id, role: 'secretary' };
  const trace = { actor, channel, command: 'conveneSession', subject: person.unitId };
  if (!person.roles.includes('secretary')) return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });

  const at = deps.now().toISOString();
  const request = `${person.id}/${requestId}`;
  const sessionId = await deps.registers.sessions.nextId(Number(dateInVietnam(at).slice(0, 4)), request);
  // The same request again, its answer having been lost: its session is there, and its dossiers are on the agenda.
  if ((await deps.engine.session(sessionId)) !== undefined) return { ok: true, at, sessionId };

  const drafted = await draftSession(deps, person.unitId, plan, async (dossierId, ready) => {
    // The register follows the engine by a moment, so those just stopped may still stand in it.
    const stopped = await stopBeforeCouncil(deps, dossierId);
    return ready.filter((no) => !stopped.includes(no));
  });
  if ('code' in drafted) return refusal(deps, trace, drafted);
  const { holidays } = drafted;
  const figures = await freezeInstruments(deps, sessionId, drafted.command.agenda, at);
  const command = { ...drafted.command, invitation: true, ...figures } as const;
  const outcome = await deps.engine.conveneSession(sessionId, { command, actor, channel }, requestId, holidays);
  if ('refused' in outcome) return refusal(deps, { ...trace, subject: sessionId }, outcome.refused);
  return { ...done(outcome), sessionId } as Done<{ sessionId: string }>;
}
