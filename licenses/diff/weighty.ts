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

import type { Text } from '../result.ts';
import type { DiffSegment, WordDiff } from './word-diff.ts';

/** What an edit means for those who use the work. */
export interface DiffNote {
  readonly id: string;
  /** The words that say so. */
  readonly words: string;
  readonly line: number;
  readonly text: Text;
}

interface Weight {
  readonly id: string;
  readonly when: 'added' | 'missing';
  readonly pattern: RegExp;
  readonly text: Text;
}

/** Characters around a licence that are searched for terms. */
const mostOutside = 20_000;

const weights: readonly Weight[] = [
  {
    id: 'commercial-use',
    when: 'added',
    pattern: /\b(?:non[- ]?commercial\w*|commercial\w*|for[- ]profit|monetary compensation|profit)\b|商业|商用|营利/iu,
    text: {
      zh: '加了关于商业使用的话：可能限制商用，不再是开源许可证。',
      en: 'Words about commercial use were added: if they limit it, this is not an open-source licence.',
    },
  },
  {
    id: 'selling',
    when: 'added',
    pattern: /\b(?:(?:not|no right to|without the right to)[^.]{0,40}\bsell|commons clause|hosting or consulting)\b/iu,
    text: {
      zh: '加了不许出售的条款（如 Commons Clause）：不再是开源许可证。',
      en: 'A ban on selling was added (as the Commons Clause does): this is not an open-source licence.',
    },
  },
  {
    id: 'prohibition',
    when: 'added',
    pattern:
      /\b(?:may not|must not|shall not|cannot|can not|not permitted|prohibited|forbidden|restricted to|except(?:ion)? (?:for|of|that)|only if|only for|solely for)\b|不得|禁止|仅限|除外/iu,
    text: { zh: '加了禁止或限制的话。', en: 'A prohibition or a limit was added.' },
  },
  {
    id: 'field-of-use',
    when: 'added',
    pattern:
      /\b(?:military|weapons?|nuclear|surveillance|academic|educational|research|evaluation|personal use|internal use|good,? not evil|human rights|ethic\w*)\b|军事|科研|教育用途|个人使用/iu,
    text: { zh: '加了限定用途或领域的话。', en: 'Words that limit the purpose or field of use were added.' },
  },
  {
    id: 'service',
    when: 'added',
    pattern: /\b(?:as a service|managed service|hosted|hosting|cloud|compet\w+|saas)\b|云服务|竞争/iu,
    text: {
      zh: '加了关于提供服务或竞争产品的话。',
      en: 'Words about hosted services or competing products were added.',
    },
  },
  {
    id: 'payment',
    when: 'added',
    pattern: /\b(?:fees?|royalt\w+|payment|purchase|subscription|paid)\b|付费|费用|授权费/iu,
    text: { zh: '加了关于付费的话。', en: 'Words about payment were added.' },
  },
  {
    id: 'permission-needed',
    when: 'added',
    pattern:
      /\b(?:prior (?:written )?(?:permission|consent|approval)|written (?:permission|consent)|notify|inform (?:the|us|me))\b|书面许可|事先同意/iu,
    text: { zh: '加了须先获许可或通知的话。', en: 'A duty to ask or to tell someone was added.' },
  },
  {
    id: 'patents',
    when: 'added',
    pattern: /\bpatents?\b|专利/iu,
    text: { zh: '加了关于专利的话。', en: 'Words about patents were added.' },
  },
  {
    id: 'advertising',
    when: 'added',
    pattern: /\b(?:advertis\w+|acknowledg\w+|credit|logo|attribution|link back|badge)\b|署名|鸣谢/iu,
    text: { zh: '加了署名、鸣谢或广告方面的义务。', en: 'A duty to credit or to acknowledge was added.' },
  },
  {
    id: 'warranty-removed',
    when: 'missing',
    pattern: /\b(?:as is|warrant\w+|liab\w+|damages)\b|担保|责任/iu,
    text: { zh: '免责声明的一部分被删去。', en: 'A part of the disclaimer is missing.' },
  },
  {
    id: 'right-removed',
    when: 'missing',
    pattern:
      /\b(?:sublicens\w+|sell|distribut\w+|modif\w+|use|copy|merge|publish|royalty[- ]free|irrevocable|any purpose)\b|复制|修改|分发|使用/iu,
    text: { zh: '授予权利的一部分被删去。', en: 'A part of the rights that the licence gives is missing.' },
  },
  {
    id: 'notice-removed',
    when: 'missing',
    pattern: /\b(?:copyright notice|permission notice|this list of conditions|retain)\b|声明/iu,
    text: { zh: '保留声明的义务被删去。', en: 'The duty to keep the notice is missing.' },
  },
];

/** Weighty words of an edit, each kind once. */
export function weightyIn(text: string, when: Weight['when']): { readonly weight: Weight; readonly words: string }[] {
  return weights.flatMap((weight) => {
    const words = weight.when === when ? weight.pattern.exec(text)?.[0] : undefined;
    return words === undefined ? [] : [{ weight, words: words.replace(/\s+/gu, ' ') }];
  });
}

function notesOf(segment: DiffSegment, when: Weight['when'], text: string): DiffNote[] {
  return weightyIn(text, when).map(({ weight, words }) => ({
    id: weight.id,
    words,
    line: segment.lines[0],
    text: weight.text,
  }));
}

/** What the edits of a text mean where we know, each meaning once, by line; text outside the licence counts only as far as it adds terms. */
export function diffNotes({ segments }: WordDiff): DiffNote[] {
  const notes = segments.flatMap((segment) => {
    if (segment.kind === 'same' || segment.kind === 'free') return [];
    if (segment.kind === 'outside')
      return segment.text
        .slice(0, mostOutside)
        .split(/\n\s*\n/u)
        .filter(isTerms)
        .flatMap((one) => notesOf(segment, 'added', one));
    const added = notesOf(segment, 'added', segment.text);
    const same = new Set(notesOf(segment, 'added', segment.canonical).map(({ id }) => id));
    return [...added.filter(({ id }) => !same.has(id)), ...notesOf(segment, 'missing', segment.canonical)];
  });
  const seen = new Set<string>();
  return notes.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Terms that were put around a licence, not another text beside it. */
function isTerms(text: string): boolean {
  return /\bcommons clause\b|\badditional (?:use )?(?:terms|conditions|restrictions?|limitations?)\b|\bin addition to the (?:above|terms|licen[cs]e)|\bfurther restrict|附加(?:条款|条件|限制)|补充条款|另外限制/iu.test(
    text,
  );
}
