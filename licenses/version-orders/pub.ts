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

import { defineVersionOrder } from '../version-order.ts';
import { compareSemver, readSemver, type Semver } from '../version-semver.ts';
import { compareIdentifiers, compareLists, orderOf } from '../version-text.ts';

/** Dart gives the build a say: `1.0.0` < `1.0.0+1` < `1.0.0+2`. */
function compare(a: Semver, b: Semver): number {
  return compareSemver(a, b) || compareLists(a.build ?? [], b.build ?? [], compareIdentifiers);
}

export const pub = defineVersionOrder({
  id: 'pub',
  source: 'https://pub.dev/documentation/pub_semver/latest/pub_semver/Version/compareTo.html',
  compare: orderOf(readSemver, compare),
});
