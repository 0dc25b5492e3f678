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
import { conanPackage, conanReference } from '../dependency-parts/conan-reference.ts';
import { lineFinder, refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

const kinds: ReadonlyMap<string, readonly Scope[]> = new Map([
  ['requires', []],
  ['build_requires', ['build']],
  ['tool_requires', ['build']],
  ['python_requires', ['build']],
  ['test_requires', ['test']],
]);

const call = /\bself\.(requires|(?:build|tool|test)_requires)\(\s*f?(["'])([^"'\n]{1,300})\2/gu;
const attribute =
  /^[ \t]{1,8}(requires|(?:build|tool|test|python)_requires)\s*=\s*(\(?\[?[^\n=]{0,500}(?:\n[ \t]*["'][^\n]{0,300}){0,50})/gmu;
const literal = /(["'])([^"'\n]{1,300})\1/gu;

interface Reference {
  readonly kind: string;
  readonly text: string;
  readonly offset: number;
}

function referencesOf(code: string): Reference[] {
  const calls = Array.from(code.matchAll(call), (match) => ({
    kind: match[1] ?? '',
    text: match[3] ?? '',
    offset: match.index,
  }));
  const attributes = [...code.matchAll(attribute)].flatMap((match) =>
    Array.from((match[2] ?? '').matchAll(literal), (one) => ({
      kind: match[1] ?? '',
      text: one[2] ?? '',
      offset: match.index + (match[0].length - (match[2] ?? '').length) + one.index,
    })),
  );
  return [...attributes, ...calls];
}

/** A reference with `{}` in it has a version that only the program knows. */
function packageOf({ kind, text, offset }: Reference, lineAt: (offset: number) => number): FoundPackage | null {
  const rest = {
    key: `${kind}:${text}`,
    scopes: kinds.get(kind) ?? [],
    groups: kind === 'requires' ? [] : [kind],
    direct: true,
    line: lineAt(offset),
  };
  const computed = /^([a-z0-9_][\w+.-]{0,200})\/[^\n]*\{/u.exec(text)?.[1];
  if (computed !== undefined) return foundPackage({ name: computed, ...rest });
  const reference = conanReference(text);
  return reference === null ? null : conanPackage(reference, rest);
}

/** `conanfile.py` is a program and is never run: references that stand in it as literals are read. */
export const conanfilePy = defineDependencyFile({
  id: 'conanfile-py',
  ecosystem: 'conan',
  name: { zh: 'conanfile.py', en: 'conanfile.py' },
  kind: 'manifest',
  files: [/(?:^|\/)conanfile\.py$/u],
  source: 'https://docs.conan.io/2/reference/conanfile/methods/requirements.html',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    refuseMergeConflict(text);
    const lineAt = lineFinder(text);
    const found = referencesOf(text).flatMap((reference) => packageOf(reference, lineAt) ?? []);
    refuseTooMany(found.length);
    const own = (field: string) =>
      new RegExp(`^[ \\t]{1,8}${field}\\s*=\\s*["']([^"'\\n]{1,200})["']`, 'mu').exec(text)?.[1] ?? null;
    const name = own('name');
    return {
      root: name === null ? null : { name, version: own('version') },
      packages: [...new Map(found.map((one) => [one.key, one])).values()],
      recorded: null,
      warnings: [],
    };
  },
});
