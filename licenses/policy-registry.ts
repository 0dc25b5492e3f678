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

import { licenceHeader } from './policies/licence-header.ts';
import { unjudged } from './policies/unjudged.ts';
import { waivers } from './policies/waivers.ts';
// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { AnyPolicy } from './policy.ts';

/** All policies by id. */
export const policies: ReadonlyMap<string, AnyPolicy> = new Map<string, AnyPolicy>([
  ['licence-header', licenceHeader],
  ['unjudged', unjudged],
  ['waivers', waivers],
]);
