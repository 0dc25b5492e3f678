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

import { PurlError } from './error.ts';
import type { Purl } from './purl.ts';
import { type TypeRule, typeRules } from './type-rules.ts';

/** The parts of a package URL as somebody has them: decoded, not yet in canonical form. */
export interface PurlParts {
  readonly type: string;
  readonly namespace?: string | null | undefined;
  readonly name: string;
  readonly version?: string | null | undefined;
  readonly qualifiers?: Iterable<readonly [string, string]> | null | undefined;
  readonly subpath?: string | null | undefined;
}

/** Where each part begins in the text that it was read from. */
export interface Positions {
  readonly type: number;
  readonly namespace: number;
  readonly name: number;
  readonly version: number;
  readonly qualifiers: number;
  readonly subpath: number;
}

const nowhere: Positions = { type: 0, namespace: 0, name: 0, version: 0, qualifiers: 0, subpath: 0 };
// One for all: an inventory has a purl for each of its packages, and few of them have qualifiers.
const none: ReadonlyMap<string, string> = new Map();
const plain: TypeRule = { namespace: 'optional', lower: [] };
const longest = 8192;
const control = /\p{Cc}|\p{Cs}/u;
const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/iu;
const fetchable = /^(?:https?|ftps?|sftp|ssh|git|svn|hg|bzr|cvs|fossil|file|scm|oci|docker|s3|gs)$/iu;

function checkCharacters(text: string, position: number): void {
  if (text.length > longest) throw new PurlError('too-long', position, `A part may have ${longest} characters.`);
  if (control.test(text)) throw new PurlError('bad-character', position, 'A control character stands in the purl.');
}

function segments(path: string | null | undefined, position: number): string[] {
  const parts = (path ?? '').split('/').filter((part) => part !== '');
  for (const part of parts) {
    checkCharacters(part, position);
    if (part === '.' || part === '..') throw new PurlError('bad-segment', position, `"${part}" cannot be a segment.`);
  }
  return parts;
}

function checkUrl(key: string, value: string, position: number): void {
  const found = key.endsWith('_url') ? scheme.exec(value.trimStart())?.[1] : undefined;
  if (found?.split('+').every((part) => fetchable.test(part)) === false) {
    throw new PurlError('bad-url', position, `"${found}:" cannot be the scheme of ${key}.`);
  }
}

function normalQualifiers(given: PurlParts['qualifiers'], position: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [written, value] of given ?? []) {
    const key = written.toLowerCase();
    if (!/^[a-z][a-z0-9._-]*$/u.test(key) || key.length > longest) {
      throw new PurlError('bad-qualifier', position, 'A qualifier has a name that is not allowed.');
    }
    if (found.has(key)) throw new PurlError('bad-qualifier', position, `The qualifier ${key} is given twice.`);
    checkCharacters(value, position);
    checkUrl(key, value, position);
    if (value !== '') found.set(key, value);
  }
  if (found.size === 0) return none;
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function cased(part: 'namespace' | 'name' | 'version', text: string, rule: TypeRule): string {
  if (rule.lower.includes(part)) return text.toLowerCase();
  return rule.upper === part ? text.toUpperCase() : text;
}

function checkRule(purl: Purl, rule: TypeRule, at: Positions): void {
  const { type, namespace, name, version, qualifiers } = purl;
  if (namespace === null && rule.namespace === 'required') {
    throw new PurlError('namespace-required', at.name, `A purl of type ${type} needs a namespace.`);
  }
  if (namespace !== null && rule.namespace === 'prohibited') {
    throw new PurlError('namespace-prohibited', at.namespace, `A purl of type ${type} has no namespace.`);
  }
  if (rule.name?.test(name) === false) {
    throw new PurlError('bad-name', at.name, `This cannot be the name of a purl of type ${type}.`);
  }
  if (version !== null && rule.version?.test(version) === false) {
    throw new PurlError('bad-version', at.version, `This cannot be the version of a purl of type ${type}.`);
  }
  const missing = rule.needs?.find((key) => !qualifiers.has(key));
  if (missing !== undefined) {
    throw new PurlError('qualifier-required', at.qualifiers, `A purl of type ${type} needs the qualifier ${missing}.`);
  }
}

/**
 * The canonical parts.
 * @throws PurlError when they cannot be a package URL.
 */
export function normalise(parts: PurlParts, at: Positions = nowhere): Purl {
  const type = parts.type.toLowerCase();
  if (!/^[a-z][a-z0-9.-]*$/u.test(type) || type.length > longest) {
    throw new PurlError('bad-type', at.type, 'A type has letters, digits, "." and "-", and begins with a letter.');
  }
  const rule = typeRules.get(type) ?? plain;
  const scopes = segments(parts.namespace, at.namespace);
  const names = segments(parts.name, at.name);
  if (rule.scoped === true && scopes.length === 0) scopes.push(...names.splice(0, names.length - 1));
  const namespace = scopes.join('/');
  const given = names.join('/');
  if (given === '') throw new PurlError('no-name', at.name, 'A purl needs a name.');
  const qualifiers = normalQualifiers(parts.qualifiers, at.qualifiers);
  const name = cased('name', given, rule);
  checkCharacters(parts.version ?? '', at.version);
  const version = cased('version', parts.version ?? '', rule);
  const purl: Purl = {
    type,
    namespace: namespace === '' ? null : cased('namespace', namespace, rule),
    name: rule.spelled?.(name, qualifiers) ?? name,
    version: version === '' ? null : version,
    qualifiers,
    subpath: segments(parts.subpath, at.subpath).join('/') || null,
  };
  checkRule(purl, rule, at);
  return purl;
}
