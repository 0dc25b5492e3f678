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

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#store/testing.ts';
import { packageRoot } from '../config.ts';
import { archive } from './testing-archive.ts';

const bin = join(packageRoot, 'bin', 'tongming.mjs');
const slow = 240_000;

let database: Awaited<ReturnType<typeof testDatabase>>;
let home: string;
beforeAll(async () => {
  database = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'tongming-facts-'));
  await writeFile(join(home, 'archive.ndjson'), archive());
  await writeFile(join(home, 'broken.ndjson'), archive().slice(0, 3000));
}, slow);
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function tongming(...words: readonly string[]): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    DATABASE_URL: database.url,
    TONGMING_DATA: join(home, 'data'),
    LANG: 'C',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...words], { cwd: home, env, encoding: 'utf8' }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

test(
  'an archive goes in whole or not at all, is computed, shown and written out again',
  async () => {
    const broken = await tongming('import', 'facts', 'broken.ndjson');
    expect([broken.code, broken.out]).toEqual([1, '']);
    expect(broken.err).toMatch(/Not imported, the store is as it was\. broken\.ndjson: line \d+: is not JSON/);

    const tried = await tongming('import', 'facts', 'archive.ndjson', '--dry-run', '--json');
    expect(JSON.parse(tried.out)).toMatchObject({ dryRun: true, unchanged: false, lines: { commit: 41 } });
    const taken = await tongming('import', 'facts', 'archive.ndjson', '--json');
    expect(JSON.parse(taken.out)).toMatchObject({ dryRun: false, fresh: { commit: 41, project: 2 } });
    const again = await tongming('import', 'facts', 'archive.ndjson');
    expect([again.code, again.err]).toEqual([0, 'This file was imported before; nothing has changed.\n']);

    expect((await tongming('compute', '--month', '2026-10')).code).toBe(0);
    const shown = await tongming('show', 'alpha', '--metric', 'commits', '--period', 'month', '--to', '2026-01');
    expect(shown.out.split('\n').at(-2)).toMatch(/^Commits +month +2026-01 +30 +100 %$/);
    const csv = await tongming(
      'show',
      'project:alpha',
      '--metric',
      'commits',
      '--period',
      'quarter',
      '--format',
      'csv',
    );
    expect(csv.out.split('\r\n')[1]).toMatch(/^project,alpha,commits,\d+,quarter,2026-03,30,1,false,,,[0-9a-f]{64}$/);
    const domain = await tongming('show', 'domain:database', '--json');
    expect(JSON.parse(domain.out)).toMatchObject({ scope: 'domain', subject: 'database' });
    const wrong = await tongming('show', 'orgs:acme');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('did you mean org:…?')]);

    expect((await tongming('export', 'facts', 'a.ndjson.gz', '--project', 'alpha')).code).toBe(0);
    const plain = await tongming('export', 'facts', '--project', 'alpha');
    expect(gunzipSync(await readFile(join(home, 'a.ndjson.gz'))).toString()).toBe(plain.out);
    expect((await tongming('export', 'opendigger', 'tree')).code).toBe(0);
    expect((await readdir(join(home, 'tree'))).sort()).toEqual(['github', 'repo_list.csv', 'repo_month.csv']);
    const figures = await tongming(
      'export',
      'figures',
      '--metric',
      'commits',
      '--scope',
      'project',
      '--format',
      'json',
    );
    const read = JSON.parse(figures.out) as { figures: { subject: string; month: string; value: number }[] };
    expect(read.figures.filter(({ month, value }) => month === '2026-01' && value === 30)).not.toEqual([]);
  },
  slow,
);

test(
  'what is not understood is told with what is',
  async () => {
    const cases = [
      [['import', 'fact', 'x'], 'did you mean facts?'],
      [['import', 'facts', 'gone.ndjson'], 'gone.ndjson cannot be read (ENOENT)'],
      [['import', 'gharchive', 'x', '--dry-run'], 'import gharchive has no option --dry-run'],
      [['export', 'figure'], 'did you mean figures?'],
      [['export', 'figures', '--metric', 'comits'], 'did you mean commits?'],
      [['export', 'facts', '--scope', 'project'], 'export facts has no option --scope'],
      [['export', 'opendigger', '.'], 'holds other files'],
    ] as const;
    for (const [words, message] of cases) {
      const { code, out, err } = await tongming(...words);
      expect([words, code, out]).toEqual([words, 2, '']);
      expect(err).toContain(message);
    }
  },
  slow,
);
