import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** Adds to each result when it came about, as `Dated` in `activities/contracts.ts` promises. */
export const datingInterceptor: ActivityInterceptorsFactory = () => ({
  inbound: {
    async execute(input, next) {
      const result: unknown = await next(input);
      return typeof result === 'object' && result !== null ? { at: new Date().toISOString(), ...result } : result;
    },
  },
});
