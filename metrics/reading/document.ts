// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import type { CheckEvidence, CheckOutcome, FileFact, FileIndex } from '../check.ts';
import type { DocumentKind } from './document-kinds.ts';
import {
  cannotRead,
  deadLink,
  emptyFile,
  emptySection,
  otherFolder,
  similarName,
  unreadText,
} from './document-miss.ts';
import { bodyOf, readOutline } from './heading.ts';
import { documentName, documentPlaces, editDistance, folderOf, isNamed, isRegular, isSymlink } from './place.ts';
import { findReadmes, type Readme, unreadReadme } from './readme.ts';
import { cleanQuote } from './substance.ts';
import { resolveTarget } from './target.ts';

/** Where a document was found. */
export interface FoundDocument {
  /** `file` by its name, `section` of a README with something under it, `link` from a README to a file or the web. */
  readonly via: 'file' | 'section' | 'link';
  readonly path: string;
  /** Line of the heading or link; null for a file. */
  readonly line: number | null;
  /** What it says; null when it is not kept or not in the repository. */
  readonly text: string | null;
  /** Line of {@link path} that `text` begins at, minus one. */
  readonly offset: number;
  /** The heading, the link's target, or null for a file. */
  readonly title: string | null;
}

/** The answer to "is there such a document", with what was looked at. */
export interface DocumentSearch {
  readonly found: FoundDocument | null;
  /** It may be in a symlink or a README that was not read: neither yes nor no. */
  readonly undecided: boolean;
  readonly evidence: readonly CheckEvidence[];
  readonly searched: readonly string[];
  readonly nearestMiss: CheckOutcome['nearestMiss'];
}

type Miss = NonNullable<CheckOutcome['nearestMiss']>;

/** Folders with the files of other projects. */
const foreign = /(?:^|\/)(?:vendor|third[-_]?party|node_modules|testdata|fixtures|external|deps)\//i;

/** Looks for a document as a file, then as a README section, then as a README link; empty ones do not count. */
export function findDocument(files: FileIndex, kind: DocumentKind, data = false): DocumentSearch {
  const named = namedFiles(files, kind, data);
  const readmes = findReadmes(files);
  const found = firstReadable(files, named) ?? firstSection(readmes, kind) ?? firstLink(files, readmes, kind);
  const searched = searchedFor(kind, readmes);
  if (found !== null) return { found, undecided: false, evidence: [evidenceOf(found)], searched, nearestMiss: null };
  const unread = unreadPlace(files, named);
  return {
    found: null,
    undecided: unread !== null,
    evidence: [],
    searched,
    nearestMiss: unread ?? nearest(files, named, readmes, kind),
  };
}

/** Where the document may be without anybody having read it. */
function unreadPlace(files: FileIndex, named: readonly FileFact[]): Miss | null {
  const link = named.find(isSymlink);
  if (link !== undefined) return { path: link.path, why: cannotRead };
  const readme = unreadReadme(files);
  return readme === null ? null : { path: readme, why: unreadText };
}

/** Evidence for a found document: its file, heading or link. */
function evidenceOf(found: FoundDocument): CheckEvidence {
  return { path: found.path, line: found.line, text: found.title === null ? null : cleanQuote(found.title) };
}

const near = new WeakMap<FileIndex, readonly FileFact[]>();

/** Files in the folders where platforms look, and in folders right below those; every search begins with them. */
function nearFiles(files: FileIndex): readonly FileFact[] {
  const known = near.get(files);
  if (known !== undefined) return known;
  const places: readonly string[] = documentPlaces;
  const found = files.all.filter(({ path }) => {
    const folder = folderOf(path).toLowerCase();
    return places.includes(folder) || places.includes(folderOf(folder.slice(0, -1)));
  });
  near.set(files, found);
  return found;
}

const byName = new WeakMap<FileIndex, ReadonlyMap<string, readonly FileFact[]>>();

/** Files of the project's own by their name as a document. */
function filesByName(files: FileIndex): ReadonlyMap<string, readonly FileFact[]> {
  const known = byName.get(files);
  if (known !== undefined) return known;
  const own = files.all.filter(({ path }) => !foreign.test(path));
  const found = Map.groupBy(own, ({ path }) => documentName(path));
  byName.set(files, found);
  return found;
}

