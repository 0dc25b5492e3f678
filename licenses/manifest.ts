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

import { parse, TomlError } from 'smol-toml';
import type { Text } from './result.ts';

/** What a manifest says of its licence, in its own words. */
export interface Declaration {
  readonly statements: readonly string[];
  /** What several statements mean together: `or` a choice, `and` all of them. */
  readonly join: 'and' | 'or';
  /** 1-based; null when the field has no one line. */
  readonly line: number | null;
}

/** Where the manifest of an ecosystem declares a licence, and how that is read. */
export interface Manifest {
  /** kebab-case, equals the file name. */
  readonly id: string;
  readonly name: Text;
  /** Paths from the root of the repository that are such a manifest. */
  readonly files: readonly RegExp[];
  /** The field that holds the licence; null where the ecosystem has none. */
  readonly field: string | null;
  /** URL that defines the field. */
  readonly source: string;
  /** It speaks of more or less than the work (an image, an article, a chart): it counts only where no other manifest speaks. */
  readonly secondary?: true;
  /** Null when nothing is declared or the file cannot be read as what its name says. */
  readonly read: (text: string) => Declaration | null;
}

/** Declares a package ecosystem; the identity function gives the member its type. */
export function defineManifest(manifest: Manifest): Manifest {
  return manifest;
}

const longestStatement = 2048;
const longestManifest = 1_048_576;
const mostStatements = 64;

/** A declaration of the strings among `values`; null when there are none. */
export function declaration(values: readonly unknown[], join: 'and' | 'or', line: number | null): Declaration | null {
  const statements = values
    .filter((value) => typeof value === 'string')
    .map((value) => value.trim())
    .filter((value) => value !== '' && value.length <= longestStatement)
    .slice(0, mostStatements);
  return statements.length === 0 ? null : { statements: [...new Set(statements)], join, line };
}

/** Line, 1-based, of the first match; null when there is none. */
export function lineOf(text: string, pattern: RegExp): number | null {
  const at = text.search(pattern);
  return at < 0 ? null : text.slice(0, at).split('\n').length;
}

/** Own property of a parsed object; undefined for anything that is not an object. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

/** Value of a JSON text; null when it is not JSON. */
export function fromJson(text: string): unknown {
  if (text.length > longestManifest) return null;
  try {
    return JSON.parse(text.replace(/^\u{FEFF}/u, '')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Value of a TOML text; null when it is not TOML. */
export function fromToml(text: string): unknown {
  if (text.length > longestManifest) return null;
  try {
    return parse(text.replace(/^\u{FEFF}/u, ''), { maxDepth: 64 });
  } catch (error) {
    if (error instanceof TomlError) return null;
    throw error;
  }
}

/** Strings in quotes of either kind, in order. */
export function quoted(text: string): string[] {
  return [...text.matchAll(/"([^"\n\\]{0,2048})"|'([^'\n\\]{0,2048})'/gu)].map((match) => match[1] ?? match[2] ?? '');
}
