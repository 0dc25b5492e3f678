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
  type ReadContext,
  type Recorded,
} from '../dependency-file.ts';
import { withScopes } from '../dependency-parts/python-lock.ts';
import { gemsOf } from '../dependency-parts/ruby-gemfile.ts';
import { rubyConstraint } from '../dependency-parts/ruby-literals.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

/** Sections that hold no packages of their own. */
const others = new Set(['PLATFORMS', 'DEPENDENCIES', 'CHECKSUMS', 'RUBY VERSION', 'BUNDLED WITH']);
const sources = new Set(['GEM', 'GIT', 'PATH', 'PLUGIN SOURCE']);
/** As Bundler's own parser has it: name, version, platform, `!` for what has a source of its own. */
const entry = /^( {2}| {4}| {6})(?! )(\S[^()\n]{0,300}?)(?: \(([^-)\n]{0,300})(?:-([^)\n]{0,200}))?\))?(!)?\s*$/u;

interface Section {
  readonly name: string;
  readonly facts: Map<string, string>;
  readonly lines: { readonly text: string; readonly line: number }[];
}

function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (/^[A-Z][A-Z ]{2,40}$/u.test(line)) sections.push({ name: line.trim(), facts: new Map(), lines: [] });
    else if (line.trim() !== '') {
      const fact = /^ {2}(\w{1,50}):\s*(.*)$/u.exec(line);
      const section = sections.at(-1);
      if (section === undefined)
        throw new DependencyFileError('unparsable', index + 1, 'The line is in no section of a lock file of Bundler');
      if (fact === null) section.lines.push({ text: line, line: index + 1 });
      else if (!section.facts.has(fact[1] ?? '')) section.facts.set(fact[1] ?? '', fact[2] ?? '');
    }
  }
  return sections;
}

function sourceOf({ name, facts }: Section): PackageSource {
  const url = facts.get('remote') ?? null;
  if (name === 'GIT')
    return { kind: 'git', url, revision: facts.get('revision') ?? facts.get('ref') ?? facts.get('tag') ?? null };
  return { kind: name === 'PATH' ? 'path' : 'registry', url, revision: null };
}

interface Spec {
  readonly found: FoundPackage;
  readonly needs: string[];
}

/** Specs of a section; those of further platforms add their needs to the first one. */
function specsOf(section: Section, specs: Map<string, Spec>, lost: { name: string; line: number }[]): void {
  let last: Spec | null = null;
  for (const { text, line } of section.lines) {
    const match = entry.exec(text);
    if (match === null) continue;
    const [, indent = '', name = '', version] = match;
    if (indent.length === 6) last?.needs.push(name);
    if (indent.length !== 4) continue;
    if (version === undefined) {
      lost.push({ name, line });
      last = null;
      continue;
    }
    const found = foundPackage({ name, version, source: sourceOf(section), line });
    last = specs.get(found.key) ?? { found, needs: [] };
    specs.set(found.key, last);
  }
}

function manifestOf(path: string): string {
  return join(dirname(path), path.endsWith('gems.locked') ? 'gems.rb' : 'Gemfile');
}

function recordedOf(sections: readonly Section[], path: string): Recorded[] {
  const lines = sections.filter(({ name }) => name === 'DEPENDENCIES').flatMap(({ lines: all }) => all);
  return lines.flatMap(({ text }) => {
    const [, name, requirement] = /^ {2}(\S{1,300})(?: \(([^)\n]{0,300})\))?!?\s*$/u.exec(text) ?? [];
    if (name === undefined) return [];
    const constraint = requirement === undefined ? null : rubyConstraint([requirement]);
    return [{ manifest: manifestOf(path), name: name.replace(/!$/u, ''), constraint }];
  });
}

/** Checksums of Bundler 2.5: `  name (version) sha256=…`. */
function checksumsOf(sections: readonly Section[]): ReadonlyMap<string, string> {
  const lines = sections.filter(({ name }) => name === 'CHECKSUMS').flatMap(({ lines: all }) => all);
  return new Map(
    lines.flatMap(({ text }) => {
      const [, name, version, sum] = /^ {2}(\S{1,300}) \(([^-)\n]{0,300})\) (\S{1,300})/u.exec(text) ?? [];
      return name === undefined || sum === undefined ? [] : [[`${name}@${version ?? ''}`, sum] as const];
    }),
  );
}

/** What the `Gemfile` beside a lock says, as far as it is not left to a program or another file. */
interface Beside {
  readonly gems: ReadonlyMap<string, FoundPackage>;
  readonly whole: boolean;
}

async function besideLock({ path, beside }: ReadContext): Promise<Beside> {
  const text = (await beside(manifestOf(path))) ?? '';
  const elsewhere =
    /^[ \t]*(?:gemspec\b|eval_gemfile\b|instance_eval\b|gem[ \t]{0,20}\(?[ \t]{0,20}(?:[a-z_*]|"[^"\n]{0,500}#\{))/mu;
  return { gems: new Map(gemsOf(text).map((found) => [found.name, found])), whole: !elsewhere.test(text) };
}

/** `Gemfile.lock` and `gems.locked`; what a gem is for comes from the `Gemfile` beside it. */
export const gemfileLock = defineDependencyFile({
  id: 'gemfile-lock',
  ecosystem: 'rubygems',
  name: { zh: 'Bundler 锁文件', en: 'Bundler lock file' },
  kind: 'lock',
  files: [/(?:^|\/)(?:Gemfile\.lock|gems\.locked)$/u],
  source: 'https://bundler.io/man/bundle-lock.1.html',
  manifests: (path) => [manifestOf(path)],
  cap: 8_388_608,
  async read(text, context) {
    refuseMergeConflict(text);
    const sections = sectionsOf(text);
    const unknown = sections.find(({ name }) => !sources.has(name) && !others.has(name));
    const specs = new Map<string, Spec>();
    const lost: { name: string; line: number }[] = [];
    for (const section of sections.filter(({ name }) => sources.has(name))) specsOf(section, specs, lost);
    refuseTooMany(specs.size);
    const recorded = recordedOf(sections, context.path);
    const asked = new Set(recorded.map(({ name }) => name));
    const sums = checksumsOf(sections);
    const byName = Map.groupBy(specs.values(), ({ found }) => found.name);
    const keys = (name: string) => byName.get(name)?.map(({ found }) => found.key) ?? [];
    const { gems, whole } = await besideLock(context);
    const packages = Array.from(specs.values(), ({ found, needs }) => ({
      ...found,
      groups: gems.get(found.name)?.groups ?? [],
      direct: asked.has(found.name),
      dependsOn: [...new Set(needs.flatMap(keys))],
      integrity: sums.get(found.key) ?? null,
    }));
    const direct = recorded.flatMap(({ name }) =>
      keys(name).map((key) => ({ key, scopes: gems.get(name)?.scopes ?? [] })),
    );
    return {
      root: null,
      packages: withScopes(packages, direct),
      recorded: whole ? recorded : null,
      warnings: [
        ...lost.map(({ name, line }) => ({
          text: { zh: `${name} 没有版本，已略过。`, en: `${name} has no version and was passed over.` },
          line,
        })),
        ...(unknown === undefined
          ? []
          : [
              {
                text: { zh: `不认识的部分：${unknown.name}`, en: `A section that is not known: ${unknown.name}` },
                line: null,
              },
            ]),
      ],
    };
  },
});
