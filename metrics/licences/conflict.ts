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

import { type Expression, tryExpression } from '#licenses/expression.ts';
import { isApproved } from '#licenses/ids.ts';
import type { Text } from '#store/facts.ts';

/** Whether a file's licence lets it be copied into a work under another one. */
export interface Verdict {
  /** `check` = it depends on how the file is used; `unknown` = nobody has judged this licence. */
  readonly verdict: 'compatible' | 'conflict' | 'check' | 'unknown';
  readonly reason: Text;
}

type Reach = 'free' | 'file' | 'work' | 'restricted' | 'unknown';

const reaches: readonly (readonly [RegExp, Reach])[] = [
  [
    /^(?:BUSL|Elastic|PolyForm|SSPL|Parity|BSL-1\.1)|(?:^|-)N[CD](?:-|$)|commons-clause|proprietary|^JSON$/u,
    'restricted',
  ],
  [/^(?:A?GPL|OSL|EUPL|CECILL-[12]|MulanPubL|RPL|QPL|Sleepycat|CPAL|CC-BY-SA|GFDL)/u, 'work'],
  [/^(?:LGPL|MPL|EPL|CDDL|CPL|IPL|MS-RL|CECILL-C|APSL|SPL|NPL|OFL)/u, 'file'],
];

function reachOf(id: string): Reach {
  const known = reaches.find(([pattern]) => pattern.test(id))?.[1];
  return (
    known ??
    (isApproved(id) || /^(?:CC0|CC-BY-\d|WTFPL|X11|Beerware|blessing|curl|libpng)/u.test(id) ? 'free' : 'unknown')
  );
}

/** `GPL-2.0-or-later` and `GPL-3.0-only` are one family here. */
function familyOf(id: string): string {
  return id.replace(/-\d.*$/u, '');
}

function idsIn(expression: Expression): string[] {
  if (expression.kind === 'licence') return [expression.id];
  return expression.kind === 'and' || expression.kind === 'or' ? expression.parts.flatMap(idsIn) : [];
}

const words: Readonly<Record<Verdict['verdict'], (inbound: string, outbound: string) => Text>> = {
  compatible: (inbound, outbound) => ({
    zh: `${inbound} 的代码可以放进以 ${outbound} 发布的作品。`,
    en: `Code under ${inbound} may become part of a work under ${outbound}.`,
  }),
  conflict: (inbound, outbound) => ({
    zh: `${inbound} 要求含有它的作品按它的条款发布，或加上了 ${outbound} 没有的限制。`,
    en: `${inbound} asks that a work with it is passed on under its own terms, or adds limits that ${outbound} does not have.`,
  }),
  check: (inbound, outbound) => ({
    zh: `${inbound} 的文件须保留它自己的条款；能否与 ${outbound} 一起发布，要看怎样使用。`,
    en: `Files under ${inbound} keep its terms; whether they can go out with ${outbound} depends on how they are used.`,
  }),
  unknown: (inbound) => ({
    zh: `还没有关于 ${inbound} 的判断依据，请人工核对。`,
    en: `Nothing here judges ${inbound} yet; look at it yourself.`,
  }),
};

const order = ['compatible', 'check', 'unknown', 'conflict'] as const;

function ofId(id: string, outbound: ReadonlySet<string>): Verdict['verdict'] {
  if (outbound.has(familyOf(id))) return 'compatible';
  const reach = reachOf(id);
  if (reach === 'free') return 'compatible';
  if (reach === 'file') return 'check';
  if (reach === 'work' && familyOf(id) === 'GPL' && outbound.has('AGPL')) return 'compatible';
  return reach === 'unknown' ? 'unknown' : 'conflict';
}

function of(expression: Expression, outbound: ReadonlySet<string>): Verdict['verdict'] {
  if (expression.kind === 'licence') {
    const verdict = ofId(expression.id, outbound);
    return verdict === 'conflict' && expression.exception !== null ? 'check' : verdict;
  }
  if (expression.kind !== 'and' && expression.kind !== 'or') return 'unknown';
  const places = expression.parts.map((part) => order.indexOf(of(part, outbound)));
  const place = expression.kind === 'or' ? Math.min(...places) : Math.max(...places);
  return order[place] ?? 'unknown';
}

/** What copying a file under `inbound` into a work under `outbound` comes to; a choice counts by its best branch. */
export function judgeCopied(inbound: string, outbound: string): Verdict {
  const [from, into] = [tryExpression(inbound), tryExpression(outbound)];
  const verdict = from === null || into === null ? 'unknown' : of(from, new Set(idsIn(into).map(familyOf)));
  return { verdict, reason: words[verdict](inbound, outbound) };
}
