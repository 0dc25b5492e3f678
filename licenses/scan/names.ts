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

/** Names of lists that programs write: they name packages and their hashes, not the licence of the file. */
const locks: ReadonlySet<string> = new Set([
  '.terraform.lock.hcl',
  'bun.lock',
  'bun.lockb',
  'cargo.lock',
  'cartfile.resolved',
  'cabal.project.freeze',
  'composer.lock',
  'conan.lock',
  'cpanfile.snapshot',
  'deno.lock',
  'flake.lock',
  'gemfile.lock',
  'go.sum',
  'go.work.sum',
  'gradle.lockfile',
  'buildscript-gradle.lockfile',
  'mix.lock',
  'module.bazel.lock',
  'npm-shrinkwrap.json',
  'package-lock.json',
  'package.resolved',
  'packages.lock.json',
  'paket.lock',
  'pdm.lock',
  'pipfile.lock',
  'pixi.lock',
  'pnpm-lock.yaml',
  'podfile.lock',
  'poetry.lock',
  'pubspec.lock',
  'pylock.toml',
  'rebar.lock',
  'renv.lock',
  'shard.lock',
  'stack.yaml.lock',
  'uv.lock',
  'yarn.lock',
]);

const sourceMap = /\.(?:[cm]?[jt]sx?|css)\.map$/iu;

/** Whether a file is a lock file or a source map, whose texts are other files'. */
export function isMachineList(name: string): boolean {
  return locks.has(name.toLowerCase()) || sourceMap.test(name);
}

const prose = /^[^.]+$|\.(?:txt|text|md|markdown|mdx|rst|adoc|asciidoc|html?|xhtml|rtf|tex|texi|pod|org)$/iu;
const legal = /licen[cs]|copying|copyright|notice|third.?party|credits|legal/iu;

/** Whether somebody may have written this for readers: such a file is read whole even when it is long. */
export function isProse(name: string): boolean {
  return prose.test(name) || legal.test(name);
}

/** Whether it is called like a licence text: such a file is searched as a whole, whatever its words are. */
export function isLegal(name: string): boolean {
  return legal.test(name) && prose.test(name);
}
