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

import type { CheckStatus } from '#store/facts.ts';

const order: readonly CheckStatus[] = ['fail', 'partial', 'unknown', 'pass'];

/** What several parts that are all asked for come to: a part that is known to fall short decides, then one that is not known. */
export function worst(statuses: readonly CheckStatus[]): CheckStatus {
  return order.find((status) => statuses.includes(status)) ?? 'not-applicable';
}
