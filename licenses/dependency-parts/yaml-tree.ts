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

import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { DependencyFileError } from '../dependency-file.ts';
import { refuseMergeConflict } from './text.ts';
import { parsedYaml } from './yaml.ts';
import { entriesOf, itemsOf, type YamlNode } from './yaml-node.ts';
import { plainYaml } from './yaml-plain.ts';

const mostNodes = 400_000;

interface Conversion {
  readonly lineOf: (offset: number) => number;
  /** By name, the last one that was met: that is the one an alias means. */
  readonly anchors: Map<string, Node>;
  /** Nodes with everything that their aliases stand for: an alias of aliases is counted out, never copied. */
  readonly done: Map<Node, { readonly node: YamlNode; readonly size: number }>;
}

function refuse(message: string, line: number | null): never {
  throw new DependencyFileError('unparsable', line, `Not YAML: ${message}`);
}

function scalarText(node: unknown): string {
  if (!isScalar(node)) return '';
  return typeof node.value === 'string' ? node.value : '';
}

function mapOf(node: Node, line: number, conversion: Conversion): { node: YamlNode; size: number } {
  const entries = new Map<string, YamlNode>();
  let inherited: YamlNode | undefined;
  let size = 1;
  for (const { key, value } of isMap(node) ? node.items : []) {
    const at = isScalar(key) && key.range ? conversion.lineOf(key.range[0]) : line;
    const made = converted(value as Node | null, at, conversion);
    size += made.size;
    const name = scalarText(key);
    if (name === '<<') inherited = made.node;
    else entries.set(name, { line: at, value: made.node.value });
  }
  for (const parent of [inherited, ...itemsOf(inherited)]) {
    for (const [name, entry] of entriesOf(parent)) if (!entries.has(name)) entries.set(name, entry);
  }
  return { node: { line, value: entries }, size };
}

function listOf(node: Node, line: number, conversion: Conversion): { node: YamlNode; size: number } {
  const made = (isSeq(node) ? node.items : []).map((item) => {
    const range = (item as Node | null)?.range;
    return converted(item as Node | null, range ? conversion.lineOf(range[0]) : line, conversion);
  });
  return { node: { line, value: made.map(({ node }) => node) }, size: made.reduce((sum, { size }) => sum + size, 1) };
}

function converted(from: Node | null, line: number, conversion: Conversion): { node: YamlNode; size: number } {
  const node = isAlias(from) ? (conversion.anchors.get(from.source) ?? null) : from;
  if (node === null) return { node: { line, value: '' }, size: 1 };
  const before = conversion.done.get(node);
  if (before !== undefined) {
    if (before.size > mostNodes) refuse('its aliases stand for too much', line);
    return before;
  }
  if ('anchor' in node && typeof node.anchor === 'string') conversion.anchors.set(node.anchor, node);
  // Until it is whole, an alias of itself is nothing.
  conversion.done.set(node, { node: { line, value: '' }, size: 1 });
  const made = isMap(node)
    ? mapOf(node, line, conversion)
    : isSeq(node)
      ? listOf(node, line, conversion)
      : { node: { line, value: scalarText(node) }, size: 1 };
  if (made.size > mostNodes) refuse('its aliases stand for too much', line);
  conversion.done.set(node, made);
  return made;
}

function byLibrary(text: string): YamlNode {
  const { document, lineOf } = parsedYaml(text);
  const conversion: Conversion = { lineOf, anchors: new Map(), done: new Map() };
  return converted(document.contents, 1, conversion).node;
}

/**
 * Value of a YAML text with lines; merge keys (`<<`) are followed.
 * @throws DependencyFileError when it is not YAML, or is made to break parsers.
 */
export function yamlTree(text: string): YamlNode {
  refuseMergeConflict(text);
  return plainYaml(text) ?? byLibrary(text);
}
