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

import { type FoundPackage, foundPackage, type Reading, type Scope } from '../dependency-file.ts';
import { purlField } from './given-purl.ts';
import { mergeFound } from './merge-found.ts';
import { shellAssignments, shellReplacer } from './shell-assignments.ts';
import { sourceArchive } from './source-archive.ts';
import { refuseMergeConflict, refuseTooMany } from './text.ts';
import { shown, warningList } from './warnings.ts';

/** How a distribution writes packages as shell scripts. */
export interface BuildScript {
  readonly purlType: string;
  readonly namespace: string;
  /** Scopes by the name of the variable; `depends_x86_64` is read as `depends`. */
  readonly scopes: Readonly<Record<string, readonly Scope[]>>;
}

const need = /^([A-Za-z0-9@_.+:-]{1,200}?)(?:([<>=~]{1,2})(\S{1,100}))?$/u;

function packageOf(text: string, variable: string, line: number, script: BuildScript): FoundPackage | null {
  const [, name, operator = null, version = null] = need.exec(text) ?? [];
  if (name === undefined) return null;
  const exact = operator === '=' ? version : null;
  const { purlType: type, namespace, scopes } = script;
  return foundPackage({
    name,
    version: exact,
    constraint: operator === null ? null : `${operator}${version}`,
    scopes: scopes[variable] ?? [],
    groups: [variable],
    direct: true,
    line,
    ...(name.includes(':') ? {} : purlField({ type, namespace, name, version: exact })),
  });
}

/** Reads the variables of a package's build script; nothing of it is run. */
export function buildScript(text: string, script: BuildScript): Reading {
  refuseMergeConflict(text);
  const assignments = shellAssignments(text);
  const fill = shellReplacer(assignments);
  const warnings = warningList();
  const version = fill('$pkgver');
  const found: FoundPackage[] = [];
  for (const { name, words } of assignments) {
    const variable = name.replace(
      /_(?:x86_64|i686|aarch64|armv\dh?|armhf|riscv64|loong(?:arch)?64|ppc64le|s390x|x86)$/u,
      '',
    );
    for (const { text: word, line } of words) {
      const filled = fill(word);
      if (Object.hasOwn(script.scopes, variable)) {
        const needs = filled?.replace(/^([^\s:]{1,200}):\s.{0,2000}$/u, '$1').split(/\s+/u) ?? [];
        if (filled === null)
          warnings.add(
            `第 ${line} 行的变量未知，已略过：${shown(word)}`,
            `Line ${line} was passed over, as a variable is not known: ${shown(word)}`,
            line,
          );
        for (const one of needs.filter((text) => text !== '' && !text.startsWith('!'))) {
          const known = packageOf(one, variable, line, script);
          if (known === null)
            warnings.add(`第 ${line} 行看不懂：${shown(one)}`, `Line ${line} is not understood: ${shown(one)}`, line);
          else found.push(known);
        }
      } else if (variable === 'source' && filled !== null) {
        found.push(...sourceArchive(filled.replace(/^[^:/\s]{1,200}::/u, ''), version, line));
      }
    }
  }
  refuseTooMany(found.length);
  const name = fill('$pkgname');
  const release = fill('$pkgrel');
  const full =
    version === null || release === null ? version : `${version}-${script.purlType === 'apk' ? 'r' : ''}${release}`;
  const root = name === null || /\s/u.test(name) ? null : { name, version: full };
  return { root, packages: mergeFound(found), recorded: null, warnings: warnings.all() };
}
