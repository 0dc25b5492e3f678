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

const placeholder =
  /^(?:todo|tbd|tba|tbc|wip|n\/?a|none|placeholder|coming soon|under construction|work in progress|to be (?:done|written|added|announced|defined|determined)|lorem ipsum.*|待补充|待定|待完善|待更新|待编写|待添加|敬请期待|暂无|暂缺|无|略|建设中|占位符?|正在编写|未完成|后续补充)$/i;

/** How much of a line is looked at when asking whether it says anything. */
const looked = 400;

/** Whether a line says something: words that are neither markup, a link definition nor a placeholder such as "TODO" or 待补充. */
export function isSubstance(line: string): boolean {
  const text = line.slice(0, looked).trim();
  if (text === '' || /^\[[^\]]{1,200}\]:/.test(text)) return false;
  const bare = /[<[]/.test(text) ? withoutTags(text) : text;
  const at = bare.search(/[\p{L}\p{N}]/u);
  if (at < 0) return false;
  const words = bare.slice(at);
  return words.length > 60 || !placeholder.test(words.replace(/[^\p{L}\p{N}]+$/u, ''));
}

function withoutTags(text: string): string {
  return text.replace(/<[^<>]{0,400}>/g, ' ').replace(/\[([^[\]]{0,300})\]\((?:#|\.{1,3}|TODO|TBD)?\)/gi, '$1');
}

const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** Text from a repository made fit to be shown: no control, format or bidirectional characters, one line, at most `limit` characters. */
export function cleanQuote(text: string, limit = 200): string {
  const plain = text
    .slice(0, limit * 8)
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(unsafe, '')
    .trim();
  const characters = Array.from(plain);
  return characters.length <= limit ? plain : `${characters.slice(0, limit - 1).join('')}…`;
}
