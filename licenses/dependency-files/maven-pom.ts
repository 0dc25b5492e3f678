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

import { defineDependencyFile, type FoundPackage, foundPackage, type Scope } from '../dependency-file.ts';
import { mavenVersion } from '../dependency-parts/maven-version.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import {
  coordinatesOf,
  type Interpolate,
  interpolator,
  type Lineage,
  lineageOf,
} from '../dependency-parts/pom-lineage.ts';
import {
  dependencyKey,
  type Management,
  managementOf,
  pomInTree,
  searchWith,
} from '../dependency-parts/pom-management.ts';
import { type PomDependency, type PomPart, type PomProfile, readPom } from '../dependency-parts/pom-model.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { shown, type Warnings, warningList } from '../dependency-parts/warnings.ts';

const scopes: Readonly<Record<string, Scope>> = { test: 'test', provided: 'provided', system: 'provided' };

/** How dependencies of one part of a pom are filled in. */
interface Filling {
  readonly interpolate: Interpolate;
  readonly management: Management;
  readonly profile: string | null;
  /** Lines are of the file itself, not of a parent's. */
  readonly own: boolean;
  readonly warnings: Warnings;
}

function versionText(dependency: PomDependency, key: string, filling: Filling): string | null {
  const { interpolate, management, warnings } = filling;
  if (dependency.version === null) return management.get(key)?.version ?? null;
  const version = interpolate(dependency.version);
  if (version === null) {
    const text = shown(dependency.version);
    const line = filling.own ? dependency.line : null;
    warnings.add(
      `版本 ${text} 的属性在仓库里找不到。`,
      `The properties of the version ${text} are not in the tree.`,
      line,
    );
  }
  return version;
}

function packageOf(dependency: PomDependency, key: string, filling: Filling): FoundPackage {
  const { interpolate, management, profile, own } = filling;
  const managed = management.get(key);
  const [group = '', artifact = ''] = key.split(':');
  const scope = (dependency.scope === null ? managed?.scope : interpolate(dependency.scope)) ?? 'compile';
  const optional = dependency.optional === null ? managed?.optional : interpolate(dependency.optional);
  const known = Object.hasOwn(scopes, scope) ? scopes[scope] : undefined;
  const groups = [...(scope === 'compile' ? [] : [scope]), ...(profile === null ? [] : [`profile:${profile}`])];
  return foundPackage({
    name: `${group}:${artifact}`,
    ...mavenVersion(versionText(dependency, key, filling)),
    scopes: [...(known === undefined ? [] : [known]), ...(optional === 'true' ? (['optional'] as const) : [])],
    groups,
    direct: true,
    line: own ? dependency.line : null,
  });
}

/** Dependencies by what Maven tells them apart by; of two that are the same the first is kept. */
function dependenciesOf(parts: readonly PomDependency[], filling: Filling, into: Map<string, FoundPackage>): void {
  const { warnings, own } = filling;
  for (const dependency of parts) {
    const line = own ? dependency.line : null;
    const key = dependencyKey(dependency, filling.interpolate);
    if (key === null) {
      const name = shown(`${dependency.groupId}:${dependency.artifactId}`);
      warnings.add(
        `依赖 ${name} 的名称在仓库里不完整，已略过。`,
        `${name} was passed over: its name is not known in the tree.`,
        line,
      );
      continue;
    }
    if (!into.has(key)) into.set(key, packageOf(dependency, key, filling));
    else if (own)
      warnings.add(
        `依赖 ${shown(key)} 写了不止一次，只取第一处。`,
        `${shown(key)} is there more than once; the first is taken.`,
        line,
      );
  }
}

/** A profile's own, when it does not hold by itself: it might be asked for. */
async function profileDependencies(
  profile: PomProfile,
  lineage: Lineage,
  filling: Omit<Filling, 'interpolate' | 'management' | 'profile'>,
  search: ReturnType<typeof searchWith>,
): Promise<FoundPackage[]> {
  const also: readonly PomPart[] = [profile];
  const management = await managementOf(lineage, search, () => undefined, also);
  const found = new Map<string, FoundPackage>();
  const interpolate = interpolator(lineage, also);
  dependenciesOf(profile.dependencies, { ...filling, interpolate, management, profile: profile.id }, found);
  return [...found.values()];
}

/** Other modules of the same work are no packages from elsewhere; they have a group of their parents, and the same version. */
async function withModules(
  found: readonly FoundPackage[],
  lineage: Lineage,
  search: ReturnType<typeof searchWith>,
): Promise<FoundPackage[]> {
  const groups = new Set(lineage.poms.map(({ pom }) => coordinatesOf(pom).groupId));
  const all: FoundPackage[] = [];
  for (const one of found) {
    const [groupId = '', artifactId = ''] = one.name.split(':');
    const wanted = { groupId, artifactId, version: one.version ?? '' };
    const module = groups.has(groupId) ? await pomInTree(wanted, lineage, search) : null;
    const source = { kind: 'workspace', url: module?.path ?? null, revision: null } as const;
    all.push(module === null ? one : { ...one, source });
  }
  return all;
}

/**
 * Maven's `pom.xml`, with the parents and bills of materials that lie in the same tree. Plugins are no dependencies of the work and
 * are left out; profiles that nobody asked for are read, and named as groups.
 */
export const mavenPom = defineDependencyFile({
  id: 'maven-pom',
  ecosystem: 'maven',
  name: { zh: 'Maven pom.xml', en: 'Maven pom.xml' },
  kind: 'manifest',
  files: [/(?:^|\/)pom\.xml$/, /(?:^|\/)[^/]{1,200}\.pom$/],
  source: 'https://maven.apache.org/pom.html',
  manifests: null,
  cap: 4 * 1024 * 1024,
  async read(text, { path, beside }) {
    const pom = readPom(text);
    const lineage = await lineageOf({ path, pom }, beside);
    const warnings = warningList();
    const search = searchWith(beside);
    const missing = new Set<string>();
    const management = await managementOf(lineage, search, (name) => missing.add(name));
    const interpolate = interpolator(lineage);
    const found = new Map<string, FoundPackage>();
    for (const [index, at] of lineage.poms.entries()) {
      const filling = { interpolate, management, profile: null, own: index === 0, warnings };
      const parts = [...at.pom.profiles.filter(({ active }) => active), at.pom];
      dependenciesOf(
        parts.flatMap(({ dependencies }) => dependencies),
        filling,
        found,
      );
    }
    const others = pom.profiles.filter(({ active, dependencies }) => !active && dependencies.length > 0);
    const asked: FoundPackage[] = [];
    for (const profile of others)
      asked.push(...(await profileDependencies(profile, lineage, { own: true, warnings }, search)));
    const packages = await withModules(mergeFound([...found.values(), ...asked]), lineage, search);
    refuseTooMany(packages.length);
    if (missing.size > 0 && packages.some(({ version, constraint }) => version === null && constraint === null)) {
      const names = [...missing].slice(0, 8).join(', ');
      warnings.add(
        `这些依赖清单不在仓库里，由它们给出的版本未知：${names}`,
        `Versions that come from outside of the tree are unknown: ${names}`,
      );
    }
    const own = coordinatesOf(pom);
    const name = interpolate(`${own.groupId}:${own.artifactId}`);
    return {
      root: name === null || own.artifactId === '' ? null : { name, version: interpolate(own.version) || null },
      packages,
      recorded: null,
      warnings: [...lineage.warnings, ...warnings.all()],
    };
  },
});
