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

import type { OpenChange } from '#crawler/voice.ts';
import type { JudgedChange } from '#store/queries/change-verdict.ts';

/** Commits of forks may come to the platform's refs a little later than its list of changes has them. */
const patienceMs = 300_000;
/** How long a change whose commits are not to be had is left alone. */
const restMs = 86_400_000;

/** A head that was judged for one branch was not judged for another: policies are those of the branch. */
function isOf({ number, head, baseRef }: JudgedChange, change: OpenChange): boolean {
  return number === change.number && head === change.head && baseRef === change.base;
}

function rests({ settled, fetched, checkedAt }: JudgedChange, now: Date): boolean {
  return settled && (fetched || now.getTime() - checkedAt.getTime() < restMs);
}

/** Open changes that are still to be judged: what was not looked at before comes first, then what was longest ago. */
export function inTurn(open: readonly OpenChange[], judged: readonly JudgedChange[], now: Date): OpenChange[] {
  const last = new Map<string, number>();
  for (const { number, checkedAt } of judged) last.set(number, Math.max(last.get(number) ?? 0, checkedAt.getTime()));
  const of = Map.groupBy(judged, ({ number }) => number);
  const waiting = open.filter(
    (change) => !(of.get(change.number) ?? []).some((one) => isOf(one, change) && rests(one, now)),
  );
  return waiting.toSorted((a, b) => (last.get(a.number) ?? 0) - (last.get(b.number) ?? 0));
}

/** Since when the commits of a change are not to be had, `now` for a first failure. */
export function failingSince(change: OpenChange, judged: readonly JudgedChange[], now: Date): Date {
  return judged.find((one) => isOf(one, change) && !one.fetched)?.checkedAt ?? now;
}

/** Whether to tell that a change cannot be judged, after several tries. */
export function isGivenUp(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() >= patienceMs;
}
