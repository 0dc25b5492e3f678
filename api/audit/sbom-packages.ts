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

import { foundPackage, type PackageSource } from '#licenses/dependency-file.ts';
import type { Ecosystem } from '#licenses/ecosystem.ts';
import { ecosystems } from '#licenses/ecosystem-registry.ts';
import type { Package } from '#licenses/inventory/inventory.ts';
import { formatPurl } from '#licenses/purl/format.ts';
import type { Purl } from '#licenses/purl/purl.ts';
import type { SbomComponent, SbomReading } from '#licenses/sbom/component.ts';
import { readPurl } from '#licenses/sbom/purl-of-component.ts';

/** Ecosystems by the types of their purls; the first one where several share it. */
const byType: ReadonlyMap<string, Ecosystem> = new Map(
  [...ecosystems.values()].toReversed().map((one) => [one.purlType, one]),
);

function nameOf({ type, namespace, name }: Purl): string {
  if (namespace === null) return name;
  return `${namespace}${type === 'maven' || type === 'clojars' ? ':' : '/'}${name}`;
}

/** Where the purl says that it comes from; an archive of the registry itself is no other source. */
function sourceOf({ qualifiers }: Purl, registries: readonly string[]): PackageSource | null {
  const git = qualifiers.get('vcs_url');
  if (git !== undefined) {
    const [, url = git, revision = null] = /^(.*[^@])@([0-9A-Za-z._/-]+)$/su.exec(git.replace(/^git\+/u, '')) ?? [];
    return { kind: 'git', url, revision };
  }
  const archive = qualifiers.get('download_url');
  if (archive === undefined || registries.some((registry) => archive.startsWith(registry))) return null;
  return { kind: 'url', url: archive, revision: null };
}

function packageOf(component: SbomComponent, purl: Purl, path: string, direct: boolean | null): Package {
  const ecosystem = byType.get(purl.type);
  const id = formatPurl(purl);
  const source = sourceOf(purl, ecosystem?.registries ?? []);
  const version = purl.version ?? component.version;
  const found = foundPackage({ key: component.ref, name: nameOf(purl), version, source, direct });
  return {
    id,
    ecosystem: ecosystem?.id ?? purl.type,
    name: found.name,
    version,
    purl,
    scopes: [],
    direct,
    dependsOn: [],
    source,
    installScript: null,
    deprecated: null,
    integrity: null,
    places: [{ path, line: null, format: 'sbom', found }],
  };
}

/** The packages of a bill of materials. Parts without a purl cannot be looked up by anybody: they are counted. */
export function sbomPackages(
  { subject, components }: SbomReading,
  path: string,
): { readonly packages: readonly Package[]; readonly nameless: number } {
  const direct = subject === null || subject.dependsOn.length === 0 ? null : new Set(subject.dependsOn);
  const byRef = new Map<string, Package>();
  for (const component of components) {
    const [purl] = readPurl(component.purl);
    if (purl === null) continue;
    byRef.set(component.ref, packageOf(component, purl, path, direct?.has(component.ref) ?? null));
  }
  const needs = new Map<string, Set<string>>();
  for (const { ref, dependsOn } of components) {
    const one = byRef.get(ref);
    if (one === undefined) continue;
    const known = needs.get(one.id) ?? new Set<string>();
    for (const other of dependsOn) known.add(byRef.get(other)?.id ?? one.id);
    needs.set(one.id, known);
  }
  const byId = new Map([...byRef.values()].map((one) => [one.id, one]));
  const packages = Array.from(byId.values(), (one) => ({
    ...one,
    dependsOn: [...(needs.get(one.id) ?? [])].filter((other) => other !== one.id).sort(),
  }));
  packages.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { packages, nameless: components.length - byRef.size };
}
