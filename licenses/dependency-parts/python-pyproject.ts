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

import { type FoundPackage, foundPackage, type PackageSource, type Scope } from '../dependency-file.ts';
import { member } from '../manifest.ts';
import { pythonFound, pythonGroupScope, pythonName, pythonRequirement, pythonUrl } from './python-requirement.ts';
import type { TomlPlaces } from './toml.ts';
import { entriesAt, isTable, textAt, textsAt } from './values.ts';

/** A requirement as a `pyproject.toml` has it, with where and what for. */
interface Need {
  readonly text: string;
  readonly scopes: readonly Scope[];
  readonly groups: readonly string[];
  readonly line: number | null;
}

/** What a `pyproject.toml` asks for, and what could not be read of it. */
export interface PyprojectNeeds {
  readonly packages: readonly FoundPackage[];
  readonly unreadable: readonly { readonly text: string; readonly line: number | null }[];
}

function extraScopes(name: string): readonly Scope[] {
  if (pythonGroupScope(name) === 'test') return ['optional', 'test'];
  return /^(?:dev|develop|development|lint|docs?|typing)$/iu.test(name) ? ['optional', 'dev'] : ['optional'];
}

/** Groups of PEP 735, with those that they include; a group that includes itself is read once. */
function groupTexts(toml: unknown, group: string): readonly string[] {
  const named = new Map(entriesAt(toml, 'dependency-groups').map(([name, list]) => [pythonName(name), list]));
  const names = new Set([pythonName(group)]);
  const texts: string[] = [];
  for (const name of names) {
    const list = named.get(name);
    for (const item of Array.isArray(list) ? (list as readonly unknown[]) : []) {
      const included = textAt(item, 'include-group');
      if (typeof item === 'string') texts.push(item);
      else if (included !== null) names.add(pythonName(included));
    }
  }
  return texts;
}

function standardNeeds(toml: unknown, places: TomlPlaces): Need[] {
  const line = (table: string, key: string) => places.keys.get(`${table}\0${key}`) ?? null;
  const many = (texts: readonly string[], rest: Omit<Need, 'text'>) => texts.map((text) => ({ text, ...rest }));
  const groups = entriesAt(toml, 'dependency-groups').flatMap(([name]) =>
    many(groupTexts(toml, name), {
      scopes: [pythonGroupScope(name)],
      groups: [name],
      line: line('dependency-groups', name),
    }),
  );
  const extras = entriesAt(toml, 'project', 'optional-dependencies').flatMap(([name, list]) =>
    many(textsAt({ list }, 'list'), {
      scopes: extraScopes(name),
      groups: [name],
      line: line('project.optional-dependencies', name),
    }),
  );
  const tools = ['pdm', 'uv'].flatMap((tool) => {
    const dev = member(toml, 'tool', tool, 'dev-dependencies');
    const lists = Array.isArray(dev) ? [['dev', dev] as const] : entriesAt(dev);
    return lists.flatMap(([name, list]) =>
      many(textsAt({ list }, 'list'), {
        scopes: [pythonGroupScope(name)],
        groups: [name],
        line: line(`tool.${tool}.dev-dependencies`, name) ?? line(`tool.${tool}`, 'dev-dependencies'),
      }),
    );
  });
  return [
    ...many(textsAt(toml, 'project', 'dependencies'), {
      scopes: [],
      groups: [],
      line: line('project', 'dependencies'),
    }),
    ...extras,
    ...groups,
    ...tools,
    ...many(textsAt(toml, 'build-system', 'requires'), {
      // Whoever builds it brings these into surroundings of their own: they are in no lock.
      scopes: ['build', 'provided'],
      groups: ['build-system'],
      line: line('build-system', 'requires'),
    }),
  ];
}

/** `[tool.uv.sources]`: where a package comes from instead of the index. */
function uvSource(toml: unknown, name: string): PackageSource | null {
  const found = entriesAt(toml, 'tool', 'uv', 'sources').find(([key]) => pythonName(key) === pythonName(name))?.[1];
  const spec = Array.isArray(found) ? (found[0] as unknown) : found;
  const [git, url, path] = [textAt(spec, 'git'), textAt(spec, 'url'), textAt(spec, 'path')];
  const revision = textAt(spec, 'rev') ?? textAt(spec, 'tag') ?? textAt(spec, 'branch');
  if (git !== null) return { kind: 'git', url: git, revision };
  if (url !== null) return { kind: 'url', url, revision: null };
  if (path !== null) return { kind: 'path', url: path, revision: null };
  return member(spec, 'workspace') === true ? { kind: 'workspace', url: null, revision: null } : null;
}

