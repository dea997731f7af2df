import type { Person } from '../../adapters/register-ports.ts';
import { newToken, tokenHash } from '../../adapters/secrets.ts';
import type { Channel } from '../../domain/acts.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { type CommandDeps, type Refused, refusal } from './command.ts';

/** A working day and a little more; nobody types the address twice a day. */
const HOURS = 12;

export type SignedIn =
  | { readonly ok: true; readonly cookie: string; readonly expiresAt: string; readonly person: Person | undefined }
  | Refused;

/** Opens a web session with a one-time link. The link is spent by this act, never by looking at it. */
export const createSignIn =
  (deps: CommandDeps) =>
  async (input: { readonly token: string; readonly channel: Channel }): Promise<SignedIn> => {
    const now = deps.now();
    const hash = tokenHash(input.token);
    const link = await deps.registers.links.find(hash);
    const actor = { id: link?.personId ?? 'unknown', role: 'proposer' } as const;
    const trace = { actor, channel: input.channel, command: 'signIn', subject: actor.id };
    const no = (code: RefusalCode) => refusal(deps, trace, { code });
    if (link === undefined || link.purpose !== 'sign-in') return no('LINK_UNKNOWN');
    if (link.revokedAt !== null) return no('LINK_REVOKED');
    if (link.expiresAt <= now.toISOString()) return no('LINK_EXPIRED');
    if (!(await deps.registers.links.use(hash, now.toISOString()))) return no('LINK_USED');
    const cookie = newToken();
    const expiresAt = new Date(now.getTime() + HOURS * 3_600_000).toISOString();
    await deps.registers.webSessions.open(link.personId, tokenHash(cookie), expiresAt);
    return { ok: true, cookie, expiresAt, person: await deps.registers.directory.person(link.personId) };
  };
