/** What intake needs from outside: something that reads and writes workbooks, and the register of imports. */

import type { Answers } from '../domain/intake/answers.ts';
import type { DraftNominee } from '../domain/intake/drafts.ts';
import type { Layout } from '../domain/intake/layout.ts';
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

export interface Spreadsheets {
  /** Looks at the bytes before anything parses them. A file that cannot or must not be read is a refusal, not an error. */
  read(bytes: Buffer): Promise<Workbook | { readonly unreadable: RefusalCode }>;
  write(sheets: readonly SheetToWrite[]): Promise<Buffer>;
}

/** `OPEN`: being looked through. `APPLIED`: its lists stand as drafts. `UNDONE`: taken back. */
export type ImportStage = 'OPEN' | 'APPLIED' | 'UNDONE';

/** All that was read and decided; it names people, so it is kept sealed. */
export interface ImportContent {
  readonly workbook: Workbook;
  readonly layout: Layout;
  readonly answers: Answers;
  /** The rows as they were applied; empty before. */
  readonly applied: readonly ImportedRow[];
}

export interface ImportRecord {
  readonly id: string;
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
    file: Pick<ImportRecord, 'unitId' | 'fileName' | 'fileHash' | 'createdBy'>,
    content: ImportContent,
  ): Promise<ImportRecord>;
  find(id: string): Promise<{ readonly record: ImportRecord; readonly content: ImportContent } | undefined>;
  /** Newest first. */
  ofUnit(unitId: string, limit: number): Promise<readonly ImportRecord[]>;
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
