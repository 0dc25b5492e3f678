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

import {
  DependencyFileError,
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type Scope,
} from '../dependency-file.ts';
import { gemspecValue } from '../dependency-parts/ruby-gemspec.ts';
import { rubyConstraint, rubyPin, rubyStrings } from '../dependency-parts/ruby-literals.ts';
import { lineFinder, refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

const call =
  /^[ \t]*\w{1,50}\.add_(runtime_|development_)?dependency\b[ \t(]*([^\n]{1,500}(?:\n[ \t]+["'%[][^\n]{0,200}){0,5})/gmu;

function packagesOf(text: string): FoundPackage[] {
  const lineAt = lineFinder(text);
  const found = new Map<string, FoundPackage>();
  for (const match of text.matchAll(call)) {
    const code = (match[2] ?? '').replace(/\s#[^{\n][^\n]*/gu, '');
    const [name, ...requirements] = rubyStrings(code);
    if (name === undefined) continue;
    const scopes: readonly Scope[] = match[1] === 'development_' ? ['dev'] : [];
    // The other branch for old versions of RubyGems names everything as if the work ran with it.
    if ([...found.values()].some((other) => other.name === name && match[1] === undefined)) continue;
    const constraint = rubyConstraint(requirements);
    const one = foundPackage({
      key: `${scopes.join()}:${name}`,
      name,
      version: rubyPin(constraint),
      constraint,
      scopes,
      groups: scopes.length > 0 ? ['development'] : [],
      direct: true,
      line: lineAt(match.index),
    });
    found.set(one.key, one);
  }
  return [...found.values()];
}

/** `*.gemspec` is a program and is never run: literals are read, and constants where they are literals. */
export const gemspec = defineDependencyFile({
  id: 'gemspec',
  ecosystem: 'rubygems',
  name: { zh: 'gemspec', en: 'gemspec' },
  kind: 'manifest',
  files: [/(?:^|\/)[^/]{0,200}\.gemspec$/u],
  source: 'https://guides.rubygems.org/specification-reference/',
  manifests: null,
  cap: 1_048_576,
  async read(text, context) {
    refuseMergeConflict(text);
    const name = await gemspecValue(text, 'name', context);
    if (!/\bGem::Specification\.new\b/u.test(text) || name === null)
      throw new DependencyFileError('unparsable', null, 'The file is no specification of a gem');
    const version = await gemspecValue(text, 'version', context);
    const packages = packagesOf(text);
    refuseTooMany(packages.length);
    return {
      root: { name, version },
      packages,
      recorded: null,
      warnings:
        version === null
          ? [
              {
                text: {
                  zh: '版本由程序算出，没有读到。',
                  en: 'The version is computed by the program and is not known.',
                },
                line: null,
              },
            ]
          : [],
    };
  },
});
