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

import { DependencyFileError, defineDependencyFile, foundPackage, type Scope } from '../dependency-file.ts';
import { cabalFields } from '../dependency-parts/cabal-text.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';

/** Parts of a package that have a group of their own. */
const sectionScopes: ReadonlyMap<string, readonly Scope[]> = new Map([
  ['executable', []],
  ['foreign-library', []],
  ['test-suite', ['test']],
  ['benchmark', ['dev']],
  ['custom-setup', ['build']],
]);
const needFields: ReadonlyMap<string, readonly Scope[]> = new Map([
  ['build-depends', []],
  ['setup-depends', ['build']],
  ['build-tool-depends', ['build']],
]);
const need = /^([A-Za-z0-9][A-Za-z0-9-]{0,200})\s*(?::\s*(?:[\w-]{1,200}|\{[^}]{0,500}\}))?\s*([^\w:{].{0,500})?$/su;

/** Parts between commas; those in braces belong together, as in `^>= { 1.0, 2.0 }`. */
function partsOf(value: string): string[] {
  return Array.from(value.matchAll(/(?:\{[^}]{0,1000}\}|[^,{]|\{)+/gu), ([part]) => part.trim()).filter(
    (part) => part !== '',
  );
}

/** The one version of `==1.2.3`. */
function pinOf(constraint: string | null): string | null {
  return /^==\s*(\d[\d.]{0,100})$/u.exec(constraint ?? '')?.[1] ?? null;
}

/** `*.cabal`, the description of a package of Haskell. */
export const cabalPackage = defineDependencyFile({
  id: 'cabal-package',
  ecosystem: 'hackage',
  name: { zh: 'Cabal 包描述', en: 'Cabal package description' },
  kind: 'manifest',
  files: [/(?:^|\/)[A-Za-z0-9][\w-]{0,200}\.cabal$/u],
  source: 'https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    const fields = cabalFields(text);
    const own = (name: string) => fields.find((field) => field.section === null && field.name === name)?.value ?? null;
    const name = own('name');
    if (name === null) throw new DependencyFileError('unparsable', null, 'The file names no package');
    const warnings = warningList();
    const found = fields.flatMap((field) => {
      const scopes = needFields.get(field.name);
      if (scopes === undefined) return [];
      const all = [...new Set([...(sectionScopes.get(field.section ?? '') ?? []), ...scopes])];
      return partsOf(field.value).flatMap((part) => {
        const [, other, rest] = need.exec(part) ?? [];
        if (other === undefined)
          warnings.add(
            `“${shown(part)}”不是依赖声明，已略过`,
            `"${shown(part)}" is no requirement and was passed over`,
            field.line,
          );
        // A library or a program of the same package.
        if (other === undefined || other === name) return [];
        const constraint = rest?.replace(/\s+/gu, ' ').trim() ?? null;
        const groups = sectionScopes.has(field.section ?? '') ? [field.section ?? ''] : [];
        const version = pinOf(constraint);
        const key = `${other} ${constraint ?? ''}`;
        return [
          foundPackage({ key, name: other, version, constraint, scopes: all, groups, direct: true, line: field.line }),
        ];
      });
    });
    refuseTooMany(found.length);
    return {
      root: { name, version: own('version') },
      packages: mergeFound(found),
      recorded: null,
      warnings: warnings.all(),
    };
  },
});
