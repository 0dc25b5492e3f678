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

import type { AccountFact, SubjectRef } from '../../fact.ts';

/** Gives an act its id. Acts of one subject are to be named oldest first. */
export type NameAct = (kind: string, subject: SubjectRef, who: AccountFact | null, at: Date) => string;

/**
 * The same act is told by lists, by notes and by the project's events, some milliseconds apart and under three
 * numbers. Its id is made of what they agree on – what, on which, by whom, in which minute, the how manieth there – so
 * that it is kept once.
 */
export function createNames(): NameAct {
  const counts = new Map<string, number>();
  return (kind, subject, who, at) => {
    const by = kind === 'approved' ? `-${who?.id ?? 'ghost'}` : '';
    const name = `${kind}-${subject.kind}-${subject.number}${by}-${Math.floor(at.getTime() / 60_000)}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  };
}

/** Something is merged once. */
export function mergeId(subject: SubjectRef): string {
  return `merged-${subject.kind}-${subject.number}`;
}
