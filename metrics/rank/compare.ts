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

import { canonicalJson } from './canonical.ts';

/** A place where two JSON values differ; the longer texts are cut. */
export interface Difference {
  /** As `entries[0].score.value`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** All differences are counted, this many are kept. */
const mostKept = 50;
const longest = 200;

/** What stands where the other value has something. */
const absent = Symbol('absent');

function shown(value: unknown): string {
  if (value === absent || value === undefined) return '—';
  const text = canonicalJson(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Differences found so far. */
export interface Differences {
  readonly kept: Difference[];
  total: number;
}

function add(into: Differences, path: string, expected: unknown, found: unknown): void {
  into.total += 1;
  if (into.kept.length < mostKept) into.kept.push({ path, expected: shown(expected), found: shown(found) });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : absent;
}

function step(path: string, key: string): string {
  const plain = /^[A-Za-z_][\w-]*$/.test(key);
  if (!plain) return `${path}[${JSON.stringify(key.slice(0, longest))}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** Walks two JSON values together and keeps where they differ; both were read by `JSON.parse` within its bounds. */
export function compareJson(expected: unknown, found: unknown, path: string, into: Differences): void {
  if (Array.isArray(expected) && Array.isArray(found)) {
    const length = Math.max(expected.length, found.length);
    for (let index = 0; index < length; index += 1) {
      const [a, b] = [expected, found].map((list) => (index < list.length ? (list[index] as unknown) : absent));
      if (a === absent || b === absent) add(into, `${path}[${index}]`, a, b);
      else compareJson(a, b, `${path}[${index}]`, into);
    }
    return;
  }
  if (isObject(expected) && isObject(found)) {
    for (const key of [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort()) {
      const [a, b] = [own(expected, key), own(found, key)];
      if (a === absent || b === absent) add(into, step(path, key), a, b);
      else compareJson(a, b, step(path, key), into);
    }
    return;
  }
  if (canonicalJson(expected) !== canonicalJson(found)) add(into, path, expected, found);
}
