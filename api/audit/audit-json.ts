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

import type { AuditResult, Vulnerability } from './audit-result.ts';

function vulnerabilityJson({ match, package: one, chain }: Vulnerability): object {
  const { advisory, package: id, ...rest } = match;
  const { ecosystem, name, version, scopes, direct, places } = one;
  return {
    id: advisory,
    purl: one.purl === null ? null : id,
    ecosystem,
    name,
    version,
    ...rest,
    scopes,
    direct,
    chain,
    places: places.map(({ path, line }) => ({ path, line })),
  };
}

/** The result as one JSON document. */
export function auditJson(result: AuditResult): object {
  const { packages, files, commit, advisories, nameless, unreadable } = result;
  const undecided = result.vulnerabilities.filter(({ match }) => match.undecided);
  return {
    packages,
    files,
    commit,
    advisories,
    vulnerabilities: result.vulnerabilities.filter(({ match }) => !match.undecided).map(vulnerabilityJson),
    undecided: undecided.map(vulnerabilityJson),
    uncovered: Array.from(result.uncovered, ([ecosystem, count]) => ({ ecosystem, packages: count })),
    unreadable,
    nameless,
  };
}
