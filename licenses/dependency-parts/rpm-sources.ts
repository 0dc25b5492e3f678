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

import { basename, dirname } from 'node:path/posix';
import { type FoundPackage, foundPackage } from '../dependency-file.ts';
import { purlField } from './given-purl.ts';
import type { Upstream } from './rpm-distribution.ts';
import type { Spec } from './rpm-spec-text.ts';
import { sourceArchive } from './source-archive.ts';

const hosts: ReadonlyMap<string, string> = new Map([
  ['github', 'https://github.com'],
  ['gitee', 'https://gitee.com'],
  ['gitlab', 'https://gitlab.com'],
]);

/** The repository that openEuler takes the sources from; none where its address is not known. */
function upstreamPackage({ kind, repository, tagOf }: Upstream, version: string | null): FoundPackage[] {
  const host = hosts.get(kind);
  const url = host === undefined || repository.includes('://') ? repository : `${host}/${repository}`;
  const [namespace = '', name = ''] = repository.split('/').slice(-2);
  if (!/^https?:\/\//u.test(url) || name === '') return [];
  const revision = version === null ? null : tagOf(version);
  const parts =
    kind === 'github'
      ? { type: 'github', namespace, name, version: revision ?? version }
      : { type: 'generic', name, version, qualifiers: [['vcs_url', `git+${url}`]] as const };
  const source = { kind: 'git', url, revision } as const;
  const known = {
    key: `source:${url}`,
    name: `${namespace}/${name}`,
    version,
    groups: ['source'],
    direct: true,
    source,
  };
  return [foundPackage({ ...known, ...purlField(parts) })];
}

/** A spec file in a directory that is not named for it lies in the tree of what it packages: its first source is that tree. */
function isAtHome(path: string, name: string): boolean {
  return path.includes('/') && basename(dirname(path)) !== name;
}

/** Where the sources come from: openEuler's note of the upstream, else the archives that the spec file names. */
export function rpmSources(spec: Spec, upstream: Upstream | null, path: string, name: string): FoundPackage[] {
  const version = spec.macros.expand('%{version}');
  const archives = spec.tags.flatMap(({ tag, value, line }) =>
    tag === 'source' && value !== null ? sourceArchive(value, version, line) : [],
  );
  // What has the version of the package is the package itself.
  if (upstream !== null)
    return [...upstreamPackage(upstream, version), ...archives.filter((archive) => archive.version === null)];
  const home = isAtHome(path, name);
  const isOwn = (archive: FoundPackage) => archive.version !== null && archive.name.split('/').at(-1) === name;
  return archives.filter((archive) => !(home && isOwn(archive)));
}
