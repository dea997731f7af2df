import type { Choices, HeldPaper } from '../../adapters/ballot-ports.ts';
import type { Channel } from '../../domain/acts.ts';
import { openBallotLink } from './ballot-link.ts';
import { type CommandDeps, type Done, type Refused, refusal } from './command.ts';
import { createDepositBallot, faultOf } from './deposit-ballot.ts';
import { issuePaper, paperClassFor } from './issue-paper.ts';

/**
 * Lập phiếu hộ: for a browser without JavaScript the server makes the paper when the choices are looked over. It goes into
 * the form of that page and is kept nowhere else, so the form sent again finishes the same paper.
 */
export const createMakePaper =
  (deps: CommandDeps) =>
  async (token: string): Promise<HeldPaper | Refused> => {
    const opened = await openBallotLink(deps, token);
    if ('barred' in opened) return { refused: { code: opened.barred } };
    const of = await paperClassFor(deps, opened);
    return 'refused' in of ? of : await deps.papers.make(opened.sessionId, of);
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
    readonly paper: HeldPaper;
    readonly choices: Choices;
    readonly declaredNoInterest: boolean;
    readonly channel: Channel;
  }): Promise<Done<{ readonly receipt: string }>> => {
    const { token, paper, choices, declaredNoInterest, channel } = input;
    const opened = await openBallotLink(deps, token);
    // Looked at before the roll hears of it: afterwards the member could not choose again.
    const of = 'barred' in opened ? undefined : await deps.registers.box.classOf(opened.sessionId, paper.classId);
    const wrong = of && faultOf(choices, of.items);
    if (wrong !== undefined) {
      const actor = { id: opened.memberId ?? 'unknown', role: 'member' } as const;
      const trace = { actor, channel, command: 'castBallot', subject: opened.sessionId ?? 'unknown' };
      return refusal(deps, trace, { code: wrong });
    }
    const { classId, blinded } = paper;
    const issued = await issuePaper(deps, opened, { classId, blinded, declaredNoInterest, channel });
    if ('refused' in issued) return issued;
    const { sessionId, at } = issued;
    const signed = await deps.papers.finish(sessionId, issued.of, paper, issued.blindSignature);
    const stored = await deposit({ sessionId, paper: signed, choices });
    return 'refused' in stored ? stored : { ...stored, at };
  };
};
