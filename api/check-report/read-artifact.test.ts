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
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json } from '#licenses/reports/json.ts';
import { exampleFinding, exampleResult, plainOptions } from '#licenses/testing-check.ts';
import { artifactName, readArtifact } from './read-artifact.ts';
import { resultOf } from './result-of.ts';

interface ZipEntry {
  readonly name: string;
  readonly data: Buffer;
  readonly mode?: number;
  /** Length that the archive claims. */
  readonly claims?: number;
}

function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, mode = 0o100_644, claims = data.length } of entries) {
    const packed = deflateRawSync(data);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claims, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE((mode << 16) >>> 0, 6);
    more.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), shared, more, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

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
    const same = { ...result, findings: [{ ...exampleFinding(), message: expect.anything() as never }] };
    for (const path of [put('a.json', report), put('a.zip', zip([{ name: artifactName, data: report }]))])
      expect(resultOf(await readArtifact(path))).toMatchObject({ verdict: same.verdict, head: same.head });
  });

  test.each<readonly [string, Buffer]>([
    ['a name that leads out', zip([{ name: `../${artifactName}`, data: report }])],
    ['a name from the root', zip([{ name: `/tmp/${artifactName}`, data: report }])],
    ['a name of Windows', zip([{ name: `..\\${artifactName}`, data: report }])],
    ['a symlink', zip([{ name: artifactName, data: Buffer.from('/etc/passwd'), mode: 0o120_777 }])],
    [
      'a second file',
      zip([
        { name: artifactName, data: report },
        { name: 'x', data: report },
      ]),
    ],
    [
      'the same file twice',
      zip([
        { name: artifactName, data: report },
        { name: artifactName, data: report },
      ]),
    ],
    ['nothing', zip([])],
    ['more than it says', zip([{ name: artifactName, data: Buffer.alloc(40 * 1024 ** 2, 32), claims: 10 }])],
    ['much', zip([{ name: artifactName, data: Buffer.alloc(40 * 1024 ** 2, 32) }])],
    ['half an archive', zip([{ name: artifactName, data: report }]).subarray(0, 60)],
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
