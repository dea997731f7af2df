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
    (await issueAtOnce(deps, input)) ??
    (await issuePaper(deps, await openBallotLink(deps, input.token, input.key), input));

/**
 * The usual case, on the session as it was last seen: a Query in the midst of everybody's votes takes as long as the Update,
 * which decides anyhow. Undefined when it does not go through: nobody is turned away but on the session as it is.
 * @param fault what else speaks against the act, if anything
 */
export async function issueAtOnce(
  deps: CommandDeps,
  input: PaperRequest,
  fault: (opened: OpenedBallot) => Promise<RefusalCode | undefined> = async () => undefined,
): Promise<Done<IssuedPaper> | undefined> {
  const seen = await openBallotLink(deps, input.token, input.key, async (id) => deps.engine.sessionSeen(id));
  if ('barred' in seen || seen.codeNeeded || !seen.session.rule.secret || (await fault(seen)) !== undefined) return;
  const { sessionId, session, memberId } = seen;
  const boxId = boxIdOf(sessionId, session);
  const of = await deps.registers.box.classOf(boxId, input.classId);
  // What is on the roll already is finished the other way.
  if (of === undefined || seen.expired || !isBlinded(input.blinded) || session.voted.includes(memberId)) return;
  const issued = await putOnRoll(deps, seen, boxId, input);
  return 'blindSignature' in issued ? { ok: true, boxId, of, ...issued } : undefined;
}

export async function issuePaper(
  deps: CommandDeps,
  opened: OpenedBallot | BarredBallot,
  input: Omit<PaperRequest, 'token' | 'key'>,
): Promise<Done<IssuedPaper>> {
  const { classId, blinded, channel } = input;
  const trace = { actor: actorOf(opened), channel, command: 'castBallot', subject: opened.sessionId ?? 'unknown' };
  const no = (code: RefusalCode) => refusal(deps, trace, { code });
  if ('barred' in opened) return no(opened.barred);
  const { memberId, sessionId, session } = opened;
  if (opened.codeNeeded) return no('CODE_NEEDED');
  if (!session.rule.secret) return no('OPEN_VOTE_NOT_OFFERED');
  const boxId = boxIdOf(sessionId, session);
  const of = await deps.registers.box.classOf(boxId, classId);
  if (of === undefined || !isBlinded(blinded)) return no('PAPER_UNKNOWN');

  const sha256 = createHash('sha256').update(Buffer.from(blinded, 'base64url')).digest('hex');
  // A vote interrupted in the last second may still be finished: the roll has it, and the box is open until sealed.
  if (session.papers?.[memberId] !== sha256) {
    if (opened.expired) return no('LINK_EXPIRED');
    const issued = await putOnRoll(deps, opened, boxId, input);
    if ('blindSignature' in issued) return { ok: true, boxId, of, ...issued };
    // The state read above may be a moment old, and the engine may have forgotten the id of a finished request.
    if (!(await onTheRoll(deps, sessionId, memberId, sha256))) return refusal(deps, trace, issued.refused);
  }
  const signed = await deps.issuer.sign({ sessionId, memberId, classId, blinded });
  if ('refused' in signed) return no(signed.refused);
  return { ok: true, at: deps.now().toISOString(), boxId, of, blindSignature: signed.blindSignature };
}

const isBlinded = (text: string): boolean => /^[\w-]{342}$/.test(text);

const putOnRoll = (
  { issuer }: CommandDeps,
  opened: OpenedBallot,
  boxId: string,
  { classId, blinded, channel, declaredNoInterest }: Omit<PaperRequest, 'token' | 'key'>,
) => {
  const { sessionId, session, memberId, linkId } = opened;
  const none = declaredNoInterest && session.recusals[memberId] === undefined;
  const paper = { sessionId, boxId, memberId, classId, blinded };
  return issuer.issue({ ...paper, linkId, declaredNoInterest: none, actor: actorOf(opened), channel });
};

const onTheRoll = async (deps: CommandDeps, sessionId: string, memberId: string, sha256: string): Promise<boolean> =>
  (await sessionNow(deps, sessionId))?.papers?.[memberId] === sha256;
