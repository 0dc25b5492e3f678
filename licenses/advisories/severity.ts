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

import cvss from 'ae-cvss-calculator';
import type { Severity } from './match.ts';
import type { AdvisoryLevel, WrittenSeverity } from './record.ts';
import { levelOfScore } from './severity-level.ts';

interface Calculator {
  readonly isBaseFullyDefined: () => boolean;
  readonly calculateScores: () => { readonly overall: number };
}

const calculators: readonly (readonly [RegExp, (vector: string) => Calculator])[] = [
  [/^CVSS:4\.0\//u, (vector) => new cvss.Cvss4P0(vector)],
  [/^CVSS:3\.1\//u, (vector) => new cvss.Cvss3P1(vector)],
  [/^CVSS:3\.0\//u, (vector) => new cvss.Cvss3P0(vector)],
  [/^AV:/u, (vector) => new cvss.Cvss2(vector)],
];

const metrics = /^(?:CVSS:\d\.\d\/)?[A-Za-z]{1,3}:[A-Za-z]{1,6}(?:\/[A-Za-z]{1,3}:[A-Za-z]{1,6}){5,40}$/u;

function isTwice(vector: string): boolean {
  const names = vector.split('/').map((part) => part.slice(0, part.indexOf(':')));
  return new Set(names).size !== names.length;
}

/** Few vectors are written, again and again, and the scores of CVSS 4 take a while. */
const scores = new Map<string, number | null>();
const mostScores = 20_000;

/** Score of a vector of CVSS 2, 3.0, 3.1 or 4.0, with what it says of threat and surroundings; null when it is none, or half of one. */
export function scoreOf(written: string): number | null {
  const known = scores.get(written);
  if (known !== undefined) return known;
  const score = calculated(written);
  if (scores.size < mostScores) scores.set(written, score);
  return score;
}

function calculated(written: string): number | null {
  const vector = written.replace(/^\(([^()]*)\)$/u, '$1').replace(/\/$/u, '');
  const make = calculators.find(([prefix]) => prefix.test(vector))?.[1];
  if (make === undefined || !metrics.test(vector) || isTwice(vector)) return null;
  try {
    const calculator = make(vector);
    return calculator.isBaseFullyDefined() ? calculator.calculateScores().overall : null;
  } catch (error) {
    // The library says of metrics that it does not know that they are unknown; nothing else is expected of it.
    if (error instanceof Error && error.message.startsWith('Unknown component')) return null;
    throw error;
  }
}

const types = new Set(['CVSS_V2', 'CVSS_V3', 'CVSS_V4']);

function isKnown(type: string): type is 'CVSS_V2' | 'CVSS_V3' | 'CVSS_V4' {
  return types.has(type);
}

/** A severity with its score. */
export function severityOf([type, vector]: WrittenSeverity): Severity {
  return isKnown(type) ? { type, vector, score: scoreOf(vector) } : { type: 'other', vector, score: null };
}

const newestFirst = [
  ['CVSS_V4', 4],
  ['CVSS_V3', 3],
  ['CVSS_V2', 2],
] as const;

/** The level of the newest CVSS that can be read; null when there is none. */
export function levelOfSeverities(severities: readonly Severity[]): AdvisoryLevel | null {
  for (const [wanted, version] of newestFirst) {
    const scores = severities.flatMap(({ type, score }) => (type === wanted && score !== null ? [score] : []));
    if (scores.length > 0) return levelOfScore(Math.max(...scores), version);
  }
  return null;
}
