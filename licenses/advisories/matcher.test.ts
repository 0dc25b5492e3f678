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
import { createMatcher } from './matcher.ts';
import { databaseOf, packageFor, recordFor } from './testing-advisories.ts';

const lodash = ['npm', 'lodash'] as const;
const affectedUntil = (fixed: string) => [{ introduced: '0' }, { fixed }];

function matchesOf(records: readonly object[], ...purls: readonly string[]) {
  return createMatcher([databaseOf(records)]).matches(purls.map((purl) => packageFor(purl)));
}

function ids(records: readonly object[], purl: string): string[] {
  return matchesOf(records, purl).map(({ advisory, undecided }) => `${advisory}${undecided ? '?' : ''}`);
}

describe('what is affected', () => {
  it('lies in a range, whose end does not', () => {
    const record = recordFor('GHSA-1', lodash, [
      { introduced: '1.2.0' },
      { fixed: '1.4.0' },
      { introduced: '2.0.0-beta.1' },
      { last_affected: '2.3.0' },
    ]);
    const hit = ['1.2.0', '1.3.9', '2.0.0-beta.1', '2.0.0', '2.3.0'];
    const missed = ['1.1.9', '1.2.0-rc.1', '1.4.0', '1.9.0', '2.0.0-alpha', '2.3.1'];
    expect(hit.map((version) => ids([record], `pkg:npm/lodash@${version}`))).toEqual(hit.map(() => ['GHSA-1']));
    expect(missed.map((version) => ids([record], `pkg:npm/lodash@${version}`))).toEqual(missed.map(() => []));
  });

  it('is looked for by the purl, where a file of another ecosystem names the package', () => {
    const record = recordFor('GHSA-1', lodash, affectedUntil('4.0.0'));
    const bundled = { ...packageFor('pkg:npm/lodash@3.0.0'), ecosystem: 'rpm' };
    expect(
      createMatcher([databaseOf([record])])
        .matches([bundled])
        .map(({ advisory }) => advisory),
    ).toEqual(['GHSA-1']);
  });

  it('does not depend on the order of the events', () => {
    const record = recordFor('GHSA-1', lodash, [
      { introduced: '0' },
      { introduced: '4.0.1' },
      { fixed: '4.0.5' },
      { fixed: '3.0.21' },
    ]);
    expect(
      ['3.0.20', '3.0.21', '4.0.0', '4.0.1', '4.0.5'].map((v) => ids([record], `pkg:npm/lodash@${v}`).length),
    ).toEqual([1, 0, 0, 1, 0]);
    const single = recordFor('GHSA-2', lodash, [{ last_affected: '1.0.0' }, { introduced: '1.0.0' }]);
    expect(['0.9.0', '1.0.0', '1.0.1'].map((v) => ids([single], `pkg:npm/lodash@${v}`).length)).toEqual([0, 1, 0]);
    const empty = recordFor('GHSA-3', lodash, [{ introduced: '1.0.0' }, { fixed: '1.0.0' }]);
    expect(ids([empty], 'pkg:npm/lodash@1.0.0')).toEqual([]);
  });

  it('lies before one of the limits', () => {
    const record = recordFor('GHSA-1', lodash, [{ introduced: '1.0.0' }, { limit: '1.5.0' }, { limit: '2.0.0' }]);
    expect(['1.4.0', '1.9.9', '2.0.0'].map((v) => ids([record], `pkg:npm/lodash@${v}`).length)).toEqual([1, 1, 0]);
    const open = recordFor('GHSA-2', lodash, [{ introduced: '0' }, { limit: '*' }]);
    expect(ids([open], 'pkg:npm/lodash@99.0.0')).toEqual(['GHSA-2']);
  });

  it('is listed, also in another spelling of the same version', () => {
    const affected = [{ package: { ecosystem: 'PyPI', name: 'Some.Thing' }, versions: ['1.0', '1.1rc1'] }];
    const record = { id: 'PYSEC-1', modified: '2026-01-01T00:00:00Z', affected };
    expect(ids([record], 'pkg:pypi/some-thing@1.0')).toEqual(['PYSEC-1']);
    expect(ids([record], 'pkg:pypi/some-thing@1.0.0')).toEqual(['PYSEC-1']);
    expect(ids([record], 'pkg:pypi/some-thing@1.1-rc.1')).toEqual(['PYSEC-1']);
    expect(ids([record], 'pkg:pypi/some-thing@1.1')).toEqual([]);
  });

  it('may be written with the v that Go puts before it', () => {
    const affected = [
      {
        package: { ecosystem: 'Go', name: 'example.com/a' },
        ranges: [{ type: 'SEMVER', events: affectedUntil('1.2.3') }],
      },
    ];
    const record = { id: 'GO-1', modified: '2026-01-01T00:00:00Z', affected };
    expect(ids([record], 'pkg:golang/example.com/a@v1.2.2')).toEqual(['GO-1']);
    expect(ids([record], 'pkg:golang/example.com/a@v1.2.3')).toEqual([]);
  });

  it('is not decided for a range of versions, or for what is none', () => {
    const record = recordFor('GHSA-1', lodash, affectedUntil('4.17.21'));
    expect(ids([record], 'pkg:npm/lodash')).toEqual(['GHSA-1?']);
    expect(ids([record], 'pkg:npm/lodash@latest')).toEqual(['GHSA-1?']);
    const all = recordFor('MAL-1', lodash, [{ introduced: '0' }]);
    expect(ids([all], 'pkg:npm/lodash')).toEqual(['MAL-1']);
  });

  it('is not decided for a commit, which is no version however many digits it begins with', () => {
    const affected = [
      {
        package: { ecosystem: 'GitHub Actions', name: 'Some/Action' },
        ranges: [{ type: 'ECOSYSTEM', events: affectedUntil('46.0.1') }],
      },
    ];
    const record = { id: 'GHSA-1', modified: '2026-01-01T00:00:00Z', affected };
    const { matches } = createMatcher([databaseOf([record])]);
    const told = (version: string) => {
      const source = { kind: 'git', url: 'https://github.com/some/action', revision: version } as const;
      const one = packageFor(`pkg:github/some/action@${version}`, { ecosystem: 'github-actions', source });
      return matches([one]).map(({ advisory, undecided }) => `${advisory}${undecided ? '?' : ''}`);
    };
    expect(told('v45.0.0')).toEqual(['GHSA-1']);
    expect(told('v46.0.1')).toEqual([]);
    expect(told('9'.repeat(40))).toEqual(['GHSA-1?']);
    expect(told('main')).toEqual(['GHSA-1?']);
    // Tags that move may stand for any version of theirs.
    expect(['v45', 'v46', 'v46.0', 'v46.1', 'v47'].map(told)).toEqual([['GHSA-1'], ['GHSA-1?'], ['GHSA-1?'], [], []]);
  });

  it('has the names of prototypes as other names', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const records = names.map((name, at) => recordFor(`GHSA-${at}`, ['npm', name], affectedUntil('2.0.0')));
    expect(names.map((name) => ids(records, `pkg:npm/${name}@1.0.0`))).toEqual([['GHSA-0'], ['GHSA-1'], ['GHSA-2']]);
    expect(ids([], 'pkg:npm/hasOwnProperty@1.0.0')).toEqual([]);
  });
});

