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

/** A value of YAML with its place. Scalars are the text as written, so that `1.10` stays `1.10`; what is left empty is ''. */
export interface YamlNode {
  /** 1-based; of an entry the line of its key. */
  readonly line: number;
  readonly value: string | ReadonlyMap<string, YamlNode> | readonly YamlNode[];
}

const none: ReadonlyMap<string, YamlNode> = new Map();

/** Entries of a map; none for anything else. */
export function entriesOf(node: YamlNode | undefined): ReadonlyMap<string, YamlNode> {
  return node?.value instanceof Map ? (node.value as ReadonlyMap<string, YamlNode>) : none;
}

/** Items of a list; none for anything else. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return Array.isArray(node?.value) ? (node.value as readonly YamlNode[]) : [];
}

/** Text of a scalar that is there and says something; null for anything else. */
export function textOf(node: YamlNode | undefined): string | null {
  return typeof node?.value === 'string' && node.value !== '' ? node.value : null;
}

/** Scalar below the keys. */
export function textAt(node: YamlNode | undefined, ...path: readonly string[]): string | null {
  let at = node;
  for (const key of path) at = entriesOf(at).get(key);
  return textOf(at);
}
