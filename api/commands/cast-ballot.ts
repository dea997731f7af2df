import type { Choice, Paper } from '../../adapters/register-ports.ts';
import { ballotSerial, receiptCode } from '../../adapters/secrets.ts';
import type { Channel } from '../../domain/acts.ts';
import { boxIdOf } from '../../domain/council/roll.ts';
import type { SessionState } from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { actorOf, itemsFor, type OpenedBallot, openBallotLink, tookPartThrough } from './ballot-link.ts';
import { type CommandDeps, type Done, refusal } from './command.ts';
import { sessionNow } from './session-access.ts';

export const CHOICES: readonly Choice[] = ['YES', 'NO', 'NO_OPINION'];

/** By item number. Travels in a POST body and into the box; never into a log, an address, an error or the engine. */
export type Choices = Readonly<Record<number, string>>;

/**
 * Bỏ phiếu: first the roll (the engine notes that this member's paper was given out through this link), then the box. A
 * crash between the two loses nothing: the same ballot sent again through the same link finishes it.
 */
export const createCastBallot =
  (deps: CommandDeps) =>
  async (input: {
    readonly token: string;
    /** What the browser holds to which the link is tied. */
    readonly key?: string | undefined;
    readonly choices: Choices;
    /** The member said "none" on the first page. Ignored when items were declared. */
    readonly declaredNoInterest: boolean;
    readonly channel: Channel;
  }): Promise<Done<{ readonly receipt: string }>> => {
    const { token, channel } = input;
    const opened = await openBallotLink(deps, token, input.key);
    const actor = actorOf(opened);
    const trace = { actor, channel, command: 'castBallot', subject: opened.sessionId ?? 'unknown' };
    const no = (code: RefusalCode) => refusal(deps, trace, { code });
    if ('barred' in opened) return no(opened.barred);
    const { memberId, sessionId, session, linkId } = opened;
    // A vote interrupted in the last second may still be finished: the roll has it, and the box is open until sealed.
    if (opened.expired && !tookPartThrough(session, opened)) return no('LINK_EXPIRED');
    if (opened.codeNeeded) return no('CODE_NEEDED');
    const wrong = faultOf(input.choices, itemsFor(session, memberId));
    if (wrong !== undefined) return no(wrong);

    const boxId = boxIdOf(sessionId, session);
    const declaredNoInterest = input.declaredNoInterest && session.recusals[memberId] === undefined;
    const roll = await deps.engine.actOnSession(
      sessionId,
      { command: { type: 'castBallot', memberId, declaredNoInterest, linkId }, actor, channel },
      `ballot/${boxId}/${memberId}`,
    );
    if ('refused' in roll && roll.refused.code !== 'ALREADY_VOTED') return refusal(deps, trace, roll.refused);
    // What holds now is final: after the roll no interest is declared any more and no other link is accepted. An
    // interest declared in another window a moment ago would otherwise leave a paper too many in the box.
    const after = await sessionNow(deps, sessionId);
    if (after === undefined || !tookPartThrough(after, opened)) return no('ALREADY_VOTED');
    const papers = papersFor(after, opened, token, input.choices);
    const stored = papers.length === 0 ? 'STORED' : await deps.registers.box.cast(boxId, papers);
    if (stored === 'SEALED') return no('VOTING_CLOSED');
    if (stored === 'DIFFERENT') return no('ALREADY_VOTED');
    const at = 'refused' in roll ? deps.now().toISOString() : roll.accepted.at;
    return { ok: true, at, receipt: receiptCode(token, boxId) };
  };

/** What is wrong with the choices, if anything. */
export function faultOf(choices: Choices, items: readonly number[]): RefusalCode | undefined {
  if (items.some((item) => choices[item] === undefined)) return 'CHOICE_MISSING';
  if (Object.keys(choices).some((item) => !items.includes(Number(item)))) return 'CHOICE_UNKNOWN';
  return Object.values(choices).every(isChoice) ? undefined : 'CHOICE_UNKNOWN';
}

export const isChoice = (text: string): text is Choice => (CHOICES as readonly string[]).includes(text);

function papersFor(
  session: SessionState,
  { memberId, sessionId }: OpenedBallot,
  token: string,
  choices: Choices,
): readonly Paper[] {
  return itemsFor(session, memberId).flatMap((item) => {
    const choice = choices[item];
    return choice !== undefined && isChoice(choice)
      ? [{ item, serial: ballotSerial(token, boxIdOf(sessionId, session), item), choice }]
      : [];
  });
}