describe('what does not come from the registry', () => {
  const malware = recordFor('MAL-1', lodash, [{ introduced: '0' }]);
  const source = (kind: 'git' | 'url' | 'path' | 'registry', url: string, revision: string | null = null) =>
    packageFor('pkg:npm/lodash@1.0.0', { source: { kind, url, revision } });

  it('is not what the registry has under the same name', () => {
    const { matches } = createMatcher([databaseOf([malware])]);
    expect(matches([source('git', 'https://example.com/a/lodash.git')])).toEqual([]);
    expect(matches([source('url', 'https://example.com/lodash.tgz')])).toEqual([]);
    expect(matches([source('path', '../lodash')])).toEqual([]);
    expect(matches([source('registry', 'https://mirror.example.com/')])).toHaveLength(1);
  });

  it('is looked for by its repository, its commit and its tag', () => {
    const [first, last] = ['a'.repeat(40), 'b'.repeat(40)];
    const affected = [
      {
        ranges: [
          { type: 'GIT', repo: 'https://Example.com/a/lodash', events: [{ introduced: first }, { fixed: last }] },
        ],
        versions: ['v1.0.0'],
      },
    ];
    const { matches } = createMatcher([databaseOf([{ id: 'CVE-1', modified: '2026-01-01T00:00:00Z', affected }])]);
    const told = (revision: string | null, url = 'git@example.com:a/lodash.git') =>
      matches([{ ...source('git', url, revision), version: null }]).map(({ because, undecided }) =>
        undecided ? '?' : because.by,
      );
    expect(told(first)).toEqual(['commit']);
    expect(told(last)).toEqual([]);
    expect(told('c'.repeat(40))).toEqual(['?']);
    expect(told('v1.0.0', 'git+ssh://git@example.com/a/lodash')).toEqual(['version']);
    expect(told('v1.0.1')).toEqual([]);
    expect(told('main')).toEqual(['?']);
    expect(told(first, 'https://example.com/b/lodash')).toEqual([]);
  });
});

