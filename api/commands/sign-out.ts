import { tokenHash } from '../../adapters/secrets.ts';
import type { CommandDeps } from './command.ts';

/** Ends a web session on the server, not only in the browser. Harmless when it is over already. */
export const createSignOut =
  (deps: CommandDeps) =>
  (input: { readonly cookie: string }): Promise<void> =>
    deps.registers.webSessions.close(tokenHash(input.cookie));
