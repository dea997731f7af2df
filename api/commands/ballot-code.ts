import { createHash, randomInt } from 'node:crypto';
import type { SmsGateway } from '../../adapters/codes-ports.ts';
import type { OutgoingMail, Person } from '../../adapters/register-ports.ts';
import { tokenHash } from '../../adapters/secrets.ts';
import type { Channel } from '../../domain/acts.ts';
import { holderOf } from '../../domain/council/roll.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { ballotCodeMail, ballotCodeSms } from '../../templates/mail/ballot-code.ts';
import { actorOf, type OpenedBallot, openBallotLink } from './ballot-link.ts';
import { type CommandDeps, type Done, refusal } from './command.ts';

export const CODE_MINUTES = 10;

export type BallotCodeDeps = CommandDeps & { readonly sms: SmsGateway | null };

export interface LinkInHand {
  readonly token: string;
  /** What the browser holds to which the link is tied. */
  readonly key?: string | undefined;
  readonly channel: Channel;
}

/** Gửi mã xác nhận by the second channel of whoever holds the paper, to the browser that declared and nobody else. */
export const createSendBallotCode =
  (deps: BallotCodeDeps) =>
  async (input: LinkInHand): Promise<Done> => {
    const { registers } = deps;
    const { opened, no } = await openForCode(deps, input, 'sendBallotCode');
    if (typeof opened === 'string') return no(opened);
    const { memberId, sessionId, session } = opened;
    const holderId = holderOf(session, memberId);
    const [member, council, channel] = await Promise.all([
      registers.directory.person(holderId),
      registers.directory.council(session.councilId),
      registers.ballotCodes.channel(holderId),
    ]);
    if (member === undefined || council === undefined) return no('UNKNOWN_SESSION');
    if (channel === undefined || (channel.kind === 'SMS' && deps.sms === null)) return no('NO_SECOND_CHANNEL');
    const now = deps.now();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const mail = channel.kind === 'EMAIL' ? mailWith(code, member, channel.value, sessionId, council.name) : null;
    const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString();
    const linkHash = tokenHash(input.token);
    const issued = await registers.ballotCodes.issue(
      { linkHash, codeHash: codeHashOf(input.token, code), expiresAt },
      mail,
    );
    if (!issued) return no('CODES_SENT_OFTEN');
    // Not through the outbox: a text that waits longer than its code lives helps nobody, the member asks again.
    if (channel.kind === 'SMS') await deps.sms?.send(channel.value, ballotCodeSms({ code, minutes: CODE_MINUTES }));
    return { ok: true, at: now.toISOString() };
  };

/** Xác nhận mã: the right six digits open the ballot in this browser until the close. */
export const createConfirmBallotCode =
  (deps: BallotCodeDeps) =>
  async (input: LinkInHand & { readonly code: string }): Promise<Done> => {
    const { opened, no } = await openForCode(deps, input, 'confirmBallotCode');
    if (typeof opened === 'string') return no(opened);
    const typed = input.code.replace(/\D/g, '');
    const answer = await deps.registers.ballotCodes.check(tokenHash(input.token), codeHashOf(input.token, typed));
    if (answer === 'WRONG') return no('CODE_WRONG');
    return answer === 'SPENT' ? no('CODE_SPENT') : { ok: true, at: deps.now().toISOString() };
  };

async function openForCode(deps: BallotCodeDeps, { token, key, channel }: LinkInHand, command: string) {
  const found = await openBallotLink(deps, token, key);
  const actor = actorOf(found);
  const trace = { actor, channel, command, subject: found.sessionId ?? 'unknown' };
  const no = (code: RefusalCode) => refusal(deps, trace, { code });
  const opened: OpenedBallot | RefusalCode =
    'barred' in found ? found.barred : !found.bound ? 'INTEREST_NOT_DECLARED' : found.expired ? 'LINK_EXPIRED' : found;
  return { opened, no };
}

/** Never over anything chosen: a hash of the choices beside a member's link would undo the secret vote. */
const codeHashOf = (token: string, code: string): string => tokenHash(`${token} ${code}`);

function mailWith(code: string, member: Person, address: string, sessionId: string, sender: string): OutgoingMail {
  const to = `${member.honorific} ${member.name}`;
  const n = createHash('sha256')
    .update(`${sessionId} ${member.id} ${randomInt(2 ** 47)}`)
    .digest('hex')
    .slice(0, 16);
  return {
    mail: {
      messageId: `<${sessionId}.ballot-code.${n}@ghi-cong>`,
      to: { name: member.name, address },
      ...ballotCodeMail({ to, code, minutes: CODE_MINUTES, sender }),
    },
    about: sessionId,
    kind: 'ballot-code',
  };
}
