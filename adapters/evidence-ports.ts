/** Hồ sơ minh chứng: papers that a union attaches to a draft, to a dossier that was returned, or to an initiative. */

import type { FileRef } from './ports.ts';

export interface EvidenceItem {
  /** The draft's id until it is sent, then the dossier's; or an initiative's. */
  readonly holderId: string;
  /** From 1, in the order of arrival; a number is never given twice. */
  readonly no: number;
  /** As the rule sets name it; an older name in what was sent before (see `paperKind`). */
  readonly kind: string;
  /** Row of the draft or number of the dossier's nominee; null for a paper of the whole dossier. */
  readonly nomineeNo: number | null;
  /** As sent, made safe to show. Never used as a path. */
  readonly fileName: string;
  readonly file: FileRef;
  readonly pages: number | null;
  readonly uploadedBy: string;
  readonly uploadedAt: string;
  /** The first version of the dossier it was sent with; from then on it can neither change nor go. Null before. */
  readonly lockedIn: number | null;
}

/** Files and bytes that one holder may have. */
export interface EvidenceQuota {
  readonly files: number;
  readonly bytes: number;
}

export interface EvidenceRegister {
  /**
   * The same file of the same kind for the same nominee is one entry: returns the one that stands. `FULL` when it would
   * go beyond the quota. Uploads at the same time are counted one after the other.
   */
  attach(item: Omit<EvidenceItem, 'no' | 'lockedIn'>, quota: EvidenceQuota): Promise<EvidenceItem | 'FULL'>;
  of(holderId: string): Promise<readonly EvidenceItem[]>;
  find(holderId: string, no: number): Promise<EvidenceItem | undefined>;
  remove(holderId: string, no: number): Promise<'REMOVED' | 'UNKNOWN' | 'LOCKED'>;
  /**
   * Makes everything that the draft holds, and everything new of the dossier, part of a version that is being sent.
   * Idempotent.
   * @param to `dossierId` may be an initiative's id: then no paper belongs to a nominee
   * @param rows for nominee 1, 2, … of the dossier: the row of the draft
   */
  lock(to: {
    readonly dossierId: string;
    readonly version: number;
    readonly draftId: string | null;
    readonly rows: readonly number[];
  }): Promise<void>;
}
