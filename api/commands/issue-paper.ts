import { createHash } from 'node:crypto';
import type { PaperClass } from '../../adapters/ballot-ports.ts';
import type { Channel } from '../../domain/acts.ts';
import { boxIdOf } from '../../domain/council/roll.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { actorOf, type BarredBallot, type OpenedBallot, openBallotLink } from './ballot-link.ts';
import { type CommandDeps, type Done, type Refused, refusal } from './command.ts';
import { sessionNow } from './session-access.ts';

export interface PaperRequest {
  readonly token: string;
  /** What the browser holds to which the link is tied. */
  readonly key?: string | undefined;
  readonly classId: string;
  /** Made by whoever holds the paper's secret; base64url of 256 bytes. */
  readonly blinded: string;
  /** The member said "none" on the first page. Ignored when items were declared. */
  readonly declaredNoInterest: boolean;
  readonly channel: Channel;
}

export interface IssuedPaper {
  /** The box that this paper opens: of this round of this session. */
  readonly boxId: string;
  readonly of: PaperClass;
  readonly blindSignature: string;
}

/** The class of papers the holder of a link gets, as things stand. Nothing is recorded about the member. */
export async function paperClassFor(
  deps: Pick<CommandDeps, 'registers' | 'issuer'>,
  { sessionId, memberId, session, codeNeeded }: OpenedBallot,
): Promise<(PaperClass & { readonly boxId: string }) | Refused> {
  if (codeNeeded) return { refused: { code: 'CODE_NEEDED' } };
  const found = await deps.issuer.classFor(sessionId, memberId);
  if ('refused' in found) return { refused: { code: found.refused } };
  const boxId = boxIdOf(sessionId, session);
  await deps.registers.box.admit(boxId, found);
  return { ...found, boxId };
}

/**
 * Phát phiếu: the roll (the engine notes that this member took a paper, and which blinded one), then the issuer's signature
 * on it. No choice is known here. A crash between the two loses nothing: the same paper asked for again is signed again.
 */
export const createIssuePaper =
  (deps: CommandDeps) =>
  async (input: PaperRequest): Promise<Done<IssuedPaper>> =>
    issuePaper(deps, await openBallotLink(deps, input.token, input.key), input);

export async function issuePaper(
  deps: CommandDeps,
  opened: OpenedBallot | BarredBallot,
  input: Omit<PaperRequest, 'token' | 'key'>,
): Promise<Done<IssuedPaper>> {
  const { classId, blinded, channel } = input;
  const actor = actorOf(opened);
  const trace = { actor, channel, command: 'castBallot', subject: opened.sessionId ?? 'unknown' };
  const no = (code: RefusalCode) => refusal(deps, trace, { code });
  if ('barred' in opened) return no(opened.barred);
  const { memberId, sessionId, session, linkId } = opened;
  if (opened.codeNeeded) return no('CODE_NEEDED');
  if (!session.rule.secret) return no('OPEN_VOTE_NOT_OFFERED');
  const boxId = boxIdOf(sessionId, session);
  const of = await deps.registers.box.classOf(boxId, classId);
  if (of === undefined || !/^[\w-]{342}$/.test(blinded)) return no('PAPER_UNKNOWN');

  const sha256 = createHash('sha256').update(Buffer.from(blinded, 'base64url')).digest('hex');
  const asked = { sessionId, memberId, classId, blinded };
  // A vote interrupted in the last second may still be finished: the roll has it, and the box is open until sealed.
  if (session.papers?.[memberId] !== sha256) {
    if (opened.expired) return no('LINK_EXPIRED');
    const declaredNoInterest = input.declaredNoInterest && session.recusals[memberId] === undefined;
    const issued = await deps.issuer.issue({ ...asked, boxId, linkId, declaredNoInterest, actor, channel });
    if ('blindSignature' in issued) return { ok: true, boxId, of, ...issued };
    // The state read above may be a moment old, and the engine may have forgotten the id of a finished request.
    if (!(await onTheRoll(deps, sessionId, memberId, sha256))) return refusal(deps, trace, issued.refused);
  }
  const signed = await deps.issuer.sign(asked);
  if ('refused' in signed) return no(signed.refused);
  return { ok: true, at: deps.now().toISOString(), boxId, of, blindSignature: signed.blindSignature };
}

const onTheRoll = async (deps: CommandDeps, sessionId: string, memberId: string, sha256: string): Promise<boolean> =>
  (await sessionNow(deps, sessionId))?.papers?.[memberId] === sha256;
