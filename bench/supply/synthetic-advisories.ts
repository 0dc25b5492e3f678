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

import type { ZipEntry } from '#licenses/advisories/testing-zip.ts';

/** The next number of a sequence, from 0 to 1; the same seed gives the same sequence. */
export type Random = () => number;

/** Mulberry32. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00;
  };
}

interface World {
  readonly ecosystem: string;
  /** Of all advisories, and of all dependencies. */
  readonly share: number;
  readonly used: number;
  /** How many packages there are with advisories. */
  readonly packages: number;
  readonly range: 'SEMVER' | 'ECOSYSTEM';
  readonly name: (number: number) => string;
  readonly purl: (number: number, version: string) => string;
}

const plain = (word: string) => (number: number) => `${word}-${number.toString(36)}`;
const purlBy = (type: string, word: string) => (number: number, version: string) =>
  `pkg:${type}/${plain(word)(number)}@${version}`;

/** Shares as in the archives of osv.dev, where two of five records are malicious packages of npm. */
const worlds: readonly World[] = [
  {
    ecosystem: 'npm',
    share: 0.6,
    used: 0.55,
    packages: 70_000,
    range: 'SEMVER',
    name: plain('pack'),
    purl: purlBy('npm', 'pack'),
  },
  {
    ecosystem: 'PyPI',
    share: 0.14,
    used: 0.13,
    packages: 14_000,
    range: 'ECOSYSTEM',
    name: plain('py'),
    purl: purlBy('pypi', 'py'),
  },
  {
    ecosystem: 'Maven',
    share: 0.08,
    used: 0.13,
    packages: 4000,
    range: 'ECOSYSTEM',
    name: (number) => `org.example.g${number % 700}:artifact-${number}`,
    purl: (number, version) => `pkg:maven/org.example.g${number % 700}/artifact-${number}@${version}`,
  },
  {
    ecosystem: 'Go',
    share: 0.06,
    used: 0.08,
    packages: 3000,
    range: 'SEMVER',
    name: (number) => `example.com/team${number % 400}/mod${number}`,
    purl: (number, version) => `pkg:golang/example.com/team${number % 400}/mod${number}@v${version}`,
  },
  {
    ecosystem: 'crates.io',
    share: 0.02,
    used: 0.05,
    packages: 1200,
    range: 'SEMVER',
    name: plain('crate'),
    purl: purlBy('cargo', 'crate'),
  },
  {
    ecosystem: 'NuGet',
    share: 0.03,
    used: 0.03,
    packages: 1500,
    range: 'ECOSYSTEM',
    name: plain('Net'),
    purl: purlBy('nuget', 'Net'),
  },
  {
    ecosystem: 'RubyGems',
    share: 0.02,
    used: 0.02,
    packages: 900,
    range: 'ECOSYSTEM',
    name: plain('gem'),
    purl: purlBy('gem', 'gem'),
  },
  {
    ecosystem: 'Debian:12',
    share: 0.05,
    used: 0.01,
    packages: 2500,
    range: 'ECOSYSTEM',
    name: plain('deb'),
    purl: (number, version) => `pkg:deb/debian/deb-${number.toString(36)}@${version}-1?distro=debian-12`,
  },
];

/** Few packages have many advisories, and most have one. */
function popular(random: Random, packages: number): number {
  return Math.floor(packages * random() ** 2);
}

function versionOf(random: Random, from = 0): string {
  return `${from + Math.floor(random() * 8)}.${Math.floor(random() * 20)}.${Math.floor(random() * 12)}`;
}

function worldAt(at: number, of: (world: World) => number): World {
  let left = at;
  for (const world of worlds) {
    left -= of(world);
    if (left < 0) return world;
  }
  return worlds[0] as World;
}

const vectors = [
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N',
  'CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:N/I:N/A:H',
  'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N',
];

function eventsOf(random: Random): object[] {
  const [a, b] = [versionOf(random), versionOf(random)];
  if (random() < 0.7) return [{ introduced: '0' }, { fixed: `${Number(a.split('.', 1)[0]) % 3}${a.slice(1)}` }];
  const [low = a, high = b] = [a, b].sort();
  return random() < 0.2
    ? [{ introduced: low }, { last_affected: high }]
    : [{ introduced: low }, { fixed: high }, { introduced: `9.${low}` }, { fixed: `9.${high}` }];
}

const details = 'A long text that says what happens, to whom, since when, and what may be done about it. '.repeat(12);

/** Some records say the same of the same vulnerability. */
function recordAt(number: number, random: Random): { readonly id: string; readonly [key: string]: unknown } {
  const world = worldAt(random(), ({ share }) => share);
  const name = world.name(popular(random, world.packages));
  const stamp = `2026-${String(1 + Math.floor(random() * 10)).padStart(2, '0')}-10T00:00:00Z`;
  const about = { schema_version: '1.7.0', modified: stamp, published: stamp, details };
  if (world.ecosystem === 'npm' && random() < 0.6) {
    const malicious = `${name}x${number.toString(36)}`;
    const affected = [{ package: { ecosystem: 'npm', name: malicious }, versions: ['1.0.0', '1.0.1'] }];
    return { ...about, id: `MAL-2026-${number}`, summary: `Malicious code in ${malicious} (npm)`, affected };
  }
  const versions = world.ecosystem === 'PyPI' ? Array.from({ length: 60 }, () => versionOf(random)) : [];
  const vector = vectors[number % vectors.length] ?? '';
  const severity = [{ type: vector.startsWith('CVSS:4') ? 'CVSS_V4' : 'CVSS_V3', score: vector }];
  const isTwin = number % 5 === 0;
  const id = isTwin ? `PYSEC-2026-${number}` : `GHSA-${number.toString(36).padStart(4, 'x')}-aaaa-bbbb`;
  const aliases = [`CVE-2026-${isTwin ? number - 1 : number}`];
  const ranges = [{ type: world.range, events: eventsOf(random) }];
  const affected = [{ package: { ecosystem: world.ecosystem, name }, ranges, versions }];
  return { ...about, id, aliases, summary: `Something is wrong in ${name}`, severity, affected };
}

/** So many records as files of an archive. */
export function* advisoryEntries(count: number, seed = 1): Generator<ZipEntry> {
  const random = randomOf(seed);
  for (let number = 0; number < count; number += 1) {
    const record = recordAt(number, random);
    yield { name: `${record.id}.json`, content: JSON.stringify(record) };
  }
}

/** Purls of so many dependencies: half of them of packages that have advisories, most of them in versions that were mended. */
export function* dependencyPurls(count: number, seed = 2): Generator<string> {
  const random = randomOf(seed);
  const seen = new Set<string>();
  while (seen.size < count) {
    const world = worldAt(random(), ({ used }) => used);
    const number = random() < 0.5 ? popular(random, world.packages) : 1_000_000 + Math.floor(random() * 500_000);
    const purl = world.purl(number, versionOf(random, random() < 0.85 ? 8 : 0));
    if (seen.has(purl)) continue;
    seen.add(purl);
    yield purl;
  }
}
