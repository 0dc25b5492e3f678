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

import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silent } from '#store/testing.ts';
import type { Builder } from './pages/build.ts';
import { readCurrent } from './pages/current.ts';
import { serveSite } from './pages/serve.ts';
import { exportSite, isPublished, publishSite } from './publish.ts';

let home: string;
let site: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tongming-publish-'));
  site = join(home, 'site');
  await mkdir(site);
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** Every file of one build says the same number: a reader that sees two has seen a mix. */
function numbered(number: number, files = 20): Builder {
  return async ({ out }) => {
    for (const name of ['index.html', '404.html', ...Array.from({ length: files }, (_, i) => `page-${i}.html`)]) {
      await writeFile(join(out, name), `build ${number}`);
    }
  };
}

function publish(build: Builder, signal: AbortSignal = new AbortController().signal) {
  return publishSite({ site, api: 'http://localhost', build, signal, log: silent });
}

function published(): Promise<string> {
  return readFile(join(site, 'current', 'index.html'), 'utf8');
}

describe('publishing', () => {
  test('swaps the site in whole and keeps the one before', async () => {
    expect(await isPublished(site)).toBe(false);
    for (const number of [1, 2, 3, 4]) {
      await publish(numbered(number));
      expect(await published()).toBe(`build ${number}`);
    }
    const names = await readdir(site);
    expect(names.filter((name) => name.startsWith('build-'))).toHaveLength(2);
    expect(names.filter((name) => !name.startsWith('build-'))).toEqual(['current']);
    expect(await readCurrent(site)).toMatch(/^build-\d{14}-[0-9a-f]{8}$/);
  });

  test.each<[string, Builder]>([
    ['a build that fails', () => Promise.reject(new Error('no'))],
    ['a build without pages', async ({ out }) => writeFile(join(out, 'other.txt'), 'x')],
    [
      'an empty home page',
      async (request) => {
        await numbered(9)(request);
        await writeFile(join(request.out, 'index.html'), '');
      },
    ],
    [
      'a symbolic link',
      async (request) => {
        await numbered(9)(request);
        await symlink('/etc/passwd', join(request.out, 'passwd'));
      },
    ],
    [
      'a dotfile',
      async (request) => {
        await numbered(9)(request);
        await writeFile(join(request.out, '.env'), 'x');
      },
    ],
  ])('%s leaves the old site as it was, and nothing behind', async (_what, build) => {
    await publish(numbered(1));
    await expect(publish(build)).rejects.toThrow(/./);
    expect(await published()).toBe('build 1');
    expect((await readdir(site)).filter((name) => name.startsWith('making-'))).toEqual([]);
  });

  test('readers see one build or the other, never a mix and never nothing', async () => {
    await publish(numbered(1));
    const app = new Hono().get(
      '*',
      serveSite(site, () => performance.now() * 1000),
    );
    const seen = new Set<string>();
    const faults: string[] = [];
    const stop = new AbortController();
    const reader = async () => {
      while (!stop.signal.aborted) {
        const response = await app.request('/index.html');
        const text = await response.text();
        seen.add(text);
        if (response.status !== 200 || !/^build \d+$/.test(text)) faults.push(`${response.status} ${text}`);
        await new Promise((next) => setImmediate(next));
      }
    };
    const readers = [reader(), reader(), reader()];
    for (const number of [2, 3, 4, 5]) await publish(numbered(number));
    stop.abort();
    await Promise.all(readers);
    expect(faults).toEqual([]);
    expect([...seen].every((text) => /^build [1-5]$/.test(text))).toBe(true);
    expect(await (await app.request('/index.html')).text()).toBe('build 5');
  });

  test('a style of the build before is still there for a page that was loaded just before the swap', async () => {
    const styled =
      (name: string): Builder =>
      async (request) => {
        await numbered(1)(request);
        await mkdir(join(request.out, '_astro'));
        await writeFile(join(request.out, '_astro', name), 'a{}');
      };
    await publish(styled('old.css'));
    const app = new Hono().get(
      '*',
      serveSite(site, () => performance.now() * 1000),
    );
    expect((await app.request('/_astro/old.css')).status).toBe(200);
    await publish(styled('new.css'));
    expect((await app.request('/_astro/new.css')).status).toBe(200);
    expect((await app.request('/_astro/old.css')).status).toBe(200);
  });

  test('a pointer file does where links cannot be made, and one that leads elsewhere is not followed', async () => {
    await publish(numbered(1));
    const build = await readCurrent(site);
    await rm(join(site, 'current'));
    await writeFile(join(site, 'current'), `${build}\n`);
    expect(await readCurrent(site)).toBe(build);
    await writeFile(join(site, 'current'), '../../etc\n');
    expect(await readCurrent(site)).toBeNull();
  });
});

describe('exporting', () => {
  const job = { api: 'http://localhost', signal: new AbortController().signal, log: silent };

  test('replaces a site of ours, a new or an empty directory', async () => {
    const out = join(home, 'www');
    expect(await exportSite(out, { ...job, build: numbered(1) })).toBe(22);
    await exportSite(out, { ...job, build: numbered(2, 3) });
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('build 2');
    expect((await readdir(out)).sort()).toEqual([
      '404.html',
      'index.html',
      'page-0.html',
      'page-1.html',
      'page-2.html',
      'tongming-build.json',
    ]);
    expect((await readdir(home)).sort()).toEqual(['site', 'www']);
  });

  test('never replaces what others keep there', async () => {
    const out = join(home, 'home');
    await mkdir(out);
    await writeFile(join(out, 'thesis.txt'), 'years of work');
    await expect(exportSite(out, { ...job, build: numbered(1) })).rejects.toThrow('empty or new directory');
    expect(await readdir(out)).toEqual(['thesis.txt']);
  });
});
