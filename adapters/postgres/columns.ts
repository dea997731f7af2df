/**
 * Many small rows in one answer, as one list of values for each field. Where a list of nominees has thousands of facts,
 * making and reading a row or a JSON object for each of them costs several times what finding them costs.
 */

import { type SQL, sql } from 'drizzle-orm';

/** Null when there are no rows. */
export type Columns<Row> = { readonly [Field in keyof Row]: readonly Row[Field][] | null };

/** The rows of a table or WITH query, in its order. Names are put into the statement as they are: constants only. */
export const inColumns = (table: string, fields: readonly string[]): SQL =>
  sql.raw(
    `(SELECT json_build_object(${fields.map((field) => `'${field}', json_agg("${field}")`).join(', ')}) FROM ${table})`,
  );

/** Reads row by row; `at` gives the value of a field in the row that is being read. */
export function rowsOf<Row, T>(
  columns: Columns<Row>,
  read: (at: <Field extends keyof Row>(field: Field) => Row[Field]) => T,
): T[] {
  let index = 0;
  const at = <Field extends keyof Row>(field: Field): Row[Field] => columns[field]?.[index] as Row[Field];
  const [first] = Object.values<readonly unknown[] | null>(columns);
  return Array.from({ length: first?.length ?? 0 }, (_, row) => {
    index = row;
    return read(at);
  });
}
