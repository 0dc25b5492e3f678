import type { Text } from '#store/facts.ts';

/** A file that the generator writes, path from the top of the checkout. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Both languages in one cell. */
export function both(text: Text): string {
  return text.zh === text.en ? cell(text.en) : `${cell(text.zh)}<br>${cell(text.en)}`;
}

/** Text for a table cell: one line, bars escaped. */
export function cell(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The line under a generated page's title. */
export const generatedNote = '_由 `npm run generate` 生成，请勿手改。 Written by `npm run generate`; do not edit._';
