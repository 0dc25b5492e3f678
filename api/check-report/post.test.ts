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
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startVoiceServer, type VoiceServer } from '#crawler/testing/voice/server.ts';
import { commentMarker } from '#licenses/report-parts/report-marker.ts';
import { exampleFinding, exampleResult, hostileResult, plainOptions } from '#licenses/report-parts/testing-check.ts';
import { json } from '#licenses/reports/json.ts';
import { packageRoot } from '../environment.ts';
import { githubOutputs } from './outputs.ts';

const run = promisify(execFile);
const token = 'tmt_0123456789abcdefSECRET';
const head = 'a'.repeat(40);
let home = '';
let file = '';
let server: VoiceServer;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'tongming-post-'));
  file = join(home, 'result.json');
  server = await startVoiceServer('gitea', token);
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});
beforeEach(() => {
  server.state.comments.splice(0);
  server.state.changes.splice(0);
  const evidence = [
    { kind: 'advisory' as const, where: 'X-1', says: { zh: '见', en: 'see' }, url: 'https://evil.example/phish' },
  ];
  writeFileSync(file, json.write(exampleResult([exampleFinding({ evidence })]), plainOptions()));
});

/** The command as people call it. */
async function report(words: readonly string[], more: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'en', TONGMING_DATA: home, GITEA_URL: server.url, ...more };
  const args = [join(packageRoot, 'api/cli.ts'), 'report', file, ...words];
  return run(process.execPath, args, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}

const to = ['--to', 'gitea:o/r', '--head', head];

/** Each starts several processes. */
const slow = { timeout: 120_000 };

describe('tongming report --to', slow, () => {
  test('comments on the change whose head it is, and updates that comment', async () => {
    server.state.changes.push({ number: 4, head: 'c'.repeat(40) }, { number: 9, head });
    const first = await report(to, { GITEA_TOKEN: token });
    expect(first).toMatchObject({ code: 0, out: 'commented on change 9\n' });
    expect(server.state.comments).toHaveLength(1);
    expect(server.state.comments[0]).toMatchObject({ change: '9' });
    expect(server.state.comments[0]?.body.startsWith(commentMarker)).toBe(true);
    expect(server.state.comments[0]?.body).not.toContain('evil.example');
    writeFileSync(file, json.write(exampleResult([]), plainOptions()));
    expect(await report(to, { GITEA_TOKEN: token })).toMatchObject({
      code: 0,
      out: 'updated the comment on change 9\n',
    });
    expect(server.state.comments).toHaveLength(1);
    expect(server.state.statuses).toEqual([]);
    expect(server.faults).toEqual([]);
  });

  test('B216: a report of another commit, or the number of another change, is refused', async () => {
    server.state.changes.push({ number: 4, head: 'c'.repeat(40) }, { number: 9, head });
    const other = await report(['--to', 'gitea:o/r', '--head', 'c'.repeat(40)], { GITEA_TOKEN: token });
    expect(other).toMatchObject({ code: 2 });
    expect(await report([...to, '--change', '4'], { GITEA_TOKEN: token })).toMatchObject({ code: 2 });
    expect(server.state.comments).toEqual([]);
  });

  test('B223: without a token, or with one that may not, it cannot be decided, and nothing secret is told', async () => {
    const none = await report(to);
    expect(none.code).toBe(3);
    expect(none.err).toContain('GITEA_TOKEN');
    const wrong = await report(to, { GITEA_TOKEN: 'another' });
    expect(wrong.code).toBe(3);
    expect(wrong.err).not.toContain('another');
    expect(await report(to, { GITEA_TOKEN: token })).toMatchObject({ code: 3 });
  });
});

test('other forms are made of the result, and the outputs of a step', slow, async () => {
  const outputs = join(home, 'outputs');
  const sarif = await report(['--format', 'sarif', '--outputs', outputs]);
  expect(JSON.parse(sarif.out)).toMatchObject({ version: '2.1.0' });
  const written = readFileSync(outputs, 'utf8');
  const delimiter = /^verdict<<(tongming-[0-9a-f]{32})\nfail\n/.exec(written)?.[1] ?? '';
  expect(written.split(`\n${delimiter}\n`)).toHaveLength(7);
});

test('B213: outputs are words of ours and numbers, whatever a repository says', () => {
  const written = githubOutputs(hostileResult('x\nPATH=/evil\nDELIMITER'), 'DELIMITER');
  expect(written).toBe(
    [
      ['verdict', 'fail'],
      ['errors', 1],
      ['warnings', 0],
      ['notes', 1],
      ['undecided', 1],
      ['waived', 1],
    ]
      .map(([name, value]) => `${name}<<DELIMITER\n${value}\nDELIMITER\n`)
      .join(''),
  );
});
