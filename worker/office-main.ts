import { NativeConnection, Worker } from '@temporalio/worker';
import { createOfficeActivities } from '../activities/index.ts';
import { readEnvironment } from '../adapters/environment.ts';
import { chooseConverter } from '../adapters/office/choose-converter.ts';
import { OFFICE_QUEUE } from '../workflows/messages.ts';
import { compose } from './compose.ts';
import { incidentInterceptor } from './incident-interceptor.ts';
import { runUntilTold } from './run-until-told.ts';
import { createLogger, installRuntime } from './runtime.ts';

/** The worker that draws up documents: apart from the other because LibreOffice takes about 1.2 GB and one job at a time. */
const log = createLogger('office');
installRuntime(log);
const environment = readEnvironment(process.env);
const office = chooseConverter(process.env);
const composition = await compose(environment, log, office, () => undefined);
const { deps, dataConverter } = composition;

const connection = await NativeConnection.connect({ address: environment.TEMPORAL_ADDRESS });
const worker = await Worker.create({
  connection,
  namespace: environment.TEMPORAL_NAMESPACE,
  taskQueue: OFFICE_QUEUE,
  activities: createOfficeActivities(deps),
  dataConverter,
  interceptors: {
    activity: [incidentInterceptor(deps.registers.incidents, (facts, message) => log.warn(facts, message))],
  },
  maxConcurrentActivityTaskExecutions: 1,
  shutdownGraceTime: '10s',
});
await runUntilTold(worker, log);
await office.close();
await connection.close();
await composition.close();
