import type { Choices, HeldPaper } from '../../adapters/ballot-ports.ts';
import type { Channel } from '../../domain/acts.ts';
import { boxIdOf } from '../../domain/council/roll.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { actorOf, type BarredBallot, type OpenedBallot, openBallotLink } from './ballot-link.ts';
import { type CommandDeps, type Done, type Refused, refusal } from './command.ts';
import { createDepositBallot, faultOf } from './deposit-ballot.ts';
import { type IssuedPaper, issueAtOnce, issuePaper, type PaperRequest, paperClassFor } from './issue-paper.ts';

/**
 * Lập phiếu hộ: for a browser without JavaScript the server makes the paper when the choices are looked over. It goes into
 * the form of that page and is kept nowhere else, so the form sent again finishes the same paper.
 */
export const createMakePaper =
  (deps: CommandDeps) =>
  async ({
    token,
    key,
  }: {
    readonly token: string;
    readonly key: string | undefined;
  }): Promise<HeldPaper | Refused> => {
    const opened = await openBallotLink(deps, token, key);
    if ('barred' in opened) return { refused: { code: opened.barred } };
    const of = await paperClassFor(deps, opened);
    return 'refused' in of ? of : await deps.papers.make(of.boxId, of);
  };

/**
 * Bỏ phiếu in one request, for a browser without JavaScript: first the roll, then the signature, then the box. A crash in
 * between loses nothing: the same form sent again finishes it. The server sees member and choices together for the length
 * of this request, and forgets.
 */
export const createCastBallot = (deps: CommandDeps) => {
  const deposit = createDepositBallot(deps);
  return async (input: {
    readonly token: string;
    /** What the browser holds to which the link is tied. */
    readonly key?: string | undefined;
    readonly paper: HeldPaper;
    readonly choices: Choices;
    readonly declaredNoInterest: boolean;
    readonly channel: Channel;
  }): Promise<Done<{ readonly receipt: string }>> => {
    const { token, key, paper, choices, declaredNoInterest, channel } = input;
    const { classId, blinded } = paper;
    const asked = { classId, blinded, declaredNoInterest, channel };
    const fault = (opened: OpenedBallot | BarredBallot) => faultBefore(deps, opened, paper, choices);
    const issued =
      (await issueAtOnce(deps, { token, key, ...asked }, fault)) ??
      (await issueAsThingsAre(deps, await openBallotLink(deps, token, key), asked, fault));
    if ('refused' in issued) return issued;
    const { boxId, at } = issued;
    const signed = await deps.papers.finish(boxId, issued.of, paper, issued.blindSignature);
    const stored = await deposit({ boxId, paper: signed, choices });
    return 'refused' in stored ? stored : { ...stored, at };
  };
};

async function issueAsThingsAre(
  deps: CommandDeps,
  opened: OpenedBallot | BarredBallot,
  asked: Omit<PaperRequest, 'token' | 'key'>,
  faultOf: (opened: OpenedBallot | BarredBallot) => Promise<RefusalCode | undefined>,
): Promise<Done<IssuedPaper>> {
  const code = await faultOf(opened);
  if (code === undefined) return await issuePaper(deps, opened, asked);
  const { channel } = asked;
  const subject = opened.sessionId ?? 'unknown';
  return refusal(deps, { actor: actorOf(opened), channel, command: 'castBallot', subject }, { code });
}

/** Looked at before the roll hears of it: afterwards the member could not choose again. */
async function faultBefore(
  deps: CommandDeps,
  opened: OpenedBallot | BarredBallot,
  { classId }: HeldPaper,
  choices: Choices,
): Promise<RefusalCode | undefined> {
  if ('barred' in opened) return opened.barred;
  const { sessionId, session, memberId, bound } = opened;
  // The pages tie the link to the browser at the declaration; a form that comes from another one was not filled in there.
  if (!bound) return session.voted.includes(memberId) ? 'ALREADY_VOTED' : 'INTEREST_NOT_DECLARED';
  const of = await deps.registers.box.classOf(boxIdOf(sessionId, session), classId);
  return of && faultOf(choices, of.items);
}
