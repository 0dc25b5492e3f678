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

import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the memory of a process that crawls close to what it needs. On a machine with much memory V8 lets garbage pile up
 * to a multiple of it: a visit to 10,000 issues and changes took 390 MiB, and takes 160 MiB so, in the same CPU time.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  // New objects may otherwise fill 128 MiB before somebody looks which of them are still needed.
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * The same for what ends soon, with more garbage and less work: an audit of a lock file with 100,000 packages took 390 to
 * 480 MiB, and takes 340 MiB so, in 15 % more CPU time.
 */
export function keepNewHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=80');
  setFlagsFromString('--semi-space-growth-factor=1');
}
