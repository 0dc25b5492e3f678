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

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabaseBuilder } from './database-build.ts';
import { databaseName, listDatabases, loadDatabase, storeDatabase } from './database-store.ts';
import { createStoredMatcher } from './stored-matcher.ts';
import { packageFor, recordFor } from './testing-advisories.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongming-database-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function store(name: string, ecosystem: string, ids: readonly string[]): string {
  const builder = createDatabaseBuilder({ source: 'x', ecosystems: [ecosystem], made: new Date(0), etag: '"e"' });
  for (const id of ids) {
    const record = recordFor(id, [ecosystem, 'a'], [{ introduced: '0' }, { fixed: '2.0.0' }]);
    builder.add({ name: id, bytes: Buffer.from(JSON.stringify(record)), problem: null });
  }
  return storeDatabase(dir, name, builder.finish().pieces);
}

const idsFor = (purl: string) =>
  createStoredMatcher(listDatabases(dir))
    .matches([packageFor(purl)])
    .map(({ advisory }) => advisory);

describe('databases of the data directory', () => {
  it('are listed by their cards, and opened for the packages that are asked for', () => {
    store(databaseName('PyPI'), 'PyPI', ['PYSEC-1']);
    store(databaseName('npm'), 'npm', ['GHSA-1', 'GHSA-2']);
    expect(listDatabases(dir).map(({ name, card }) => [name, card?.records, card?.etag])).toEqual([
      ['npm', 2, '"e"'],
      ['pypi', 1, '"e"'],
    ]);
    expect(idsFor('pkg:npm/a@1.0.0')).toEqual(['GHSA-1', 'GHSA-2']);
    expect(idsFor('pkg:pypi/a@1.0.0')).toEqual(['PYSEC-1']);
    expect(createStoredMatcher(listDatabases(dir)).count).toBe(3);
    expect(databaseName('GitHub Actions')).toBe('github-actions');
    expect(databaseName('../x')).toBe('..-x');
  });

  it('are replaced whole, and the old one is read to its end by who has it open', () => {
    const path = store('npm', 'npm', ['GHSA-1']);
    const open = loadDatabase(path);
    store('npm', 'npm', ['GHSA-2']);
    expect(open.find('npm\0a').map(({ card }) => card().id)).toEqual(['GHSA-1']);
    open.close();
    expect(idsFor('pkg:npm/a@1.0.0')).toEqual(['GHSA-2']);
    expect(readdirSync(join(dir, 'advisories'))).toEqual(['npm.osvdb']);
  });

  it('are open only while they answer', () => {
    store('npm', 'npm', ['GHSA-1']);
    const before = readdirSync('/proc/self/fd').length;
    const { matches } = createStoredMatcher(listDatabases(dir));
    for (let times = 0; times < 20; times += 1) expect(matches([packageFor('pkg:npm/a@1.0.0')])).toHaveLength(1);
    expect(readdirSync('/proc/self/fd').length).toBeLessThan(before + 20);
  });

  it('are the same bytes for the same records', () => {
    const first = readFileSync(store('a', 'npm', ['GHSA-1', 'GHSA-2']));
    expect(readFileSync(store('b', 'npm', ['GHSA-1', 'GHSA-2'])).equals(first)).toBe(true);
  });

  it('are refused when any byte is another, or some are missing', () => {
    const path = store('npm', 'npm', ['GHSA-1']);
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += at < 48 ? 3 : 29) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0x20;
      writeFileSync(path, broken);
      expect(() => loadDatabase(path), `byte ${at}`).toThrow(expect.objectContaining({ name: 'DatabaseError' }));
    }
    for (const length of [0, 4, 47, 48, 60, 200, whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, length));
      expect(() => loadDatabase(path), `length ${length}`).toThrow(expect.objectContaining({ name: 'DatabaseError' }));
    }
  });

  it('that are broken are told among the others', () => {
    writeFileSync(store('npm', 'npm', ['GHSA-1']), 'nonsense');
    store('pypi', 'PyPI', ['PYSEC-1']);
    expect(listDatabases(dir).map(({ name, fault }) => [name, fault?.kind ?? null])).toEqual([
      ['npm', 'not-a-database'],
      ['pypi', null],
    ]);
    expect(idsFor('pkg:pypi/a@1.0.0')).toEqual(['PYSEC-1']);
    expect(listDatabases(join(dir, 'gone'))).toEqual([]);
  });
});