/** Files by a document's name at the places where platforms look, a folder of that name (`CHANGELOG/`) included. */
export function namedFiles(files: FileIndex, kind: DocumentKind, data = false): FileFact[] {
  const ranked = nearFiles(files).flatMap((file) => {
    const rank = rankOf(file.path, kind, data);
    return rank === null || isScript(file) ? [] : [{ file, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ file }) => file);
}

/** `build` and `install` without an extension are commands; documents without one are written `INSTALL`. */
function isScript(file: FileFact): boolean {
  const base = file.path.slice(file.path.lastIndexOf('/') + 1);
  return /^[a-z_-]+$/.test(base) || (!base.includes('.') && (file.mode & 0o111) !== 0 && isRegular(file));
}

function rankOf(path: string, kind: DocumentKind, data: boolean): number | null {
  const folder = folderOf(path).toLowerCase();
  const place = documentPlaces.indexOf(folder as (typeof documentPlaces)[number]);
  if (place >= 0) return isNamed(documentName(path, data), kind.names) ? place : null;
  const parent = folder.slice(0, -1);
  const above = documentPlaces.indexOf(folderOf(parent) as (typeof documentPlaces)[number]);
  if (above < 0 || !/\.(?:md|markdown|rst|adoc|asciidoc|txt)$/i.test(path)) return null;
  return isNamed(documentName(parent), kind.names) ? documentPlaces.length + above : null;
}

function firstReadable(files: FileIndex, named: readonly FileFact[]): FoundDocument | null {
  for (const file of named) {
    if (!isRegular(file) || file.binary || file.size === 0) continue;
    const text = files.text(file.path);
    if (text === null || readOutline(file.path, text).hasBody) {
      return { via: 'file', path: file.path, line: null, text, offset: 0, title: null };
    }
  }
  return null;
}

function firstSection(readmes: readonly Readme[], kind: DocumentKind): FoundDocument | null {
  for (const { path, outline } of readmes) {
    const section = sectionsAbout(outline.sections, kind).find((candidate) => candidate.hasBody);
    if (section === undefined) continue;
    const text = bodyOf(outline, section);
    return { via: 'section', path, line: section.line, text, offset: section.from, title: section.title };
  }
  return null;
}

/** Sections whose heading speaks of the document; the title of the whole README is the project's name, not a section. */
function sectionsAbout<T extends { readonly title: string; readonly level: number }>(
  sections: readonly T[],
  kind: DocumentKind,
): T[] {
  return sections.filter((section, at) => !(at === 0 && section.level === 1) && kind.words.test(section.title));
}

function linksAbout(readme: Readme, kind: DocumentKind): Readme['links'] {
  return readme.links.filter(
    (link) =>
      kind.words.test(link.text) || isNamed(documentName(link.target.replace(/[?#].{0,1000}$/, '')), kind.names),
  );
}

function firstLink(files: FileIndex, readmes: readonly Readme[], kind: DocumentKind): FoundDocument | null {
  for (const readme of readmes) {
    for (const link of linksAbout(readme, kind).slice(0, 50)) {
      const target = resolveTarget(files, readme.outline, link.target);
      if (target.kind === 'nowhere') continue;
      const at = { via: 'link', path: readme.path, line: link.line, title: link.target } as const;
      if (target.kind === 'section') {
        return { ...at, text: bodyOf(readme.outline, target.section), offset: target.section.from };
      }
      if (target.kind !== 'file') return { ...at, text: null, offset: 0 };
      const linked = files.get(target.path);
      const found = linked === null ? null : firstReadable(files, [linked]);
      if (found !== null) return { ...at, path: found.path, line: null, title: null, text: found.text, offset: 0 };
    }
  }
  return null;
}

function nearest(
  files: FileIndex,
  named: readonly FileFact[],
  readmes: readonly Readme[],
  kind: DocumentKind,
): Miss | null {
  const empty = named.find((file) => isRegular(file));
  if (empty !== undefined) return { path: empty.path, why: emptyFile };
  for (const { path, outline } of readmes) {
    const section = sectionsAbout(outline.sections, kind)[0];
    if (section !== undefined) return { path, why: emptySection(section.line, section.title) };
  }
  for (const readme of readmes) {
    const link = linksAbout(readme, kind)[0];
    if (link !== undefined) return { path: readme.path, why: deadLink(link.line, link.target) };
  }
  return nearestName(files, kind);
}

function nearestName(files: FileIndex, kind: DocumentKind): Miss | null {
  const wanted = kind.names[0] ?? '';
  const places: readonly string[] = documentPlaces;
  for (const file of nearFiles(files)) {
    if (!places.includes(folderOf(file.path).toLowerCase())) continue;
    const name = documentName(file.path);
    if (wanted.length >= 6 && editDistance(name, wanted, 2) !== null)
      return { path: file.path, why: similarName(kind) };
  }
  const elsewhere = filesByName(files)
    .get(wanted)
    ?.toSorted((a, b) => a.path.split('/').length - b.path.split('/').length)[0];
  return elsewhere === undefined ? null : { path: elsewhere.path, why: otherFolder };
}

function searchedFor(kind: DocumentKind, readmes: readonly Readme[]): string[] {
  const chinese = kind.names.find((name) => /\p{Script=Han}/u.test(name));
  const names = chinese === undefined ? kind.file : `{${kind.file},${chinese}}`;
  const readme = readmes.length === 0 ? ['README*'] : readmes.map(({ path }) => path);
  return [
    ...documentPlaces.map((place) => `${place}${names}*`),
    ...readme.map((path) => `${path} # ${kind.title.zh} | ${kind.title.en}`),
  ];
}
