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
import { foundPackage } from '../dependency-file.ts';
import { rubyConstraint, rubyPin, rubyStrings, withoutRubyComment } from './ruby-literals.ts';

/** What surrounds a line of a `Gemfile`. */
interface Block {
  readonly groups: readonly string[];
  readonly source: PackageSource | null;
}

const opens = /\bdo\b(?:\s*\|[^|\n]{0,100}\|)?\s*$/u;
const opensByWord = /^\s*(?:if|unless|case|begin|def|class|module|while|until|for)\b(?!.*\bend\s*$)/u;

function symbols(code: string): string[] {
  return Array.from(code.matchAll(/:(\w{1,100})|(["'])([\w-]{1,100})\2/gu), (match) => match[1] ?? match[3] ?? '');
}

/** Value of an option: `git: 'x'`, `:git => 'x'`. */
function option(code: string, name: string): string | null {
  const match = new RegExp(`(?:\\b${name}:|:${name}\\s*=>)\\s*("[^"\\n]*"|'[^'\\n]*')`, 'u').exec(code);
  return match === null ? null : (rubyStrings(match[1] ?? '')[0] ?? null);
}

function listOption(code: string, names: readonly string[]): string[] {
  const match = new RegExp(
    `(?:\\b(?:${names.join('|')}):|:(?:${names.join('|')})\\s*=>)\\s*(\\[[^\\]\\n]*\\]|:\\w+|"[^"\\n]*"|'[^'\\n]*')`,
    'u',
  ).exec(code);
  return match === null ? [] : symbols(match[1] ?? '');
}

function sourceOf(code: string, around: PackageSource | null): PackageSource | null {
  const revision = option(code, 'ref') ?? option(code, 'tag') ?? option(code, 'branch');
  const git = option(code, 'git');
  if (git !== null) return { kind: 'git', url: git, revision };
  const github = option(code, 'github');
  if (github !== null) {
    const path = github.includes('/') ? github : `${github}/${github}`;
    return { kind: 'git', url: `https://github.com/${path}.git`, revision };
  }
  const path = option(code, 'path');
  if (path !== null) return { kind: 'path', url: path, revision: null };
  const source = option(code, 'source');
  return source === null ? around : { kind: 'registry', url: source, revision: null };
}

/** Groups that say what a gem is for; `default` and others of the project's own run with the work. */
function gemScopes(groups: readonly string[]): readonly Scope[] {
  const scopes = groups.map((name): Scope | null => {
    if (/^tests?$|^test_|_test$|^cucumber$|^rspec$/iu.test(name)) return 'test';
    return /^(?:dev|development|docs?|documentation|lint|linting|ci|tools?|debug)$/iu.test(name) ? 'dev' : null;
  });
  return scopes.includes(null) ? [] : [...new Set(scopes.filter((scope) => scope !== null))];
}

function gemOf(code: string, block: Block, line: number): FoundPackage | null {
  const call = /^\s*gem[\s(]\s*/u.exec(code);
  if (call === null) return null;
  const rest = code.slice(call[0].length);
  const positional = rest.split(/,\s*(?::?\w+:|:\w+\s*=>)|\s(?:if|unless)\s/u)[0] ?? rest;
  const [name, ...requirements] = rubyStrings(positional);
  if (name === undefined || name === '') return null;
  const groups = [...new Set([...block.groups, ...listOption(rest, ['group', 'groups'])])];
  const constraint = rubyConstraint(requirements);
  return foundPackage({
    key: `${groups.join()}:${name}:${constraint ?? ''}`,
    name,
    version: rubyPin(constraint),
    constraint,
    scopes: gemScopes(groups),
    groups,
    direct: true,
    source: sourceOf(rest, block.source),
    line,
  });
}

function blockOf(code: string, around: Block): Block {
  const word = /^\s*(group|source|git|path|github)\b/u.exec(code)?.[1];
  const first = rubyStrings(code)[0] ?? null;
  if (word === 'group') return { ...around, groups: [...around.groups, ...symbols(code.replace(/\bdo\b.*$/u, ''))] };
  if (first === null || word === undefined) return around;
  if (word === 'source') return { ...around, source: { kind: 'registry', url: first, revision: null } };
  if (word === 'path') return { ...around, source: { kind: 'path', url: first, revision: null } };
  const url = word === 'github' ? `https://github.com/${first}.git` : first;
  const revision = option(code, 'ref') ?? option(code, 'tag') ?? option(code, 'branch');
  return { ...around, source: { kind: 'git', url, revision } };
}

/** Lines of which the first ones end with a comma are one. */
function statements(text: string): { readonly code: string; readonly line: number }[] {
  const found: { code: string; line: number }[] = [];
  let open: { code: string; line: number } | null = null;
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const code = withoutRubyComment(raw);
    if (code.trim() === '') continue;
    const joined: { code: string; line: number } =
      open === null ? { code, line: index + 1 } : { ...open, code: `${open.code} ${code.trim()}` };
    open = /,\s*$/u.test(code) ? joined : null;
    if (open === null) found.push(joined);
  }
  return open === null ? found : [...found, open];
}

/** Gems of a `Gemfile`, which is a program and is never run: calls with literals are read, with the blocks around them. */
export function gemsOf(text: string): FoundPackage[] {
  const blocks: Block[] = [{ groups: [], source: null }];
  const gems = new Map<string, FoundPackage>();
  for (const { code, line } of statements(text)) {
    const around = blocks.at(-1) ?? { groups: [], source: null };
    const found = gemOf(code, around, line);
    if (found !== null) gems.set(found.key, found);
    else if (opens.test(code) || opensByWord.test(code)) blocks.push(blockOf(code, around));
    else if (/^\s*end\b/u.test(code) && blocks.length > 1) blocks.pop();
  }
  return [...gems.values()];
}
