import { Hono } from 'hono';
import type { AppDeps, Probes } from '../deps.ts';

const PATIENCE = 3000;

/**
 * `/healthz`: the process lives. `/readyz`: everything it needs answers within three seconds; what it goes on without is
 * named beside that.
 */
export function healthRoutes({ probes, companions, log }: AppDeps) {
  const app = new Hono();
  const ask = (asked: Probes) =>
    Promise.all(
      Object.entries(asked).map(async ([name, probe]) => {
        try {
          await within(probe());
          return [name, 'ok'] as const;
        } catch (error) {
          log.warn({ part: name, err: error }, 'not ready');
          return [name, 'unavailable'] as const;
        }
      }),
    );
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const [needed, beside] = await Promise.all([ask(probes), ask(companions)]);
    const ready = needed.every(([, state]) => state === 'ok');
    const parts = Object.fromEntries([...needed, ...beside]);
    return c.json({ status: ready ? 'ok' : 'unavailable', parts }, ready ? 200 : 503);
  });
  return app;
}

async function within(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
