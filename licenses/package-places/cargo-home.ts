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

import { join } from 'node:path';
import { fromToml, member } from '../manifest.ts';
import { cargo } from '../manifests/cargo.ts';
import { copyOf, isPlainPath } from '../package-copy.ts';
import { definePackagePlace, type PackageStore } from '../package-place.ts';

const mostRegistries = 16;
const mostMembers = 200;

async function isPackage(
  store: PackageStore,
  directory: string,
  name: string,
  version: string,
): Promise<string | null> {
  const text = await store.text(`${directory}/Cargo.toml`);
  const toml = text === null ? null : fromToml(text);
  const own = member(toml, 'package', 'version');
  // In a workspace the version stands in the root; the revision of a git checkout has fixed it.
  const same = own === version || typeof own !== 'string';
  return member(toml, 'package', 'name') === name && same ? text : null;
}

function registryDirectories(store: PackageStore, name: string, version: string): string[] {
  const registries = (store.names('registry/src') ?? []).slice(0, mostRegistries);
  return registries.map((registry) => `registry/src/${registry}/${name}-${version}`);
}

/** `git/checkouts/<repository>-<hash>/<first digits of the revision>`, the root and one level of members below it. */
function checkoutDirectories(store: PackageStore, url: string, revision: string): string[] {
  const repository =
    url
      .replace(/[?#].*$/u, '')
      .replace(/(?:\.git)?(?<!\/)\/*$/u, '')
      .split('/')
      .at(-1) ?? '';
  if (!isPlainPath(repository) || repository.includes('/') || !/^[0-9a-f]{7,64}$/u.test(revision)) return [];
  return (store.names('git/checkouts') ?? [])
    .filter((entry) => entry.startsWith(`${repository}-`))
    .slice(0, mostRegistries)
    .flatMap((entry) => {
      const root = `git/checkouts/${entry}/${revision.slice(0, 7)}`;
      const members = (store.names(root) ?? []).slice(0, mostMembers);
      return members.length === 0 ? [] : [root, ...members.map((member) => `${root}/${member}`)];
    });
}

/** Sources that Cargo has unpacked: `registry/src` and `git/checkouts` of its home. */
export const cargoHome = definePackagePlace({
  id: 'cargo-home',
  ecosystems: ['cargo'],
  source: 'https://doc.rust-lang.org/cargo/guide/cargo-home.html',
  beside: false,
  directories: ({ home, variable }) => [variable('CARGO_HOME') ?? (home === null ? '' : join(home, '.cargo'))],
  async find({ name, version, source }, store) {
    if (version === null || !isPlainPath(`${name}-${version}`) || name.includes('/')) return null;
    const directories =
      source?.kind === 'git'
        ? checkoutDirectories(store, source.url ?? '', source.revision ?? '')
        : registryDirectories(store, name, version);
    for (const directory of directories) {
      const text = await isPackage(store, directory, name, version);
      if (text !== null) return copyOf(store, directory, cargo, `${directory}/Cargo.toml`, text);
    }
    return null;
  },
});
