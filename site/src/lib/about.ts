/** Sections of the page about the data, in order; each has a title and a text. */
export const aboutSections = [
  'collected',
  'people',
  'organisations',
  'unknown',
  'time',
  'correction',
  'terms',
] as const;

/** The paragraphs of a longer text. */
export function paragraphs(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
