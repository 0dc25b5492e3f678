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

import { type Macros, rpmMacros } from './rpm-macros.ts';

/** A tag of the head of a package, as `Requires(post): foo`. */
export interface SpecTag {
  /** In lower case, without a number behind it. */
  readonly tag: string;
  /** What stands in brackets behind the tag. */
  readonly qualifier: string;
  /** With macros filled in; null when one is not known. */
  readonly value: string | null;
  readonly written: string;
  /** 1-based. */
  readonly line: number;
}

/** What a spec file says before it builds anything. */
export interface Spec {
  readonly tags: readonly SpecTag[];
  /** Names of the packages that it makes. */
  readonly made: ReadonlySet<string>;
  readonly changelog: readonly string[];
  readonly macros: Macros;
}

const section =
  /^%(description|prep|generate_buildrequires|conf|build|install|check|clean|pre|post|preun|postun|pretrans|posttrans|preuntrans|postuntrans|trigger\w{0,20}|transfiletrigger\w{0,20}|filetrigger\w{0,20}|verifyscript|files|changelog|sepolicy|sourcelist|patchlist|package)\b(.{0,500})/u;
const definition = /^\s{0,40}%(?:global|define)\s{1,40}(\w{1,200})\s{1,40}(\S.{0,4000})$/u;
const ifUndefined =
  /^\s{0,40}%\{!\?(\w{1,200}):\s{0,40}%(?:global|define)\s{1,40}(\w{1,200})\s{1,40}(\S.{0,4000})\}\s{0,40}$/u;
const option = /^\s{0,40}%bcond_(?:with|without)\s/u;
const tagged = /^\s{0,40}([A-Za-z]{3,24})(\d{0,5})(?:\(([\w,\s-]{1,100})\))?\s{0,40}:[ \t]{0,40}(\S.*)$/u;
const ownTags = new Set(['name', 'version', 'release', 'epoch', 'summary', 'url']);

/** `%package devel` makes `<name>-devel`, `%package -n other` makes `other`. */
function madeBy(argument: string, name: string): string | null {
  const [first = '', second] = argument.trim().split(/\s+/u);
  if (first === '-n') return second ?? null;
  return first === '' ? null : `${name}-${first}`;
}

interface State {
  readonly macros: Macros;
  readonly tags: SpecTag[];
  readonly made: Set<string>;
  readonly changelog: string[];
  section: string;
  guarded: number;
}

function takeDefinition(line: string, state: State): boolean {
  const { macros } = state;
  const [, unless = '', , whenMissing] = ifUndefined.exec(line) ?? [];
  if (whenMissing !== undefined) {
    if (!macros.has(unless)) macros.define(unless, macros.expand(whenMissing) ?? whenMissing);
    return true;
  }
  const [, name, value] = definition.exec(line) ?? [];
  if (name === undefined || value === undefined) return option.test(line);
  // Of two branches nobody knows which one holds: the first is taken.
  if (state.guarded === 0 || !macros.has(name)) {
    const now = line.trimStart().startsWith('%global') ? macros.expand(value) : null;
    macros.define(name, now ?? value.replaceAll(`%{${name}}`, '').replaceAll(`%{?${name}}`, ''));
  }
  return true;
}

function takeTag(line: string, number: number, state: State): void {
  const [, word = '', , qualifier = '', value = ''] = tagged.exec(line) ?? [];
  if (word === '') return;
  const tag = word.toLowerCase();
  const { macros, tags } = state;
  const filled = macros.expand(value.trim());
  tags.push({ tag, qualifier, value: filled, written: value.trim(), line: number });
  if (!ownTags.has(tag) || macros.has(tag) || filled === null) return;
  macros.define(tag, filled);
  if (tag === 'name') state.made.add(filled);
}

function takeLine(line: string, number: number, state: State): void {
  const [, name, argument = ''] = section.exec(line) ?? [];
  if (name !== undefined) {
    state.section = name;
    const made = name === 'package' ? state.macros.expand(madeBy(argument, '%{name}') ?? '') : null;
    if (made !== null && made !== '') state.made.add(made);
  } else if (/^\s{0,40}%(?:if|ifarch|ifnarch|ifos|ifnos)\b/u.test(line)) state.guarded += 1;
  else if (/^\s{0,40}%endif\b/u.test(line)) state.guarded = Math.max(0, state.guarded - 1);
  else if (takeDefinition(line, state)) return;
  else if (state.section === 'changelog') state.changelog.push(line);
  else if (state.section === 'package') takeTag(line, number, state);
}

/** Reads the heads of all packages and the changelog; scripts are not looked at. */
export function specText(text: string): Spec {
  const state: State = {
    macros: rpmMacros(),
    tags: [],
    made: new Set(),
    changelog: [],
    section: 'package',
    guarded: 0,
  };
  const lines = text.split(/\r?\n/u);
  for (let at = 0; at < lines.length; at += 1) {
    const number = at + 1;
    let line = lines[at] ?? '';
    if (line.trimStart().startsWith('#')) continue;
    while (line.endsWith('\\') && at + 1 < lines.length && line.length < 4000) {
      at += 1;
      line = `${line.slice(0, -1)} ${lines[at] ?? ''}`;
    }
    takeLine(line, number, state);
  }
  const { macros, tags, made, changelog } = state;
  return { tags, made, changelog, macros };
}
