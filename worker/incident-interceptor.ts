import { Context } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { sentenceFor } from '../activities/failures.ts';
import type { Incidents } from '../adapters/register-ports.ts';

/** After so many failed attempts people are told; earlier ones are hiccups. */
const PATIENCE = 3;

/** Turns an activity that keeps failing into an incident that the dossier's page shows, and takes it back on success. */
export const incidentInterceptor =
  (incidents: Incidents, warn: (facts: object, message: string) => void): ActivityInterceptorsFactory =>
  () => ({
    inbound: {
      async execute(input, next) {
        const { attempt, activityType } = Context.current().info;
        const subject = subjectOf(input.args[0]);
        try {
          const result = await next(input);
          if (attempt > PATIENCE) await incidents.clear(subject, activityType);
          return result;
        } catch (error) {
          warn(
            { activityType, attempt, subject, err: error instanceof Error ? `${error.name}: ${error.message}` : error },
            'attempt failed',
          );
          if (attempt >= PATIENCE) {
            const incident = { subject, step: activityType, sentence: sentenceFor(error), attempts: attempt };
            // The registers may be the very thing that is away; the attempt's own error must not be lost over it.
            await incidents
              .raise(incident)
              .catch((cause: unknown) => warn({ subject, err: String(cause) }, 'incident not recorded'));
          }
          throw error;
        }
      },
    },
  });

/** Every activity's input names its dossier, its session, or its stream. */
function subjectOf(input: unknown): string {
  if (typeof input !== 'object' || input === null) return 'ghi-cong';
  const { dossierId, sessionId, stream } = input as { dossierId?: string; sessionId?: string; stream?: { id: string } };
  return dossierId ?? sessionId ?? stream?.id ?? 'ghi-cong';
}
