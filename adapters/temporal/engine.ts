import {
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, type DataConverter, type SearchAttributePair } from '@temporalio/common';
import { type Engine, EngineUnavailable, type Outcome } from '../../api/engine-port.ts';
import type { Act } from '../../domain/acts.ts';
import type { HolidayTable } from '../../domain/calendar/holidays.ts';
import type { SessionState } from '../../domain/council/session.ts';
import type { DecisionState } from '../../domain/decision/decision.ts';
import type { DossierState } from '../../domain/dossier/dossier.ts';
import { isRefusalCode, type RefusalCode, refuse } from '../../domain/refusals.ts';
import {
  type Accepted,
  AWARD,
  decisionId,
  MAIN_QUEUE,
  PROCESS,
  SEARCH_ATTRIBUTES,
  STATE_QUERY,
  UNIT,
} from '../../workflows/messages.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
  readonly apiKey?: string;
}

/** Any of our workflows, as far as starting one goes. */
type Process = (input: object) => Promise<unknown>;

/** Councils that vote at the same time; a state takes some tens of kilobytes. */
const SESSIONS_REMEMBERED = 100;

/** How long a person is kept waiting before being told that the outcome is not known yet. */
const PATIENCE_MS = 15_000;

export async function connectClient(at: TemporalAddress, dataConverter: DataConverter): Promise<Client> {
  const { address, namespace, apiKey } = at;
  try {
    const connection = await Connection.connect({
      address,
      connectTimeout: PATIENCE_MS,
      ...(apiKey === undefined ? {} : { apiKey, tls: true }),
    });
    return new Client({ connection, namespace, dataConverter });
  } catch (cause) {
    throw new EngineUnavailable(`Temporal does not answer at ${address}`, { cause });
  }
}

/** Makes the search attributes known to the namespace; does nothing when they are there. */
export async function ensureSearchAttributes(client: Client): Promise<void> {
  const { namespace } = client.options;
  const operator = client.connection.operatorService;
  const { customAttributes } = await operator.listSearchAttributes({ namespace });
  const missing = SEARCH_ATTRIBUTES.filter((attribute) => !(attribute.name in customAttributes));
  // 2 = KEYWORD in temporal.api.enums.v1.IndexedValueType
  const searchAttributes = Object.fromEntries(missing.map((attribute) => [attribute.name, 2]));
  if (missing.length > 0) await operator.addSearchAttributes({ namespace, searchAttributes });
}

export interface EngineOptions {
  /** How soon a workflow task is given to another worker after its worker died; the server's default is 10 seconds. */
  readonly workflowTaskTimeout?: '1s' | '2s' | '10s';
}

