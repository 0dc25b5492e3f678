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

import { basename, dirname, join, normalize } from 'node:path/posix';
import { type FoundPackage, foundPackage, type ReadContext, type Reading, type Scope } from '../dependency-file.ts';
import type { Text } from '../result.ts';
import { type PythonRequirement, pythonFound, pythonName, pythonRequirement, pythonUrl } from './python-requirement.ts';
import { refuseMergeConflict, refuseTooMany } from './text.ts';

/** A line of a requirements file, put together where it goes over several. */
interface Line {
  readonly text: string;
  /** Comments on it and on lines below it that have nothing else. */
  readonly comments: string[];
  readonly line: number;
}

const option = /^-{1,2}[A-Za-z]/u;
const perRequirement = /\s(?:--(?:hash|global-option|config-settings?|install-option)(?=[=\s]|$)|-C(?=[=\s]|$))/u;
const comment = /(?:^|\s)#(.*)$/su;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let open: { text: string; line: number } | null = null;
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const said = comment.exec(raw)?.[1];
    const code = said === undefined ? raw : raw.slice(0, raw.search(comment));
    const continues = said === undefined && code.endsWith('\\');
    const joined: { text: string; line: number } = {
      text: `${open?.text ?? ''}${continues ? code.slice(0, -1) : code}`,
      line: open?.line ?? index + 1,
    };
    open = continues ? joined : null;
    if (open !== null) continue;
    if (joined.text.trim() !== '')
      lines.push({ text: joined.text.trim(), line: joined.line, comments: said === undefined ? [] : [said] });
    else if (said !== undefined) lines.at(-1)?.comments.push(said);
  }
  if (open !== null && open.text.trim() !== '') lines.push({ text: open.text.trim(), line: open.line, comments: [] });
  return lines;
}

