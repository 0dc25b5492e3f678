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

import { statementOf } from '../statement.ts';
import { readCap } from './clean.ts';

/** A sentence that names the licence without being its text. */
export interface NoticeMatch {
  readonly expression: string;
  /** As written, white space folded. */
  readonly statement: string;
  /** 1-based. */
  readonly line: number;
}

const mostNotices = 20;

/** The words in which official headers and people name a licence; the first group is the name with its version. */
const sentences: readonly RegExp[] = [
  /((?:木兰(?:宽松|公共)许可证|mulan\s?(?:psl|publ))[，,、\s]{0,4}(?:第\s?[12]\s?版|v(?:ersion)?\s?[12]))/giu,
  /\b(gnu\s+(?:affero\s+|lesser\s+|library\s+)?(?:general\s+)?public\s+licen[cs]e(?:[^.;\d]|;(?=\s*(?:either\s+)?version)){0,90}?(?:version|v)\s?\d(?:\.\d)?(?:[^.;\d]{0,60}?later(?:\s+version)?)?)/giu,
  /\b(?:licen[cs]ed|released|distributed|available|provided|published|covered|governed|redistribut\w{1,6}|subject\s+to)\s+(?:and\s+licen[cs]ed\s+)?(?:under\s+|by\s+)?(?:the\s+terms\s+(?:and\s+conditions\s+)?of\s+)?(?:either\s+of\s+|either\s+|both\s+)?(?:the\s+)?((?:[^.;:\n]|\.(?=\d)|\n(?!\s{0,40}\n)){2,110})/giu,
  /(?:采用|遵循|使用|基于|遵守|以|依据|在)\s{0,4}[《「“"[]{0,2}([^。；;\n]{2,60}?)[》」”"\]]{0,2}\s{0,4}(?:开源)?(?:许可|协议|授权|发布|开源)/gu,
];

/** Words after which a sentence speaks of something else than the licence's name. */
const afterName =
  /\s+(?:-|–|—|see|for details|license\s*\)|copyright|by\s)|\s*[("“(]{1,2}the[\s"“]|\]\(|,\s+(?:you|see|which|with)\b/iu;

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** Comment marks become blanks, so that a sentence runs over lines; places stay what they were. */
function uncommented(text: string): string {
  return text.replace(/^[ \t]{0,20}(?:\/{2,3}|\/?\*+|#+|%+|-{2,}|;+|"+|dnl\b|rem\b)/gimu, (mark) =>
    ' '.repeat(mark.length),
  );
}

/** Licences that a text names in a sentence; what is ambiguous or unknown is left out. */
export function noticesIn(source: string): NoticeMatch[] {
  const text = uncommented(source.slice(0, readCap));
  const found = new Map<string, NoticeMatch>();
  for (const sentence of sentences) {
    for (const match of text.matchAll(sentence)) {
      if (found.size >= mostNotices) break;
      const whole = match[1] ?? '';
      const name = /^gnu\b/iu.test(whole) ? whole : (whole.split(afterName)[0] ?? '');
      const statement = name.replace(/\s+/gu, ' ').trim();
      const said = statementOf(statement);
      if (said.kind !== 'expression' || found.has(said.expression)) continue;
      found.set(said.expression, { expression: said.expression, statement, line: lineAt(text, match.index) });
    }
    if (found.size > 0) break;
  }
  return [...found.values()];
}
