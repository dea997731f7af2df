import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { type Logger, pino } from 'pino';

/** JSON lines on stdout; people's names and free texts never get this far, and the redaction list is the second lock. */
export const createLogger = (name: string): Logger =>
  pino({ name, redact: { paths: ['*.email', '*.name', '*.token', '*.address', '*.text'], censor: '[kín]' } });

/** Temporal's own messages go through our logger. Must run before the first connection, once a process. */
export function installRuntime(log: Logger): void {
  const temporalLog = new DefaultLogger('WARN', ({ level, message, meta }) => {
    // The SDK prints error stacks whole; a failed attempt is told by the incident, so one line is enough here.
    const { error, ...facts } = (meta ?? {}) as Record<string, unknown>;
    const line = { ...facts, ...(error instanceof Error ? { err: `${error.name}: ${error.message}` } : {}) };
    if (level === 'ERROR') log.error(line, message);
    else log.warn(line, message);
  });
  Runtime.install({
    logger: temporalLog,
    telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'WARN' }) } },
    // Ours end on SIGTERM by themselves; see `main.ts`.
    shutdownSignals: [],
  });
}
