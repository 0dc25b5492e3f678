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

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipOf } from '#licenses/advisories/testing-zip.ts';
import { exampleFinding, exampleResult, plainOptions } from '#licenses/report-parts/testing-check.ts';
import { json } from '#licenses/reports/json.ts';
import { artifactName, readArtifact } from './read-artifact.ts';
import { resultOf } from './result-of.ts';

const result = exampleResult([exampleFinding()]);
const report = Buffer.from(json.write(result, plainOptions()));
let home = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tongming-artifact-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function put(name: string, content: Buffer | string): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}

describe('an artifact', () => {
  test('is read alone or in its archive', async () => {
    for (const path of [put('a.json', report), put('a.zip', zipOf([{ name: artifactName, content: report }]))])
      expect(resultOf(await readArtifact(path))).toMatchObject({ verdict: result.verdict, head: result.head });
  });

  test.each<readonly [string, Buffer]>([
    ['a name that leads out', zipOf([{ name: `../${artifactName}`, content: report }])],
    ['a name from the root', zipOf([{ name: `/tmp/${artifactName}`, content: report }])],
    ['a name of Windows', zipOf([{ name: `..\\${artifactName}`, content: report }])],
    ['a symlink', zipOf([{ name: artifactName, content: Buffer.from('/etc/passwd'), mode: 0o120_777 }])],
    [
      'a second file',
      zipOf([
        { name: artifactName, content: report },
        { name: 'x', content: report },
      ]),
    ],
    [
      'the same file twice',
      zipOf([
        { name: artifactName, content: report },
        { name: artifactName, content: report },
      ]),
    ],
    ['nothing', zipOf([])],
    ['more than it says', zipOf([{ name: artifactName, content: Buffer.alloc(40 * 1024 ** 2, 32), claims: 10 }])],
    ['much', zipOf([{ name: artifactName, content: Buffer.alloc(40 * 1024 ** 2, 32) }])],
    ['half an archive', zipOf([{ name: artifactName, content: report }]).subarray(0, 60)],
    ['no report', Buffer.from('{"verdict":"pass"}')],
    ['more keys than there are', Buffer.from(JSON.stringify({ ...(JSON.parse(report.toString()) as object), x: 1 }))],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0])],
    ['nested to death', Buffer.from(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)],
  ])('B216: with %s is refused', async (_, bytes) => {
    await expect(readArtifact(put('bad', bytes))).rejects.toMatchObject({ name: 'UsageError' });
  });

  test('B216: that is a link, a directory or very long is refused', async () => {
    const path = put('real.json', report);
    symlinkSync(path, join(home, 'link.json'));
    mkdirSync(join(home, 'directory'));
    const long = put('long', Buffer.alloc(33 * 1024 ** 2));
    for (const bad of [join(home, 'link.json'), join(home, 'directory'), long, join(home, 'nowhere')])
      await expect(readArtifact(bad)).rejects.toMatchObject({ name: 'UsageError' });
  });
});
