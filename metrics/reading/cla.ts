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

import type { CheckEvidence, FileIndex } from '../check.ts';
import { namedFiles } from './document.ts';
import { documentKinds } from './document-kinds.ts';
import { readOutline } from './heading.ts';
import { findReadmes } from './readme.ts';
import { cleanQuote } from './substance.ts';

const claim =
  /\bcontributor licen[sc]e agreement\b|\bCLA\b(?=.{0,60}(?:sign|签|协议|agreement|https?:))|(?:sign(?:ed|ing)?|签署|签订).{0,30}\bCLA\b|贡献者许可协议|贡献者协议/i;
const denial =
  /\b(?:no|not|without|instead of)\b.{0,30}(?:\bCLA\b|contributor licen)|(?:不需要|无需|不要求).{0,20}(?:CLA|协议)/i;
const service = /cla-assistant|contributor-assistant\/github-action|\beasycla\b|clabot|cla-bot/i;

/** Where the project says that contributors sign a CLA, in its documents or its CI; null when it does not. */
export function findCla(files: FileIndex): CheckEvidence | null {
  for (const path of candidates(files)) {
    const text = files.text(path);
    const found = text === null ? null : findClaim(path, text);
    if (found !== null) return found;
  }
  for (const { path } of files.match(/^(?:\.github\/workflows\/[^/]+\.ya?ml|\.clabot|\.cla\.json)$/)) {
    const line = (files.text(path) ?? '').split('\n').findIndex((text) => service.test(text.slice(0, 500)));
    if (line >= 0 || /^\.cla/i.test(path)) return { path, line: line < 0 ? null : line + 1, text: null };
  }
  return null;
}

function candidates(files: FileIndex): string[] {
  const documents = namedFiles(files, documentKinds.contributing).map(({ path }) => path);
  return [...documents, ...findReadmes(files).map(({ path }) => path)];
}

function findClaim(path: string, text: string): CheckEvidence | null {
  const { lines } = readOutline(path, text);
  const at = lines.findIndex((line) => {
    const words = line.text.slice(0, 1_000);
    return !line.code && claim.test(words) && !denial.test(words);
  });
  return at < 0 ? null : { path, line: at + 1, text: cleanQuote(lines[at]?.text ?? '') };
}
