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

import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { IndexRule } from '#licenses/detect/index-rule.ts';
import { LicenceError } from '#licenses/error.ts';
import {
  frontMatter,
  type ScancodeLicence,
  type ScancodeRule,
  scancodeLicence,
  scancodeRule,
  scancodeRules,
} from '#licenses/pack/scancode.ts';
import { readTemplate } from '#licenses/pack/template.ts';
import { templateRules } from '#licenses/pack/template-rules.ts';
import { UsageError } from '../usage.ts';

/** Rules from one source, and what to say of it. */
export interface PackSource {
  readonly name: 'scancode' | 'spdx-xml';
  readonly rules: readonly IndexRule[];
  /** Files or records read. */
  readonly records: number;
  /** SHA-256, hex, over all that was read, in the order of the names. */
  readonly digest: string;
  /** Whom to name when results are published. */
  readonly attribution: string;
}

/** Told of every so many records read. */
export type OnRecord = (records: number) => void;

const unzipped = promisify(gunzip);

const attributions = {
  scancode: 'ScanCode licence database, Copyright (c) nexB Inc. and others, CC-BY-4.0',
  'spdx-xml': 'SPDX License List, Linux Foundation and contributors, CC0-1.0',
} as const;

function missing(path: string, what: string): UsageError {
  return new UsageError({
    zh: `${path} 里没有 ${what}。--scancode 应指向 ScanCode 源码里的 src/licensedcode/data，或装有 licenses.jsonl.gz 与 rules.jsonl.gz 的目录；--spdx-xml 应指向 license-list-XML 的 src 目录。`,
    en: `${path} holds no ${what}. --scancode takes src/licensedcode/data of ScanCode's source, or a directory with licenses.jsonl.gz and rules.jsonl.gz; --spdx-xml takes the src directory of license-list-XML.`,
  });
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).sort();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new UsageError({ zh: `${dir} 读不了（${code}）。`, en: `${dir} cannot be read (${code}).` });
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

const largestFile = 512 * 1024 * 1024;

/** Records of a JSON Lines file, compressed or not. */
async function* records(path: string, hash: (text: string) => void): AsyncGenerator<{ value: unknown; name: string }> {
  const bytes = await readFile(path);
  const plain = path.endsWith('.gz') ? await unzipped(bytes, { maxOutputLength: largestFile }) : bytes;
  for (const [index, line] of plain.toString('utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    hash(line);
    const name = `${basename(path)}:${index + 1}`;
    try {
      yield { value: JSON.parse(line) as unknown, name };
    } catch (cause) {
      throw cause instanceof SyntaxError ? new LicenceError('syntax', 0, `${name} is not JSON.`, { cause }) : cause;
    }
  }
}

async function* cards(dir: string, ending: string, hash: (text: string) => void) {
  for (const name of (await namesIn(dir)).filter((one) => one.endsWith(ending))) {
    const source = await readFile(join(dir, name), 'utf8');
    hash(source);
    const record = frontMatter(source, name);
    yield { value: { id: name, key: name.slice(0, -ending.length), ...record }, name };
  }
}

function firstOf(dir: string, names: readonly string[], found: readonly string[]): string | null {
  const name = names.find((one) => found.includes(one));
  return name === undefined ? null : join(dir, name);
}

async function scancodeStreams(dir: string, hash: (text: string) => void) {
  const found = await namesIn(dir);
  const licences = firstOf(dir, ['licenses.jsonl', 'licenses.jsonl.gz'], found);
  const rules = firstOf(dir, ['rules.jsonl', 'rules.jsonl.gz'], found);
  if (licences !== null && rules !== null) return { licences: records(licences, hash), rules: records(rules, hash) };
  if (!(await isDirectory(join(dir, 'rules'))) || !(await isDirectory(join(dir, 'licenses'))))
    throw missing(dir, 'licenses/, rules/');
  return {
    licences: cards(join(dir, 'licenses'), '.LICENSE', hash),
    rules: cards(join(dir, 'rules'), '.RULE', hash),
  };
}

/** Rules of ScanCode's database below `dir`. Throws UsageError where it is not there, LicenceError where a record is malformed. */
export async function scancodeSource(dir: string, onRecord: OnRecord): Promise<PackSource> {
  const digest = createHash('sha256');
  const { licences, rules } = await scancodeStreams(dir, (text) => digest.update(text));
  const [known, labelled]: [ScancodeLicence[], ScancodeRule[]] = [[], []];
  for await (const { value, name } of licences) known.push(scancodeLicence(value, name));
  for await (const { value, name } of rules) {
    labelled.push(scancodeRule(value, name));
    if (labelled.length % 1000 === 0) onRecord(labelled.length);
  }
  return {
    name: 'scancode',
    rules: scancodeRules(known, labelled),
    records: known.length + labelled.length,
    digest: digest.digest('hex'),
    attribution: attributions.scancode,
  };
}

/** Rules of the SPDX list's XML files in `dir` and its `exceptions`. Throws UsageError where none is there, LicenceError where one is malformed. */
export async function spdxXmlSource(dir: string, onRecord: OnRecord): Promise<PackSource> {
  const digest = createHash('sha256');
  const own = (await namesIn(dir)).map((name) => join(dir, name));
  const exceptions = join(dir, 'exceptions');
  const more = (await isDirectory(exceptions)) ? (await namesIn(exceptions)).map((name) => join(exceptions, name)) : [];
  const paths = [...own, ...more].filter((path) => path.endsWith('.xml'));
  if (paths.length === 0) throw missing(dir, '*.xml');
  const rules: IndexRule[] = [];
  for (const [index, path] of paths.entries()) {
    const source = await readFile(path, 'utf8');
    digest.update(source);
    rules.push(...templateRules(readTemplate(source)));
    if (index % 100 === 0) onRecord(index);
  }
  return {
    name: 'spdx-xml',
    rules,
    records: paths.length,
    digest: digest.digest('hex'),
    attribution: attributions['spdx-xml'],
  };
}
