import { NativeConnection, Worker } from '@temporalio/worker';
import { createMainActivities } from '../activities/index.ts';
import { readEnvironment } from '../adapters/environment.ts';
import { createMailer } from '../adapters/mail/create-mailer.ts';
import type { OfficeConverter } from '../adapters/ports.ts';
import { MAIN_QUEUE } from '../workflows/messages.ts';
import { compose } from './compose.ts';
import { incidentInterceptor } from './incident-interceptor.ts';
import { type MailRoom, openMailRoom } from './mail-room.ts';
import { DEAF_SINKS } from './replay.ts';
import { runUntilTold } from './run-until-told.ts';
import { createLogger, installRuntime } from './runtime.ts';

/** The worker: carries every process and every activity that does not need LibreOffice, and sends the mail. */
const log = createLogger('worker');
installRuntime(log);
const environment = readEnvironment(process.env);

const noOffice: OfficeConverter = {
  toPdf: () => Promise.reject(new Error('documents are drawn up by worker/office-main.ts')),
  close: () => Promise.resolve(),
};
let mailRoom: MailRoom | undefined;
const composition = await compose(environment, log, noOffice, () => mailRoom?.wake());
const { deps, dataConverter, bundleCode } = composition;
const mailer = createMailer({ url: environment.SMTP_URL, from: environment.MAIL_FROM });
mailRoom = openMailRoom(deps.registers.outbox, mailer, (facts, message) => log.warn(facts, message));

const connection = await NativeConnection.connect({ address: environment.TEMPORAL_ADDRESS });
const worker = await Worker.create({
  connection,
  namespace: environment.TEMPORAL_NAMESPACE,
  taskQueue: MAIN_QUEUE,
  workflowBundle: { code: bundleCode },
  activities: createMainActivities(deps),
  dataConverter,
  sinks: DEAF_SINKS,
  interceptors: {
    activity: [incidentInterceptor(deps.registers.incidents, (facts, message) => log.warn(facts, message))],
  },
  shutdownGraceTime: '10s',
  // About a third of a MiB each; a parked dossier is replayed when it wakes.
  maxCachedWorkflows: 500,
});
await runUntilTold(worker, log);
await mailRoom.close();
await connection.close();
await composition.close();
