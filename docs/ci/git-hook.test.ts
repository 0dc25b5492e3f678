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

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '#api/environment.ts';

let home = '';
let work = '';

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: `${join(home, 'bin')}:/usr/local/bin:/usr/bin:/bin`,
    HOME: home,
    LANG: 'en',
    TONGMING_DATA: join(home, 'data'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ann',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'Ann',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  };
}

function git(...words: string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync('git', words, { cwd: work, env: environment(), encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tongming-hook-'));
  work = join(home, 'work');
  mkdirSync(join(home, 'bin'));
  const command = `#!/bin/sh\nexec '${process.execPath}' '${join(packageRoot, 'bin', 'tongming.mjs')}' "$@"\n`;
  writeFileSync(join(home, 'bin', 'tongming'), command, { mode: 0o755 });
  execFileSync('git', ['init', '-q', '-b', 'main', work], { env: environment() });
  writeFileSync(join(work, '.tongming.yml'), 'policies:\n  spdx-tag-malformed: error\n');
  writeFileSync(join(work, 'a.ts'), '// SPDX-License-Identifier: MIT\n');
  for (const words of [
    ['add', '.'],
    ['commit', '-qm', 'first'],
  ])
    execFileSync('git', words, { cwd: work, env: environment() });
  copyFileSync(join(packageRoot, 'docs/ci/git-hook/pre-commit'), join(work, '.git', 'hooks', 'pre-commit'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test.each([
  ['what is staged', ['commit', '-qm', 'x']],
  ['what -a takes', ['commit', '-qam', 'x']],
  ['a file that is named', ['commit', '-qm', 'x', 'a.ts']],
])('the hook judges %s', { timeout: 60_000 }, (name, words) => {
  writeFileSync(join(work, 'a.ts'), '// SPDX-License-Identifier: MIT ORR Zlib\n');
  if (name === 'what is staged') git('add', 'a.ts');
  const bad = git(...words);
  expect(bad.said).toContain('a.ts:1');
  expect(bad.status).toBe(1);
  writeFileSync(join(work, 'a.ts'), '// SPDX-License-Identifier: MIT\n\n');
  if (name === 'what is staged') git('add', 'a.ts');
  expect(git(...words)).toMatchObject({ status: 0 });
});

test('an index of another repository is not looked at', { timeout: 60_000 }, () => {
  writeFileSync(join(work, 'a.ts'), '// SPDX-License-Identifier: MIT ORR Zlib\n');
  git('add', 'a.ts');
  const env = { ...environment(), GIT_INDEX_FILE: join(home, 'elsewhere') };
  const { status } = spawnSync(join(home, 'bin', 'tongming'), ['check', '.', '--staged'], {
    cwd: work,
    env,
    encoding: 'utf8',
  });
  expect(status).toBe(1);
});
