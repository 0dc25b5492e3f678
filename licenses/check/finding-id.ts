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

import { createHash } from 'node:crypto';

const digits = 16;

/** The stable id of a finding; `nth` tells apart several of the same subject, from 0 in the order of their places. */
export function findingId(policy: string, rule: string, subject: string, nth = 0): string {
  const parts = nth === 0 ? [policy, rule, subject] : [policy, rule, subject, String(nth)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, digits);
}
