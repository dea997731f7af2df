/** A code by a second channel before a ballot is filled in: which councils ask for it, where it goes, whether it was right. */

import type { OutgoingMail } from './register-ports.ts';

export type SecondChannelKind = 'EMAIL' | 'SMS';

/** Kênh thứ hai của ủy viên: where a code still reaches somebody whose first mailbox others read. */
export interface SecondChannel {
  readonly kind: SecondChannelKind;
  /** Address or telephone number; sealed at rest. */
  readonly value: string;
  /** As it is shown to whoever keeps the list. */
  readonly masked: string;
}

export interface NewBallotCode {
  /** Hash of the link the code belongs to. */
  readonly linkHash: string;
  /** Hash of code and link together. */
  readonly codeHash: string;
  readonly expiresAt: string;
}

export interface BallotCodeRegister {
  /** Whether a council asks for a code. */
  asks(councilId: string): Promise<boolean>;
  setAsking(councilId: string, asks: boolean, by: string): Promise<void>;
  /** Where a member's code goes; undefined while nothing is recorded. */
  channel(personId: string): Promise<SecondChannel | undefined>;
  setChannel(personId: string, channel: SecondChannel, by: string): Promise<void>;
  /** Puts a new code in the place of the last one, with its mail if it goes by mail. False after too many for one link. */
  issue(code: NewBallotCode, mail: OutgoingMail | null): Promise<boolean>;
  /** `SPENT`: there is none, its time is over, or too many wrong ones were tried; also for the right one then. */
  check(linkHash: string, codeHash: string): Promise<'RIGHT' | 'WRONG' | 'SPENT'>;
  confirmed(linkHash: string): Promise<boolean>;
}

/** Cổng tin nhắn: takes one short text to one telephone. Throws when the gateway did not take it. */
export interface SmsGateway {
  send(number: string, text: string): Promise<void>;
}
