import type { Context } from 'hono';
import type { Commands } from '../commands/all-commands.ts';
import type { AppDeps } from '../deps.ts';
import type { Limiter } from '../rate-limits.ts';

/** What route modules work with: the app's parts and the use cases built on them. */
export interface RouteDeps extends AppDeps {
  readonly commands: Commands;
  readonly limit: Limiter;
  /** The address of the caller, for counting only. */
  readonly callerOf: (c: Context) => string;
}
