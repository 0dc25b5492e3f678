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
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuildToKeep, keptBuild } from './kept-build.ts';

const digest = 'a'.repeat(24);
let root: string;
let made: string[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-kept-'));
  made = [];
});

afterEach(() => rm(root, { recursive: true, force: true }));

function build(more: Partial<BuildToKeep> = {}): Promise<string> {
  return keptBuild({
    digest,
    places: [join(root, 'first'), join(root, 'second')],
    proof: 'entry.mjs',
    async make(out) {
      made.push(out);
      await writeFile(join(out, 'entry.mjs'), 'export {};\n');
    },
    signal: AbortSignal.timeout(10_000),
    ...more,
  });
}

describe('a build that is kept', () => {
  it('is made once, however many ask at the same time', async () => {
    const asked = await Promise.all([build(), build(), build()]);
    expect(new Set(asked)).toEqual(new Set([join(root, 'first', digest)]));
    expect(await build()).toBe(join(root, 'first', digest));
    expect(made).toHaveLength(1);
    expect(await readdir(join(root, 'first'))).toEqual([digest]);
  });

  it('lies in the second place when the first cannot be written, and is found in either', async () => {
    await writeFile(join(root, 'file'), '');
    const places = [join(root, 'file', 'first'), join(root, 'second')] as const;
    expect(await build({ places })).toBe(join(root, 'second', digest));
    expect(await build()).toBe(join(root, 'second', digest));
    expect(made).toHaveLength(1);
  });

  it('is whole or not there: a build that fails leaves nothing behind, and the next one begins anew', async () => {
    const failing = build({
      async make(out) {
        await writeFile(join(out, 'half'), '');
        throw new Error('no space');
      },
    });
    await expect(failing).rejects.toThrow('no space');
    expect(await readdir(join(root, 'first'))).toEqual([]);
    expect(await readFile(join(await build(), 'entry.mjs'), 'utf8')).toBe('export {};\n');
  });

  it('is made by the next one when whoever began was killed', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    await mkdir(join(root, 'first'), { recursive: true });
    await writeFile(join(root, 'first', `${digest}.lock`), String(gone.pid));
    expect(await build()).toBe(join(root, 'first', digest));
    expect(await readdir(join(root, 'first'))).toEqual([digest]);
  });

  it('waits for one that still builds, and gives up when it is told to', async () => {
    await mkdir(join(root, 'first'), { recursive: true });
    await writeFile(join(root, 'first', `${digest}.lock`), String(process.pid));
    const stop = new AbortController();
    const waiting = build({ signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toThrow('aborted');
    expect(made).toEqual([]);
  });

  it('takes the place of old ones: six are kept beside it, the last used', async () => {
    const first = join(root, 'first');
    const old = Array.from({ length: 9 }, (_, i) => String(i).repeat(24));
    for (const [i, name] of old.entries()) {
      await mkdir(join(first, name), { recursive: true });
      await utimes(join(first, name), 1000 + i, 1000 + i);
    }
    await mkdir(join(first, 'making-x'));
    await utimes(join(first, 'making-x'), 1, 1);
    await mkdir(join(first, 'making-now'));
    await build();
    expect((await readdir(first)).toSorted()).toEqual([...old.slice(3), digest, 'making-now'].toSorted());
  });
});
