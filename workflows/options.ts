/** How activities are retried, each policy with its reason. */

import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Dated, EverydayActivities, OfficeActivities, RegisterActivities } from '../activities/contracts.ts';
import { OFFICE_QUEUE } from './messages.ts';

const HEARTBEAT = '6s';

/**
 * Short transactions on PostgreSQL, idempotent by key: as local activities they cost one event of history instead of six.
 * Retried for ever: an act that was accepted must reach the registers, however long the database is away.
 */
export const registers = proxyLocalActivities<Dated<RegisterActivities>>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 1.5, maximumInterval: '20s' },
});

/**
 * Signing, storing, telling other processes: idempotent (content-addressed files, first writer wins, fixed Update ids), so
 * retried for ever; an incident is shown to people after a few attempts. The attempt limit bounds a hung connection, the
 * heartbeat (see `worker/heartbeat-interceptor.ts`) tells a killed worker within seconds.
 */
export const everyday = proxyActivities<Dated<EverydayActivities>>({
  startToCloseTimeout: '5m',
  heartbeatTimeout: HEARTBEAT,
  retry: { initialInterval: '1s', backoffCoefficient: 1.5, maximumInterval: '20s' },
});

/**
 * The export at the end: seconds long, idempotent, and nothing else waits in that workflow, so it too is a local activity
 * (one event instead of six).
 */
export const archive = proxyLocalActivities<Dated<Pick<EverydayActivities, 'archiveDossier'>>>({
  startToCloseTimeout: '5m',
  retry: { initialInterval: '1s', backoffCoefficient: 1.5, maximumInterval: '20s' },
});

/** Drawing up a document needs LibreOffice and may wait behind others for it. */
export const office = proxyActivities<Dated<OfficeActivities>>({
  taskQueue: OFFICE_QUEUE,
  startToCloseTimeout: '5m',
  heartbeatTimeout: HEARTBEAT,
  retry: { initialInterval: '1s', backoffCoefficient: 1.5, maximumInterval: '20s' },
});
