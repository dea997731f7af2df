/**
 * What the outside world must offer. Each interface has one folder of implementations beside this file;
 * activities and the API see these shapes only, and only the composition roots (`worker/main.ts`, `api/main.ts`,
 * the CLI) construct an implementation.
 */

import type { CertificateData } from '../templates/certificate/fields.ts';
import type { WordDocumentName, WordDocuments } from '../templates/word-templates.ts';

/** Where a stored file is and what it holds. The only thing about a file that may enter a Temporal payload. */
export interface FileRef {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

/** S3 object lock in COMPLIANCE mode, as read back from the store after it was set. */
export interface ObjectLock {
  readonly mode: 'COMPLIANCE' | 'GOVERNANCE';
  readonly until: string;
}

export interface ObjectStore {
  /** Stores bytes under their hash (idempotent) and proves it by reading them back. */
  put(bytes: Buffer, mediaType: string): Promise<FileRef>;
  /** As `put`, then locks that version until `until` and reads the lock back; throws when the store did not lock. */
  putLocked(bytes: Buffer, mediaType: string, until: Date): Promise<FileRef & { readonly lock: ObjectLock }>;
  /** Returns the bytes only when they still have the recorded hash. */
  get(ref: FileRef): Promise<Buffer>;
  lockOf(ref: FileRef): Promise<ObjectLock | undefined>;
}

export interface Mail {
  /** Deterministic from (subject of the mail, kind, n): a retried send carries the same id, so readers see one mail. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Tệp lịch (iCalendar) that calendars enter by themselves. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** .docx → PDF/A-2b. The bytes differ from run to run: convert once, keep the bytes. */
export interface OfficeConverter {
  toPdf(docx: Buffer): Promise<Buffer>;
  close(): Promise<void>;
}

/** A rectangle on a page: millimetres from the top-left corner; `page` counts from 0. */
export interface PageBox {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An empty field made before the first signature, so that filling it later breaks none. */
export interface SignatureField {
  readonly name: string;
  readonly box: PageBox;
}

/** A place of a blank with the type around it: an annex may repeat in italics what the first page has upright. */
export interface BlankBox extends PageBox {
  /** Points. */
  readonly fontSize: number;
  readonly style: 'regular' | 'italic';
}

/** A blank (số, ngày, tháng) that the records clerk fills when the document is registered, after the authority signed. */
export interface BlankField {
  readonly name: string;
  /** Every place where the same text appears. */
  readonly boxes: readonly BlankBox[];
  readonly align: 'left' | 'centre';
}

/** What the eye sees in a signature field. A pasted image is never the signature itself. */
export interface SignatureAppearance {
  /** Transparent PNG: the signer's handwriting (blue) or the organisation's seal (red). */
  readonly image?: Buffer;
  readonly lines: readonly string[];
}

export type SignatureLevel = 'B-B' | 'B-T' | 'B-LTA';

export interface SignRequest {
  readonly field: string;
  /** Whose key signs: an identity known to the key store, e.g. `staff:tran-van-hung` or `organisation:ldld-an-phu`. */
  readonly identity: string;
  readonly reason: string;
  readonly location: string;
  readonly at: Date;
  readonly level: SignatureLevel;
  readonly appearance: SignatureAppearance;
  /** Blank fields filled in the same incremental update, just before this signature. */
  readonly fill?: Readonly<Record<string, string>>;
}

export interface SignatureReport {
  readonly field: string;
  readonly signer: string;
  readonly valid: boolean;
  /** From the RFC 3161 timestamp where there is one. */
  readonly signedAt?: string;
  /** A sentence in Vietnamese when not valid. */
  readonly problem?: string;
}

export interface VerificationReport {
  readonly valid: boolean;
  readonly signatures: readonly SignatureReport[];
  readonly problem?: string;
}

export interface PdfSigning {
  /** Adds the empty signature fields and blanks. Must come before the first signature. */
  prepare(pdf: Buffer, fields: readonly SignatureField[], blanks: readonly BlankField[]): Promise<Buffer>;
  /** An incremental update: the result begins with exactly the bytes given. */
  sign(pdf: Buffer, request: SignRequest): Promise<Buffer>;
  /** `expected` lists the signature fields in order; a file that lost its last revision is refused. */
  verify(pdf: Buffer, expected: readonly string[]): Promise<VerificationReport>;
}

/** A Word document drawn up and ready for its first signature: PDF/A with its empty fields, checked letter by letter. */
export interface DrawnUp {
  readonly pdf: Buffer;
  readonly templateHash: string;
  readonly dataHash: string;
}

export interface DocumentMaker {
  drawUp<Name extends WordDocumentName>(name: Name, data: WordDocuments[Name]): Promise<DrawnUp>;
}

export interface CertificateMaker {
  /** The same data gives the same bytes. Refuses a text that does not fit rather than print over the edge. */
  make(data: CertificateData): Promise<DrawnUp>;
}

/** Images shown in signature fields, as transparent PNG. */
export interface SignatureImages {
  seal(organisation: { readonly id: string; readonly name: string }): Promise<Buffer>;
  handwriting(person: { readonly id: string; readonly name: string }): Promise<Buffer>;
}

export interface ProcessHistory {
  readonly workflowId: string;
  readonly runId: string;
  /** Still going on: the history grows. */
  readonly running: boolean;
  readonly events: number;
  /** Temporal's own JSON form; payloads stay encrypted. */
  readonly json: string;
}

export interface HistorySource {
  /** The history as it stands now; undefined when Temporal does not know the process (any more). */
  history(workflowId: string): Promise<ProcessHistory | undefined>;
}
