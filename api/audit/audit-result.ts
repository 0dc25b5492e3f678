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

import { chainsOf } from '#licenses/advisories/chains.ts';
import type { Match } from '#licenses/advisories/match.ts';
import type { Matcher } from '#licenses/advisories/matcher.ts';
import type { Package } from '#licenses/inventory/inventory.ts';
import type { ExitCode } from '../command.ts';
import type { Audited } from './audited.ts';

/** A vulnerability of one package. */
export interface Vulnerability {
  readonly match: Match;
  readonly package: Package;
  /** Who brings the package in: ids from what the project asks for itself to the package; empty when nothing tells. */
  readonly chain: readonly string[];
}

/** What an audit found. */
export interface AuditResult extends Omit<Audited, 'packages'> {
  readonly packages: number;
  /** Decided ones first, in the order of the packages. */
  readonly vulnerabilities: readonly Vulnerability[];
  /** Packages by ecosystems of which the advisories say nothing. */
  readonly uncovered: ReadonlyMap<string, number>;
  readonly advisories: { readonly date: string | null; readonly count: number };
}

/** Looks all packages up. */
export function auditOf({ packages, ...audited }: Audited, matcher: Matcher): AuditResult {
  const byId = new Map(packages.map((one) => [one.id, one]));
  const matches = matcher.matches(packages);
  const chains = chainsOf(packages);
  const vulnerabilities = matches.flatMap((match): Vulnerability[] => {
    const one = byId.get(match.package);
    return one === undefined ? [] : [{ match, package: one, chain: chains.to(one.id) }];
  });
  return {
    ...audited,
    packages: packages.length,
    vulnerabilities: vulnerabilities.sort((a, b) => Number(a.match.undecided) - Number(b.match.undecided)),
    uncovered: matcher.uncovered(packages),
    advisories: { date: matcher.date, count: matcher.count },
  };
}

/** Severities that `--fail-on` takes, from least to worst. */
export const failLevels = ['low', 'medium', 'high', 'critical'] as const;

/** One of {@link failLevels}. */
export type FailLevel = (typeof failLevels)[number];

/** Whether a match counts: a severity that nobody gives is taken for high, and malicious is worse than critical. */
function counts({ undecided, level }: Match, failOn: FailLevel): boolean {
  if (undecided) return false;
  if (level === 'malicious') return true;
  return failLevels.indexOf(level ?? 'high') >= failLevels.indexOf(failOn);
}

/** 1: something counts. 3: nothing does, but not everything could be asked. */
export function auditCode(result: AuditResult, failOn: FailLevel): ExitCode {
  if (result.vulnerabilities.some(({ match }) => counts(match, failOn))) return 1;
  const isWhole = result.unreadable.length === 0 && result.uncovered.size === 0 && result.files > 0;
  return isWhole ? 0 : 3;
}
