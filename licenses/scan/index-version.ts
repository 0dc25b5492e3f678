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
import { indexDigest } from '../detect/index-file.ts';

/** Raised when the same index reads the same text differently. */
const revision = 1;

/** Version of the detector and of its data: findings of another version are not comparable. */
export function indexVersion(): string {
  return `${revision}-${indexDigest(currentIndex())}`;
}
