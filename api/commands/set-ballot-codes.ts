import { z } from 'zod';
import type { SecondChannel, SecondChannelKind } from '../../adapters/codes-ports.ts';
import type { Council } from '../../adapters/register-ports.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { BallotCodeDeps } from './ballot-code.ts';
import { type Caller, type Done, refusal } from './command.ts';
import { councilServed } from './session-access.ts';

interface OfCouncil {
  /** The council of awards when left out. */
  readonly councilId?: string | undefined;
}

/** Ghi kênh nhận mã of a member, by the secretary of the member's council. */
export const createSetSecondChannel =
  (deps: BallotCodeDeps) =>
  async (
    input: Caller & OfCouncil & { readonly memberId: string; readonly kind: SecondChannelKind; readonly value: string },
  ): Promise<Done> => {
    const { person, memberId, kind, value } = input;
    const { council, no } = await councilFor(deps, input, 'setSecondChannel');
    if (council === undefined) return no('ROLE_NOT_ALLOWED');
    if (!council.members.some((one) => one.id === memberId && one.votes)) return no('NOT_A_MEMBER');
    if (kind === 'SMS' && deps.sms === null) return no('NO_SMS_GATEWAY');
    const channel = channelFrom(kind, value.trim());
    if (channel === undefined) return no('CHANNEL_UNCLEAR');
    const member = await deps.registers.directory.person(memberId);
    // The same mailbox twice would be one channel that only looks like two.
    if (kind === 'EMAIL' && channel.value === member?.email.toLowerCase()) return no('CHANNEL_NOT_SECOND');
    await deps.registers.ballotCodes.setChannel(memberId, channel, person.id);
    return { ok: true, at: deps.now().toISOString() };
  };

/** Yêu cầu hoặc thôi yêu cầu mã xác nhận at a council. Holds at once, for sessions under way as well. */
export const createSetBallotCodePolicy =
  (deps: BallotCodeDeps) =>
  async (input: Caller & OfCouncil & { readonly asks: boolean }): Promise<Done> => {
    const { council, no } = await councilFor(deps, input, 'setBallotCodePolicy');
    if (council === undefined) return no('ROLE_NOT_ALLOWED');
    if (input.asks) {
      const voters = council.members.filter((one) => one.votes);
      const channels = await Promise.all(voters.map((one) => deps.registers.ballotCodes.channel(one.id)));
      if (channels.includes(undefined)) return no('CHANNELS_MISSING');
    }
    await deps.registers.ballotCodes.setAsking(council.id, input.asks, input.person.id);
    return { ok: true, at: deps.now().toISOString() };
  };

async function councilFor(deps: BallotCodeDeps, { person, channel, councilId }: Caller & OfCouncil, command: string) {
  const actor = { id: person.id, role: 'secretary' } as const;
  const no = (code: RefusalCode) => refusal(deps, { actor, channel, command, subject: person.unitId }, { code });
  const council: Council | undefined = person.roles.includes('secretary')
    ? await councilServed(deps, person.unitId, councilId)
    : undefined;
  return { council, no };
}

/** Undefined when it is no address and no Vietnamese telephone number. */
function channelFrom(kind: SecondChannelKind, typed: string): SecondChannel | undefined {
  if (kind === 'EMAIL') {
    const value = typed.toLowerCase();
    const at = value.lastIndexOf('@');
    const sound = z.email().max(200).safeParse(value).success;
    return sound ? { kind, value, masked: `${value.slice(0, 1)}***${value.slice(at)}` } : undefined;
  }
  const digits = typed.replace(/[\s.()-]/g, '').replace(/^(\+?84)/, '0');
  return /^0\d{9}$/.test(digits)
    ? { kind, value: `+84${digits.slice(1)}`, masked: `*** *** ${digits.slice(-3)}` }
    : undefined;
}
