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

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Check, CheckFacts, CheckOutcome } from './check.ts';
import { makeFacts } from './testing/facts.ts';
import { hostileTexts, leastTime } from './testing/hostile.ts';

const folder = new URL('./checks/', import.meta.url);
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -'.ts'.length));
const members: (readonly [string, Check])[] = await Promise.all(ids.map(async (id) => [id, await load(id)] as const));

async function load(id: string): Promise<Check> {
  const name = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const module = (await import(new URL(`${id}.ts`, folder).href)) as Record<string, Check>;
  expect(Object.keys(module)).toEqual([name]);
  return module[name] as Check;
}

function run(check: Check, facts: CheckFacts): number {
  const outcomes: CheckOutcome[] = [];
  const time = leastTime(() => outcomes.push(check.run(facts)), 400);
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('the check did not run');
  expect(outcome.message.zh).toMatch(/\p{Script=Han}/u);
  expect(outcome.message.en).toMatch(/[a-z]/i);
  for (const { text } of outcome.evidence) expect((text ?? '').length).toBeLessThanOrEqual(400);
  return time;
}

it('has one deciding check for each item of the stage gates', () => {
  const items = members.flatMap(([, check]) => check.aliases.filter((alias) => alias.startsWith('gate:')));
  expect(items).toEqual([...new Set(items)]);
  for (const [, check] of members) {
    expect(Object.keys(check.gates).length > 0).toBe(check.aliases.some((alias) => alias.startsWith('gate:')));
  }
});

describe.each(members)('%s', (id, check) => {
  it('has a complete card in both languages', () => {
    expect(check.id).toBe(id);
    for (const text of [check.name, check.question, check.why, check.fix]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
    }
    expect(check.source).toMatch(/^https:\/\//);
    for (const alias of check.aliases) expect(alias).toMatch(/^[a-z]+:[\w-]+$/i);
  });

  it('answers for a repository with nothing in it', () => {
    expect(run(check, makeFacts({ history: { recent: [], authors365: [], commits: 0 } }))).toBeLessThan(200);
  });
});

describe('a README in another encoding, which nobody could read', () => {
  const asked = [
    'badge',
    'meeting',
    'slack',
    'scanning',
    'roadmap',
    'governance',
    'adopters',
    'contributing',
    'changelog',
  ];
  it('fails no check that asks for something in it', () => {
    const facts = makeFacts({ files: { 'README.md': { text: null, size: 900 }, 'Chart.yaml': 'name: x' } });
    const failed = members
      .filter(([id]) => asked.some((word) => id.includes(word)))
      .filter(([, check]) => check.run(facts).status !== 'unknown');
    expect(failed.map(([id]) => id)).toEqual([]);
  });
});

describe.each(hostileTexts)('documents of %s', (_, text) => {
  it('are judged by every check in linear time', () => {
    const paths = [
      'README.md',
      'README.rst',
      'ROADMAP.md',
      'GOVERNANCE.md',
      'MAINTAINERS.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'ADOPTERS.md',
      'OWNERS',
    ];
    const facts = makeFacts({ files: Object.fromEntries(paths.map((path) => [path, text.slice(0, 100_000)])) });
    const slow = members.flatMap(([id, check]) => {
      const took = run(check, facts);
      return took < 500 ? [] : [`${id} ${took.toFixed(0)} ms`];
    });
    expect(slow).toEqual([]);
  });
});
