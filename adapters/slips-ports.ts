/** Phiếu giấy chờ xác nhận: what the secretary typed from slips of paper, until a second person has compared it. */

import type { Choices, HeldPaper } from './ballot-ports.ts';

/**
 * `CASTING`: confirmed, and on the way into the box. `SENT_BACK`, `DISCARDED`: to be entered again. The choices are kept
 * in the first two only.
 */
export type SlipState = 'WAITING' | 'CASTING' | 'IN_BOX' | 'SENT_BACK' | 'DISCARDED';

export interface SlipBatch {
  readonly batchId: string;
  readonly boxId: string;
  /** On each slip of the batch, ascending. */
  readonly items: readonly number[];
  /** Members who handed a slip in, by id, sorted: no order of slips. */
  readonly members: readonly string[];
  readonly enteredBy: string;
  readonly enteredAt: string;
  readonly state: SlipState;
  /** Who confirmed, sent back or discarded it. */
  readonly answeredBy: string | null;
  /** Why it was sent back; '' otherwise. */
  readonly remark: string;
}

/** A slip and the paper that takes it into the box, made when it was confirmed. */
export interface SlipInHand {
  readonly choices: Choices;
  readonly paper: HeldPaper;
}

export interface PaperSlips {
  /** False when a batch of the same items is under way already. The same batch again is accepted once. */
  enter(batch: Omit<SlipBatch, 'state' | 'answeredBy' | 'remark'>, slips: readonly Choices[]): Promise<boolean>;
  of(boxId: string): Promise<readonly SlipBatch[]>;
  /** As they were typed; undefined once they are no longer waiting. */
  waiting(batchId: string): Promise<readonly Choices[] | undefined>;
  /** Keeps slips and papers together until they are cast; the first to confirm wins. Undefined when there is nothing to. */
  confirm(batchId: string, by: string, slips: readonly SlipInHand[]): Promise<readonly SlipInHand[] | undefined>;
  /** What was confirmed and is still on its way. */
  casting(batchId: string): Promise<readonly SlipInHand[] | undefined>;
  /** Ends a batch and erases its choices, old versions of the row included. False when it is not in one of `from`. */
  end(
    batchId: string,
    end: {
      readonly from: readonly SlipState[];
      readonly state: SlipState;
      readonly by?: string;
      readonly remark?: string;
    },
  ): Promise<boolean>;
  /** After the box is sealed: whatever still waits is erased. Idempotent. */
  discardAll(boxId: string): Promise<void>;
}
