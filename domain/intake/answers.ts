/** What people answered for doubtful cells, and the rows they left out. */

export interface CellAnswer {
  /** `Danh sách!C17` */
  readonly cell: string;
  /** Takes the place of what stands in the cell; read again like a cell. */
  readonly text?: string;
  /** Doubts that were looked at and stay as they are. A doubt that comes up later is not among them. */
  readonly keep: readonly string[];
  /** Taken over from the import before, where the same was asked. */
  readonly carried?: true;
}

export interface Answers {
  readonly cells: readonly CellAnswer[];
  /** `Danh sách!17`, numbered as the workbook numbers its rows. */
  readonly leftOut: readonly string[];
}

export const NO_ANSWERS: Answers = { cells: [], leftOut: [] };

export const rowName = (sheet: string, row: number): string => `${sheet}!${row + 1}`;

/** Later answers for a cell take the place of earlier ones; what was kept stays kept while the text is the same. */
export function withAnswers(before: Answers, cells: readonly CellAnswer[]): Answers {
  const all = new Map(before.cells.map((answer) => [answer.cell, answer]));
  for (const answer of cells) {
    const earlier = all.get(answer.cell);
    const text = answer.text ?? earlier?.text;
    const keep = answer.text === undefined ? [...new Set([...(earlier?.keep ?? []), ...answer.keep])] : answer.keep;
    all.set(answer.cell, text === undefined ? { cell: answer.cell, keep } : { cell: answer.cell, text, keep });
  }
  return { ...before, cells: [...all.values()] };
}
