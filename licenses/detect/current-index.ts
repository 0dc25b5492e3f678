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

import { defaultIndex } from './default-index.ts';
import type { LicenceIndex } from './licence-index.ts';

let choice: (() => LicenceIndex | null) | null = null;
let current: LicenceIndex | null = null;

/** Says which index this process detects with from now on; asked on first use. Null stands for the built-in one. */
export function chooseIndex(load: () => LicenceIndex | null): void {
  choice = load;
  current = null;
}

/** The index that this process detects with: the one that was chosen, or the built-in one. */
export function currentIndex(): LicenceIndex {
  current ??= choice?.() ?? defaultIndex();
  return current;
}
