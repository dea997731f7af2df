/** What intake needs from outside: something that reads and writes workbooks, and the register of imports. */

import type { Channel } from '../domain/acts.ts';
import type { Answers } from '../domain/intake/answers.ts';
import type { DraftNominee } from '../domain/intake/drafts.ts';
import type { AnyLayout } from '../domain/intake/layout.ts';
import type { ListReport } from '../domain/intake/report.ts';
import type { ImportedRow } from '../domain/intake/rows.ts';
import type { Workbook } from '../domain/intake/workbook.ts';
import type { RefusalCode } from '../domain/refusals.ts';

/** A sheet to be written: texts only, with the widths, choices and locks that help people to fill it in. */
export interface SheetToWrite {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** In characters. */
  readonly widths: readonly number[];
  /** The first rows, drawn as headings and locked. */
  readonly headingRows: number;
  /** How many rows below the headings may be filled in; 0 locks the whole sheet. */
  readonly openRows: number;
  /** Columns to be kept as text whatever is typed, so that no zero is lost. */
  readonly textColumns: readonly number[];
  readonly choices: readonly Choices[];
}

export interface Choices {
  readonly column: number;
  /** The sheet and column that hold the values, one a row from the first: a list in the cell itself ends at 255 letters. */
  readonly from: { readonly sheet: string; readonly column: number; readonly count: number };
  readonly title: string;
  readonly message: string;
}

/** Rows that have been read, of those that the file holds. */
export interface ReadingProgress {
  readonly rows: number;
  readonly of: number;
}

export interface Spreadsheets {
  /** Looks at the bytes before anything parses them. A file that cannot or must not be read is a refusal, not an error. */
  read(
    bytes: Buffer,
    tell?: (progress: ReadingProgress) => void,
  ): Promise<Workbook | { readonly unreadable: RefusalCode }>;
  /** So that the first file does not wait for the reader to be ready. */
  warmUp(): void;
  write(sheets: readonly SheetToWrite[]): Promise<Buffer>;
}

/** `OPEN`: being looked through. `APPLIED`: its lists stand as drafts. `UNDONE`: taken back. */
export type ImportStage = 'OPEN' | 'APPLIED' | 'UNDONE';

/** What a list is for: nominees of a dossier, or one of the registers. */
export type ImportArea = 'NOMINEES' | 'LEDGER' | 'PEOPLE' | 'INITIATIVES';

/** All that was read and decided; it names people, so it is kept sealed. */
export interface ImportContent {
  readonly workbook: Workbook;
  /** In the kinds and columns of the import's area. */
  readonly layout: AnyLayout;
  readonly answers: Answers;
  /** The rows as they were applied; empty before. */
  readonly applied: readonly ImportedRow[];
  /** Of a list for a register: what was to be written, from before the writing on; then what was. */
  readonly report?: ListReport;
}

export interface ImportRecord {
  readonly id: string;
  readonly area: ImportArea;
  readonly unitId: string;
  readonly fileName: string;
  /** Of the file's bytes; lower-case hex. */
  readonly fileHash: string;
  readonly stage: ImportStage;
  /** Counts the changes; a change based on an older one is refused. */
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Bản thảo danh sách: the nominees of one award, waiting to be completed and sent as a dossier. */
export interface DossierDraft {
  readonly id: string;
  readonly importId: string;
  readonly unitId: string;
  readonly awardCode: string;
  readonly evaluationYear: number;
  readonly nominees: readonly DraftNominee[];
  /** The dossier it became; null while it waits. */
  readonly dossierId: string | null;
}

export interface ImportRegister {
  /** The open or applied import of the same bytes by the same unit, or a new one: the same file twice is one import. */
  begin(
    file: Pick<ImportRecord, 'area' | 'unitId' | 'fileName' | 'fileHash' | 'createdBy'>,
    content: ImportContent,
  ): Promise<ImportRecord>;
  find(id: string): Promise<{ readonly record: ImportRecord; readonly content: ImportContent } | undefined>;
  /** Newest first. */
  ofUnit(area: ImportArea, unitId: string, limit: number): Promise<readonly ImportRecord[]>;
  /** The import of this area and unit that was changed last and is not taken back: whose answers may carry over. */
  latest(
    area: ImportArea,
    unitId: string,
  ): Promise<{ readonly record: ImportRecord; readonly content: ImportContent } | undefined>;
  /** The import of the unit applied last before this one, for the comparison; undone ones do not count. */
  appliedBefore(
    importId: string,
  ): Promise<{ readonly record: ImportRecord; readonly content: ImportContent } | undefined>;
  /** False when somebody else changed it since `version`, or it is no longer open. */
  change(id: string, version: number, content: ImportContent): Promise<boolean>;
  /** Marks the import as applied and writes its drafts in one transaction; false as `change`. */
  apply(
    id: string,
    version: number,
    content: ImportContent,
    drafts: readonly Omit<DossierDraft, 'id' | 'dossierId'>[],
  ): Promise<boolean>;
  /** Takes back an applied import with its drafts. `SUBMITTED`: one of them has become a dossier. */
  undo(id: string): Promise<'UNDONE' | 'NOT_APPLIED' | 'SUBMITTED'>;
  drafts(importId: string): Promise<readonly DossierDraft[]>;
  draft(id: string): Promise<DossierDraft | undefined>;
  /** Ties a draft to the dossier it became. The first dossier stays. */
  submitted(draftId: string, dossierId: string): Promise<void>;
}

/** A file that was received and is to be read, or what came of it. */
export interface ImportReading {
  readonly id: string;
  readonly area: ImportArea;
  readonly unitId: string;
  readonly personId: string;
  readonly channel: Channel;
  readonly fileName: string;
  readonly size: number;
  readonly progress: ReadingProgress;
  /** Null while it goes on. */
  readonly outcome: { readonly importId: string } | { readonly refused: RefusalCode } | null;
}

export interface ReadingRegister {
  /** Keeps the file encrypted. The same id again changes nothing. */
  receive(reading: Omit<ImportReading, 'size' | 'progress' | 'outcome'>, bytes: Buffer): Promise<void>;
  find(id: string): Promise<ImportReading | undefined>;
  /**
   * The file, for the one caller who is to read it now; undefined when it is settled or somebody else is at it.
   * `attempts` counts this one.
   */
  take(id: string): Promise<{ readonly bytes: Buffer; readonly attempts: number } | undefined>;
  /** A sign of life, and how far it has come. */
  beat(id: string, progress: ReadingProgress): Promise<void>;
  /** Writes down what came of it and forgets the file. The first outcome stays. */
  settle(id: string, outcome: NonNullable<ImportReading['outcome']>): Promise<void>;
}
