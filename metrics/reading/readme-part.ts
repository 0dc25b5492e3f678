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
import type { Readme } from './readme.ts';
import { cleanQuote, isSubstance } from './substance.ts';
import { resolveTarget } from './target.ts';

/** Where a part of the README stands; null = it is not there. */
export type ReadmePart = CheckEvidence | null;

/** What a heading or link says when it leads to first steps. */
export const startWords =
  /\bquick[- ]?start\b|\bget(?:ting)?[- ]started\b|\binstall(?:ing|ation)?\b|\busage\b|\bhow to (?:use|run|build)\b|\brunning\b|\bdeploy(?:ing|ment)?\b|快速(?:开始|入门|上手|体验|使用)|开始使用|入门|安装|使用(?:方法|说明|指南)|^使用$|运行|部署/i;

/** Letters of a line that make it a sentence; a Han character says as much as three Latin letters. */
const sentence = 24;
/** A purpose further down than this is not what a visitor reads first. */
const purposeWithin = 60;

/** Notes and warnings often come first and tell nothing of the purpose. */
const aside =
  /^\s{0,9}(?:>\s{0,9})?(?:\[!\w|(?:\*\*|__)?(?:note|warning|important|caution|tip|注意|警告|提示|重要)(?:\*\*|__)?\s?[:：])/i;

/** Finds a part of the README in any of its languages. */
export function readmePart(files: FileIndex, readmes: readonly Readme[], part: 'purpose' | 'start'): ReadmePart {
  for (const readme of readmes) {
    const found = part === 'purpose' ? purposeOf(readme) : startOf(files, readme);
    if (found !== null) return found;
  }
  return null;
}

function purposeOf({ path, outline }: Readme): ReadmePart {
  const headings = new Set(outline.sections.map(({ line }) => line));
  const at = outline.lines
    .slice(0, purposeWithin)
    .findIndex(
      (line, index) =>
        !line.code &&
        !headings.has(index + 1) &&
        isSubstance(line.text) &&
        !aside.test(line.text) &&
        weigh(line.text) >= sentence,
    );
  return at < 0 ? null : { path, line: at + 1, text: cleanQuote(outline.lines[at]?.text ?? '') };
}

function weigh(line: string): number {
  const words = line
    .slice(0, 2_000)
    .replace(/!\[[^[\]]{0,200}\]\([^()]{0,500}\)/g, ' ')
    .replace(/\[([^[\]]{0,200})\]\([^()]{0,500}\)/g, ' ')
    .replace(/<[^<>]{0,500}>|https?:\/\/\S{1,500}/g, ' ');
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  return 3 * han + (words.match(/[a-z]/gi)?.length ?? 0);
}

function startOf(files: FileIndex, { path, outline, links }: Readme): ReadmePart {
  const section = outline.sections.find(
    ({ title, hasBody, level }, at) => hasBody && !(at === 0 && level === 1) && startWords.test(title),
  );
  if (section !== undefined) return { path, line: section.line, text: cleanQuote(section.title) };
  const link = links.find(
    ({ text, target }) => startWords.test(text) && resolveTarget(files, outline, target).kind !== 'nowhere',
  );
  return link === undefined ? null : { path, line: link.line, text: cleanQuote(link.target) };
}
