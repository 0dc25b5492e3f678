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

import type { Finding, FindingClass } from '#licenses/detect/finding.ts';
import type { Locale } from '../locale.ts';
import { faultWords } from './fault-words.ts';

const classes: Readonly<Record<Locale, Readonly<Record<FindingClass, string>>>> = {
  zh: { exact: '一致', near: '相近', partial: '部分', tag: '标签', quoted: '引用', malformed: '写法有误' },
  en: { exact: 'exact', near: 'near', partial: 'partial', tag: 'tag', quoted: 'quoted', malformed: 'malformed' },
};

const kinds: Readonly<Record<Locale, Readonly<Record<Finding['kind'], string>>>> = {
  zh: { text: '全文', exception: '例外', notice: '声明', reference: '提及', tag: '标签' },
  en: { text: 'text', exception: 'exception', notice: 'notice', reference: 'reference', tag: 'tag' },
};

/** How faithful a finding is, in a word. */
function classWord(locale: Locale, { class: kind }: Pick<Finding, 'class'>): string {
  return classes[locale][kind];
}

const comma = { zh: '，', en: ', ' } as const;

/** What was recognised, how faithful it is, and how many words of it are there; of a tag just what it is, and what is wrong in it. */
export function findingWords(locale: Locale, finding: Finding): string {
  const { kind, class: how, problem } = finding;
  const what = how === kind ? [kindWord(locale, finding)] : [kindWord(locale, finding), classWord(locale, finding)];
  const more =
    kind === 'tag' ? (problem === undefined ? [] : [faultWords(locale, problem)]) : [wordCounts(locale, finding)];
  return [...what, ...more].join(comma[locale]);
}

/** What was recognised, in a word. */
function kindWord(locale: Locale, { kind }: Pick<Finding, 'kind'>): string {
  return kinds[locale][kind];
}

/** How many words of it are there, are missing, and were put in. */
function wordCounts(locale: Locale, { words }: Pick<Finding, 'words'>): string {
  const { covered, missing, extra } = words;
  const all = covered + missing;
  const parts =
    locale === 'zh'
      ? [`${covered}/${all} 词`, ...(extra > 0 ? [`多 ${extra} 词`] : [])]
      : [`${covered} of ${all} words`, ...(extra > 0 ? [`${extra} put in`] : [])];
  return parts.join(comma[locale]);
}

/** `12` or `12–30`. */
export function lineSpan([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${first}–${last}`;
}
