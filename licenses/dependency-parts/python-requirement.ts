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

import type { FoundPackage, PackageSource, Scope } from '../dependency-file.ts';

/** A requirement of https://packaging.python.org/en/latest/specifications/dependency-specifiers/. */
export interface PythonRequirement {
  readonly name: string;
  readonly extras: readonly string[];
  /** Clauses without blanks, in the order of their text: two spellings of one requirement are the same. Null when any version will do. */
  readonly constraint: string | null;
  /** Behind `@`; null when there is none. */
  readonly url: string | null;
  /** Condition behind `;`; null when there is none. */
  readonly marker: string | null;
}

const head = /^\s*([A-Za-z0-9](?:[\w.-]{0,200}[A-Za-z0-9])?)\s*(?:\[([^\]\n]{0,1000})\])?\s*/u;
const clause = /^(?:===\s*[^\s,;]{1,200}|(?:~=|==|!=|<=|>=|<|>)\s*[\w.*+!-]{1,200})$/u;

/** Clauses of a version specifier in one spelling; null when it is none. */
export function pythonConstraint(text: string): string | null | undefined {
  const inner = /^\((.*)\)$/su.exec(text.trim())?.[1] ?? text;
  const clauses = inner.split(',').map((part) => part.trim());
  if (inner.trim() === '') return null;
  if (clauses.at(-1) === '') clauses.pop();
  if (!clauses.every((part) => clause.test(part))) return undefined;
  return clauses
    .map((part) => part.replace(/\s+/gu, ''))
    .sort((a, b) => (a < b ? -1 : 1))
    .join(',');
}

/** Null when the text is no requirement. */
export function pythonRequirement(text: string): PythonRequirement | null {
  const start = head.exec(text);
  if (start === null) return null;
  const [all, name = '', extras = ''] = start;
  const rest = text.slice(all.length);
  const base = { name, extras: extras.split(',').flatMap((extra) => extra.trim() || []) };
  if (rest.startsWith('@')) {
    const [, url, marker = null] = /^@\s*(\S{1,2000})(?:\s+;\s*(.*))?$/su.exec(rest.trim()) ?? [];
    return url === undefined ? null : { ...base, constraint: null, url, marker };
  }
  const end = rest.indexOf(';');
  const constraint = pythonConstraint(end < 0 ? rest : rest.slice(0, end));
  if (constraint === undefined) return null;
  return { ...base, constraint, url: null, marker: end < 0 ? null : rest.slice(end + 1).trim() };
}

/** The one version that a requirement allows; null when it is a range. */
export function pythonPin(constraint: string | null): string | null {
  for (const part of constraint?.split(',') ?? []) {
    const version = /^={2,3}(?!=)(.+)$/u.exec(part)?.[1];
    if (version !== undefined && !version.includes('*')) return version;
  }
  return null;
}

/** Two spellings of one name are the same: `Foo_Bar` and `foo-bar`. */
export function pythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]{1,200}/gu, '-');
}

const vcs = /^(?:git|hg|svn|bzr)\+/u;

/** Where a requirement with a URL comes from. */
export function pythonUrl(text: string): PackageSource {
  const url = text.split('#')[0] ?? text;
  if (!vcs.test(url)) {
    const local = url.startsWith('file:') || !/^[a-z][\w+.-]*:\/\//iu.test(url);
    return { kind: local ? 'path' : 'url', url, revision: null };
  }
  const path = url.lastIndexOf('/');
  const at = url.indexOf('@', path < 0 ? 0 : path);
  const address = at < 0 ? url : url.slice(0, at);
  if (!url.startsWith('git+')) return { kind: 'url', url, revision: null };
  return { kind: 'git', url: address.slice(4), revision: at < 0 ? null : url.slice(at + 1) };
}

/** What a group or an extra is for, by its name. */
export function pythonGroupScope(name: string): Scope {
  return /(?:^|[-_. ])tests?(?:ing)?(?:$|[-_. ])/iu.test(name) ? 'test' : 'dev';
}

/** What a requirement says of a package. */
export function pythonFound(
  requirement: PythonRequirement,
): Pick<FoundPackage, 'name' | 'version' | 'constraint' | 'source'> {
  const { name, constraint, url } = requirement;
  return {
    name,
    version: pythonPin(constraint),
    constraint,
    source: url === null ? null : pythonUrl(url),
  };
}
