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

import type { FileIndex } from '../check.ts';
import { type FoundDocument, namedFiles } from './document.ts';
import type { DocumentKind } from './document-kinds.ts';
import { type Outline, readOutline } from './heading.ts';
import { readLinks } from './link.ts';
import { isRegular } from './place.ts';
import { resolveTarget } from './target.ts';

/** What a found document says, and whether more of it lies where a clone cannot look. */
export interface DocumentContent {
  readonly outlines: readonly Outline[];
  readonly outside: boolean;
}

/** As many files of one document are read. */
const mostFiles = 20;

/** Reads a found document: all files of its name, or the section and the files it links to. */
export function contentOf(files: FileIndex, found: FoundDocument, kind: DocumentKind, data = false): DocumentContent {
  if (found.via === 'file') {
    const named = namedFiles(files, kind, data).filter((file) => isRegular(file) && file.size !== 0 && !file.binary);
    const outlines = named.slice(0, mostFiles).flatMap(({ path }) => outlineOf(files, path));
    return { outlines, outside: outlines.length === 0 || leadsOutside(outlines, files, kind) };
  }
  if (found.text === null) return { outlines: [], outside: true };
  const own = sectionOutline(found);
  const linked = readLinks(own)
    .slice(0, 200)
    .flatMap(({ target }) => {
      const to = resolveTarget(files, own, target);
      return to.kind === 'file' && to.path !== found.path ? outlineOf(files, to.path) : [];
    });
  const outlines = [own, ...linked.slice(0, mostFiles)];
  return { outlines, outside: leadsOutside(outlines, files, kind) };
}

function outlineOf(files: FileIndex, path: string): Outline[] {
  const text = files.text(path);
  return text === null ? [] : [readOutline(path, text)];
}

/** The section alone, its lines numbered as in the file it is of. */
function sectionOutline(found: FoundDocument): Outline {
  return readOutline(found.path, '\n'.repeat(found.offset) + (found.text ?? ''));
}

/** A link by the document's name to a page outside: the content may be there. */
function leadsOutside(outlines: readonly Outline[], files: FileIndex, kind: DocumentKind): boolean {
  return outlines.some((outline) =>
    readLinks(outline).some(
      ({ text, target }) =>
        (kind.words.test(text) || kind.words.test(target)) && resolveTarget(files, outline, target).kind === 'web',
    ),
  );
}
