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

import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Text } from '../result.ts';

/** Something that is wrong in the policy file. */
export interface SettingsProblem {
  /** 1-based; null when it is about the whole file. */
  readonly line: number | null;
  readonly text: Text;
}

/** A value of the file, with the place where it stands. Scalars are always the text as it is written. */
export type YamlValue =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly YamlValue[]; readonly line: number }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly line: number }
  /** Nothing stands behind the key. */
  | { readonly kind: 'empty'; readonly line: number };

/** A key with its value; keys are not repeated. */
export interface YamlEntry {
  readonly key: string;
  readonly line: number;
  readonly value: YamlValue;
}

const largest = 256 * 1024;
const deepest = 32;
/** Problems that are told; who has more of them mends these first. */
const most = 50;
/** Lines and items that may stand in the file, which bounds the time of the parser more closely than its size does. */
const mostParts = 20_000;
const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/mu;

function problem(line: number | null, zh: string, en: string): SettingsProblem {
  return { line, text: { zh, en } };
}

/** Brackets that are open at once, whatever quotes say; the parser would otherwise recurse as deep as the text likes. */
function opened(text: string): number {
  let [now, most] = [0, 0];
  for (const character of text) {
    if (character === '[' || character === '{') now += 1;
    else if ((character === ']' || character === '}') && now > 0) now -= 1;
    if (now > most) most = now;
  }
  return most;
}

function hasTooManyParts(text: string): boolean {
  let parts = 0;
  for (const character of text) if (character === '\n' || character === ',' || character === ':') parts += 1;
  return parts > mostParts;
}

function tooDeep(text: string): boolean {
  if (opened(text) > deepest) return true;
  return text.split('\n').some((line) => /^ {128}/u.test(line) || /^ *(?:[-?:][ \t]+){32}/u.test(line));
}

function refused(text: string): SettingsProblem | null {
  if (Buffer.byteLength(text) > largest) {
    return problem(null, '策略文件超过 256 KiB，不予读取。', 'The policy file is larger than 256 KiB and is not read.');
  }
  if (hasTooManyParts(text)) {
    return problem(
      null,
      `行和列表项超过 ${mostParts}，不予读取。`,
      `It has more than ${mostParts} lines and items and is not read.`,
    );
  }
  const marker = conflict.exec(text);
  if (marker !== null) {
    const line = text.slice(0, marker.index).split('\n').length;
    return problem(line, '文件里有没有解决的合并冲突。', 'There is an unresolved merge conflict in the file.');
  }
  return tooDeep(text) ? problem(null, '嵌套过深，不予读取。', 'It is nested too deep and is not read.') : null;
}

function valueOf(node: Node | null, lineAt: (node: Node) => number, line: number): YamlValue {
  if (isScalar(node)) {
    const text = String(node.value);
    const nothing = node.type === 'PLAIN' && (text === '' || text === '~' || text === 'null');
    return nothing ? { kind: 'empty', line } : { kind: 'text', text, line: lineAt(node) };
  }
  if (isSeq(node)) {
    return { kind: 'list', items: node.items.map((item) => valueOf(item as Node, lineAt, line)), line: lineAt(node) };
  }
  if (!isMap(node)) return { kind: 'empty', line };
  return { kind: 'map', entries: entriesOf(node, lineAt), line: lineAt(node) };
}

function entriesOf(map: YAMLMap, lineAt: (node: Node) => number): YamlEntry[] {
  return map.items.map((pair) => {
    const at = lineAt(pair.key as Node);
    return {
      key: String((pair.key as { value?: unknown }).value),
      line: at,
      value: valueOf(pair.value as Node, lineAt, at),
    };
  });
}

/** Keys that stand twice in one map, wherever it is. */
function* repeated(value: YamlValue): Generator<YamlEntry> {
  if (value.kind === 'list') for (const item of value.items) yield* repeated(item);
  if (value.kind !== 'map') return;
  const seen = new Set<string>();
  for (const entry of value.entries) {
    if (seen.has(entry.key)) yield entry;
    seen.add(entry.key);
    yield* repeated(entry.value);
  }
}

/** What is YAML and is not understood here: references, tags, keys that are no text. */
function foreign(node: unknown): readonly [zh: string, en: string] | null {
  if (isAlias(node)) return ['这里不支持别名（*）。', 'Aliases (*) are not understood here.'];
  if (isPair(node) && !isScalar(node.key)) return ['键必须是文字。', 'Keys must be text.'];
  const tag = (node as { tag?: unknown } | null)?.tag;
  const usual = tag === undefined || (typeof tag === 'string' && /^tag:yaml\.org,2002:(?:str|seq|map)$/u.test(tag));
  return usual ? null : ['这里不支持标签（!）。', 'Tags (!) are not understood here.'];
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/u, '').slice(0, 200);
}

/** Reads the text of a policy file; nothing in it can make it slow, deep or partly read. */
export function readPolicyYaml(text: string): {
  readonly root: YamlValue;
  readonly problems: readonly SettingsProblem[];
} {
  const nothing: YamlValue = { kind: 'empty', line: 1 };
  const early = refused(text);
  if (early !== null) return { root: nothing, problems: [early] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    logLevel: 'silent',
    prettyErrors: false,
    // The parser's own check takes time in the square of the keys.
    uniqueKeys: false,
  });
  const problems = [...document.errors, ...document.warnings].map((error) => {
    const said = firstLine(error.message);
    return problem(lines.linePos(error.pos[0]).line, `不是合法的 YAML：${said}`, `This is no valid YAML: ${said}`);
  });
  if (problems.length > 0) return { root: nothing, problems: problems.slice(0, most) };
  const lineAt = (node: Node) => lines.linePos(node.range?.[0] ?? 0).line;
  visit(document, (_, node) => {
    const why = foreign(node);
    if (why === null) return undefined;
    const place = isPair(node) ? (node.key as Node | null) : (node as Node);
    problems.push(problem(place === null ? null : lineAt(place), ...why));
    return visit.SKIP;
  });
  if (problems.length > 0) return { root: nothing, problems: problems.slice(0, most) };
  const root = valueOf(document.contents, lineAt, 1);
  for (const { key, line } of repeated(root)) {
    const shown = key.slice(0, 80);
    problems.push(problem(line, `键“${shown}”写了两次。`, `The key "${shown}" stands twice.`));
  }
  return { root: problems.length > 0 ? nothing : root, problems: problems.slice(0, most) };
}
