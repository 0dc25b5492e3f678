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

import type { CheckResult } from '#api/client.ts';

/** Check categories in the order of the pages. */
export const checkCategories = [
  'governance',
  'documentation',
  'engineering',
  'compliance',
  'security',
  'release',
] as const;
/** One of {@link checkCategories}. */
type CheckCategory = (typeof checkCategories)[number];

/** Statuses, what needs work first. */
const checkStatuses = ['fail', 'partial', 'unknown', 'pass', 'not-applicable'] as const;
/** One of {@link checkStatuses}. */
export type CheckStatus = (typeof checkStatuses)[number];

/** Checks of one category. */
export interface CheckGroup {
  readonly category: CheckCategory;
  readonly checks: readonly CheckResult[];
  readonly passed: number;
  /** Checks that were decided: pass, partial or fail. */
  readonly decided: number;
}

/** Checks by category; in each, what needs work first, then heavier ones, then by id. */
export function groupChecks(checks: readonly CheckResult[]): CheckGroup[] {
  return checkCategories
    .map((category) => {
      const own = checks.filter((check) => check.category === category).toSorted(byUrgency);
      return { category, checks: own, passed: count(own, ['pass']), decided: count(own, ['pass', 'partial', 'fail']) };
    })
    .filter((group) => group.checks.length > 0);
}

function byUrgency(a: CheckResult, b: CheckResult): number {
  const status = checkStatuses.indexOf(a.status) - checkStatuses.indexOf(b.status);
  return status || b.weight - a.weight || (a.id < b.id ? -1 : 1);
}

function count(checks: readonly CheckResult[], statuses: readonly CheckStatus[]): number {
  return checks.filter((check) => statuses.includes(check.status)).length;
}

/** How many checks have each status, in the order of {@link checkStatuses}; statuses nobody has are left out. */
export function statusCounts(checks: readonly CheckResult[]): { status: CheckStatus; n: number }[] {
  return checkStatuses.map((status) => ({ status, n: count(checks, [status]) })).filter(({ n }) => n > 0);
}

const shownSteps = 5;

function lost({ weight, score }: CheckResult): number {
  return weight * (1 - (score ?? 0));
}

/** The checks whose mending gains most, the heaviest loss first, and how many more could be improved. */
export function nextSteps(checks: readonly CheckResult[]): { steps: readonly CheckResult[]; more: number } {
  const open = checks
    .filter(({ status }) => status === 'fail' || status === 'partial')
    .toSorted((a, b) => lost(b) - lost(a) || byUrgency(a, b));
  return { steps: open.slice(0, shownSteps), more: Math.max(0, open.length - shownSteps) };
}

/** The first line of a fix: what to do; a text to copy that follows is left to the check itself. */
export function firstLine(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return rest.length === 0 ? first : `${first} …`;
}

/** Pieces of evidence that a page shows of one check; the data file has all. */
export const shownEvidence = 5;
/** Searched places that a page names of one check; the data file has all. */
export const shownSearched = 4;
