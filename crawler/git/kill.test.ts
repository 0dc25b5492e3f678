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

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTarget } from '../target.ts';
import { startGitServer, type TestServer } from '../testing/git-server.ts';
import { buildRepository, testGit } from '../testing/repository.ts';
import { fetchMirror } from './mirror.ts';

let root: string;
let server: TestServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-test-'));
  server = await startGitServer({ root });
});

afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

/** A process of its own that fetches once. */
function fetcher(dataDir: string, mirror: string | null): ChildProcess {
  const from = (name: string) => JSON.stringify(fileURLToPath(new URL(name, import.meta.url)));
  const url = `${server.url}/source.git`;
  const rules = { allowLocal: false, allowHttp: true, privateHosts: [server.host] };
  const script = `
    import { fetchMirror } from ${from('./mirror.ts')};
    import { parseTarget } from ${from('../target.ts')};
    const target = parseTarget(${JSON.stringify(url)}, ${JSON.stringify(rules)});
    process.stdout.write('ready');
    await fetchMirror(target, ${JSON.stringify({ dataDir, mirror, privateHosts: [server.host] })});
  `;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
}

async function killAfter(child: ChildProcess, ms: number): Promise<void> {
  const ended = once(child, 'close');
  await once(child.stdout ?? child, 'data');
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
  child.kill('SIGKILL');
  await ended;
}

/** Git processes that work in a mirror of the test. */
function gitsIn(dataDir: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/u.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`GIT_DIR=${dataDir}`);
    } catch {
      // Gone in the meantime.
      return false;
    }
  });
}

async function until(what: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (what()) return true;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  return false;
}

test.skipIf(!existsSync('/usr/bin/setpriv'))(
  'F01 a crawler killed anywhere leaves old refs, new refs or a draft, and no process',
  { timeout: 120_000 },
  async () => {
    const source = join(root, 'source.git');
    const dataDir = join(root, 'data');
    await buildRepository(source, {
      commits: Array.from({ length: 50 }, () => ({ files: { f: randomBytes(50_000) } })),
    });
    const target = parseTarget(`${server.url}/source.git`, {
      allowLocal: false,
      allowHttp: true,
      privateHosts: [server.host],
    });
    const options = { dataDir, privateHosts: [server.host] };
    const { mirror } = await fetchMirror(target, { ...options, mirror: null });
    for (let round = 0; round < 8; round += 1) {
      const before = await testGit(mirror.gitDir, 'rev-parse', 'refs/heads/main');
      await buildRepository(source, {
        commits: [{ parents: [], message: `round ${round}\n`, files: { f: randomBytes(2_000_000) } }],
      });
      const after = await testGit(source, 'rev-parse', 'refs/heads/main');
      await killAfter(fetcher(dataDir, round % 2 === 0 ? mirror.id : null), 15 * round);
      expect(await until(() => gitsIn(dataDir).length === 0)).toBe(true);
      expect([before, after]).toContain(await testGit(mirror.gitDir, 'rev-parse', 'refs/heads/main'));
      const { refs, fresh } = await fetchMirror(target, { ...options, mirror: mirror.id });
      expect([fresh, refs.headSha]).toEqual([false, after]);
      expect((await readdir(join(dataDir, 'mirrors'))).filter((name) => name.startsWith('tmp-'))).toEqual([]);
      expect(await testGit(mirror.gitDir, 'fsck', '--connectivity-only', '--no-dangling')).toBe('');
    }
  },
);