/** The engine on Temporal: every act is an Update named after its command, `requestId` its Update id. */
export function createEngine(client: Client, { workflowTaskTimeout = '10s' }: EngineOptions = {}): Engine {
  const workflows = client.workflow;
  const seen = new Map<string, SessionState>();
  const stateOf = oneAtATime((workflowId) => ask(client, workflowId));

  const act = async (workflowId: string, asked: Act<{ type: string }>, requestId: string, missing: Missing) =>
    await outcomeOf(
      client,
      () => codeFor(client, workflowId, missing),
      async () => {
        const handle = workflows.getHandle(workflowId);
        return await handle.executeUpdate<Accepted, [unknown]>(asked.command.type, {
          updateId: requestId,
          args: [asked],
        });
      },
    );

  const start = async (
    workflowType: 'dossier' | 'councilSession',
    workflowId: string,
    input: object,
    asked: Act<{ type: string }>,
    requestId: string,
    shown: { summary: string; attributes: SearchAttributePair[] },
    exists: RefusalCode,
  ) =>
    await outcomeOf(
      client,
      async () => exists,
      async () => {
        const startWorkflowOperation = new WithStartWorkflowOperation<Process>(workflowType, {
          workflowId,
          taskQueue: MAIN_QUEUE,
          args: [input],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowTaskTimeout,
          staticSummary: shown.summary,
          typedSearchAttributes: shown.attributes,
        });
        return await workflows.executeUpdateWithStart<Process, Accepted, [unknown]>(asked.command.type, {
          startWorkflowOperation,
          updateId: requestId,
          args: [asked],
        });
      },
    );

  return {
    submitDossier(dossierId, asked, requestId, holidays) {
      const { command } = asked;
      const [unit, award] = command.type === 'submitDossier' ? [command.unitId, command.awardCode] : ['', ''];
      return start(
        'dossier',
        dossierId,
        { dossierId, ...calendared(holidays) },
        asked,
        requestId,
        {
          summary: `Hồ sơ ${dossierId}`,
          attributes: [
            { key: PROCESS, value: 'dossier' },
            { key: UNIT, value: unit },
            { key: AWARD, value: award },
          ],
        },
        'ALREADY_SUBMITTED',
      );
    },
    conveneSession: (sessionId, asked, requestId, holidays) =>
      start(
        'councilSession',
        sessionId,
        { sessionId, ...calendared(holidays) },
        asked,
        requestId,
        {
          summary: `Phiên họp ${sessionId}`,
          attributes: [{ key: PROCESS, value: 'councilSession' }],
        },
        'SESSION_EXISTS',
      ),
    actOnDossier: (dossierId, asked, requestId) =>
      act(dossierId, asked, requestId, { never: 'UNKNOWN_DOSSIER', over: 'WRONG_STAGE' }),
    actOnSession: (sessionId, asked, requestId) => {
      const voting = ['castBallot', 'declareInterest'].includes(asked.command.type);
      const over = voting ? 'VOTING_CLOSED' : 'SESSION_OVER';
      return act(sessionId, asked, requestId, { never: 'UNKNOWN_SESSION', over });
    },
    actOnDecision: (dossierId, asked, requestId) =>
      act(decisionId(dossierId), asked, requestId, { never: 'UNKNOWN_DECISION', over: 'ALREADY_ISSUED' }),
    dossier: (dossierId) => stateOf(dossierId) as Promise<DossierState | undefined>,
    async session(sessionId) {
      const state = (await stateOf(sessionId)) as SessionState | undefined;
      if (state !== undefined) seen.set(sessionId, state);
      const [oldest] = seen.keys();
      if (seen.size > SESSIONS_REMEMBERED && oldest !== undefined) seen.delete(oldest);
      return state;
    },
    sessionSeen: (sessionId) => seen.get(sessionId),
    decision: (dossierId) => stateOf(decisionId(dossierId)) as Promise<DecisionState | undefined>,
  };
}

/** The table every process has is not said again: each byte is kept in the history. */
const calendared = (holidays: HolidayTable | undefined) =>
  holidays === undefined || holidays.edition === 0 ? {} : { holidays };

/** What it means to people that a process is not running: there never was one, or it has come to its end. */
interface Missing {
  readonly never: RefusalCode;
  readonly over: RefusalCode;
}

async function codeFor(client: Client, workflowId: string, { never, over }: Missing): Promise<RefusalCode> {
  try {
    await client.workflow.getHandle(workflowId).describe();
    return over;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return never;
    throw unavailable(error);
  }
}

/** @param notRunning asked for the refusal when no such process is running */
async function outcomeOf(
  client: Client,
  notRunning: () => Promise<RefusalCode>,
  ask: () => Promise<Accepted>,
): Promise<Outcome> {
  try {
    return { accepted: await client.withDeadline(Date.now() + PATIENCE_MS, ask) };
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
      const { type, details } = error.cause;
      if (isRefusalCode(type)) return refuse(type, (details?.[0] ?? undefined) as Record<string, string | number>);
    }
    if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError) {
      return refuse(await notRunning());
    }
    throw unavailable(error);
  }
}

async function ask(client: Client, workflowId: string): Promise<unknown> {
  try {
    const query = () => client.workflow.getHandle(workflowId).query<unknown>(STATE_QUERY);
    return (await client.withDeadline(Date.now() + PATIENCE_MS, query)) ?? undefined;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw unavailable(error);
  }
}

function unavailable(error: unknown): unknown {
  const unknownOutcome =
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    error instanceof ServiceError ||
    isGrpcServiceError(error);
  return unknownOutcome ? new EngineUnavailable('Temporal did not answer in time', { cause: error }) : error;
}
