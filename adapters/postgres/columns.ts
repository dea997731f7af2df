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

export function rowsOf<Row extends object>(columns: Columns<Row>): Row[] {
  const fields = Object.entries<readonly unknown[] | null>(columns);
  const rows = Array.from({ length: fields[0]?.[1]?.length ?? 0 }, (): Record<string, unknown> => ({}));
  for (const [field, values] of fields) {
    for (const [index, row] of rows.entries()) row[field] = values?.[index];
  }
  return rows as Row[];
}
