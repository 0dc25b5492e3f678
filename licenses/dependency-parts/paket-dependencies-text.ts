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

const longestSubject = 2000;

/** A line that asks for something, or says where from; the rest is settings. */
interface State {
  group: string;
  readonly sources: Map<string, string[]>;
}

/** Words up to the first option, as `lowest_matching: true`. */
function requirementOf(words: readonly string[]): string | null {
  const end = words.findIndex((word) => word.includes(':'));
  const asked = (end < 0 ? words : words.slice(0, end)).join(' ').replace(/,$/u, '');
  return asked === '' ? null : asked;
}

/** `= 1.0`, `== 1.0` and a plain `1.0` are one version. */
function exactVersion(requirement: string | null): string | null {
  return /^(?:==? ?)?(\d[\w.+-]{0,200})$/u.exec(requirement ?? '')?.[1] ?? null;
}

function nugetPackage(name: string, words: readonly string[], group: string, line: number): FoundPackage {
  const requirement = requirementOf(words);
  return foundPackage({
    key: `${group}/${name}`,
    name,
    version: exactVersion(requirement),
    constraint: requirement,
    direct: true,
    ...groupOf(group),
    line,
  });
}

function withoutComment(line: string): string {
  const trimmed = line.trim();
  if (/^(?:nuget|clitool|github|group)\s/u.test(trimmed)) return trimmed.replace(/(?:\/\/|#).*$/u, '').trim();
  return trimmed.replace(/(?:^|\s)(?:\/\/|#).*$/u, '').trim();
}

function packageOf(line: string, state: State, number: number): FoundPackage | null {
  const [word = '', subject, ...rest] = line.split(/\s+/u);
  if (subject === undefined || subject.length > longestSubject) return null;
  const { group } = state;
  if (word === 'nuget') return nugetPackage(subject, rest, group, number);
  if (word === 'clitool') return { ...nugetPackage(subject, rest, group, number), scopes: ['build'] };
  if (word === 'github') {
    const [slug = '', revision] = subject.split(':');
    return /^[\w.-]{1,100}\/[\w.-]{1,100}$/u.test(slug)
      ? { ...githubPackage(group, slug, revision ?? null, number), direct: true }
      : null;
  }
  if (word === 'git') return { ...addressPackage(group, 'git', subject, requirementOf(rest), number), direct: true };
  if (word === 'http') return { ...addressPackage(group, 'url', subject, null, number), direct: true };
  if (word !== 'gist') return null;
  const [slug = '', revision = null] = subject.split(':');
  return { ...addressPackage(group, 'git', `https://gist.github.com/${slug}`, revision, number), direct: true };
}

const settings =
  /^(?:source|cache|framework|frameworks|restriction|references|storage|content|import_targets|copy_local|copy_content_to_output_dir|strategy|lowest_matching|version|external_lock|generate_load_scripts|redirects|condition|specific_version|create_new_binding_files|embed_interop_types|license_download)\b/u;

/** One registry for all packages of a group is their source; with several nobody knows which. */
function withSource(found: FoundPackage, group: string, sources: State['sources']): FoundPackage {
  const [url, other] = sources.get(group) ?? [];
  if (url === undefined || other !== undefined || found.source !== null) return found;
  const source: PackageSource = { kind: 'registry', url, revision: null };
  return { ...found, source };
}

/** What a `paket.dependencies` asks for; lines that are nothing known go to `odd`. */
export function paketDependencies(text: string, odd: (line: number, text: string) => void): FoundPackage[] {
  const state: State = { group: 'Main', sources: new Map() };
  const found: (readonly [string, FoundPackage])[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = withoutComment(raw);
    if (line === '') continue;
    const [, group] = /^group\s+(\S{1,100})$/u.exec(line) ?? [];
    const [, source] = /^source\s+"?([^\s"]{1,2000})/u.exec(line) ?? [];
    const one = packageOf(line, state, index + 1);
    if (group !== undefined) state.group = group;
    else if (source !== undefined) state.sources.set(state.group, [...(state.sources.get(state.group) ?? []), source]);
    else if (one !== null) found.push([state.group, one]);
    else if (!settings.test(line)) odd(index + 1, line);
  }
  return found.map(([group, one]) => withSource(one, group, state.sources));
}
