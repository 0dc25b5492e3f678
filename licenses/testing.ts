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

import { createRequire } from 'node:module';

const list = createRequire(import.meta.url)('spdx-license-list/spdx-full.json') as Record<
  string,
  { licenseText: string }
>;

/** Ids of the SPDX list, for tests that go through all of it. */
export const listedIds: readonly string[] = Object.keys(list);

/** The canonical text of an SPDX id; throws for an id that the list does not have. */
export function licenceText(id: string): string {
  const entry = list[id];
  if (entry === undefined) throw new Error(`the SPDX list has no text of ${id}`);
  return entry.licenseText;
}

/** Milliseconds of processor time that this thread has used so far: the clock of tests, since other load on the machine does not move it. */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** What the work takes by that clock. */
export function processorTime(work: () => unknown): number {
  const before = threadTime();
  work();
  return threadTime() - before;
}
