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

import type { Generated } from 'kysely';

/** Somebody who asked not to be shown: SHA-256 of the lower-case address, or of `host:id` of the account. Outlives every crawl. */
export interface OptOutTable {
  value_hash: Buffer;
  /** Hash of what was given: an account given by its login is kept by its id too. */
  asked_hash: Buffer;
  reason: string;
  actor: string;
  asked_at: Generated<Date>;
}
