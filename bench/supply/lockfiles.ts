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

import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import {
  type DependencyFile,
  DependencyFileError,
  type FoundPackage,
  type Reading,
} from '#licenses/dependency-file.ts';
import { dependencyFiles } from '#licenses/dependency-file-registry.ts';
import { ecosystems } from '#licenses/ecosystem-registry.ts';
import { memoryTree } from '#licenses/testing-tree.ts';
import { data as collections } from '../licences/cases.ts';
import { type ParserCases, parsers, waived } from './lockfile-parsers.ts';

const data = join(collections, 'lockfiles-osv-scalibr');

interface Wanted {
  readonly name: string | null;
  readonly version: string;
  readonly purlType?: string;
  readonly groups?: readonly string[];
  readonly commit?: string;
}

interface Case {
  readonly parser: string;
  readonly case: string;
  readonly file: string;
  readonly packages?: readonly Wanted[];
  readonly expectError?: boolean;
}

/** Path of the fixture under the name that such a file has in a repository. */
function pathOf({ file }: Case, { called, keepsName }: ParserCases): string {
  return keepsName?.test(file) === true ? file : join(dirname(file), called);
}

/** A file may be read by several formats, each for packages of its own ecosystem. */
function formatsOf(path: string): readonly DependencyFile[] {
  return [...dependencyFiles.values()].filter(({ files }) => files.some((name) => name.test(path)));
}

interface FormatReading {
  readonly purlType: string;
  readonly reading: Reading;
}

/** Reads a fixture; files beside it are the fixtures beside it, but never outside of the collection. */
async function readCase(one: Case, how: ParserCases): Promise<readonly FormatReading[] | Error> {
  const path = pathOf(one, how);
  const formats = formatsOf(path);
  if (formats.length === 0) return new Error(`no format reads ${basename(path)}`);
  const beside = async (other: string): Promise<string | null> => {
    const own = how.sums === 'by-name' && other.endsWith('go.sum') ? one.file.replace(/\.mod$/u, '.sum') : other;
    const at = join(data, normalize(own));
    return relative(data, at).startsWith('..') || !existsSync(at) ? null : readFileSync(at, 'utf8');
  };
  try {
    const text = await memoryTree({ [path]: readFileSync(join(data, one.file)) }).text(path);
    if (text === null) return new DependencyFileError('unparsable', null, 'no text');
    const readings: FormatReading[] = [];
    for (const format of formats) {
      const purlType = how.purlType ?? ecosystems.get(format.ecosystem)?.purlType ?? '';
      readings.push({ purlType, reading: await format.read(text, { path, beside }) });
    }
    return readings;
  } catch (error) {
    if (error instanceof DependencyFileError) return error;
    throw error;
  }
}

interface Answer {
  readonly name: string;
  readonly version: string;
  readonly groups: readonly string[];
  readonly commit: string | null;
  readonly purlType: string | null;
}

