/** What is asked of files that come from outside, before anything of ours reads them. */

import type { Refusal } from '../domain/refusals.ts';

/** Told by the file's own bytes; its name and what the browser says about it are never believed. */
export type UploadMediaType =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'image/jpeg'
  | 'image/png';

/** Bytes; the sentence of UPLOAD_TOO_LARGE names it. */
export const LARGEST_UPLOAD = 20 * 1024 * 1024;

export interface CheckedUpload {
  readonly mediaType: UploadMediaType;
  /** Null where pages cannot be counted without drawing the document: Word and Excel. */
  readonly pages: number | null;
}

export interface Uploads {
  /** Refuses what may harm a reader or a program, or cannot be read. A refusal says how to make the file acceptable. */
  check(bytes: Buffer): Promise<CheckedUpload | { readonly refused: Refusal }>;
  /**
   * A page, or the picture itself, as WebP; pages count from 1. Drawn in a process of its own: the file passed `check`,
   * but it is still a stranger's. Undefined for Word and Excel, and when it cannot be drawn.
   */
  picture(bytes: Buffer, mediaType: UploadMediaType, page: number): Promise<Buffer | undefined>;
}

export interface VirusScanner {
  /** Throws `ScannerUnavailable` when it cannot say: the file is then not taken. */
  scan(bytes: Buffer): Promise<'CLEAN' | 'INFECTED'>;
}
