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

/** A heading of Debian's changelog. */
interface Heading {
  readonly name: string;
  readonly version: string;
  readonly distribution: string;
}

/** Endings of versions that only one distribution gives. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/ubuntu\d/u, 'ubuntu'],
  [/(?:^|[-.+~\d])ok\d/u, 'openkylin'],
  [/deepin|uos/u, 'deepin'],
  [/kylin/u, 'kylin'],
];
/** Names of releases, as changelogs write them. */
const releases: readonly (readonly [string, string])[] = [
  ['openkylin', 'yangtze nile huanghe openkylin'],
  [
    'debian',
    'unstable sid experimental testing stable oldstable jessie stretch buster bullseye bookworm trixie forky duke',
  ],
  [
    'ubuntu',
    'trusty xenial bionic focal groovy hirsute impish jammy kinetic lunar mantic noble oracular plucky questing resolute',
  ],
  ['deepin', 'beige eagle apricot crimson'],
];

function headings(changelog: string): Heading[] {
  const found: Heading[] = [];
  const pattern = /^([a-z0-9][a-z0-9+.-]{0,200}) \(([^()\s]{1,200})\)((?: [\w.-]{1,60}){1,10});/gmu;
  for (const [, name = '', version = '', distributions = ''] of changelog.slice(0, 200_000).matchAll(pattern)) {
    found.push({ name, version, distribution: distributions.trim().split(' ')[0] ?? '' });
    if (found.length >= 20) break;
  }
  return found;
}

function vendorOf({ version, distribution }: Heading): string | null {
  const ending = endings.find(([pattern]) => pattern.test(version))?.[1];
  if (ending !== undefined) return ending;
  const release = distribution
    .toLowerCase()
    .replace(/-(?:backports(?:-sloppy)?|security|updates|proposed.{0,20})$/u, '');
  return releases.find(([, names]) => names.split(' ').includes(release))?.[0] ?? null;
}

/** What the changelog and the maintainer say of a package. */
export interface DebianIdentity {
  /** The distribution as purls name it; null when nothing says so. */
  readonly vendor: string | null;
  /** Version of the newest entry; null without a changelog. */
  readonly version: string | null;
}

/** The newest entry that has a distribution decides; `UNRELEASED` has none. A maintainer of openKylin is enough by itself. */
export function debianIdentity(changelog: string | null, maintainer: string | null): DebianIdentity {
  const all = headings(changelog ?? '');
  const first = all.find(({ distribution }) => distribution !== 'UNRELEASED') ?? all[0];
  const named = /openkylin/iu.test(maintainer ?? '') ? 'openkylin' : null;
  return { vendor: named ?? (first === undefined ? null : vendorOf(first)), version: all[0]?.version ?? null };
}
