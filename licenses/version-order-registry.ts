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

// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { VersionOrder } from './version-order.ts';
import { alpine } from './version-orders/alpine.ts';
import { cran } from './version-orders/cran.ts';
import { debian } from './version-orders/debian.ts';
import { hackage } from './version-orders/hackage.ts';
import { maven } from './version-orders/maven.ts';
import { nuget } from './version-orders/nuget.ts';
import { packagist } from './version-orders/packagist.ts';
import { pub } from './version-orders/pub.ts';
import { pypi } from './version-orders/pypi.ts';
import { redhat } from './version-orders/redhat.ts';
import { rubygems } from './version-orders/rubygems.ts';
import { semver } from './version-orders/semver.ts';

/** All orders of versions by id. */
export const versionOrders: ReadonlyMap<string, VersionOrder> = new Map<string, VersionOrder>([
  ['alpine', alpine],
  ['cran', cran],
  ['debian', debian],
  ['hackage', hackage],
  ['maven', maven],
  ['nuget', nuget],
  ['packagist', packagist],
  ['pub', pub],
  ['pypi', pypi],
  ['redhat', redhat],
  ['rubygems', rubygems],
  ['semver', semver],
]);
