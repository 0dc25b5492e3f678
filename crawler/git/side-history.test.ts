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

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CrawlBench, crawlBench } from '../testing/crawl.ts';
import { type BuiltCommit, buildRepository, testGit } from '../testing/repository.ts';
import { readSideHistory } from './side-history.ts';

let bench: CrawlBench;
let path = '';
beforeAll(async () => {
  bench = await crawlBench();
  path = join(bench.root, 'tangled.git');
});
afterAll(() => bench.close());

/** A history of branches that merge each other and the main one, the same every time. */
function tangled(size: number): BuiltCommit[] {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (seed >> 12) % below;
  };
  return Array.from({ length: size }, (_, at) => {
    const ref =
      at < 3
        ? 'refs/heads/main'
        : ['refs/heads/main', 'refs/pull/1/head', 'refs/pull/2/head', 'refs/pull/3/head'][next(4)];
    const parents =
      at === 0 ? [] : [...new Set([at - 1 - next(Math.min(at, 6)), ...(next(3) === 0 ? [next(at)] : [])])];
    return { ref: ref ?? '', parents };
  });
}

test('the walk is that of git, for every head and base', async () => {
  await buildRepository(path, { commits: tangled(120) });
  const signal = new AbortController().signal;
  const lines = async (...args: string[]) =>
    (await testGit(path, 'rev-list', ...args)).split('\n').filter((line) => line !== '');
  const heads = await Promise.all([1, 2, 3].map((n) => testGit(path, 'rev-parse', `refs/pull/${n}/head`)));
  const main = await testGit(path, 'rev-parse', 'main');
  const side = await readSideHistory(path, heads, main, signal);
  const all = await lines('--all');
  let walked = 0;
  for (const head of heads) {
    for (const base of [null, ...all.filter((_, at) => at % 5 === 0)]) {
      const right = await lines('--topo-order', '--reverse', head, '--not', main, ...(base === null ? [] : [base]));
      const found = side?.commitsOf(head, base, 1000) ?? [];
      expect([...found].sort()).toEqual([...right].sort());
      walked += found.length;
      // Parents come before their children.
      for (const [at, id] of found.entries()) {
        const [, ...parents] = (await testGit(path, 'rev-list', '--parents', '-1', id)).split(' ');
        expect(parents.every((parent) => !found.slice(at).includes(parent))).toBe(true);
      }
    }
  }
  expect(walked).toBeGreaterThan(100);
  expect(side?.commitsOf(heads[0] ?? '', null, 1)).toBeNull();
  expect(side?.commitsOf(main, null, 1000)).toBeNull();
});
