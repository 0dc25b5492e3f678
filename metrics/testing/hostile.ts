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

/** Texts of about a million characters that make careless patterns slow, by what they repeat. */
export const hostileTexts: readonly (readonly [name: string, text: string])[] = [
  '#',
  ' ',
  '\t \n',
  '<',
  '<a ',
  '<a href="',
  '<h2>',
  '<h2>\n',
  '[',
  ']',
  '](',
  '[](',
  '[a](b',
  '![a](b',
  '[a]: ',
  '<!--',
  '-->',
  '# a\n',
  '=\n',
  'a\n---\n',
  '```\n',
  '`',
  '`a<b',
  '_',
  '*',
  '* ',
  '| ',
  '|',
  '- [ ] ',
  'https://',
  'https://a.b/',
  'link:',
  'link:a[',
  '.. _a: ',
  '20',
  '2026-',
  '@',
  '@a ',
  '(@a',
  'a ',
  'a@b.',
  'M:\ta <',
  '- name: a\n',
  '- ',
  '年',
  '维护者',
  '孵化',
  'https://app.fossa.io/projects/',
  'https://www.bestpractices.dev/projects/',
].map((part) => [JSON.stringify(part), part.repeat(Math.ceil(1_000_000 / part.length))]);

/** Processor time of this thread in milliseconds that a piece of work takes; slow ones are tried three times, so that other processes on the machine do not decide a test. */
export function leastTime(work: () => void, fast = 100): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && least > fast; run += 1) {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
