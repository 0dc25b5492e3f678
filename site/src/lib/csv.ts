/** What a cell may hold; null is an empty cell, never 0. */
export type Cell = string | number | null;

const formulaStart = /^[\s\u00a0\u3000]*[=+\-@\t\r|＝＋－＠]/;

/** A table as RFC 4180 with CRLF; text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return /[",;\r\n\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
