import type { DependencyFile } from '../dependency-file.ts';
import { dependencyFiles } from '../dependency-file-registry.ts';

const members = [...dependencyFiles.values()];
const sources = (ignoring: boolean) =>
  members
    .flatMap(({ files }) => files.filter(({ flags }) => flags.includes('i') === ignoring))
    .map(({ source }) => `(?:${source})`);
/** All names in two patterns: a tree of a million files asks for each of them. */
const exactly = new RegExp(sources(false).join('|') || '(?!)', 'u');
const ignoringCase = new RegExp(sources(true).join('|') || '(?!)', 'iu');

/** Formats of dependency files that a path, from the root of the repository, is named for. */
export function formatsAt(path: string): readonly DependencyFile[] {
  if (!exactly.test(path) && !ignoringCase.test(path)) return [];
  return members.filter(({ files }) => files.some((name) => name.test(path)));
}
