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
import { addRepository, type CrawlBench, crawl, crawlBench, dumpFacts } from './testing/crawl.ts';
import { type BuiltCommit, buildRepository, testGit } from './testing/repository.ts';

let bench: CrawlBench;

beforeAll(async () => {
  bench = await crawlBench();
});

afterAll(() => bench.close());

/** Numbers in [0, n) that are the same for the same seed. */
function randomOf(seed: number): (n: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x6d2b_79f5) | 0;
    return (state >>> 0) % n;
  };
}

/** One more commit on random earlier ones; commit 0 is the only root, so that no history is taken for another's. */
function randomCommit(index: number, random: (n: number) => number): BuiltCommit {
  const parents = new Set<number>();
  const wanted = index === 0 ? 0 : 1 + (random(4) === 0 ? 1 + random(3) : 0);
  for (let n = 0; n < wanted; n++) parents.add(Math.max(0, index - 1 - random(6)));
  const who = random(5);
  return {
    ref: 'refs/heads/scratch',
    parents: [...parents],
    message: `commit ${index}\n\n${random(2) === 0 ? `Signed-off-by: P${who} <p${who}@example.org>\n` : 'Reviewed-by: R <r@example.org>\n'}`,
    author: { name: `P${who}`, email: `p${who}@example.org` },
    files: {
      [`d${random(3)}/f${random(8)}.ts`]: random(5) === 0 ? null : `${index}\n`.repeat(1 + random(9)),
      LICENSE: `${random(3)}\n`,
    },
  };
}

/** Branches and tags are created, moved anywhere (forward, back, aside) and deleted; HEAD sometimes changes. */
async function randomRefs(path: string, shas: readonly string[], random: (n: number) => number): Promise<void> {
  const at = () => shas[random(shas.length)] ?? '';
  await testGit(path, 'update-ref', '-d', 'refs/heads/scratch');
  await testGit(path, 'update-ref', 'refs/heads/main', shas[Math.max(0, shas.length - 1 - random(5))] ?? '');
  for (const name of ['a', 'b', 'c']) {
    const action = random(3);
    if (action === 0) await testGit(path, 'update-ref', `refs/heads/${name}`, at());
    if (action === 1) await testGit(path, 'update-ref', '-d', `refs/heads/${name}`);
    if (random(3) === 0) await testGit(path, 'update-ref', `refs/tags/${name}`, at());
  }
  await testGit(path, 'update-ref', 'refs/heads/a', at());
  await testGit(path, 'symbolic-ref', 'HEAD', random(4) === 0 ? 'refs/heads/a' : 'refs/heads/main');
}

test.each([1, 2, 3, 4])(
  'incremental = from scratch, whatever happens to the refs (seed %i)',
  async (seed) => {
    const random = randomOf(seed);
    const path = join(bench.root, `random-${seed}.git`);
    const id = await addRepository(bench.store, path, `random-${seed}`);
    const commits: BuiltCommit[] = [];
    for (let step = 0; step < 6; step++) {
      const more = 5 + random(20);
      for (let n = 0; n < more; n++) commits.push(randomCommit(commits.length, random));
      await randomRefs(path, await buildRepository(path, { commits }), random);
      expect(await crawl(bench, id, path)).toMatchObject({ reasonKind: null });
      const scratch = await addRepository(bench.store, path, `random-${seed}-${step}`);
      await crawl(bench, scratch, path);
      expect(await dumpFacts(bench.store, id)).toEqual(await dumpFacts(bench.store, scratch));
      const reachable = (await testGit(path, 'rev-list', '--all')).split('\n').toSorted();
      const [, stored] = Object.entries(await dumpFacts(bench.store, id)).find(([name]) => name === 'commits') ?? [
        '',
        [],
      ];
      expect((stored as readonly { sha: string }[]).map(({ sha }) => sha)).toEqual(reachable);
    }
  },
  120_000,
);
