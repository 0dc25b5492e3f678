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

import cards from 'spdx-license-list/spdx.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { currentName, isDeprecated } from '../ids.ts';
import { nameRules } from './name-rules.ts';
import { parsePattern } from './pattern.ts';
import { patternMatcher } from './pattern-matcher.ts';

const rules = nameRules();
const matcher = patternMatcher(rules.map(({ pattern }) => pattern));

function found(text: string): string[] {
  const longest = matcher(new TextEncoder().encode(text)).sort((a, b) => b.to - b.from - (a.to - a.from));
  return [...new Set(longest.map(({ rule }) => rules[rule]?.expression as string))];
}

const gnu = /^(?:A?GPL|LGPL|GFDL)-/u;
/** Ids that differ from another one by their year alone, which is no word. */
const yearOnly = new Set(['HP-1986', 'Sun-PPP-2000', 'Unicode-DFS-2015', 'BSD-3-Clause-No-Nuclear-License-2014']);
const ids = Object.keys(cards).filter((id) => !isDeprecated(id) && !gnu.test(id) && !yearOnly.has(id));

describe('names of licences', () => {
  it.each(ids)('knows %s by its page on spdx.org', (id) => {
    expect(found(`See https://spdx.org/licenses/${id}.html for the terms.`)[0]).toBe(currentName(id, false));
  });

  it('gives each pattern one meaning', () => {
    const kinds = new Map<string, Set<string | null>>();
    for (const { pattern, expression } of rules) {
      kinds.set(pattern, (kinds.get(pattern) ?? new Set()).add(expression));
    }
    expect([...kinds].filter(([, meanings]) => meanings.size > 1)).toEqual([]);
  });

  it('has at least two words in each pattern, so that it can be looked up by a pair', () => {
    expect(rules.map(({ pattern }) => pattern).filter((pattern) => parsePattern(pattern).length < 2)).toEqual([]);
  });

  it.each([
    ['licensed under the MIT license', 'MIT'],
    ['"license": "0BSD"', '0BSD'],
    ['<license><name>Zope Public License 2.1</name></license>', 'ZPL-2.1'],
    ['@license Open Software License (OSL-3.0)', 'OSL-3.0'],
    ['version 1.1 of the Mozilla Public License', 'MPL-1.1'],
    ['Mozilla Public License (MPL) v1.1', 'MPL-1.1'],
    ['available under the MPLv2', 'MPL-2.0'],
    ['https://opensource.org/licenses/Fair', 'Fair'],
    ['licenses: [EUPL-1.2]', 'EUPL-1.2'],
    ['http://www.eclipse.org/legal/epl-v10.html', 'EPL-1.0'],
    ['with the Classpath-exception-2.0', 'Classpath-exception-2.0'],
    ['BSD-2-Clause-FreeBSD', 'BSD-2-Clause-Views'],
  ])('reads %j as %s', (text, id) => {
    expect(found(text)).toContain(id);
  });

  it.each([
    'This is a fair price, and the MIT is a university.',
    'Python 2.0 and Ruby are languages; curl, vim and lsof are programs.',
    'A licence key of the Intel compiler; the JSON of the cube is in a loop.',
    'See the release notes of Zend 2.0, XFree86 1.1 and bzip2 1.0.6.',
    'UNLICENSED',
    'All rights reserved. Proprietary.',
  ])('says nothing about %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