/** What pip-compile and uv write beside a package: who needs it. */
function viaOf({ comments }: Line): readonly string[] {
  const all = comments.join('\n');
  const at = /(?:^|\n)[ \t]*via\b/u.exec(all);
  if (at === null) return [];
  return all
    .slice(at.index + at[0].length)
    .split(/[\n,]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

interface Collected {
  readonly packages: { readonly found: FoundPackage; readonly via: readonly string[] }[];
  /** Pins of constraint files by canonical name. */
  readonly pins: Map<string, string>;
  readonly warnings: { readonly text: Text; readonly line: number | null }[];
  readonly seen: Set<string>;
}

function unreadable(text: string): Text {
  const shown = text.slice(0, 100);
  return {
    zh: `这一行不是依赖声明，已略过：${shown}`,
    en: `This line is no requirement and was passed over: ${shown}`,
  };
}

function missing(path: string): Text {
  return { zh: `引用的文件不存在或不是文本：${path}`, en: `The file that is included is missing or no text: ${path}` };
}

const archive = /\.(?:whl|zip|tgz|tar\.\w{1,9})$/iu;

/** The name in the name of an archive: of a wheel, of a source archive of the registry, of a repository; else all of it. */
function nameOfFile(url: string): string {
  const file = basename(url.split(/[#?]/u)[0] ?? url);
  if (/^(?:git|hg|svn|bzr)\+/u.test(url)) return file.replace(/@.*$/su, '').replace(/\.git$/u, '');
  return /^([A-Za-z0-9][\w.-]{0,200}?)-\d[^/]{0,200}\.(?:whl|zip|tgz|tar\.\w{1,9})$/u.exec(file)?.[1] ?? file;
}

/** A requirement that is a URL or a path, with the name that its fragment or file name gives. */
function fromUrl(text: string): PythonRequirement | null {
  const end = text.search(/\s;/u);
  const written = (end < 0 ? text : text.slice(0, end)).trim();
  const marker = end < 0 ? null : text.slice(end + 2).trim();
  const [, local, extras = ''] = /^(\.{0,2}(?:\/[^[\]]{0,1000})?)\[([\w\s,.-]{0,500})\]$/u.exec(written) ?? [];
  const url = local === undefined || local === '' ? written : local;
  if (!/^(?:[a-z][\w+.-]*:|\.{0,2}\/|\.{1,2}$)/iu.test(url) && !archive.test(url)) return null;
  const name = /[#&]egg=([^&[\s]{1,200})/u.exec(url)?.[1] ?? nameOfFile(url);
  if (name === '') return null;
  return { name, extras: extras.split(',').flatMap((one) => one.trim() || []), constraint: null, url, marker };
}

function requirementOf(text: string): PythonRequirement | null {
  const found = pythonRequirement(text);
  // No package is named like an archive: that is one which lies beside the file.
  const isFile = found !== null && found.url === null && found.constraint === null && archive.test(found.name);
  return isFile ? fromUrl(text) : (found ?? fromUrl(text));
}

function add(line: Line, text: string, at: number, into: Collected, editable: boolean): void {
  const options = text.search(perRequirement);
  const requirement = requirementOf((options < 0 ? text : text.slice(0, options)).trim());
  if (requirement === null || text.includes('${')) {
    into.warnings.push({ text: unreadable(text), line: at });
    return;
  }
  // The project that the file belongs to.
  if (/^\.\/?$/u.test(requirement.url ?? '')) return;
  const known = pythonFound(requirement);
  const source = editable && requirement.url !== null ? pythonUrl(requirement.url) : known.source;
  const integrity = /--hash[= ](\S{1,300})/u.exec(text)?.[1] ?? null;
  into.packages.push({ found: foundPackage({ ...known, source, integrity, line: at }), via: viaOf(line) });
}

const mostFiles = 200;

async function include(path: string, from: ReadContext, at: number, into: Collected, role: Role): Promise<void> {
  const target = normalize(join(dirname(from.path), path));
  const key = `${role} ${target}`;
  if (into.seen.has(key)) return;
  into.seen.add(key);
  const text = target.startsWith('..') || into.seen.size > mostFiles ? null : await from.beside(target);
  if (text === null) into.warnings.push({ text: missing(path), line: at });
  else await collect(text, { path: target, beside: from.beside }, into, role, at);
}

type Role = 'requirements' | 'constraints';

/** `atLine` is the line of the file that is read which brings in another one; null for the file itself. */
async function collect(
  text: string,
  from: ReadContext,
  into: Collected,
  role: Role,
  atLine: number | null,
): Promise<void> {
  refuseMergeConflict(text);
  for (const line of linesOf(text)) {
    const at = atLine ?? line.line;
    const [, flag = '', value = ''] =
      /^(-[A-Za-z]|--[a-z-]{1,40})(?:[=\s]\s*|(?<=^-[a-z])(?=[^\s]))(.*)$/su.exec(line.text) ?? [];
    if (flag === '-r' || flag === '--requirement') await include(value.trim(), from, at, into, role);
    else if (flag === '-c' || flag === '--constraint') await include(value.trim(), from, at, into, 'constraints');
    else if (role === 'constraints') pin(line.text, into);
    else if (flag === '-e' || flag === '--editable') add(line, value.trim(), at, into, true);
    else if (!option.test(line.text)) add(line, line.text, at, into, false);
    refuseTooMany(into.packages.length);
  }
}

function pin(text: string, into: Collected): void {
  const requirement = requirementOf(text.split(perRequirement)[0] ?? text);
  const version = requirement === null ? null : pythonFound(requirement).version;
  if (requirement !== null && version !== null) into.pins.set(pythonName(requirement.name), version);
}

const fileScopes: readonly (readonly [RegExp, Scope])[] = [
  [/(?:^|[^a-z])tests?(?:ing)?(?:[^a-z]|$)/iu, 'test'],
  [/(?:^|[^a-z])(?:build|setup)(?:[^a-z]|$)/iu, 'build'],
  [
    /(?:^|[^a-z])(?:dev|devel|develop|development|docs?|lint|linting|ci|typing|mypy|style|release)(?:[^a-z]|$)/iu,
    'dev',
  ],
  [/(?:^|[^a-z])(?:optional|extras?)(?:[^a-z]|$)/iu, 'optional'],
];

/** What a requirements file is for, by its name: `requirements-dev.txt`. */
function requirementsScopes(path: string): readonly Scope[] {
  return fileScopes.filter(([name]) => name.test(basename(path))).map(([, scope]) => scope);
}

/** Edges from the comments of pip-compile: whom a package is there for. */
function linked({ packages, pins }: Collected, scopes: readonly Scope[]): FoundPackage[] {
  const keys = new Map(packages.map(({ found }) => [pythonName(found.name), found.key]));
  const needs = new Map<string, string[]>();
  for (const { found, via } of packages)
    for (const parent of via) {
      const key = keys.get(pythonName(parent));
      if (key !== undefined) needs.set(key, [...(needs.get(key) ?? []), found.key]);
    }
  const compiled = packages.some(({ via }) => via.length > 0);
  const distinct = new Map(
    packages.map(({ found, via }) => {
      const direct = compiled ? via.length === 0 || via.some((parent) => !keys.has(pythonName(parent))) : true;
      const version = found.version ?? pins.get(pythonName(found.name)) ?? null;
      return [found.key, { ...found, version, scopes, direct, dependsOn: [...new Set(needs.get(found.key))] }];
    }),
  );
  return [...distinct.values()];
}

/**
 * Reads a requirements file with those that it includes; what one of those brings in has the line of its inclusion.
 * @throws DependencyFileError when it has markers of a merge conflict.
 */
export async function readRequirements(text: string, context: ReadContext): Promise<Reading> {
  const into: Collected = {
    packages: [],
    pins: new Map(),
    warnings: [],
    seen: new Set([`requirements ${context.path}`]),
  };
  await collect(text, context, into, 'requirements', null);
  return {
    root: null,
    packages: linked(into, requirementsScopes(context.path)),
    recorded: null,
    warnings: into.warnings,
  };
}
