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
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type PackageSource,
} from '../dependency-file.ts';
import { type GoDirective, goDirectives, goSums } from '../dependency-parts/go-mod-text.ts';

interface Module {
  readonly name: string;
  /** With its `v`. */
  readonly version: string | null;
}

function broken({ verb, line }: GoDirective): DependencyFileError {
  return new DependencyFileError('unparsable', line, `This is no "${verb}" of go.mod`);
}

function required(directive: GoDirective): Module {
  const [name, version, ...rest] = directive.words;
  if (name === undefined || version === undefined || rest.length > 0) throw broken(directive);
  return { name, version };
}

/** What replaces a module, by `name version` or by `name` for all versions. */
function replacements(directives: readonly GoDirective[]): ReadonlyMap<string, Module> {
  const found = new Map<string, Module>();
  for (const directive of directives.filter(({ verb }) => verb === 'replace')) {
    const at = directive.words.indexOf('=>');
    const [name, version] = directive.words.slice(0, at);
    const [other, otherVersion] = directive.words.slice(at + 1);
    if (at < 1 || at > 2 || name === undefined || other === undefined) throw broken(directive);
    found.set(version === undefined ? name : `${name} ${version}`, { name: other, version: otherVersion ?? null });
  }
  return found;
}

function isPath(name: string): boolean {
  return /^(?:\.{1,2}(?:\/|$)|\/|[A-Za-z]:[\\/])/u.test(name);
}

function withoutV(version: string | null): string | null {
  return version?.replace(/^v(?=\d)/u, '') ?? null;
}

interface Used {
  readonly module: Module;
  readonly constraint: string | null;
  readonly direct: boolean | null;
  readonly line: number | null;
}

/** A branch or `latest` is written by hand: the go command puts a version in its place. */
function isVersion(version: string | null): boolean {
  return version !== null && /^v\d/u.test(version);
}

function packageOf({ module, constraint, direct, line }: Used, sums: ReadonlyMap<string, string>): FoundPackage {
  const version = isVersion(module.version) ? withoutV(module.version) : null;
  const source: PackageSource = isPath(module.name)
    ? { kind: 'path', url: module.name, revision: null }
    : { kind: 'registry', url: null, revision: null };
  return foundPackage({
    name: module.name,
    version,
    constraint,
    direct,
    source,
    integrity: sums.get(`${module.name} ${module.version ?? ''}`) ?? null,
    line,
  });
}

/** The standard library, of the toolchain where one is named: its vulnerabilities are those of the release. */
function standardLibrary(directives: readonly GoDirective[]): FoundPackage[] {
  const toolchain = directives.find(({ verb }) => verb === 'toolchain');
  const go = directives.find(({ verb }) => verb === 'go');
  const named = /^go(\d[^\s-]{0,100})/u.exec(toolchain?.words[0] ?? '')?.[1];
  const version = named ?? go?.words[0];
  if (version === undefined) return [];
  const line = (named === undefined ? go : toolchain)?.line ?? null;
  return [foundPackage({ name: 'stdlib', version, direct: true, line })];
}

function isBefore117(directives: readonly GoDirective[]): boolean {
  const version = directives.find(({ verb }) => verb === 'go')?.words[0] ?? '1.16';
  const [major = 1, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return major === 1 && minor < 17;
}

/** Modules that only `go.sum` names: before Go 1.17 `go.mod` leaves out what others bring. Its last version of each is the highest. */
function completed(used: readonly Used[], sums: ReadonlyMap<string, string>, replaced: ReadonlySet<string>): Used[] {
  const known = new Set(used.map(({ module }) => module.name));
  const last = new Map<string, Module>();
  for (const key of sums.keys()) {
    const [name = '', version = null] = key.split(' ');
    if (!known.has(name) && !replaced.has(name)) last.set(name, { name, version });
  }
  return Array.from(last.values(), (module) => ({ module, constraint: null, direct: false, line: null }));
}

function distinct(packages: readonly FoundPackage[]): FoundPackage[] {
  return [...new Map(packages.map((found) => [found.key, found])).values()];
}

/** `go.mod`, completed by `go.sum` where it is from before Go 1.17; replaced modules are the ones that replace them. */
export const goMod = defineDependencyFile({
  id: 'go-mod',
  ecosystem: 'go',
  name: { zh: 'go.mod', en: 'go.mod' },
  kind: 'lock',
  files: [/(?:^|\/)go\.mod$/u],
  source: 'https://go.dev/ref/mod#go-mod-file',
  manifests: () => [],
  cap: 4_194_304,
  async read(text, { path, beside }) {
    const directives = goDirectives(text);
    const replaced = replacements(directives);
    const excluded = new Set(directives.filter(({ verb }) => verb === 'exclude').map(({ words }) => words.join(' ')));
    const sumText = await beside(join(dirname(path), 'go.sum'));
    const sums = goSums(sumText ?? '');
    const requires = directives.filter(({ verb }) => verb === 'require');
    const used = requires.map((directive): Used => {
      const module = required(directive);
      const gone = excluded.has(`${module.name} ${module.version}`);
      const other = replaced.get(`${module.name} ${module.version}`) ?? replaced.get(module.name);
      return {
        module: other ?? (gone ? { ...module, version: null } : module),
        constraint: module.version,
        direct: !/^indirect(?:$|[\s;])/u.test(directive.comment),
        line: directive.line,
      };
    });
    const originals = new Set(requires.map((directive) => required(directive).name));
    const more = isBefore117(directives) ? completed(used, sums, originals) : [];
    const name = directives.find(({ verb }) => verb === 'module')?.words[0];
    const lost = used.filter(({ module, constraint }) => module.version === null && !isPath(module.name) && constraint);
    return {
      root: name === undefined ? null : { name, version: null },
      packages: distinct([...[...used, ...more].map((one) => packageOf(one, sums)), ...standardLibrary(directives)]),
      recorded: null,
      warnings: lost.map(({ module, line }) => ({
        text: {
          zh: `${module.name} 所要求的版本被 exclude 排除，实际使用的版本不能从文件中得知。`,
          en: `The required version of ${module.name} is excluded, so the file does not tell which one is used.`,
        },
        line,
      })),
    };
  },
});
