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

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildFrom } from './build-from.ts';
import { recordFiles } from './record-files.ts';
import { type ZipEntry, zipOf } from './testing-zip.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongming-records-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function filesOf(path: string) {
  const files: (readonly [string, string | null, string | null])[] = [];
  for await (const { name, bytes, problem } of recordFiles(path)) {
    files.push([name.slice(dir.length + 1), bytes === null ? null : Buffer.from(bytes).toString(), problem]);
  }
  return files.sort(([a], [b]) => (a < b ? -1 : 1));
}

function zip(entries: readonly ZipEntry[]): string {
  const path = join(dir, 'all.zip');
  writeFileSync(path, zipOf(entries));
  return path;
}

describe('archives of records', () => {
  it('are read entry by entry, packed or not, and other files are passed over', async () => {
    const path = zip([
      { name: 'a.json', content: '{"a":1}' },
      { name: 'deep/b.json', content: '{}', stored: true },
      { name: 'readme.txt', content: 'x' },
      { name: 'folder/', content: '', stored: true },
    ]);
    expect(await filesOf(path)).toEqual([
      ['all.zip!a.json', '{"a":1}', null],
      ['all.zip!deep/b.json', '{}', null],
    ]);
  });

  it('have names that lead nowhere', async () => {
    const names = ['../../../etc/passwd.json', '/etc/x.json', 'C:\\x.json', 'A.json', 'a.json', '\u0000.json'];
    const found = await filesOf(zip(names.map((name) => ({ name, content: name }))));
    expect(new Set(found.map(([, text]) => text))).toEqual(new Set(names));
  });

  it('may have entries that are broken, which are named, and the others are read', async () => {
    const found = await filesOf(
      zip([
        { name: 'a.json', content: 'longer than told', claims: 4 },
        { name: 'b.json', content: 'shorter', claims: 4000 },
        { name: 'c.json', content: 'secret', flags: 1 },
        { name: 'd.json', content: 'fine' },
        { name: 'e.json', content: 'huge', claims: 40 * 1024 * 1024 },
      ]),
    );
    expect(found.map(([, text]) => text)).toEqual([null, null, null, 'fine', null]);
    expect(found.map(([, , problem]) => problem !== null)).toEqual([true, true, true, false, true]);
    expect(found[4]?.[2]).toBe('It is larger than 32 MiB.');
  });

  it('are refused when far more comes out than went in', async () => {
    const bomb = { content: Buffer.alloc(30 * 1024 * 1024), claims: 30 * 1024 * 1024 };
    const path = zip(['a', 'b', 'c', 'd'].map((name) => ({ name: `${name}.json`, ...bomb })));
    await expect(filesOf(path)).rejects.toThrow(/unpacks to far more/u);
  });

  it('are refused when they are none, or were cut', async () => {
    const path = zip([{ name: 'a.json', content: '{}' }]);
    truncateSync(path, 40);
    await expect(filesOf(path)).rejects.toMatchObject({ kind: 'not-a-zip' });
    writeFileSync(path, '');
    await expect(filesOf(path)).rejects.toMatchObject({ kind: 'not-a-zip' });
    await expect(filesOf(join(dir, 'gone'))).rejects.toMatchObject({ kind: 'missing' });
  });

  it('may have more entries than 16 bits count', async () => {
    const path = zip(Array.from({ length: 70_000 }, (_, at) => ({ name: `${at}.json`, content: '{}', stored: true })));
    let count = 0;
    for await (const { bytes } of recordFiles(path)) count += bytes?.length ?? 0;
    expect(count).toBe(140_000);
  });
});

describe('directories of records', () => {
  it('are read to their depth, with archives in them, and without following links', async () => {
    mkdirSync(join(dir, 'osv', 'npm'), { recursive: true });
    writeFileSync(join(dir, 'osv', 'npm', 'a.json'), '1');
    writeFileSync(join(dir, 'osv', 'all.zip'), zipOf([{ name: 'b.json', content: '2' }]));
    writeFileSync(join(dir, 'secret.json'), '3');
    symlinkSync(join(dir, 'secret.json'), join(dir, 'osv', 'link.json'));
    symlinkSync(join(dir, 'osv'), join(dir, 'osv', 'loop'));
    expect(await filesOf(join(dir, 'osv'))).toEqual([
      ['osv/all.zip!b.json', '2', null],
      ['osv/npm/a.json', '1', null],
    ]);
  });
});

describe('a database', () => {
  it('counts and names what is no record, and is made of the rest', async () => {
    const record = (id: string, more: object = {}) => JSON.stringify({ id, modified: '2026-01-01T00:00:00Z', ...more });
    const range = { type: 'SEMVER', events: [{ fixed: '1.0.0' }] };
    const path = zip([
      { name: 'a.json', content: record('A-1') },
      {
        name: 'b.json',
        content: record('B-1', { withdrawn: '2026-02-01T00:00:00Z', modified: '2026-02-01T00:00:00Z' }),
      },
      { name: 'c.json', content: '{"id":' },
      { name: 'd.json', content: '[]' },
      {
        name: 'e.json',
        content: record('E-1', { affected: [{ package: { ecosystem: 'npm', name: 'x' }, ranges: [range] }] }),
      },
      { name: 'f.json', content: '['.repeat(100_000) },
    ]);
    const signal = new AbortController().signal;
    const { card } = await buildFrom([path], { source: 'x', ecosystems: null, made: new Date(0), etag: null, signal });
    expect(card).toMatchObject({ records: 2, withdrawn: 1, refused: 3, flawed: 1, newest: '2026-02-01T00:00:00Z' });
    expect(card.problems.map(({ name, why }) => `${name.slice(path.length)} ${why}`)).toEqual([
      '!c.json It is no JSON.',
      '!d.json It is no object with an id.',
      '!e.json E-1: affected[0].ranges[0] introduces nothing',
      '!f.json It is no JSON.',
    ]);
    const stop = AbortSignal.abort();
    await expect(
      buildFrom([path], { source: 'x', ecosystems: null, made: new Date(0), etag: null, signal: stop }),
    ).rejects.toThrow(/abort/u);
  });
});
