/** A code by a second channel before a ballot is sent: which councils ask for it, where it goes, whether it was right. */

export type SecondChannelKind = 'EMAIL' | 'SMS';

/** Kênh thứ hai của ủy viên: where a code reaches somebody who may have lost control of the first mailbox. */
export interface SecondChannel {
  readonly kind: SecondChannelKind;
  /** Address or telephone number; sealed at rest. */
  readonly value: string;
  /** As it is shown to those who keep the list. */
  readonly masked: string;
}