/** Poetry's tables give a version or a table for each name; `*` is any version. */
function poetryPackage(name: string, spec: unknown, need: Omit<Need, 'text'>): FoundPackage {
  const one = Array.isArray(spec) ? (spec[0] as unknown) : spec;
  const [git, url, path] = [textAt(one, 'git'), textAt(one, 'url'), textAt(one, 'path') ?? textAt(one, 'file')];
  const written = typeof one === 'string' ? one : textAt(one, 'version');
  const constraint = written === null || written.trim() === '*' ? null : written;
  const exact = /^(?:===?)?\s*(\d[\w.+!-]*)$/u.exec(constraint?.trim() ?? '')?.[1] ?? null;
  const optional = isTable(one) && one['optional'] === true;
  const revision = textAt(one, 'rev') ?? textAt(one, 'tag') ?? textAt(one, 'branch');
  const remote: PackageSource | null = url === null ? null : { kind: 'url', url, revision: null };
  const local: PackageSource | null = path === null ? null : { kind: 'path', url: path, revision: null };
  return foundPackage({
    key: `${need.groups.join()}:${name}`,
    name,
    version: exact,
    constraint,
    scopes: optional ? [...need.scopes, 'optional'] : need.scopes,
    groups: need.groups,
    direct: true,
    source: git === null ? (remote ?? local) : { kind: 'git', url: git, revision },
    line: need.line,
  });
}

function poetryPackages(toml: unknown, places: TomlPlaces): FoundPackage[] {
  const groups = entriesAt(toml, 'tool', 'poetry', 'group').map(([name, group]) => ({
    name,
    table: `tool.poetry.group.${name}.dependencies`,
    entries: entriesAt(group, 'dependencies'),
  }));
  const dev = {
    name: 'dev',
    table: 'tool.poetry.dev-dependencies',
    entries: entriesAt(toml, 'tool', 'poetry', 'dev-dependencies'),
  };
  const main = {
    name: null,
    table: 'tool.poetry.dependencies',
    entries: entriesAt(toml, 'tool', 'poetry', 'dependencies'),
  };
  return [main, dev, ...groups].flatMap(({ name, table, entries }) =>
    entries
      .filter(([key]) => key !== 'python')
      .map(([key, spec]) =>
        poetryPackage(key, spec, {
          scopes: name === null ? [] : [pythonGroupScope(name)],
          groups: name === null ? [] : [name],
          line: places.keys.get(`${table}\0${key}`) ?? places.tables.get(`${table}.${key}`) ?? null,
        }),
      ),
  );
}

/** What a `pyproject.toml` asks for: the standard's tables, those of Poetry, PDM and uv, and what builds it. */
export function pyprojectNeeds(
  toml: unknown,
  places: TomlPlaces,
  lineOf: (value: string, from: number | null) => number | null,
): PyprojectNeeds {
  const packages: FoundPackage[] = [];
  const unreadable: { text: string; line: number | null }[] = [];
  for (const { text, scopes, groups, line: from } of standardNeeds(toml, places)) {
    const line = lineOf(text, from);
    const editable = /^-e\s+(\S{1,1000})$/u.exec(text.trim())?.[1];
    const requirement = pythonRequirement(text);
    if (requirement === null && editable === undefined) {
      unreadable.push({ text, line });
      continue;
    }
    const address = editable ?? '';
    const known =
      requirement === null
        ? {
            name: /#egg=([\w.-]+)/u.exec(address)?.[1] ?? address,
            version: null,
            constraint: null,
            source: pythonUrl(address),
          }
        : pythonFound(requirement);
    const source = known.source ?? uvSource(toml, known.name);
    const key = `${groups.join()}:${known.name}:${requirement?.marker ?? ''}:${known.constraint ?? ''}`;
    packages.push(foundPackage({ ...known, source, key, scopes, groups, direct: true, line }));
  }
  const all = [...packages, ...poetryPackages(toml, places)];
  return { packages: [...new Map(all.map((found) => [found.key, found])).values()], unreadable };
}

/** Name and version that a `pyproject.toml` gives its project; null when it names none. */
export function pyprojectRoot(toml: unknown): { readonly name: string; readonly version: string | null } | null {
  for (const table of [member(toml, 'project'), member(toml, 'tool', 'poetry')]) {
    const name = textAt(table, 'name');
    if (name !== null) return { name, version: textAt(table, 'version') };
  }
  return null;
}

/** Canonical names that a `pyproject.toml` asks for itself, whatever for. */
export function pyprojectNames(toml: unknown): ReadonlySet<string> {
  const none: TomlPlaces = { arrays: new Map(), keys: new Map(), tables: new Map() };
  const wanted = pyprojectNeeds(toml, none, () => null).packages.filter(
    ({ groups }) => !groups.includes('build-system'),
  );
  return new Set(wanted.map(({ name }) => pythonName(name)));
}
