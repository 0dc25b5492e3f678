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

import type { FiledAdvisory } from './database.ts';
import type { Evaluation } from './evaluate.ts';

/** Where a source stands in its repository. */
export interface CommitQuestion {
  /** Full, lower case; null when only a tag or a branch is known. */
  readonly commit: string | null;
  readonly tag: string | null;
}

function byCommit(filed: FiledAdvisory, commit: string): Evaluation | null {
  for (const { events } of filed.ranges) {
    const event = events.find(({ version }) => version.toLowerCase() === commit);
    if (event === undefined) continue;
    if (event.kind === 'fixed' || event.kind === 'limit') return { outcome: 'unaffected' };
    return { outcome: 'affected', because: { by: 'commit', introduced: event.version, fixed: null } };
  }
  return null;
}

/**
 * Whether a source from git is affected, as far as can be told without its history: its commit or tag is listed, or all
 * are affected. What lies between two commits only the history tells.
 */
export function evaluateCommit(filed: FiledAdvisory, { commit, tag }: CommitQuestion): Evaluation {
  const found = commit === null ? null : byCommit(filed, commit);
  if (found !== null) return found;
  if (tag !== null && filed.lists(tag)) {
    return { outcome: 'affected', because: { by: 'version', introduced: null, fixed: null } };
  }
  const isAll = filed.ranges.some(({ events }) =>
    events.every(({ kind, version }) => kind === 'introduced' && version === '0'),
  );
  if (isAll) return { outcome: 'affected', because: { by: 'range', introduced: null, fixed: null } };
  // A list of tags is whole; a branch is never in one.
  if (tag !== null && filed.hasVersions && /\d/u.test(tag)) return { outcome: 'unaffected' };
  return { outcome: 'undecided' };
}
