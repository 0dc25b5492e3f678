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

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool, type Pool } from './pool.ts';
import type { FileLicences } from './result.ts';
import { type AnyEntry, scanEntries } from './scan-entries.ts';

let home: string;
let file: URL;

/** A thread that dies of some files and never comes back from others, and calls every other one by its name. */
const scanner = `
import { parentPort } from 'node:worker_threads';
parentPort.postMessage({ ready: true });
parentPort.on('message', ({ number, tasks }) => {
  for (const { path } of tasks) {
    if (path === 'bomb') process.exit(9);
    if (path === 'throws') throw new Error('a fault');
    if (path === 'memory') { const all = []; for (;;) all.push(new Array(1e6).fill(1.5)); }
    while (path === 'endless') {}
  }
  const facts = tasks.map(({ path }) => ({ outcome: 'scanned', problem: null, size: 1, truncated: false, expression: path, findings: [], copyrights: [{ statement: path, holders: [], years: null, line: 1 }] }));
  parentPort.postMessage({ number, parcel: { outcomes: new Uint8Array(tasks.length), sizes: new Float64Array(tasks.length), telling: facts.map((one, place) => [place, one]) } });
});`;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tongming-pool-'));
  writeFileSync(join(home, 'worker.mjs'), scanner);
  file = pathToFileURL(join(home, 'worker.mjs'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function entry(path: string): AnyEntry {
  return { path, kind: 'file', real: `/nowhere/${path}` };
}

async function all(entries: Iterable<AnyEntry>, pool: Pool): Promise<FileLicences[]> {
  try {
    return (await Array.fromAsync(scanEntries(entries, pool))).flat();
  } finally {
    await pool.close();
  }
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => entry(`f${index}`));

test('answers come in the order asked, whatever thread gives them', async () => {
  const files = await all(numbered(5000), createPool({ threads: 3, file }));
  expect(files.map(({ path, expression }) => [path, expression])).toEqual(
    Array.from({ length: 5000 }, (_, index) => [`f${index}`, `f${index}`]),
  );
});

describe.each(['bomb', 'throws', 'endless', 'memory'])('a file that ends a thread: %s', (name) => {
  test('is told, and every other file is scanned', async () => {
    const entries = [...numbered(300), entry(name), ...numbered(300)];
    const files = await all(entries, createPool({ threads: 2, file, patienceMs: 2000 }));
    expect(files.map(({ path }) => path)).toEqual(entries.map(({ path }) => path));
    const lost = files.filter(({ outcome }) => outcome === 'unreadable');
    expect(lost.map(({ path, problem }) => [path, problem?.split(':')[0]])).toEqual([[name, 'CRASHED']]);
  });
});

test('a thread that cannot start is no fault of the files', async () => {
  const broken = join(home, 'broken.mjs');
  writeFileSync(broken, "import 'node:no-such-module';");
  const pool = createPool({ threads: 2, file: pathToFileURL(broken) });
  await expect(all(numbered(1000), pool)).rejects.toThrow('did not start');
});

test('what is no file needs no thread, and twins are scanned once', async () => {
  const twin = { facts: null };
  const bytes = Buffer.from('x');
  const files = await all(
    [
      { path: 'a', kind: 'loaded', bytes, size: 1, twin },
      { path: 'b', kind: 'repeated', twin },
      { path: 'c', kind: 'other', outcome: 'symlink', problem: null, size: null },
    ],
    createPool({ threads: 1, file }),
  );
  expect(files.map(({ path, outcome, expression }) => [path, outcome, expression])).toEqual([
    ['a', 'scanned', 'a'],
    ['b', 'scanned', 'a'],
    ['c', 'symlink', null],
  ]);
});

test('no more lists are under way than the pool is wide', async () => {
  let [asked, given] = [0, 0];
  const entries = (function* () {
    for (const one of numbered(6400)) {
      asked += 1;
      expect(asked - given).toBeLessThan(64 * 8);
      yield one;
    }
  })();
  const pool = createPool({ threads: 2, file });
  for await (const files of scanEntries(entries, pool)) given += files.length;
  await pool.close();
  expect(given).toBe(6400);
});

test('a wish to stop is heard between lists', async () => {
  const controller = new AbortController();
  const pool = createPool({ threads: 1, file });
  let given = 0;
  const reading = (async () => {
    for await (const files of scanEntries(numbered(100_000), pool, controller.signal)) {
      given += files.length;
      if (given > 1000) controller.abort(new Error('enough'));
    }
  })();
  await expect(reading).rejects.toThrow('enough');
  await pool.close();
  expect(given).toBeLessThan(2000);
});
