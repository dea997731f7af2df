/** A text table with a heading row; columns as wide as their longest cell. */
export function formatTable(headings, rows) {
  const cells = [headings, ...rows].map((row) => row.map((cell) => String(cell ?? '').normalize('NFC')));
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => [...row[column]].length)));
  const format = (row) => row.map((cell, column) => cell + ' '.repeat(widths[column] - [...cell].length)).join('  ');
  const [head, ...body] = cells.map((row) => `  ${format(row)}`.trimEnd());
  return [head, `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`, ...body].join('\n');
}
