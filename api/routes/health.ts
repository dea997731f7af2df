import { Hono } from 'hono';
import type { AppDeps } from '../deps.ts';

const PATIENCE = 3000;

/** `/healthz`: the process lives. `/readyz`: everything it needs answers within three seconds. */
export function healthRoutes({ probes, log }: AppDeps) {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const parts = await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => {
        try {
          await within(probe());
          return [name, 'ok'] as const;
        } catch (error) {
          log.warn({ part: name, err: error }, 'not ready');
          return [name, 'unavailable'] as const;
        }
      }),
    );
    const ready = parts.every(([, state]) => state === 'ok');
    return c.json({ status: ready ? 'ok' : 'unavailable', parts: Object.fromEntries(parts) }, ready ? 200 : 503);
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
