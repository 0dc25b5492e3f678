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

import type { AdvisoryLevel } from './record.ts';

const words: ReadonlyMap<string, AdvisoryLevel> = new Map([
  ['negligible', 'low'],
  ['unimportant', 'low'],
  ['minor', 'low'],
  ['low', 'low'],
  ['moderate', 'medium'],
  ['medium', 'medium'],
  ['important', 'high'],
  ['high', 'high'],
  ['critical', 'critical'],
]);

/** The level that a database's own word means; null for words that mean none, as `not yet assigned`. */
export function levelOfWord(word: unknown): AdvisoryLevel | null {
  return typeof word === 'string' ? (words.get(word.trim().toLowerCase()) ?? null) : null;
}

/** The qualitative scale of CVSS 3 and 4; CVSS 2 has no critical. Null for a score of 0: nothing is at stake. */
export function levelOfScore(score: number, version: 2 | 3 | 4): AdvisoryLevel | null {
  if (score <= 0) return null;
  if (score < 4) return 'low';
  if (score < 7) return 'medium';
  return score < 9 || version === 2 ? 'high' : 'critical';
}

const order: readonly (AdvisoryLevel | 'malicious')[] = ['low', 'medium', 'high', 'critical', 'malicious'];

/** The worse of two; what nothing says is the least. */
export function worse<L extends AdvisoryLevel | 'malicious'>(a: L | null, b: L | null): L | null {
  if (a === null || b === null) return a ?? b;
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
