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

import { describe, expect, it } from 'vitest';
import type { Logger } from '#store/log.ts';
import { silent } from '#store/testing.ts';
import type { AnyCheck, CheckFacts } from '../check.ts';
import { pass } from '../check.ts';
import { makeFacts } from '../testing/facts.ts';
import { checkFigures, runChecks } from './run-checks.ts';

const text = { zh: '文', en: 'Text' };

function check(id: string, needs: AnyCheck['needs'], run: AnyCheck['run']): AnyCheck {
  return {
    id,
    name: text,
    question: text,
    why: text,
    fix: text,
    category: 'security',
    weight: 2,
    revision: 1,
    source: 'https://example.org/',
    aliases: [],
    gates: {},
    needs,
    run,
  };
}

describe('running checks', () => {
  it('gives a check the facts it names and no others', () => {
    const seen: string[] = [];
    const nosy = check('nosy', ['tags'], (facts: CheckFacts) => {
      seen.push(...Object.keys(facts).sort());
      return pass(text);
    });
    const [verdict] = runChecks(new Map([['nosy', nosy]]), makeFacts(), silent);
    expect(seen).toEqual(['asOf', 'head', 'tags']);
    expect(verdict?.outcome.status).toBe('pass');
  });

  it('makes a check that throws unknown, says so in the log, and goes on', () => {
    const logged: unknown[] = [];
    const log: Logger = { ...silent, error: (message, fields) => void logged.push([message, fields]) };
    const broken = check('broken', [], () => {
      throw new RangeError('too deep');
    });
    const registry = new Map([
      ['broken', broken],
      ['fine', check('fine', [], () => pass(text))],
    ]);
    const verdicts = runChecks(registry, makeFacts(), log);
    expect(verdicts.map(({ outcome }) => outcome.status)).toEqual(['unknown', 'pass']);
    expect(logged).toEqual([
      ['check failed to run', { check: 'broken', head: makeFacts().head, error: 'RangeError: too deep' }],
    ]);
  });

  it('lists checks that did not run without a status', () => {
    const registry = new Map([['later', check('later', [], () => pass(text))]]);
    expect(checkFigures(registry, []).get('later')).toEqual({
      name: text,
      category: 'security',
      weight: 2,
      status: null,
      score: null,
      message: null,
    });
  });
});
