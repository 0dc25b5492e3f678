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

import type { Verdict } from '../check/finding.ts';
import { defineReport, type Report } from '../report.ts';
import { verdictWord } from '../report-parts/report-words.ts';

/** Dark enough for white letters to be read on. */
const colours: Readonly<Record<Verdict, string>> = { pass: '#2b6b2f', fail: '#a4262c', undecided: '#6b5000' };

const height = 20;
const [padding, latin, han] = [7, 6.6, 11.5];

/** Width in pixels at a size of 11; letters differ, so the words are stretched to it. */
function widthOf(words: string): number {
  return Math.ceil(Array.from(words).reduce((sum, letter) => sum + (letter > '\u2E7F' ? han : latin), 0));
}

function words(text: string, from: number): string {
  const width = widthOf(text);
  return `<text x="${from + padding + width / 2}" y="14" textLength="${width}">${text}</text>`;
}

/** A picture of the verdict for a readme; it says nothing that a repository wrote. */
export const badge: Report = defineReport({
  id: 'badge',
  source: 'https://www.w3.org/TR/SVG11/',
  write({ verdict }, { locale }) {
    const [name, said] = [locale === 'zh' ? '通明检查' : 'tongming check', verdictWord(locale, verdict)];
    const [left, right] = [widthOf(name) + 2 * padding, widthOf(said) + 2 * padding];
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${height}" role="img" aria-label="${name}: ${said}">`,
      `<title>${name}: ${said}</title>`,
      `<clipPath id="r"><rect width="${left + right}" height="${height}" rx="3"/></clipPath>`,
      `<g clip-path="url(#r)"><rect width="${left}" height="${height}" fill="#444"/><rect x="${left}" width="${right}" height="${height}" fill="${colours[verdict]}"/></g>`,
      `<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">${words(name, 0)}${words(said, left)}</g>`,
      '</svg>',
      '',
    ].join('\n');
  },
});
