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
import { mavenVersion } from './maven-version.ts';
import { lineFinder } from './text.ts';

const module =
  /"([^"\s]{1,200})"\s{0,20}(%{1,3})\s{0,20}"([^"\s]{1,200})"\s{0,20}%\s{0,20}(?:"([^"\n]{1,200})"|([A-Za-z_][\w.]{0,100}))(?:\s{0,20}%\s{0,20}"?([A-Za-z][\w.>-]{0,60}))?/gu;
const constant = /\bval\s{1,20}(\w{1,100})(?:\s{0,9}:\s{0,9}String)?\s{0,20}=\s{0,20}"([^"\n]{1,200})"/gu;
const scala = /\bscalaVersion\s{0,20}:=\s{0,20}(?:"([^"\n]{1,60})"|([A-Za-z_][\w.]{0,100}))/u;
const scopes: Readonly<Record<string, Scope>> = {
  test: 'test',
  it: 'test',
  integrationtest: 'test',
  provided: 'provided',
  optional: 'optional',
};

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** End of a text in quotes, at the latest that of its line. */
function quoteEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

/** Comments become blanks, in one pass: a pattern would look for the end of each opening anew. Quotes keep what looks like one. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (let at = 0; at < text.length; ) {
    const two = text.slice(at, at + 2);
    if (text[at] === '"') at = quoteEnd(text, at);
    else if (two === '//' || two === '/*') {
      const end = two === '//' ? endOf(text, '\n', at) - 1 : endOf(text, '*/', at + 2);
      parts.push(text.slice(kept, at), text.slice(at, Math.max(at + 2, end)).replace(/[^\n]/gu, ' '));
      at = Math.max(at + 2, end);
      kept = at;
    } else at += 1;
  }
  return parts.join('') + text.slice(kept);
}

/** `2.13.12` → `_2.13`, `3.4.1` → `_3`; null when it is not known. */
function suffixOf(version: string | undefined): string | null {
  const [, major, minor] = /^(\d{1,3})\.(\d{1,3})\./u.exec(version ?? '') ?? [];
  if (major === undefined) return null;
  return major === '2' ? `_2.${minor}` : `_${major}`;
}

/** The artifact of a module: `%%` adds the version of Scala, and what is not known leaves the name without a purl. */
function nameOf(group: string, artifact: string, sign: string, suffix: string | null, plugin: boolean): string {
  if (plugin) return `${group}:${artifact}_2.12_1.0`;
  if (sign === '%') return `${group}:${artifact}`;
  return sign === '%%' && suffix !== null ? `${group}:${artifact}${suffix}` : `${group}::${artifact}`;
}

/** Modules that a build of sbt names in plain words; nothing of it is run. */
export function sbtModules(text: string): FoundPackage[] {
  const plain = withoutComments(text);
  const lineAt = lineFinder(plain);
  const values = new Map(Array.from(plain.matchAll(constant), ([, name = '', value = '']) => [name, value] as const));
  const valueOf = (name: string) => values.get(name.split('.').at(-1) ?? '');
  const [, version, variable] = scala.exec(plain) ?? [];
  const suffix = suffixOf(version ?? (variable === undefined ? undefined : valueOf(variable)));
  return Array.from(plain.matchAll(module), (match) => {
    const [, group = '', sign = '', artifact = '', written, name = '', configuration] = match;
    const plugin = /addSbtPlugin\(\s{0,20}$/u.test(plain.slice(Math.max(0, match.index - 40), match.index));
    const key = configuration?.split('->')[0]?.toLowerCase();
    const scope = key !== undefined && Object.hasOwn(scopes, key) ? scopes[key] : undefined;
    return foundPackage({
      name: nameOf(group, artifact, sign, suffix, plugin),
      ...mavenVersion(written ?? valueOf(name) ?? null),
      scopes: plugin ? ['build'] : scope === undefined ? [] : [scope],
      groups: key === undefined ? [] : [key],
      direct: true,
      line: lineAt(match.index),
    });
  });
}
