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

import { dirname, join } from 'node:path/posix';
import {
  DependencyFileError,
  type FoundPackage,
  foundPackage,
  type ReadContext,
  type Reading,
  type Recorded,
} from '../dependency-file.ts';
import { member } from '../manifest.ts';
import { denoSpecifier } from './deno-specifier.ts';
import { type JsonPlaces, jsonDocument, jsonPlaces } from './json.ts';
import { exactVersion, nameAndRest } from './npm-requirement.ts';
import { refuseTooMany } from './text.ts';
import { entriesAt, isTable, listAt, textAt, textsAt } from './values.ts';
import { shown, type Warnings, warningList } from './warnings.ts';

interface Lock {
  /** `npm:chalk@5` → key of the table, as `chalk@5.3.0`. */
  readonly specifiers: ReadonlyMap<string, string>;
  readonly tables: { readonly npm: readonly Entry[]; readonly jsr: readonly Entry[] };
  /** What the project asks for; null where the file does not tell. */
  readonly asked: readonly string[] | null;
}

type Entry = readonly [string, unknown];

/** Where the tables stand: from version 4 at the top, in version 3 below `packages`, in version 2 below `npm`. */
function prefix(json: unknown): readonly string[] {
  if (isTable(member(json, 'packages'))) return ['packages'];
  return isTable(member(json, 'npm', 'packages')) ? ['npm'] : [];
}

/** The project's own words, of the configuration, of `package.json` and of members. */
function askedIn(json: unknown): string[] | null {
  const workspace = member(json, 'workspace');
  if (!isTable(workspace)) return null;
  const parts = [workspace, ...entriesAt(workspace, 'members').map(([, part]) => part)];
  return parts.flatMap((part) => [...textsAt(part, 'dependencies'), ...textsAt(part, 'packageJson', 'dependencies')]);
}

function lockOf(json: unknown): Lock {
  const version = Number(member(json, 'version') ?? 1);
  if (!(version >= 1 && version <= 5))
    throw new DependencyFileError('unsupported-version', null, 'A lock file of Deno in a version that is not known');
  const at = prefix(json);
  const specifiers = new Map<string, string>();
  for (const [asked, found] of entriesAt(json, ...at, 'specifiers')) {
    if (typeof found !== 'string') continue;
    const name = denoSpecifier(asked)?.name ?? asked.slice(0, Math.max(0, asked.indexOf('@', 1)));
    const whole = found.replace(/^(?:npm|jsr):/u, '');
    specifiers.set(asked, whole.indexOf('@', 1) > 0 && whole.startsWith(`${name}@`) ? whole : `${name}@${whole}`);
  }
  const npm = at[0] === 'npm' ? entriesAt(json, 'npm', 'packages') : entriesAt(json, ...at, 'npm');
  const jsr = at[0] === 'npm' ? [] : entriesAt(json, ...at, 'jsr');
  return { specifiers, tables: { npm, jsr }, asked: askedIn(json) };
}

/** What an entry needs: names of the same table, `name@version`, or specifiers; in old files behind names. */
function needsOf(entry: unknown, lock: Lock, keys: ReadonlySet<string>, byName: ReadonlyMap<string, string>): string[] {
  const old = entriesAt(entry, 'dependencies').map(([, need]) => need);
  const lists = [...listAt(entry, 'dependencies'), ...listAt(entry, 'optionalDependencies'), ...old];
  return lists.flatMap((need) => {
    if (typeof need !== 'string') return [];
    const plain = need.replace(/^[^@:]{1,214}@npm:/u, '');
    const ways = [plain, lock.specifiers.get(need) ?? '', byName.get(plain) ?? ''];
    return ways.find((key) => keys.has(key)) ?? [];
  });
}

