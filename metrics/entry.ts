import { readOutline } from './heading.ts';
import { isSubstance } from './substance.ts';

/** Entries of a list-like document: rows of its tables, items of its lists, or else its sections with a body. */
export function countEntries(text: string): number {
  const outline = readOutline('list.md', text);
  const lines = outline.lines.filter((line) => !line.code).map((line) => line.text.slice(0, 400));
  const items = lines.filter((line) => /^ {0,3}(?:[-*+]|\d{1,3}[.)])\s/.test(line) && isSubstance(line)).length;
  const rows = tableRows(lines).length;
  return items + rows > 0 ? items + rows : outline.sections.filter(({ level, hasBody }) => level > 1 && hasBody).length;
}

/** Cells of each body row of the Markdown tables; header rows and separators are left out. */
export function tableRows(
  lines: readonly string[],
): { readonly cells: string[]; readonly header: string[]; readonly at: number }[] {
  const rows: { cells: string[]; header: string[]; at: number }[] = [];
  let header: string[] | null = null;
  lines.forEach((line, at) => {
    if (!line.includes('|')) header = null;
    else if (isSeparator(line)) header = cellsOf(lines[at - 1] ?? '');
    else if (header !== null && isSubstance(line)) rows.push({ cells: cellsOf(line), header, at });
  });
  return rows;
}

function isSeparator(line: string): boolean {
  return line.length <= 400 && line.includes('-') && /^[\s|:-]+$/.test(line);
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
