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

import type { Ecosystem } from '../ecosystem.ts';
import { ecosystems } from '../ecosystem-registry.ts';

/** Ecosystems of our own by the names that OSV has for them. */
const byOsvName: ReadonlyMap<string, Ecosystem> = new Map(
  [...ecosystems.values()].flatMap((one) => one.osv.map((name) => [name.split(':', 1)[0] as string, one] as const)),
);

/** Orders of versions of the systems whose packages lie in images: OSV knows them by distribution. */
const orders: ReadonlyMap<string, string> = new Map([
  ...['Debian', 'Ubuntu', 'Echo'].map((name) => [name, 'debian'] as const),
  ...['Alpine', 'Alpaquita', 'Wolfi', 'Chainguard', 'MinimOS', 'BellSoft Hardened Containers'].map(
    (name) => [name, 'alpine'] as const,
  ),
  ...[
    'AlmaLinux',
    'Azure Linux',
    'Mageia',
    'Photon OS',
    'Red Hat',
    'Rocky Linux',
    'SUSE',
    'openEuler',
    'openSUSE',
    'TuxCare',
  ].map((name) => [name, 'redhat'] as const),
  ...['Bitnami', 'GHC', 'Kubernetes', 'VSCode'].map((name) => [name, 'semver'] as const),
  ['Bioconductor', 'cran'],
]);

/** Id of the order of versions in an ecosystem of OSV; null where none is known. */
export function orderOf(osv: string): string | null {
  return byOsvName.get(osv)?.versionOrder ?? orders.get(osv) ?? null;
}

/** Under which an advisory about a package is filed. */
export function packageKey(osv: string, name: string): string {
  return `${osv}\0${byOsvName.get(osv)?.canonicalName(name) ?? name}`;
}

/** The same repository is written in many ways: `git+ssh://git@host/a/b.git`, `git@host:a/b`, `https://host/a/b/`. Case is not told apart. */
export function repositoryKey(url: string): string {
  const bare = url
    .slice(0, 2000)
    .toLowerCase()
    .replace(/[?#].*$/su, '')
    .replace(/^(?:git\+)?[a-z][a-z+.-]*:\/\//u, '')
    .replace(/^[^@/]*@/u, '')
    .replace(/^([^/:]+):(?!\d+\/)\/*/u, '$1/')
    .replace(/\/{1,9}$/u, '')
    .replace(/\.git$/u, '');
  return `git\0${bare}`;
}
