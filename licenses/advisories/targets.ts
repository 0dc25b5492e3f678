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
import type { Package } from '../inventory/inventory.ts';
import { orderOf, packageKey, repositoryKey } from './osv-names.ts';

/** Under what a package is looked for in the advisories. */
export interface Target {
  /** Name by OSV; null for a repository. */
  readonly osv: string | null;
  readonly key: string;
  readonly version: string | null;
  /** Of a tag that moves, as `v4`, the last version that it may stand for; null of all others. */
  readonly upTo: string | null;
  /** Id of a {@link VersionOrder}; null where none is known. */
  readonly order: string | null;
  /** As in `12` or `3.18`, of a package of a distribution; null when unknown. */
  readonly release: string | null;
  /** Full commit of a source that is no registry; null otherwise. */
  readonly commit: string | null;
}

/** Distributions by type and namespace of a purl. */
const distributions: ReadonlyMap<string, string> = new Map([
  ['deb/debian', 'Debian'],
  ['deb/ubuntu', 'Ubuntu'],
  ['deb/echo', 'Echo'],
  ['apk/alpine', 'Alpine'],
  ['apk/wolfi', 'Wolfi'],
  ['apk/chainguard', 'Chainguard'],
  ['apk/minimos', 'MinimOS'],
  ['rpm/almalinux', 'AlmaLinux'],
  ['rpm/azurelinux', 'Azure Linux'],
  ['rpm/mageia', 'Mageia'],
  ['rpm/photon', 'Photon OS'],
  ['rpm/redhat', 'Red Hat'],
  ['rpm/rocky', 'Rocky Linux'],
  ['rpm/rocky-linux', 'Rocky Linux'],
  ['rpm/sles', 'SUSE'],
  ['rpm/suse', 'SUSE'],
  ['rpm/opensuse', 'openSUSE'],
  ['rpm/openeuler', 'openEuler'],
]);

/** Ecosystems by the types of their purls; the first one where several share it. */
const byPurlType: ReadonlyMap<string, Ecosystem> = new Map(
  [...ecosystems.values()].toReversed().map((one) => [one.purlType, one]),
);

/** A package inside another one, as in what an RPM bundles, is its own ecosystem's and not that of the file that names it. */
function ecosystemOf({ purl, ecosystem }: Package): Ecosystem | undefined {
  const own = ecosystems.get(ecosystem);
  return purl === null || own?.purlType === purl.type ? own : (byPurlType.get(purl.type) ?? own);
}

/** Their names are repositories, so that a package from git is the very one that is meant. */
const byRepository = new Set(['SwiftURL', 'GitHub Actions', 'Go']);

/** Of a binary package, the source package that distributions write advisories about: `upstream=openssl@1.1.1`. */
function sourcePackage({ purl, name, version }: Package): { readonly name: string; readonly version: string | null } {
  const written = purl?.qualifiers.get('upstream') ?? null;
  if (written === null) return { name: purl?.name ?? name, version };
  const at = written.lastIndexOf('@');
  return at > 0 ? { name: written.slice(0, at), version: written.slice(at + 1) } : { name: written, version };
}

function distributionTarget(one: Package, osv: string): Target {
  const { name, version } = sourcePackage(one);
  const distro = one.purl?.qualifiers.get('distro') ?? '';
  // `debian-12` names a release, `bookworm` does not say which one.
  const release = /\d/u.test(distro) ? distro.toLowerCase().replace(/^[^\d]*-(?=\d)/u, '') : null;
  return { osv, key: packageKey(osv, name), version, order: orderOf(osv), release, commit: null, upTo: null };
}

/** Some files give a commit where others give a version; as a number it would lie behind all of them. */
function isCommit(text: string | null): text is string {
  return text !== null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/iu.test(text);
}

/** Actions are used by tags that their authors move: `v4` is the newest 4.x.y, or one that is not moved any more. */
function lastOf(version: string | null): string | null {
  if (version === null || !/^v?\d{1,9}(?:\.\d{1,9})?$/u.test(version)) return null;
  return `${version}${version.includes('.') ? '' : '.999999999'}.999999999`;
}

/** Null for what comes from a registry. */
function repositoryTarget({ source, version }: Package): Target | null {
  if (source?.kind !== 'git' || source.url === null) return null;
  const { url, revision } = source;
  const known = [revision, version].filter((one) => one !== null);
  const tag = known.find((one) => !isCommit(one)) ?? null;
  const commit = known.find(isCommit)?.toLowerCase() ?? null;
  return { osv: null, key: repositoryKey(url), version: tag, order: 'semver', release: null, commit, upTo: null };
}

/**
 * Where a package is looked for. One that comes from git, an address or a path is not what a registry has under the same
 * name: of those only git is looked for, by its repository.
 */
export function targetsOf(one: Package): readonly Target[] {
  const { purl, source } = one;
  const version = isCommit(one.version) ? null : one.version;
  const distribution = purl === null ? undefined : distributions.get(`${purl.type}/${purl.namespace ?? ''}`);
  if (distribution !== undefined) return [distributionTarget(one, distribution)];
  const repository = repositoryTarget(one);
  const isElsewhere = source !== null && source.kind !== 'registry';
  const [osv, ...more] = ecosystemOf(one)?.osv ?? [];
  // The same name in two distributions is two packages, and nothing says which one is meant.
  const isKnown = osv !== undefined && more.length === 0;
  const isMeant = isKnown && (!isElsewhere || (source.kind === 'git' && byRepository.has(osv)));
  const targets = isMeant
    ? [
        {
          osv,
          key: packageKey(osv, one.name),
          version,
          upTo: osv === 'GitHub Actions' ? lastOf(version) : null,
          order: orderOf(osv),
          release: null,
          commit: null,
        },
      ]
    : [];
  return repository === null ? targets : [...targets, repository];
}