describe('packages of distributions', () => {
  const affected = [
    {
      package: { ecosystem: 'Debian:11', name: 'openssl' },
      ranges: [{ type: 'ECOSYSTEM', events: affectedUntil('1.1.1n-0+deb11u4') }],
    },
    {
      package: { ecosystem: 'Debian:12', name: 'openssl' },
      ranges: [{ type: 'ECOSYSTEM', events: affectedUntil('3.0.8-1') }],
    },
  ];
  const record = { id: 'DSA-1', modified: '2026-01-01T00:00:00Z', affected };

  it('are asked for by their release, where it is known', () => {
    expect(ids([record], 'pkg:deb/debian/openssl@3.0.7-1?distro=debian-12')).toEqual(['DSA-1']);
    expect(ids([record], 'pkg:deb/debian/openssl@3.0.7-1?distro=debian-11')).toEqual([]);
    expect(ids([record], 'pkg:deb/debian/openssl@1.1.1k-1?distro=bookworm')).toEqual(['DSA-1']);
    expect(ids([record], 'pkg:deb/debian/openssl@3.0.7-1')).toEqual(['DSA-1?']);
    expect(ids([record], 'pkg:deb/ubuntu/openssl@1.0-1')).toEqual([]);
  });

  it('are asked for by the source package', () => {
    expect(ids([record], 'pkg:deb/debian/libssl3@3.0.7-1?distro=debian-12&upstream=openssl')).toEqual(['DSA-1']);
  });

  it('keep the registry of Maven apart from releases', () => {
    const google = recordFor('GHSA-1', ['Maven:https://maven.google.com', 'a.b:c'], affectedUntil('2.0'));
    expect(ids([google], 'pkg:maven/a.b/c@1.0')).toEqual(['GHSA-1']);
  });
});

describe('records of the same vulnerability', () => {
  const ghsa = recordFor('GHSA-1', lodash, affectedUntil('1.5.0'), {
    aliases: ['CVE-1'],
    summary: 'Boom',
    published: '2026-02-01T00:00:00Z',
    database_specific: { severity: 'MODERATE' },
  });
  const cve = recordFor('CVE-1', lodash, affectedUntil('1.6.0'), {
    published: '2026-01-01T00:00:00Z',
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  });
  const osv = recordFor('OSV-1', lodash, affectedUntil('1.5.0'), {
    aliases: ['GHSA-1'],
    modified: '2026-03-01T00:00:00Z',
  });

  it('are one match with all ids, the worst level and what mends all of them', () => {
    const [match, ...more] = matchesOf([osv, cve, ghsa], 'pkg:npm/lodash@1.0.0');
    expect(more).toEqual([]);
    expect(match).toEqual({
      package: 'pkg:npm/lodash@1.0.0',
      advisory: 'GHSA-1',
      aliases: ['CVE-1', 'OSV-1'],
      summary: 'Boom',
      level: 'critical',
      severities: [{ type: 'CVSS_V3', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', score: 9.8 }],
      because: { by: 'range', introduced: null, fixed: '1.5.0' },
      fixed: ['1.6.0'],
      published: '2026-01-01T00:00:00Z',
      modified: '2026-11-01T00:00:00Z',
      url: 'https://osv.dev/vulnerability/GHSA-1',
      undecided: false,
    });
  });

  it('are one match too when they lie in two databases', () => {
    const { matches, count } = createMatcher([databaseOf([ghsa]), databaseOf([ghsa, cve])]);
    expect(matches([packageFor('pkg:npm/lodash@1.0.0')]).map(({ advisory }) => advisory)).toEqual(['GHSA-1']);
    expect(count).toBe(3);
  });

  it('are told from a bundle of several, and from what is only related', () => {
    const bundle = recordFor('DSA-1', lodash, affectedUntil('2.0.0'), { upstream: ['CVE-1', 'CVE-2'] });
    const other = recordFor('CVE-2', lodash, affectedUntil('2.0.0'), { related: ['CVE-1'], aliases: ['GHSA-9'] });
    const one = recordFor('DSA-2', lodash, affectedUntil('2.0.0'), { upstream: ['CVE-1'] });
    expect(ids([cve, bundle, other, one], 'pkg:npm/lodash@1.0.0')).toEqual(['CVE-1', 'CVE-2', 'DSA-1']);
  });

  it('never match when they were withdrawn', () => {
    const withdrawn = { ...ghsa, withdrawn: '2026-05-01T00:00:00Z' };
    const database = databaseOf([withdrawn, { ...cve, withdrawn: null }]);
    expect(createMatcher([database]).matches([packageFor('pkg:npm/lodash@1.0.0')])).toHaveLength(1);
    expect([database.card.records, database.card.withdrawn]).toEqual([1, 1]);
  });
});

describe('what mends', () => {
  it('are the fixed versions behind the one in use, lowest first', () => {
    const record = recordFor('GHSA-1', lodash, [
      { introduced: '3.0.0' },
      { fixed: '3.10.0' },
      { introduced: '0' },
      { fixed: '2.9.0' },
    ]);
    expect(matchesOf([record], 'pkg:npm/lodash@1.0.0')[0]?.fixed).toEqual(['2.9.0', '3.10.0']);
    expect(matchesOf([record], 'pkg:npm/lodash@3.1.0')[0]?.fixed).toEqual(['3.10.0']);
  });
});

describe('ecosystems', () => {
  it('of which no database speaks are told', () => {
    const matcher = createMatcher([databaseOf([], ['npm'])]);
    const packages = ['pkg:npm/a@1', 'pkg:pypi/b@1', 'pkg:pypi/c@1'].map((purl) => packageFor(purl));
    expect([...matcher.uncovered(packages)]).toEqual([['PyPI', 2]]);
  });
});
