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

import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseAllDocuments } from 'yaml';

/** A YAML file that somebody else wrote, read with bounds; nodes are walked by these functions, which follow aliases. */
export interface Yaml {
  /** Contents of the documents in the file. */
  readonly roots: readonly Node[];
  /** Why the file could not be read; there are no roots then. */
  readonly error: string | null;
  /** 1-based. */
  readonly lineOf: (node: unknown) => number;
  /** The node itself, or what an alias stands for. */
  readonly follow: (node: unknown) => unknown;
  /** Pairs of a mapping; none for anything else. */
  readonly pairs: (node: unknown) => readonly Pair[];
  /** Items of a sequence; none for anything else. */
  readonly items: (node: unknown) => readonly unknown[];
  /** The value of a key, the first one where it stands twice. */
  readonly child: (node: unknown, key: string) => unknown;
  /** A scalar as text; null for anything else. */
  readonly scalar: (node: unknown) => string | null;
}

const mostBytes = 256 * 1024;
/** What is written by hand stays far below these; what is made to exhaust the parser does not. */
const mostLines = 10_000;
const longestLine = 10_000;
const deepest = 64;

/** Text of a mapping's key. */
export function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

/** Reads a YAML file; what is not YAML, too large or nested too deeply comes back with `error` set. */
export function readYaml(text: string): Yaml {
  const lines = new LineCounter();
  const { roots, error } = parse(text, lines);
  const anchors = anchorsOf(roots);
  const follow = (node: unknown) => (isAlias(node) ? (anchors.get(node.source) ?? null) : node);
  const pairs = (node: unknown) => {
    const at = follow(node);
    return isMap(at) ? at.items : [];
  };
  return {
    roots,
    error,
    follow,
    pairs,
    lineOf: (node) => lineOf(node, lines),
    items(node) {
      const at = follow(node);
      return isSeq(at) ? at.items : [];
    },
    child: (node, key) => follow(pairs(node).find((pair) => keyText(pair) === key)?.value ?? null),
    scalar(node) {
      const at = follow(node);
      const value = isScalar(at) ? at.value : null;
      return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;
    },
  };
}

function tooLarge(text: string): boolean {
  if (text.length > mostBytes) return true;
  const lines = text.split('\n');
  return lines.length > mostLines || lines.some((line) => line.length > longestLine);
}

function parse(text: string, lines: LineCounter): { readonly roots: readonly Node[]; readonly error: string | null } {
  if (tooLarge(text)) return { roots: [], error: 'too large' };
  try {
    // Pretty errors cost time in the square of the line; warnings of unknown tags would go to standard error.
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    const parsed = Array.isArray(documents) ? documents : [];
    const fault = parsed.flatMap((document) => document.errors)[0];
    if (fault !== undefined) return { roots: [], error: `line ${lines.linePos(fault.pos[0]).line}: ${fault.message}` };
    const roots = parsed.flatMap((document) => document.contents ?? []);
    return isTooDeep(roots) ? { roots: [], error: 'nested too deeply' } : { roots, error: null };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return { roots: [], error: 'nested too deeply' };
  }
}

function inner(node: unknown): readonly unknown[] {
  if (isMap(node)) return node.items.map((pair) => pair.value);
  return isSeq(node) ? node.items : [];
}

function isTooDeep(roots: readonly unknown[]): boolean {
  let level = roots;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap(inner);
  }
  return false;
}

function anchorsOf(roots: readonly Node[]): ReadonlyMap<string, Node> {
  const anchors = new Map<string, Node>();
  let level: readonly unknown[] = roots;
  while (level.length > 0) {
    for (const node of level) {
      if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
    }
    level = level.flatMap(inner);
  }
  return anchors;
}

function lineOf(node: unknown, lines: LineCounter): number {
  const offset = (node as { range?: readonly [number, number, number] | null } | null)?.range?.[0];
  return offset === undefined ? 1 : lines.linePos(offset).line;
}