function packagesOf(
  lock: Lock,
  registry: 'npm' | 'jsr',
  at: string,
  places: JsonPlaces,
  warnings: Warnings,
): FoundPackage[] {
  const entries = lock.tables[registry];
  refuseTooMany(entries.length);
  const keys = new Set(entries.map(([key]) => key));
  const names = Map.groupBy(keys, (key) => nameAndRest(key)?.name ?? key);
  const byName = new Map(Array.from(names, ([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : '']));
  const direct = lock.asked === null ? null : new Set(lock.asked.map((asked) => lock.specifiers.get(asked)));
  return entries.flatMap(([key, entry]): FoundPackage[] => {
    const line = places.lines.get(`${at}\0${key}`) ?? null;
    const split = nameAndRest(key);
    if (split === null) {
      warnings.add(`“${shown(key)}”没有版本，已跳过`, `"${shown(key)}" has no version and was passed over`, line);
      return [];
    }
    const tarball = textAt(entry, 'tarball');
    return [
      foundPackage({
        key,
        name: split.name,
        version: split.rest.split('_')[0] ?? split.rest,
        direct: direct === null ? null : direct.has(key),
        dependsOn: [...new Set(needsOf(entry, lock, keys, byName))],
        source: { kind: 'registry', url: tarball, revision: null },
        integrity: textAt(entry, 'integrity'),
        installScript: registry === 'npm' && member(entry, 'scripts') === true ? true : null,
        deprecated: member(entry, 'deprecated') === true ? 'deprecated' : null,
        line,
      }),
    ];
  });
}

/** Packages that a CDN served: modules by address, many of one package. */
function servedPackages(json: unknown, places: JsonPlaces): FoundPackage[] {
  const found = new Map<string, FoundPackage>();
  for (const [url] of entriesAt(json, 'remote')) {
    const served = denoSpecifier(url);
    const version = exactVersion(served?.constraint ?? null);
    if (served === null || served.url === null || version === null) continue;
    const key = `${served.name}@${version} ${url.split('/')[2] ?? ''}`;
    if (found.has(key)) continue;
    const source = { kind: 'url', url, revision: null } as const;
    const line = places.lines.get(`remote\0${url}`) ?? null;
    found.set(key, foundPackage({ key, name: served.name, version, source, line }));
  }
  return [...found.values()];
}

/** The file that the lock's words are from; null when no such file is there. */
async function configOf(context: ReadContext): Promise<string | null> {
  for (const name of ['deno.json', 'deno.jsonc']) {
    const path = join(dirname(context.path), name);
    if ((await context.beside(path)) !== null) return path;
  }
  return null;
}

function recordedIn(specifiers: readonly string[], manifest: string | null, registry: 'npm' | 'jsr'): Recorded[] {
  return specifiers.flatMap((text): Recorded[] => {
    const asked = denoSpecifier(text);
    if (asked?.registry !== registry || manifest === null) return [];
    return [{ manifest, name: asked.name, constraint: asked.constraint }];
  });
}

/** What modules by address need stands in no table: with them, the lock tells too little of its manifest. */
async function recordedOf(json: unknown, context: ReadContext, registry: 'npm' | 'jsr'): Promise<Recorded[] | null> {
  if (member(json, 'workspace') === undefined || entriesAt(json, 'remote').length > 0) return null;
  const asked = textsAt(json, 'workspace', 'dependencies');
  const own = textsAt(json, 'workspace', 'packageJson', 'dependencies');
  const manifest = join(dirname(context.path), 'package.json');
  return [...recordedIn(asked, await configOf(context), registry), ...recordedIn(own, manifest, registry)];
}

/** What `deno.lock` locks of one registry; both readings of the file together leave no package out. */
export async function denoLockReading(text: string, context: ReadContext, registry: 'npm' | 'jsr'): Promise<Reading> {
  const json = jsonDocument(text);
  if (!isTable(json)) throw new DependencyFileError('unparsable', null, 'The lock file is no object');
  const warnings = warningList();
  const places = jsonPlaces(text, 3);
  const addresses = entriesAt(json, 'remote').filter(([url]) => denoSpecifier(url) === null).length;
  if (addresses > 0 && registry === 'jsr')
    warnings.add(
      `${addresses} 个按网址引入的模块不是软件包`,
      `${addresses} modules that are imported by address are no packages`,
    );
  const at = prefix(json)[0] === 'npm' ? 'npm\0packages' : [...prefix(json), registry].join('\0');
  const packages = packagesOf(lockOf(json), registry, at, places, warnings);
  if (registry === 'npm') packages.push(...servedPackages(json, places));
  const recorded = await recordedOf(json, context, registry);
  return { root: null, packages, recorded, warnings: warnings.all() };
}
