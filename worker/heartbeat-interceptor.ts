import { Context } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** A third of the heartbeat timeout in `workflows/options.ts`. */
const BEAT_MS = 2_000;

/** Shows the server that the process is alive, so that after a crash another attempt starts within seconds, not minutes. */
export const heartbeatInterceptor: ActivityInterceptorsFactory = () => ({
  inbound: {
    async execute(input, next) {
      const context = Context.current();
      if (context.info.isLocal) return await next(input);
      const beat = setInterval(() => context.heartbeat(), BEAT_MS);
      try {
        return await next(input);
      } finally {
        clearInterval(beat);
      }
    },
  },
});
