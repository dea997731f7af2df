import type { z } from '@hono/zod-openapi';
import { dateInVietnam } from '../../../domain/calendar/working-days.ts';
import { decideInitiative } from '../../../domain/initiatives/decide.ts';
import type { InitiativeAct, Recognition } from '../../../domain/initiatives/initiative.ts';
import { initiativeInput, type RecognitionInput, recognitionInput } from '../../schemas/initiative.ts';
import { problemsOf } from '../../schemas/submission.ts';
import { type Caller, type Done, refusal } from '../command.ts';
import { createOnce } from '../once.ts';
import { type InitiativeDeps, keepDecision, requestOf, roleIn, traceOf, type WithProblems } from './act.ts';
import { foreseenClaim, type Statement, stateWith } from './claim.ts';

export interface RegisterInitiativeInput extends Caller {
  /** The union whose initiative it is; one's own when left out. */
  readonly unitId?: string;
  /** Checked against `initiativeInput`. */
  readonly content: unknown;
  /** Set by an officer who takes over what was recognised on paper; checked against `recognitionInput`. */
  readonly recognised?: unknown;
}

export type RegisterInitiativeResult = Done<{ readonly initiativeId: string }> | WithProblems;

const COMMAND = 'registerInitiative';

/** Đăng ký sáng kiến. */
export function createRegisterInitiative(
  deps: InitiativeDeps,
): (input: RegisterInitiativeInput) => Promise<RegisterInitiativeResult> {
  const once = createOnce<RegisterInitiativeResult>();
  return (input) => once(requestOf(input, COMMAND), () => register(deps, input));
}

async function register(deps: InitiativeDeps, input: RegisterInitiativeInput): Promise<RegisterInitiativeResult> {
  const { person, channel } = input;
  const unitId = input.unitId ?? person.unitId;
  const allowed = await roleIn(deps, input, COMMAND, unitId);
  if ('barred' in allowed) return refusal(deps, traceOf(input, COMMAND, unitId), { code: allowed.barred });
  const trace = traceOf(input, COMMAND, unitId, allowed.role);
  const content = initiativeInput.safeParse(input.content);
  const recognised = recognitionInput.nullable().safeParse(input.recognised ?? null);
  if (!content.success || !recognised.success) {
    return { refused: { code: 'BAD_INPUT' }, problems: { ...wrongIn(recognised, 'recognised.'), ...wrongIn(content) } };
  }

  const at = deps.now().toISOString();
  const actWith = (claim: Statement['claim'], recognition: Recognition | null): InitiativeAct => ({
    command: { type: COMMAND, unitId, claim, recognised: recognition },
    actor: { id: person.id, role: allowed.role },
    channel,
  });
  // Asked here first, so that what is refused leaves neither a number nor an author behind in the register.
  const foreseen = decideInitiative(actWith(foreseenClaim(content.data), asForeseen(recognised.data)), null, at);
  if ('refused' in foreseen) return refusal(deps, trace, foreseen.refused);

  const request = requestOf(input, COMMAND);
  const statement = await stateWith(deps, content.data, request, []);
  if ('refused' in statement) return statement;
  const recognition = recognised.data === null ? null : await keepDecision(deps, recognised.data);
  const id = await deps.registers.initiatives.nextId(Number(dateInVietnam(at).slice(0, 4)), request);
  const outcome = await deps.registers.initiatives.act({
    id,
    act: actWith(statement.claim, recognition),
    content: statement.content,
    requestId: request,
    at,
  });
  if ('refused' in outcome) return refusal(deps, { ...trace, subject: id }, outcome.refused);
  return { ok: true, at: outcome.accepted.at, initiativeId: id };
}

const wrongIn = (
  { error }: { readonly error?: z.ZodError | undefined },
  before = '',
): Readonly<Record<string, string>> =>
  error === undefined
    ? {}
    : Object.fromEntries(Object.entries(problemsOf(error)).map(([path, said]) => [before + path, said]));

const asForeseen = (recognised: RecognitionInput | null): Recognition | null =>
  recognised && { scope: recognised.scope, number: recognised.number, on: recognised.on, decidedByHash: 'kept later' };
