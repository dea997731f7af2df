import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limits } from './deps.ts';
import { RefusedError } from './errors.ts';

export type Limiter = (limit: keyof Limits, key: string) => Promise<void>;

/** Counts in this process's memory. `limit(name, key)` refuses with TOO_MANY_REQUESTS when a key asked too often. */
export function createLimiter(limits: Limits): Limiter {
  const byName = new Map(
    Object.entries(limits).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    ]),
  );
  return async (limit, key) => {
    try {
      await byName.get(limit)?.consume(key);
    } catch (answer) {
      if (answer instanceof RateLimiterRes) throw new RefusedError('TOO_MANY_REQUESTS');
      throw answer;
    }
  };
}
