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

import { describe, expect, it } from 'vitest';
import { threadTime } from '../testing.ts';
import { readRecord, recordOf } from './read-record.ts';

const about = { schema_version: '1.7.0', id: 'X-1', modified: '2026-01-02T00:00:00Z' };

describe('a record of OSV', () => {
  it('is read as far as matching needs it; what is not known is passed over', () => {
    const record = recordOf({
      ...about,
      published: '2026-01-01T00:00:00Z',
      aliases: ['CVE-1', 'CVE-1', 'X-1'],
      upstream: ['CVE-2'],
      summary: ' Two\nlines ',
      unheard: { of: [1] },
      references: [
        { type: 'WEB', url: 'javascript:alert(1)' },
        { type: 'ADVISORY', url: 'https://example.com/advisory' },
      ],
      affected: [
        {
          package: { ecosystem: 'Debian:12', name: 'a', purl: 'pkg:deb/debian/a' },
          ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.0-1' }] }],
          versions: ['0.9-1', 7, '', '0.9-1'],
          ecosystem_specific: { urgency: 'low' },
          severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
        },
      ],
    });
    expect(record).toEqual({
      id: 'X-1',
      aliases: ['CVE-1'],
      upstream: ['CVE-2'],
      related: [],
      summary: 'Two lines',
      severities: [],
      level: null,
      published: '2026-01-01T00:00:00Z',
      modified: '2026-01-02T00:00:00Z',
      url: 'https://example.com/advisory',
      withdrawn: false,
      affected: [
        {
          ecosystem: 'Debian',
          suffix: '12',
          name: 'a',
          ranges: [
            {
              type: 'ECOSYSTEM',
              repo: null,
              events: [
                { kind: 'introduced', version: '0' },
                { kind: 'fixed', version: '1.0-1' },
              ],
            },
          ],
          versions: ['0.9-1'],
          severities: [['CVSS_V3', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H']],
          level: 'low',
        },
      ],
      flaws: [],
    });
  });

  it('files commits under their repository, beside the package', () => {
    const git = { type: 'GIT', repo: 'https://example.com/r', events: [{ introduced: '0' }] };
    const named = { package: { ecosystem: 'PyPI', name: 'r' }, ranges: [git], versions: ['1.0'] };
    const { affected, flaws } = recordOf({ ...about, affected: [named, { ranges: [git], versions: ['v1'] }] });
    expect(affected.map(({ ecosystem, name, versions }) => [ecosystem, name, versions])).toEqual([
      ['PyPI', 'r', ['1.0']],
      [null, 'https://example.com/r', []],
      [null, 'https://example.com/r', ['v1']],
    ]);
    expect(flaws).toEqual([]);
  });

  it('keeps what can be used, and names the rest', () => {
    const pack = { ecosystem: 'npm', name: 'a' };
    const good = { type: 'SEMVER', events: [{ introduced: '0' }] };
    const { affected, flaws } = recordOf({
      ...about,
      affected: [
        { package: pack, ranges: [good, { type: 'SEMVER', events: [{ fixed: '1' }] }, { type: 'NEW', events: [] }] },
        { package: pack, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { introduced: '1', fixed: '2' }] }] },
        { package: { name: 'a' } },
        null,
      ],
    });
    expect(affected.map(({ ranges }) => ranges.length)).toEqual([1, 0]);
    expect(flaws).toEqual([
      'affected[0].ranges[1] introduces nothing',
      'affected[0].ranges[2] has no type that is known',
      'affected[1].ranges[0] has an event that is none',
      'affected[2] names neither a package nor a repository',
      'affected[3] is no object',
    ]);
  });

  it.each([
    [null],
    [[]],
    ['text'],
    [7],
    [{}],
    [{ id: '' }],
    [{ id: 'a b' }],
    [{ id: 'a\nb' }],
    [{ id: 'X', affected: {} }],
  ])('is not %j', (value) => {
    expect(() => recordOf(value)).toThrow(expect.objectContaining({ kind: 'not-a-record' }));
  });

  it('is refused when it is hostile, in bounded time, and nothing is polluted', () => {
    const started = threadTime();
    const deep = Buffer.from(`{"id":"X","affected":[{"versions":${'['.repeat(500_000)}${']'.repeat(500_000)}}]}`);
    expect(readRecord(deep).id).toBe('X');
    expect(() => readRecord(Buffer.alloc(33 * 1024 * 1024))).toThrow(expect.objectContaining({ kind: 'too-large' }));
    const many = {
      ...about,
      affected: [{ package: { ecosystem: 'npm', name: 'a' }, versions: Array(300_000).fill('1') }],
    };
    expect(() => recordOf(many)).toThrow(expect.objectContaining({ kind: 'too-large' }));
    const proto =
      '{"__proto__":{"id":"evil"},"id":"X","affected":[{"package":{"__proto__":{"name":"x"},"ecosystem":"npm"}}]}';
    expect(readRecord(Buffer.from(proto)).affected).toEqual([]);
    expect(({} as { readonly id?: string }).id).toBeUndefined();
    const blank = recordOf({ ...about, details: `${'#'.repeat(1_000_000)}${' '.repeat(1_000_000)}` });
    expect(blank.summary).toBeNull();
    expect(threadTime() - started).toBeLessThan(3000);
  });

  it('begins with a byte order mark as well', () => {
    expect(readRecord(Buffer.from('\uFEFF{"id":"X"}')).id).toBe('X');
  });
});
