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

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from '#store/open.ts';
import { silent, testDatabase } from '#store/testing.ts';
import { faultPoints } from './fault-point.ts';
import { addRepository, type CrawlBench, crawl, crawlBench, dumpFacts } from './testing/crawl.ts';
import { type BuiltCommit, buildRepository } from './testing/repository.ts';

let bench: CrawlBench;

beforeAll(async () => {
  bench = await crawlBench();
});

afterAll(() => bench.close());

function history(length: number, salt: string): BuiltCommit[] {
  return Array.from({ length }, (_, n) => ({
    message: `${n}${n < 50 ? '' : salt}\n\nSigned-off-by: P${n % 7} <p${n % 7}@example.org>\n`,
    author: { name: `P${n % 7}`, email: `p${n % 7}@example.org` },
    files: { [`src/f${n % 11}.ts`]: `${n < 50 ? n : salt}\n`.repeat((n % 13) + 1), 'README.md': `# ${n}\n` },
  }));
}

/** The two states the source is switched between; the second rewrites the end of the first. */
const states = [history(120, ''), history(140, 'again')] as const;

/** Ends a crawl as a kill would: what it throws is nobody's outcome. */
class Killed extends Error {}

function killAt(point: string): { fault: (at: string) => void } {
  let armed = true;
  return {
    fault(at) {
      if (!armed || at !== point) return;
      armed = false;
      throw new Killed(at);
    },
  };
}

test('killed at any marked point, the next crawl ends with the facts of an undisturbed one', async () => {
  const path = join(bench.root, 'points.git');
  const ids = new Map<string, string>();
  for (const point of faultPoints) ids.set(point, await addRepository(bench.store, path, `points-${point}`));
  for (const commits of states) {
    await buildRepository(path, { commits, tags: [{ name: 'v', commit: 90, message: 'v' }] });
    const clean = await addRepository(bench.store, path, `points-clean-${commits.length}`);
    await crawl(bench, clean, path);
    const expected = await dumpFacts(bench.store, clean);
    for (const [point, id] of ids) {
      await expect(crawl(bench, id, path, { ...killAt(point), lineBatch: 30 })).rejects.toThrow(Killed);
      expect(await crawl(bench, id, path)).toMatchObject({ reasonKind: null });
      expect(await dumpFacts(bench.store, id)).toEqual(expected);
    }
  }
  const runs = await bench.store.sql`
    select outcome, reason_kind, count(*)::int as n from crawl_run where outcome = 'failed' or outcome is null group by 1, 2`;
  expect([...runs]).toEqual([{ outcome: 'failed', reason_kind: 'interrupted', n: faultPoints.length * 2 }]);
}, 120_000);

test('kill -9 at 24 random moments, in the middle of everything', async () => {
  const database = await testDatabase();
  const store: Store = await openStore({
    databaseUrl: database.url,
    dataDir: bench.dataDir,
    log: silent,
    applicationName: 'tongming-test',
  });
  try {
    const path = join(bench.root, 'killed.git');
    const id = await addRepository(store, path, 'killed');
    const script = join(import.meta.dirname, 'testing/crawl-once.ts');
    let killed = 0;
    for (let round = 0; killed < 24 && round < 120; round++) {
      if (round % 3 === 0) await buildRepository(path, { commits: states[(round / 3) % 2] ?? [] });
      const child = spawn(process.execPath, [script, database.url, bench.dataDir, id, path], { stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), 150 + ((round * 137) % 1100));
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      clearTimeout(timer);
      if (signal === 'SIGKILL') killed++;
    }
    expect(killed).toBe(24);
    await buildRepository(path, { commits: states[1] });
    expect(await crawl({ store, dataDir: bench.dataDir }, id, path)).toMatchObject({ reasonKind: null });
    const clean = await addRepository(store, path, 'clean');
    await crawl({ store, dataDir: bench.dataDir }, clean, path);
    expect(await dumpFacts(store, id)).toEqual(await dumpFacts(store, clean));
  } finally {
    await store.close();
    await database.drop();
  }
}, 240_000);
