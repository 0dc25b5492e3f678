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

import { readFileSync } from 'node:fs';
import { keepNewHeapSmall } from '#api/heap.ts';
import { loadDatabase } from '#licenses/advisories/database-store.ts';
import { createMatcher } from '#licenses/advisories/matcher.ts';
import { packageFor } from '#licenses/advisories/testing-advisories.ts';

/** What the process is to audit. */
export interface AuditOrder {
  readonly database: string;
  /** A file of purls, one a line. */
  readonly purls: string;
}

/** How it went. */
export interface AuditResult {
  readonly openMs: number;
  readonly matchMs: number;
  /** Of the processor, for both together: what the clock says depends on who else works. */
  readonly cpuMs: number;
  readonly matches: number;
  readonly undecided: number;
  /** Of the whole process, and before anything was opened. */
  readonly peakBytes: number;
  readonly beforeBytes: number;
}

/** What the system counts for the process begins with that of its parent; this does not. */
function peak(): number {
  const [, kibibytes = 'NaN'] = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

const { database, purls } = JSON.parse(process.argv[2] ?? '{}') as AuditOrder;
keepNewHeapSmall();
const packages = readFileSync(purls, 'utf8')
  .split('\n')
  .sort()
  .map((purl) => packageFor(purl));
const beforeBytes = peak();
const before = process.cpuUsage();
const started = performance.now();
const matcher = createMatcher([loadDatabase(database)]);
const opened = performance.now();
const found = matcher.matches(packages);
const ended = performance.now();
const { user, system } = process.cpuUsage(before);
const result: AuditResult = {
  openMs: opened - started,
  matchMs: ended - opened,
  cpuMs: (user + system) / 1000,
  matches: found.length,
  undecided: found.filter(({ undecided }) => undecided).length,
  peakBytes: peak(),
  beforeBytes,
};
process.send?.(result, () => process.disconnect?.());
