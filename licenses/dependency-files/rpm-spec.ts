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

import { basename, dirname, join } from 'node:path/posix';
import { defineDependencyFile, type FoundPackage, foundPackage, type Scope } from '../dependency-file.ts';
import { bundledPackage } from '../dependency-parts/bundled-package.ts';
import { purlField } from '../dependency-parts/given-purl.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { openEulerUpstream, rpmDistribution } from '../dependency-parts/rpm-distribution.ts';
import { type Requirement, requirementsOf } from '../dependency-parts/rpm-requirements.ts';
import { rpmSources } from '../dependency-parts/rpm-sources.ts';
import { type Spec, type SpecTag, specText } from '../dependency-parts/rpm-spec-text.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';

const scopes: Readonly<Record<string, readonly Scope[]>> = {
  buildrequires: ['build'],
  requires: [],
  prereq: [],
  recommends: ['optional'],
  suggests: ['optional'],
  supplements: ['optional'],
  enhances: ['optional'],
};
const groups: Readonly<Record<string, string>> = { buildrequires: 'build-requires', prereq: 'requires' };

/** Names of packages, not of files, functions or modules that some package has. */
const plainName = /^[A-Za-z0-9][\w.+-]{0,200}$/u;

/** The epoch of a version is a qualifier in a purl. */
function rpmParts(namespace: string, name: string, version: string | null) {
  const [, epoch, rest] = /^(\d{1,9}):(.{1,200})$/u.exec(version ?? '') ?? [];
  const qualifiers = epoch === undefined ? [] : [['epoch', epoch] as const];
  return { type: 'rpm', namespace, name, version: rest ?? version, qualifiers };
}

interface Place {
  readonly spec: Spec;
  readonly distribution: string | null;
  readonly tag: string;
  readonly line: number;
}

function requirementPackage({ name, operator, version }: Requirement, place: Place): FoundPackage {
  const { spec, distribution, tag, line } = place;
  const own = spec.made.has(name.replace(/\([^()]{0,20}\)$/u, ''));
  const exact = operator === '=' || operator === '==' ? version : null;
  const named = distribution !== null && !own && plainName.test(name);
  return foundPackage({
    name,
    version: exact,
    constraint: operator === null ? null : `${operator} ${version}`,
    scopes: scopes[tag] ?? [],
    groups: [groups[tag] ?? tag],
    direct: true,
    source: own ? { kind: 'workspace', url: null, revision: null } : null,
    line,
    ...(named ? purlField(rpmParts(distribution, name, exact)) : {}),
  });
}

function bundledIn(value: string, line: number): FoundPackage[] {
  return requirementsOf(value).flatMap(({ name, operator, version }) => {
    const inner = /^bundled\((.{1,400})\)$/u.exec(name)?.[1];
    if (inner === undefined) return [];
    const exact = operator === '=' || operator === '==' ? version : null;
    return [
      foundPackage({
        key: `bundled:${inner}@${exact ?? ''}`,
        ...bundledPackage(inner, exact),
        scopes: ['bundled'],
        groups: ['bundled'],
        direct: false,
        line,
      }),
    ];
  });
}

function packagesOf({ tag, value, line }: SpecTag, spec: Spec, distribution: string | null): FoundPackage[] {
  if (value === null) return [];
  if (tag === 'provides') return bundledIn(value, line);
  const requirements = Object.hasOwn(scopes, tag) ? requirementsOf(value) : [];
  return requirements.map((one) => requirementPackage(one, { spec, distribution, tag, line }));
}

function versionOf({ macros }: Spec): string | null {
  const version = macros.expand('%{version}');
  const release = macros.expand('%{release}');
  return version === null || release === null || release === '' ? version : `${version}-${release}`;
}

/**
 * RPM spec files: what is needed to build and to run, what is bundled, and where the sources come from. Both branches of a condition
 * are read. A purl needs the distribution, which openEuler's file beside the spec, a vendor or a tag behind a release tells.
 */
export const rpmSpec = defineDependencyFile({
  id: 'rpm-spec',
  ecosystem: 'rpm',
  name: { zh: 'RPM spec 文件', en: 'RPM spec file' },
  kind: 'manifest',
  files: [/\.spec$/],
  source: 'https://rpm-software-management.github.io/rpm/manual/spec.html',
  manifests: null,
  cap: 4 * 1024 * 1024,
  async read(text, { path, beside }) {
    refuseMergeConflict(text);
    const spec = specText(text);
    const name = spec.macros.expand('%{name}');
    const warnings = warningList();
    // Test suites use the same ending for something else.
    if (name === null) return { root: null, packages: [], recorded: null, warnings: [] };
    const metadata = await beside(join(dirname(path), `${basename(path, '.spec')}.yaml`));
    const upstream = openEulerUpstream(metadata);
    const distribution = rpmDistribution(spec, upstream);
    for (const { tag, value, written, line } of spec.tags) {
      const read =
        Object.hasOwn(scopes, tag) || tag === 'source' || (tag === 'provides' && written.includes('bundled('));
      if (value !== null || !read) continue;
      warnings.add(
        `第 ${line} 行的宏无法展开，已略过：${shown(written)}`,
        `Line ${line} was passed over, as a macro is not known: ${shown(written)}`,
        line,
      );
    }
    const sources = rpmSources(spec, upstream, path, name);
    const packages = mergeFound([...sources, ...spec.tags.flatMap((tag) => packagesOf(tag, spec, distribution))]);
    refuseTooMany(packages.length);
    return { root: { name, version: versionOf(spec) }, packages, recorded: null, warnings: warnings.all() };
  },
});
