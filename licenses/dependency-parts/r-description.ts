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

import { type FoundPackage, foundPackage, type Scope } from '../dependency-file.ts';

/** A field of a Debian control file, as `DESCRIPTION` is one. */
export interface DcfField {
  readonly name: string;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** Fields of the first paragraph, with the lines that go on with them. */
export function dcfFields(text: string): DcfField[] {
  const fields: { name: string; text: string; line: number }[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    const start = /^([\w@/.-]{1,100}):(.*)$/u.exec(line);
    if (start !== null) fields.push({ name: start[1] ?? '', text: start[2] ?? '', line: index + 1 });
    else if (/^\s/u.test(line)) {
      const last = fields.at(-1);
      if (last !== undefined) last.text += `\n${line}`;
    } else if (line.trim() === '' && fields.length > 0) break;
  }
  return fields;
}

const needs: ReadonlyMap<string, readonly Scope[]> = new Map([
  ['Depends', []],
  ['Imports', []],
  ['LinkingTo', ['build']],
  ['Suggests', ['optional']],
  ['Enhances', ['optional']],
]);

/** Packages that come with R. */
const base = new Set(
  'R base compiler datasets graphics grDevices grid methods parallel splines stats stats4 tcltk tools utils'.split(' '),
);

/** What a `DESCRIPTION` needs; R and what comes with it are left out. */
export function rNeeds(fields: readonly DcfField[]): FoundPackage[] {
  return fields.flatMap(({ name: field, text, line }) => {
    const scopes = needs.get(field);
    if (scopes === undefined) return [];
    return text.split(',').flatMap((part) => {
      const [, name, constraint = null] = /^([A-Za-z][\w.]{0,200})(?:\s*\(([^)]{1,200})\))?$/u.exec(part.trim()) ?? [];
      if (name === undefined || base.has(name)) return [];
      const before = text.slice(0, text.indexOf(part));
      const version = /^==\s*(\S+)$/u.exec(constraint?.trim() ?? '')?.[1] ?? null;
      return [
        foundPackage({
          key: `${field}:${name}`,
          name,
          version,
          constraint: constraint?.trim() ?? null,
          scopes,
          groups: field === 'Imports' || field === 'Depends' ? [] : [field],
          direct: true,
          line: line + before.split('\n').length - 1 + (/^\s*\n/u.test(part) ? 1 : 0),
        }),
      ];
    });
  });
}
