/**
 * Bỏ phiếu kín: papers signed blindly by a process of its own, and the box they go into without a name.
 *
 * A paper is a secret of 256 bits that only the voter's side knows. Its serial, made from it by a one-way function, is what
 * the issuer signs without seeing it; the serial and the signature are published. The slips in the box stand under other
 * numbers made from the same secret, one an item, so that neither slips of one hand nor slips and serial can be matched.
 */

import type { Actor, Channel } from '../domain/acts.ts';
import type { Ballots, SessionState } from '../domain/council/session.ts';
import type { Refusal, RefusalCode } from '../domain/refusals.ts';

export type Choice = 'YES' | 'NO' | 'NO_OPINION';

/** By item number. Travels in a POST body and into the box; never into a log, an address, an error or the engine. */
export type Choices = Readonly<Record<number, string>>;

/** Phiếu con: one choice on one item, under a number that nobody can match with another. */
export interface Slip {
  readonly item: number;
  readonly serial: string;
  readonly choice: Choice;
}

/**
 * Loại phiếu: papers that open the same items. Each has a key pair of its own, so that a paper made for somebody who keeps
 * out of an item is of no use for that item.
 */
export interface PaperClass {
  /** Fingerprint of the public key. */
  readonly classId: string;
  /** Ascending. */
  readonly items: readonly number[];
  /** SPKI, DER, base64. */
  readonly publicKey: string;
}

/** A paper as its voter holds it: enough to vote once, and to finish a vote that was interrupted. Bytes as base64url. */
export interface HeldPaper {
  readonly classId: string;
  readonly secret: string;
  readonly blinded: string;
  /** Takes the blinding off the signature again. */
  readonly unblind: string;
}

/** What the box is shown: nothing in it leads to a member. */
export interface SignedPaper {
  readonly classId: string;
  readonly secret: string;
  readonly signature: string;
}

/** Phiếu đã dùng: published beside the slips, never with them. */
export interface SpentPaper {
  readonly classId: string;
  readonly serial: string;
  readonly signature: string;
}

/** Makes papers and takes the blinding off, as a browser with JavaScript does by itself. Keeps nothing. */
export interface PaperDesk {
  make(boxId: string, of: PaperClass): Promise<HeldPaper>;
  /** Throws when the signature is not one under this class's key. */
  finish(boxId: string, of: PaperClass, paper: HeldPaper, blindSignature: string): Promise<SignedPaper>;
}

export type Refusing<T> = T | { readonly refused: RefusalCode };

export interface PaperOnRoll {
  readonly sessionId: string;
  readonly memberId: string;
  readonly classId: string;
  readonly blinded: string;
}

/**
 * Bộ phận phát phiếu: a process apart from the web, without access to the box. It believes the session's own workflow and
 * nobody else. May throw `EngineUnavailable`: asking again is safe.
 */
export interface PaperIssuer {
  /** The class of papers for this member as things stand; made when it is first asked for. */
  classFor(sessionId: string, memberId: string): Promise<Refusing<PaperClass>>;
  /**
   * Phát phiếu: puts this paper on the roll of the session's workflow, then signs it. The same request again gets the same
   * answer, as long as the workflow remembers it.
   */
  issue(
    request: PaperOnRoll & {
      readonly boxId: string;
      readonly linkId: string;
      readonly declaredNoInterest: boolean;
      readonly actor: Actor;
      readonly channel: Channel;
    },
  ): Promise<{ readonly at: string; readonly blindSignature: string } | { readonly refused: Refusal }>;
  /** Signs the one blinded paper that the roll names for this member. The same question gets the same answer. */
  sign(request: PaperOnRoll): Promise<Refusing<{ readonly blindSignature: string }>>;
  /** After the close of the box's round: destroys its private keys and names every class there was. Idempotent. */
  end(request: {
    readonly sessionId: string;
    readonly boxId: string;
  }): Promise<Refusing<{ readonly classes: readonly PaperClass[] }>>;
}

/**
 * `SAME`: this very ballot is in. `DIFFERENT`: the paper is spent on other choices. `SEALED`: too late. `UNKNOWN`: no paper
 * of this session, or its signature is not the issuer's. `MISFIT`: not exactly one choice for each item of its class.
 */
export type CastOutcome = 'STORED' | 'SAME' | 'DIFFERENT' | 'SEALED' | 'UNKNOWN' | 'MISFIT';

/** The opened box, as anybody may have it. */
export interface PublishedBox {
  readonly classes: readonly PaperClass[];
  readonly papers: readonly SpentPaper[];
  readonly slips: readonly Slip[];
}

/** Every round of a session has a box of its own; its id names it. */
export interface BallotBox {
  /** Makes one empty row for each item. Idempotent. */
  open(boxId: string, items: number): Promise<void>;
  /** From now on papers of this class are taken. Idempotent. */
  admit(boxId: string, known: PaperClass): Promise<void>;
  classOf(boxId: string, classId: string): Promise<PaperClass | undefined>;
  /**
   * Spends the paper and puts its slips in, all or none. Neither rows nor their order, transaction or time tell who came
   * when.
   */
  cast(boxId: string, paper: SignedPaper, choices: Choices): Promise<CastOutcome>;
  /** Slips by item, without choices, and spent papers by class. */
  counts(boxId: string): Promise<{
    readonly slips: readonly number[];
    readonly papers: Readonly<Record<string, number>>;
  }>;
  /** Whether a paper with this receipt is in the box, open or sealed. */
  holdsReceipt(boxId: string, receipt: string): Promise<boolean>;
  /** Closes the box for good; the hash is over the canonical, sorted content. Idempotent. */
  seal(boxId: string): Promise<{ readonly tally: readonly Ballots[]; readonly boxHash: string }>;
  /** After sealing only: the very text whose SHA-256 is the box hash. */
  sealedText(boxId: string): Promise<string>;
}

/** Một điều đã kiểm: a sentence in Vietnamese, and whether it is so. */
export interface RecountFinding {
  readonly what: string;
  readonly holds: boolean;
}

/** Kết quả kiểm phiếu lại. */
export interface Recount {
  readonly holds: boolean;
  readonly findings: readonly RecountFinding[];
  readonly boxHash: string;
  /** Members who took part, papers that were given out, papers that came back. */
  readonly onRoll: number;
  readonly issued: number;
  readonly spent: number;
  /** Ballots of items 1, 2, 3 …, counted from the slips. */
  readonly tally: readonly Ballots[];
}

/** Counts an opened box again from its text, and holds it against the session as it stood at the end of the box's round. */
export type CountAgain = (boxId: string, text: string, session: SessionState) => Recount;