/** The lowest version that a plain npm range allows, as osv-scalibr asks of its library; null for what is no range. */
function lowest(range: string): string | null {
  const first = range.split('||')[0]?.trim().split(/\s+/u)[0] ?? '';
  const match = /^(>=|>|~>?|\^|=|v)?\s*v?(\d+)(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(-[\w.-]+)?/u.exec(first);
  if (match === null) return null;
  const part = (text: string | undefined) => (text === undefined || /[xX*]/u.test(text) ? '0' : text);
  const patch = Number(part(match[4])) + (match[1] === '>' ? 1 : 0);
  return `${match[2]}.${part(match[3])}.${patch}${match[5] ?? ''}`;
}

/** The number in a requirement of Python that has one clause; empty where osv-scalibr takes none. */
function bound(constraint: string): string {
  return /^(?:===?|~=|>=|<=)([^,*]+)$/u.exec(constraint)?.[1] ?? '';
}

function versionOf(found: FoundPackage, how: ParserCases): string | null {
  if (how.constraints === undefined) return found.version ?? '';
  if (how.constraints === 'first') return found.version ?? /\d[\w.+-]*/u.exec(found.constraint ?? '')?.[0] ?? '';
  if (found.source !== null && found.source.kind !== 'registry') return '';
  if (how.constraints === 'bound') return bound(found.constraint ?? '');
  if (how.constraints === 'range') return found.constraint ?? found.version ?? '';
  return lowest(found.constraint ?? '');
}

function answerOf(found: FoundPackage, purlType: string, how: ParserCases): readonly Answer[] {
  const version = versionOf(found, how);
  if (version === null || (how.constraints !== undefined && found.source?.kind === 'path')) return [];
  if (how.unsourced === 'left-out' && found.source?.url == null) return [];
  if (how.addresses === 'left-out' && found.source !== null && found.source.kind !== 'registry') return [];
  const commit = found.source?.kind === 'git' ? found.source.revision : null;
  if (how.unversioned === 'left-out' && version === '' && !/^[\da-f]{40}$/u.test(commit ?? '')) return [];
  const type = /^pkg:([^/]+)/u.exec(found.purl ?? '')?.[1] ?? purlType;
  if (how.only !== undefined && type !== how.only) return [];
  return [
    {
      name: found.name,
      version,
      groups: how.groupsAs?.(found.groups, found.scopes) ?? found.groups,
      commit,
      purlType: how.purlType ?? type,
    },
  ];
}

/** What is named several times is one package; it has a group only when each of its places has one. */
function merged<T extends Omit<Answer, 'purlType' | 'name'> & { readonly name: string | null }>(
  all: readonly T[],
): T[] {
  const byName = new Map<string, T>();
  for (const one of all) {
    const key = JSON.stringify([one.name, one.version, one.version === '' ? one.commit : null]);
    const before = byName.get(key);
    const groups =
      before?.groups.length === 0 || one.groups.length === 0 ? [] : [...(before?.groups ?? []), ...one.groups];
    byName.set(key, { ...(before ?? one), groups: [...new Set(groups)].sort() });
  }
  return [...byName.values()];
}

function answersOf({ purlType, reading }: FormatReading, one: Case, how: ParserCases): Answer[] {
  const root = reading.root;
  const listed =
    how.root === 'listed' && root !== null && root.version !== null
      ? [{ name: root.name, version: root.version, groups: [], commit: null, purlType }]
      : [];
  const wholeList = how.needs !== 'where-listed' || (one.packages?.length ?? 0) > 1;
  const told = how.directOnly?.test(one.case) === true;
  const asked = reading.packages.filter(
    ({ direct, scopes }) => !(told && direct === false) && !(how.build === 'left-out' && scopes.includes('build')),
  );
  const needs = wholeList ? asked.flatMap((found) => answerOf(found, purlType, how)) : [];
  return [...listed, ...needs];
}

function sameName(ours: string, theirs: string, how: ParserCases): boolean {
  if (how.names !== 'last-part') return ours === theirs;
  const last = (name: string) =>
    name
      .toLowerCase()
      .replace(/\.git$/u, '')
      .split('/')
      .at(-1);
  return last(ours) === last(theirs);
}

/** Why the answer differs from what is wanted; empty when it does not. */
function differences(answers: readonly Answer[], wanted: readonly Wanted[], how: ParserCases): string[] {
  const rest = [...answers];
  const said: string[] = [];
  // Names that the collection lost are only counted.
  const lost = wanted.filter(({ name }) => name === null);
  if (lost.length > 0 && lost.length === wanted.length)
    return rest.length === lost.length ? [] : [`${rest.length} packages instead of ${lost.length}`];
  for (const want of merged(wanted.map((w) => ({ ...w, groups: w.groups ?? [], commit: w.commit ?? null })))) {
    const same = (a: Answer) => sameName(a.name, want.name ?? '', how) && a.version === want.version;
    const exact = rest.findIndex((a) => same(a) && a.commit === want.commit);
    const at = exact >= 0 ? exact : rest.findIndex(same);
    const found = at < 0 ? undefined : rest.splice(at, 1)[0];
    const label = `${want.name}@${want.version}`;
    if (found === undefined) {
      said.push(`missing ${label}`);
      continue;
    }
    const sameGroups = how.groups === 'named' && want.groups.every((group) => found.groups.includes(group));
    if (!sameGroups && found.groups.join() !== want.groups.join())
      said.push(`${label}: groups [${found.groups.join()}] instead of [${want.groups.join()}]`);
    if (want.purlType !== undefined && found.purlType !== want.purlType)
      said.push(`${label}: ${found.purlType} instead of ${want.purlType}`);
    if (want.commit !== null && found.commit !== want.commit && how.commits !== 'of-git-sources')
      said.push(`${label}: commit ${found.commit} instead of ${want.commit}`);
  }
  return [...said, ...rest.map(({ name, version }) => `not wanted ${name}@${version}`)];
}

async function judge(one: Case): Promise<string[]> {
  const how = parsers[one.parser];
  if (how === undefined) return ['no such parser'];
  const read = await readCase(one, how);
  if (one.expectError === true) {
    if (read instanceof DependencyFileError) return [];
    const unknown =
      !(read instanceof Error) &&
      read.every(({ reading }) => reading.root?.version === null && reading.warnings.length > 0);
    return how.unknownRoot === 'refused' && unknown ? [] : ['was not refused'];
  }
  if (read instanceof Error) return [read.message];
  const answers = merged(read.flatMap((reading) => answersOf(reading, one, how)));
  return differences(answers, one.packages ?? [], how);
}

/** Runs the cases of the parsers that begin with the word; `--parser javascript/`. */
async function run(begin: string): Promise<void> {
  if (!existsSync(data)) throw new Error(`No lock files with known answers at ${data}: set TONGMING_BENCH_DATA.`);
  const cases = (JSON.parse(readFileSync(join(data, 'expected.json'), 'utf8')) as Case[]).filter(
    ({ parser }) => parser.startsWith(begin) && parser.includes('/'),
  );
  const counts = { ok: 0, waived: 0, failed: 0 };
  for (const one of cases) {
    const wrong = await judge(one);
    const name = `${one.parser} | ${one.case} | ${basename(one.file)}`;
    const reason = waived[name];
    const outcome = wrong.length === 0 ? 'ok' : reason === undefined ? 'failed' : 'waived';
    counts[outcome] += 1;
    if (outcome === 'waived') console.log(`waived ${name}: ${reason}`);
    if (outcome === 'failed') console.log(`FAILED ${name}\n  ${wrong.slice(0, 12).join('\n  ')}`);
  }
  console.log(`${cases.length} cases: ${counts.ok} ok, ${counts.waived} waived, ${counts.failed} failed`);
  if (counts.failed > 0) process.exitCode = 1;
}

const at = process.argv.indexOf('--parser');
await run(at < 0 ? '' : (process.argv[at + 1] ?? ''));
