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

/** The day git was first committed to itself: no commit was made before it. */
const firstCommit = Date.UTC(2005, 3, 7) / 1000;
const day = 86_400;

/** The instant of a recorded epoch when it lies between git's first day and a day after `now`; null otherwise. */
export function plausibleInstant(epoch: string | null, now: Date): Date | null {
  if (epoch === null || epoch.length > 12) return null;
  const seconds = Number(epoch);
  return seconds >= firstCommit && seconds <= now.getTime() / 1000 + day ? new Date(seconds * 1000) : null;
}
