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

import { DependencyFileError } from '../dependency-file.ts';
import { gitSource, shorthandSource } from './git-source.ts';
import { nameAndRest, npmRequirement, resolvedSource } from './npm-requirement.ts';
import type { YarnEntry } from './yarn-entry.ts';

interface Block {
  readonly patterns: readonly string[];
  readonly fields: Map<string, string>;
  readonly lists: Map<string, (readonly [string, string])[]>;
  readonly line: number;
}

function refuse(line: number): never {
  throw new DependencyFileError('unparsable', line, 'Not a lock file of yarn');
}

/** Words of a line: in quotes as JSON, or up to the next blank, comma or colon that ends it. */
const word = /"((?:[^"\\]|\\.)*)(?:"|\\?$)|([^\s",]+)/gu;

function words(text: string): string[] {
  return Array.from(text.matchAll(word), ([, quoted, bare]) => quoted?.replace(/\\(["\\/])/gu, '$1') ?? bare ?? '');
}

function header(text: string, line: number): Block {
  if (!text.endsWith(':')) refuse(line);
  const patterns = words(text.slice(0, -1));
  if (patterns.length === 0) refuse(line);
  return { patterns, fields: new Map(), lists: new Map(), line };
}

/** Blocks by indentation: none begins one, two a field or a list, four an item. */
function blocksIn(text: string): Block[] {
  const blocks: Block[] = [];
  let list: (readonly [string, string])[] | null = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const whole = raw.trimEnd();
    if (whole === '' || whole.trimStart().startsWith('#')) continue;
    const indent = whole.length - whole.trimStart().length;
    const block = blocks.at(-1);
    if (indent === 0) {
      blocks.push(header(whole, index + 1));
      list = null;
    } else if (block === undefined) refuse(index + 1);
    else if (indent === 2 && whole.endsWith(':')) {
      list = [];
      block.lists.set(words(whole.slice(0, -1))[0] ?? '', list);
    } else {
      const [key, value] = words(whole);
      if (key === undefined || value === undefined || (indent > 2 && list === null)) refuse(index + 1);
      if (indent > 2) list?.push([key, value]);
      else block.fields.set(key, value);
    }
  }
  return blocks;
}

function entryOf(block: Block): YarnEntry {
  const [first = ''] = block.patterns;
  const split = nameAndRest(first) ?? { name: first, rest: '' };
  const meant = npmRequirement(split.name, split.rest);
  const resolved = block.fields.get('resolved') ?? null;
  const spec = split.rest === '' ? null : (gitSource(split.rest) ?? shorthandSource(split.rest));
  let source = resolved === null && meant.source !== null ? meant.source : resolvedSource(resolved);
  if (source.kind === 'git' && source.revision === null) source = { ...source, revision: spec?.revision ?? null };
  return {
    key: first,
    name: meant.name,
    version: block.fields.get('version') ?? null,
    source,
    patterns: block.patterns,
    required: block.lists.get('dependencies') ?? [],
    optional: block.lists.get('optionalDependencies') ?? [],
    integrity: block.fields.get('integrity') ?? (source.kind === 'git' ? null : (resolved?.split('#')[1] ?? null)),
    line: block.line,
    workspace: null,
  };
}

/**
 * Blocks of a `yarn.lock` of yarn 1.
 * @throws DependencyFileError when it is none.
 */
export function classicEntries(text: string): YarnEntry[] {
  return blocksIn(text).map(entryOf);
}
