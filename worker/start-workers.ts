import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { ActivityDeps } from '../activities/deps.ts';
import { createMainActivities, createOfficeActivities } from '../activities/index.ts';
import type { Environment } from '../adapters/environment.ts';
import { createMailer } from '../adapters/mail/create-mailer.ts';
import { chooseConverter } from '../adapters/office/choose-converter.ts';
import type { Mailer, OfficeConverter } from '../adapters/ports.ts';
import { MAIN_QUEUE, OFFICE_QUEUE } from '../workflows/messages.ts';
import { openCalendarRoom } from './calendar-room.ts';
import { type Composition, compose } from './compose.ts';
import { datingInterceptor } from './dating-interceptor.ts';
import { heartbeatInterceptor } from './heartbeat-interceptor.ts';
import { incidentInterceptor } from './incident-interceptor.ts';
import { type MailRoom, openMailRoom } from './mail-room.ts';
import { DEAF_SINKS } from './replay.ts';
import { runUntilTold } from './run-until-told.ts';

/** Lets a fault test stand between the activities and what they act on. */
export interface Wrapping {
  deps(deps: ActivityDeps): ActivityDeps;
  mailer(mailer: Mailer): Mailer;
}

const AS_THEY_ARE: Wrapping = { deps: (deps) => deps, mailer: (mailer) => mailer };

/** Carries every process and every activity that does not need LibreOffice, and sends the mail. Ends on SIGTERM. */
export async function startMainWorker(environment: Environment, log: Logger, wrap = AS_THEY_ARE): Promise<void> {
  const noOffice: OfficeConverter = {
    toPdf: () => Promise.reject(new Error('documents are drawn up by worker/office-main.ts')),
    close: () => Promise.resolve(),
  };
  let mailRoom: MailRoom | undefined;
  const composition = await compose(environment, log, noOffice, () => mailRoom?.wake());
  const deps = wrap.deps(composition.deps);
  const mailer = createMailer({ url: environment.SMTP_URL, from: environment.MAIL_FROM });
  mailRoom = openMailRoom(deps.registers.outbox, wrap.mailer(mailer), (facts, message) => log.warn(facts, message));
  const calendarRoom = openCalendarRoom(deps, (facts, message) => log.warn(facts, message));
  await serve(environment, log, composition, {
    taskQueue: MAIN_QUEUE,
    workflowBundle: { code: composition.bundleCode },
    activities: createMainActivities(deps),
    sinks: DEAF_SINKS,
    // About a third of a MiB each; a parked dossier is replayed when it wakes.
    maxCachedWorkflows: 500,
    ...deploymentOptions(environment, deps.workerBundle.sha256),
  });
  await calendarRoom.close();
  await mailRoom.close();
  mailer.close();
  await composition.close();
}

/** Draws up documents: apart from the other because LibreOffice takes about 1.2 GB and one job at a time. */
export async function startOfficeWorker(environment: Environment, log: Logger, wrap = AS_THEY_ARE): Promise<void> {
  const office = chooseConverter(process.env);
  const composition = await compose(environment, log, office, () => undefined);
  await serve(environment, log, composition, {
    taskQueue: OFFICE_QUEUE,
    activities: createOfficeActivities(wrap.deps(composition.deps)),
    maxConcurrentActivityTaskExecutions: 1,
  });
  await office.close();
  await composition.close();
}

async function serve(
  environment: Environment,
  log: Logger,
  { deps, dataConverter }: Composition,
  options: Omit<WorkerOptions, 'connection'>,
): Promise<void> {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: apiKey, TEMPORAL_NAMESPACE: namespace } = environment;
  const connection = await NativeConnection.connect({ address, ...(apiKey ? { apiKey, tls: true } : {}) });
  const warn = (facts: object, message: string) => log.warn(facts, message);
  const worker = await Worker.create({
    ...options,
    connection,
    namespace,
    dataConverter,
    interceptors: {
      activity: [heartbeatInterceptor, incidentInterceptor(deps.registers.incidents, warn), datingInterceptor],
    },
    shutdownGraceTime: '10s',
  });
  await runUntilTold(worker, log);
  await connection.close();
}

/**
 * With TEMPORAL_DEPLOYMENT set the worker belongs to a deployment, its build named by the workflow code's hash; whoever
 * deploys then says which build is current. Without it new code must keep replaying old histories (`tests/replay`).
 */
const deploymentOptions = (
  { TEMPORAL_DEPLOYMENT: deploymentName }: Environment,
  sha256: string,
): Partial<WorkerOptions> =>
  deploymentName === undefined
    ? {}
    : {
        workerDeploymentOptions: {
          version: { deploymentName, buildId: sha256.slice(0, 16) },
          useWorkerVersioning: true,
          defaultVersioningBehavior: 'AUTO_UPGRADE',
        },
      };
