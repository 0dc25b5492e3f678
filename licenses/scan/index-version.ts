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

import { currentIndex } from '../detect/current-index.ts';

/** Raised when the same index reads the same text differently. */
const revision = 1;

/** Version of the detector and of its data: findings of another version are not comparable. */
export function indexVersion(): string {
  // The index lies in one piece; its header has its form, its length and a sum over all of it.
  const [, form, length, sum] = new Int32Array(currentIndex().vocabulary.buckets.buffer, 0, 4);
  return [revision, form, length, sum].map((part) => ((part ?? 0) >>> 0).toString(16)).join('-');
}
