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

import { type FoundPackage, foundPackage, type PackageSource } from '../dependency-file.ts';
import { addressPackage, githubPackage, groupOf } from './paket-packages.ts';

interface Entry {
  found: FoundPackage;
  readonly group: string;
  readonly needs: string[];
}

interface State {
  group: string;
  section: string;
  remote: string;
  current: Entry | null;
}

const section = /^(?:NUGET|GITHUB|GIST|GIT|HTTP)$/u;
/** Settings stand in capitals at the margin, and deeper ones in lower case below a package. */
const setting = /^[A-Z][A-Z_-]{1,60}:/u;
const deepSetting = /^ {4,12}[a-z_]{1,40}:(?: |$)/u;
const named = /^ {4}(\S{1,400})(?: \(([^()]{1,400})\))?(?: {1,4}(?:- |\w).{0,2000})?$/u;
const bare = /^ {4,6}\(([^()]{1,400})\)$/u;
const need = /^ {6,12}(\S{1,400})(?: \([^()]{0,400}\))?(?: {1,4}(?:- |\w).{0,2000})?$/u;

function entryOf(name: string | null, inner: string | null, state: State, line: number): FoundPackage | null {
  const { group, section: kind, remote } = state;
  if (kind === 'GITHUB')
    return /^[\w.-]{1,100}\/[\w.-]{1,100}$/u.test(remote) ? githubPackage(group, remote, inner, line) : null;
  if (kind === 'GIT') return addressPackage(group, 'git', remote, inner, line);
  if (kind === 'GIST') return addressPackage(group, 'git', `https://gist.github.com/${remote}`, inner, line);
  if (kind === 'HTTP')
    return addressPackage(group, 'url', `${remote.replace(/\/$/u, '')}${inner ?? `/${name ?? ''}`}`, null, line);
  if (kind !== 'NUGET' || name === null || inner === null) return null;
  const source: PackageSource | null = remote === '' ? null : { kind: 'registry', url: remote, revision: null };
  const version = inner.split(/\s/u)[0] ?? inner;
  return foundPackage({ key: `${group}/${name}@${version}`, name, version, source, ...groupOf(group), line });
}

/** Keys that the names after packages stand for, inside the group. */
function linked(entries: readonly Entry[]): FoundPackage[] {
  const keys = new Map<string, string>();
  for (const { group, found } of entries) {
    const name = `${group}/${found.name}`.toLowerCase();
    if (!keys.has(name) || found.source?.kind === 'registry') keys.set(name, found.key);
  }
  return entries.map(({ found, group, needs }) => ({
    ...found,
    dependsOn: needs.flatMap((name) => keys.get(`${group}/${name}`.toLowerCase()) ?? []),
  }));
}

function takeLine(line: string, number: number, state: State, entries: Entry[]): boolean {
  const [, group] = /^GROUP (\S{1,100})$/u.exec(line) ?? [];
  const [, remote] = /^ {2}(?:remote|specs):\s?(\S{0,2000})$/u.exec(line) ?? [];
  if (group !== undefined) Object.assign(state, { group, section: '', remote: '', current: null });
  else if (section.test(line)) Object.assign(state, { section: line, remote: '', current: null });
  else if (remote !== undefined) Object.assign(state, { remote: remote === '' ? state.remote : remote, current: null });
  else if (setting.test(line) || deepSetting.test(line)) return true;
  else {
    const [, alone] = bare.exec(line) ?? [];
    const [, name = null, inner = null] = alone === undefined ? (named.exec(line) ?? []) : [undefined, null, alone];
    const found = name === null && inner === null ? null : entryOf(name, inner, state, number);
    const [, other] = need.exec(line) ?? [];
    if (found !== null) {
      state.current = { found, group: state.group, needs: [] };
      entries.push(state.current);
    } else if (other !== undefined && state.current !== null) state.current.needs.push(other);
    else return false;
  }
  return true;
}

/** Packages of a `paket.lock`; lines that are nothing known go to `odd`. */
export function paketLockEntries(text: string, odd: (line: number, text: string) => void): FoundPackage[] {
  const state: State = { group: 'Main', section: '', remote: '', current: null };
  const entries: Entry[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd();
    if (line !== '' && !takeLine(line, index + 1, state, entries)) odd(index + 1, line.trim());
  }
  return linked(entries);
}
