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

import type { YamlNode } from './yaml-node.ts';

/** A part of a line that was read, and where it ends; null when it is not plain enough. */
export interface Read<T> {
  readonly value: T;
  readonly end: number;
}

const deepest = 20;
const plainStart = /[^\s{}[\],#&*!|>'"%@`?]/u;

function doubleQuoted(text: string, from: number): Read<string> | null {
  let end = from + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length) return null;
  const inside = text.slice(from + 1, end);
  if (!inside.includes('\\')) return { value: inside, end: end + 1 };
  if (!/^(?:[^\\]|\\["\\/bfnrt]|\\u[0-9a-f]{4})*$/iu.test(inside)) return null;
  return { value: JSON.parse(`"${inside.replaceAll('\t', '\\t')}"`) as string, end: end + 1 };
}

function singleQuoted(text: string, from: number): Read<string> | null {
  let end = from + 1;
  while (end < text.length && (text[end] !== "'" || text[end + 1] === "'")) end += text[end] === "'" ? 2 : 1;
  return end >= text.length ? null : { value: text.slice(from + 1, end).replaceAll("''", "'"), end: end + 1 };
}

/** A string in quotes that begins here; null when it goes on in another line, or has rare escapes. */
export function quotedScalar(text: string, from: number): Read<string> | null {
  return text[from] === '"' ? doubleQuoted(text, from) : singleQuoted(text, from);
}

function blanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

function scalarInFlow(text: string, from: number): Read<string> | null {
  if (text[from] === '"' || text[from] === "'") return quotedScalar(text, from);
  if (!plainStart.test(text[from] ?? '')) return null;
  let end = from;
  while (end < text.length && !/[{}[\],]/u.test(text[end] ?? '')) {
    if (text[end] === ':' && /^[\s,\]}]?$/u.test(text[end + 1] ?? '')) break;
    if (text[end] === '#' && text[end - 1] === ' ') return null;
    end += 1;
  }
  return { value: text.slice(from, end).trimEnd(), end };
}

function flowMap(text: string, from: number, line: number, depth: number): Read<YamlNode> | null {
  const entries = new Map<string, YamlNode>();
  let at = blanks(text, from + 1);
  while (text[at] !== '}') {
    const key = scalarInFlow(text, at);
    if (key === null || entries.has(key.value)) return null;
    at = blanks(text, key.end);
    if (text[at] !== ':') return null;
    at = blanks(text, at + 1);
    const empty = text[at] === ',' || text[at] === '}';
    const value = empty ? { value: { line, value: '' }, end: at } : flowNode(text, at, line, depth);
    if (value === null) return null;
    entries.set(key.value, value.value);
    at = blanks(text, value.end);
    if (text[at] === ',') at = blanks(text, at + 1);
    else if (text[at] !== '}') return null;
  }
  return { value: { line, value: entries }, end: at + 1 };
}

function flowList(text: string, from: number, line: number, depth: number): Read<YamlNode> | null {
  const items: YamlNode[] = [];
  let at = blanks(text, from + 1);
  while (text[at] !== ']') {
    const item = flowNode(text, at, line, depth);
    if (item === null) return null;
    items.push(item.value);
    at = blanks(text, item.end);
    if (text[at] === ',') at = blanks(text, at + 1);
    else if (text[at] !== ']') return null;
  }
  return { value: { line, value: items }, end: at + 1 };
}

/** A value in braces, brackets or quotes, or a plain one inside of them; null when it is not whole on its line. */
export function flowNode(text: string, from: number, line: number, depth = 0): Read<YamlNode> | null {
  if (depth > deepest) return null;
  if (text[from] === '{') return flowMap(text, from, line, depth + 1);
  if (text[from] === '[') return flowList(text, from, line, depth + 1);
  const scalar = scalarInFlow(text, from);
  return scalar === null ? null : { value: { line, value: scalar.value }, end: scalar.end };
}
