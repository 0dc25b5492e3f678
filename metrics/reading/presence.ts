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

import type { Text } from '#store/facts.ts';
import { type CheckOutcome, type FileIndex, fail, pass, unknown } from '../check.ts';
import { type DocumentSearch, type FoundDocument, findDocument } from './document.ts';
import type { DocumentKind } from './document-kinds.ts';
import { cleanQuote } from './substance.ts';

/** The verdict of a check that only asks whether a document is there with something in it. */
export function presenceOutcome(files: FileIndex, kind: DocumentKind, data = false): CheckOutcome {
  const search = findDocument(files, kind, data);
  return search.found === null ? absence(search, kind) : pass(whereFound(search.found, kind), search);
}

/** The verdict when a document was not found: a failure, or unknown where only something unreadable was. */
export function absence(search: DocumentSearch, kind: DocumentKind): CheckOutcome {
  if (search.undecided) {
    return unknown(
      {
        zh: `${search.nearestMiss?.path}没有读到，无法判断有没有${kind.title.zh}。`,
        en: `${search.nearestMiss?.path} was not read, so whether there is a ${kind.title.en} is not known.`,
      },
      search,
    );
  }
  return fail({ zh: `没有找到有内容的${kind.title.zh}。`, en: `No ${kind.title.en} with content was found.` }, search);
}

/** Where a document was found, in a sentence. */
export function whereFound(found: FoundDocument, kind: DocumentKind): Text {
  const path = cleanQuote(found.path, 120);
  if (found.via === 'file') {
    return { zh: `${kind.title.zh}是 ${path}。`, en: `The ${kind.title.en} is ${path}.` };
  }
  if (found.via === 'section') {
    const title = cleanQuote(found.title ?? '', 80);
    return {
      zh: `${kind.title.zh}是 ${path} 第 ${found.line} 行的“${title}”一节。`,
      en: `The ${kind.title.en} is the section “${title}” on line ${found.line} of ${path}.`,
    };
  }
  if (found.title === null) {
    return {
      zh: `${kind.title.zh}是 README 链接到的 ${path}。`,
      en: `The ${kind.title.en} is ${path}, linked from the README.`,
    };
  }
  const target = cleanQuote(found.title, 120);
  return {
    zh: `${path} 第 ${found.line} 行链接到${kind.title.zh}：${target}（站外内容未核对）。`,
    en: `Line ${found.line} of ${path} links to the ${kind.title.en}: ${target} (pages outside the repository are not checked).`,
  };
}
