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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patternMatcher } from './detect/pattern-matcher.ts';
import { tryExpression } from './expression.ts';
import type { RuleKind } from './family.ts';
import { families } from './family-registry.ts';
import { exceptionId } from './ids.ts';

const encoder = new TextEncoder();

function isNamed(kind: RuleKind, expression: string | null): boolean {
  if (kind === 'negative' || expression === null) return kind === 'negative' && expression === null;
  if (kind === 'exception') return exceptionId(expression) === expression || /^LicenseRef-[\w.-]+$/u.test(expression);
  return tryExpression(expression) !== null;
}

describe.each([...families.values()])('licence family $id', (family) => {
  it('has the name of its file and a rule', () => {
    const source = readFileSync(join(import.meta.dirname, 'families', `${family.id}.ts`), 'utf8');
    expect(source).toContain(`id: '${family.id}'`);
    expect(family.rules.length).toBeGreaterThanOrEqual(1);
  });

  it.each(family.rules.map((rule, index) => ({ rule, name: `${index + 1}: ${rule.kind} ${rule.expression}` })))(
    'recognises its example and not the other, rule $name',
    ({ rule }) => {
      const matcher = patternMatcher(rule.patterns);
      const found = (text: string) => ({ text, found: matcher(encoder.encode(text)).length > 0 });
      expect(found(rule.examples.match)).toEqual({ text: rule.examples.match, found: true });
      expect(found(rule.examples.miss)).toEqual({ text: rule.examples.miss, found: false });
    },
  );

  it('names licences that exist', () => {
    expect(family.rules.filter(({ kind, expression }) => !isNamed(kind, expression))).toEqual([]);
  });
});
