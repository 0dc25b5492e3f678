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
import { type CheckEvidence, type CheckOutcome, type FileIndex, fail, pass, unknown } from '../check.ts';
import { unreadText } from './document-miss.ts';
import { findReadmes, unreadReadme } from './readme.ts';
import { cleanQuote } from './substance.ts';

/** A badge that a README may carry. */
export interface Badge {
  readonly name: Text;
  /** Addresses that count; each begins with fixed words, so matching stays linear. */
  readonly urls: readonly RegExp[];
  /** Addresses of the same service that do not count, as a template or its home page. */
  readonly near: RegExp;
}

/** A README's address as evidence, the first that matches; null when none does. */
export function findUrl(files: FileIndex, patterns: readonly RegExp[]): CheckEvidence | null {
  for (const readme of findReadmes(files)) {
    const found = readme.urls.find(({ target }) => patterns.some((pattern) => pattern.test(target)));
    if (found !== undefined) return { path: readme.path, line: found.line, text: cleanQuote(found.target) };
  }
  return null;
}

/** READMEs as searched places, or the pattern that none matched. */
export function searchedReadmes(files: FileIndex): string[] {
  const paths = findReadmes(files).map(({ path }) => path);
  return paths.length > 0 ? paths : ['README*'];
}

/** The verdict of a check that asks for a badge in the README; addresses in code and comments do not count. */
export function badgeOutcome(files: FileIndex, badge: Badge): CheckOutcome {
  const searched = searchedReadmes(files);
  const evidence = findUrl(files, badge.urls);
  if (evidence !== null) {
    return pass(
      {
        zh: `${evidence.path} 第 ${evidence.line} 行有${badge.name.zh}。`,
        en: `Line ${evidence.line} of ${evidence.path} has the ${badge.name.en}.`,
      },
      { evidence: [evidence], searched },
    );
  }
  const unread = unreadReadmeOutcome(files);
  if (unread !== null) return unread;
  const near = findUrl(files, [badge.near]);
  return fail(
    { zh: `README 里没有${badge.name.zh}。`, en: `The README has no ${badge.name.en}.` },
    { searched, nearestMiss: near === null ? null : { path: near.path, why: notThisProject(near) } },
  );
}

/** The answer to a question about the README when it was not read; null when one was, or there is none. */
export function unreadReadmeOutcome(files: FileIndex): CheckOutcome | null {
  const path = unreadReadme(files);
  if (path === null) return null;
  const shown = cleanQuote(path, 120);
  return unknown(
    { zh: `${shown} 的文字没有读到，无法判断。`, en: `The text of ${shown} was not read, so this cannot be decided.` },
    { searched: [path], nearestMiss: { path, why: unreadText } },
  );
}

function notThisProject(near: CheckEvidence): Text {
  return {
    zh: `第 ${near.line} 行的地址“${near.text}”没有指明具体项目。`,
    en: `The address “${near.text}” on line ${near.line} names no project.`,
  };
}
