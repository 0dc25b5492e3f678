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

import { defineVersionOrder } from '../version-order.ts';
import { compareLists, compareNumbers, compareTexts, isNumber, orderOf } from '../version-text.ts';

interface Pep440 {
  readonly epoch: string;
  readonly release: readonly string[];
  readonly pre: readonly [phase: string, number: string] | null;
  readonly post: string | null;
  readonly dev: string | null;
  readonly local: readonly string[];
}

/** A version from before PEP 440; it comes before all others. */
interface Legacy {
  readonly legacy: string;
}

const shape = new RegExp(
  [
    '^v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:[.][0-9]+)*)',
    '(?:[-_.]?(?<phase>alpha|beta|preview|pre|a|b|c|rc)[-_.]?(?<pre>[0-9]*))?',
    '(?:-(?<dashed>[0-9]+)|[-_.]?(?<named>post|rev|r)[-_.]?(?<post>[0-9]*))?',
    '(?:[-_.]?(?<dev>dev)[-_.]?(?<build>[0-9]*))?',
    '(?:[+](?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$',
  ].join(''),
  'u',
);
const phases: ReadonlyMap<string, string> = new Map([
  ['alpha', 'a'],
  ['beta', 'b'],
  ['c', 'rc'],
  ['pre', 'rc'],
  ['preview', 'rc'],
]);
const legacyWords: ReadonlyMap<string, string> = new Map([
  ['pre', 'c'],
  ['preview', 'c'],
  ['-', 'final-'],
  ['rc', 'c'],
  ['dev', '@'],
]);

function dropEnd(parts: string[], part: string): void {
  while (parts.at(-1) === part) parts.pop();
}

/** setuptools' key: numbers padded, words marked with `*`, and what says nothing left out. */
function legacyKey(text: string): string {
  const parts: string[] = [];
  for (const word of [...(text.match(/[0-9]+|[a-z]+|-/gu) ?? []), 'final']) {
    const part = isNumber(word) ? word.padStart(8, '0') : `*${legacyWords.get(word) ?? word}`;
    if (part.startsWith('*')) {
      if (part < '*final') dropEnd(parts, '*final-');
      dropEnd(parts, '00000000');
    }
    parts.push(part);
  }
  return parts.join('');
}

function read(text: string): Pep440 | Legacy | null {
  const written = text.trim().toLowerCase();
  if (written === '') return null;
  const found = shape.exec(written)?.groups;
  if (found === undefined) return { legacy: legacyKey(written) };
  const { epoch, release, phase, pre, dashed, named, post, dev, build, local } = found;
  return {
    epoch: epoch ?? '0',
    release: release?.split('.') ?? [],
    pre: phase === undefined ? null : [phases.get(phase) ?? phase, pre ?? ''],
    post: dashed ?? (named === undefined ? null : (post ?? '')),
    dev: dev === undefined ? null : (build ?? ''),
    local: local?.split(/[-_.]/u) ?? [],
  };
}

/** A part that is there against one that is not; `absent` tells where the latter comes. */
function compareOptional(a: string | null, b: string | null, absent: -1 | 1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? absent : -absent;
  return compareNumbers(a, b);
}

/** `1.dev0` < `1a0` < `1rc0` < `1` = `1.post0`. */
function phaseOf({ pre, post, dev }: Pep440): string {
  if (pre !== null) return pre[0];
  return post === null && dev !== null ? '' : 'z';
}

/** Numbers after words, as PEP 440 orders local segments. */
function compareLocal(a: string, b: string): number {
  const [left, right] = [isNumber(a), isNumber(b)];
  if (left && right) return compareNumbers(a, b);
  return left === right ? compareTexts(a, b) : left ? 1 : -1;
}

function compare(a: Pep440 | Legacy, b: Pep440 | Legacy): number {
  if ('legacy' in a || 'legacy' in b) {
    if ('legacy' in a && 'legacy' in b) return compareTexts(a.legacy, b.legacy);
    return 'legacy' in a ? -1 : 1;
  }
  return (
    compareNumbers(a.epoch, b.epoch) ||
    compareLists(a.release, b.release, compareNumbers, '0') ||
    compareTexts(phaseOf(a), phaseOf(b)) ||
    compareNumbers(a.pre?.[1] ?? '', b.pre?.[1] ?? '') ||
    compareOptional(a.post, b.post, -1) ||
    compareOptional(a.dev, b.dev, 1) ||
    compareLists(a.local, b.local, compareLocal)
  );
}

export const pypi = defineVersionOrder({
  id: 'pypi',
  source: 'https://packaging.python.org/en/latest/specifications/version-specifiers/',
  compare: orderOf(read, compare),
});
