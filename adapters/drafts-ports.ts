/** Bản nháp: a dossier that is being put together and was not sent yet. Nothing of it is known to the engine. */

/** The form as typed, every value text, right or wrong: a draft is checked when it is sent, not when it is kept. */
export interface DraftContent {
  readonly awardCode: string;
  readonly evaluationYear: string;
  readonly summary: string;
  readonly meeting: { readonly date: string; readonly present: string; readonly total: string };
  /**
   * By the last word of the form's field: `kind` (INDIVIDUAL, COLLECTIVE), `name`, `honorific` (Ông, Bà), `birthYear`,
   * `position`, `unit`, `achievement`, `roleClass`, `initiatives` (ids); `citizenIdKept`, `staffIdKept` are encrypted numbers.
   * Rows keep their place, empty ones too: papers of
   * the evidence are attached to row numbers, from 1.
   */
  readonly nominees: readonly Readonly<Record<string, string>>[];
}

export interface Draft {
  readonly id: string;
  readonly unitId: string;
  readonly ownerId: string;
  readonly awardCode: string;
  readonly content: DraftContent;
  readonly updatedAt: string;
  /** Set once the draft was sent; its content is then empty, because the submission has it. */
  readonly dossierId: string | null;
}

export interface DraftRegister {
  /** New, or in place of what stood under this id. False when the draft was sent meanwhile: nothing is changed then. */
  save(draft: Omit<Draft, 'updatedAt' | 'dossierId'>): Promise<boolean>;
  find(id: string): Promise<Draft | undefined>;
  /** Not sent yet, newest first. */
  ofUnit(unitId: string): Promise<readonly Draft[]>;
  /** Marks a draft as sent and forgets its content. Idempotent. */
  close(id: string, dossierId: string): Promise<void>;
}
