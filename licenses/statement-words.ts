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

/** Stands for "or any later version" in the words of a statement. */
export const laterMark = '⁺';

const later =
  /\b(?:or|and)[\s,(-]{1,3}(?:\(?at your option\)?[\s,]{1,3})?(?:any[\s-])?(?:later|newer|above|greater|higher|up)\b(?:[\s-]versions?\b)?|\b(?:any )?later versions?\b|(?:及|或)(?:其)?(?:以后|后续|更高|更新|任何后续)(?:的)?(?:版本)?|≥|>=/giu;
const glued = /(?<=[\p{L}\p{N}.])\+(?=$|[\s),;/&|\]"'])/gu;

/** White space folded, quotes of every kind gone, "or later" as one mark. */
export function plainStatement(source: string): string {
  return source
    .normalize('NFKC')
    .replace(/&(?:quot|apos|lt|gt|amp);|\\?["“”„‘’`]/gu, ' ')
    .replace(/(?<=\p{L})'s\b/gu, '')
    .replace(/'/gu, ' ')
    .replace(/\bdevelopment and distribution\b/giu, 'development distribution')
    .replace(/\s?\+\s?c(?:p)?e\b/giu, ' with classpath exception')
    .replace(/(?<=[\p{L}\p{N}.])-or-later\b/giu, laterMark)
    .replace(later, ` ${laterMark} `)
    .replace(/\(?\bat your (?:option|choice)\)?/giu, ' ')
    .replace(glued, laterMark)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Names in which a digit is no version. */
const digits: readonly (readonly [RegExp, string])[] = [
  [/\bw3c/gu, 'wthreec'],
  [/\bx-?11\b/gu, 'xeleven'],
  [/\bcc-?0/gu, 'cczero'],
  [/\b0-?bsd\b/gu, 'zerobsd'],
  [/\bbzip2/gu, 'bziptwo'],
  [/\bmit-?0\b/gu, 'mitzero'],
  [/\bperl-? ?5\b/gu, 'perlfive'],
  [/\bbsd[ -]?([0-4])(?=-?c|\b)/gu, 'bsd $1 '],
];

/** Names that are said in Chinese, and words around a name that say nothing. The Mulan names stay as they are. */
const chinese: readonly (readonly [RegExp, string])[] = [
  [/(?:宽|较宽松|次|更宽松)(?:的)?通用公共/gu, ' lesser general public '],
  [/通用公共/gu, ' general public '],
  [/自由文档/gu, ' free documentation '],
  [/知识共享|创作共用/gu, ' creative commons '],
  [/非商业性?(?:使用)?/gu, ' nc '],
  [/禁止演绎/gu, ' nd '],
  [/相同方式共享/gu, ' sa '],
  [/署名/gu, ' by '],
  [/(?:三|3) ?条款?/gu, ' 3 clause '],
  [/(?:两|二|2) ?条款?/gu, ' 2 clause '],
  [/公有领域|公共领域/gu, ' public domain '],
  [/(?<!木兰宽松|木兰公共|木兰)(?:开源|授权|许可)?(?:许可证|许可协议|协议)/gu, ' '],
  [
    /本(?:项目|软件|仓库)|(?:采用|基于|遵循|使用|遵从)(?:了)?|国际版?|版本?(?=$|\P{L})|第(?=\s*\d)|的|开源|授权|发布/gu,
    ' ',
  ],
];

/** Lower-case words and versions; a version has no `.0` at its end, `v2` and `version 2` are `2`. */
export function statementWords(plain: string): string[] {
  const spoken = chinese.reduce((all, [name, word]) => all.replace(name, word), plain.toLowerCase());
  const text = digits
    .reduce((all, [name, word]) => all.replace(name, word), spoken)
    .replace(/(?<=\p{L}{2})v(?=\d)/gu, ' ');
  return (text.match(/\d+(?:\.\d+)+[a-c]?|\d+|\p{Script=Han}+|(?:(?!\p{Script=Han})\p{L})+|⁺/gu) ?? []).map((word) =>
    /^\d/u.test(word) ? word.replace(/(?:\.0)+$/u, '') : word,
  );
}

/** Words that name no licence wherever they stand. */
export const noise: ReadonlySet<string> = new Set(
  'a an the v ver version versions vesion rev revision license licence licenses licences licensed lic licensing licencing of and-or under this terms'.split(
    ' ',
  ),
);

/** Words that name no licence beside a name that is known. */
export const courtesy: ReadonlySet<string> = new Set(
  'as published by either your software public general open source free library lib project foundation agreement opensource osi approved see file copying copyright notice txt md html details for with dual option applies only no number name to is in released distributed available code january february march april may june july august september october november december international unported generic dedication world wide s copying'.split(
    ' ',
  ),
);
