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

import type { ColumnType, Generated } from 'kysely';

/** A period in which everybody may object to what is about to be decided (公示). */
export interface PublicNoticeTable {
  id: Generated<string>;
  application: string;
  opened_by: string;
  from_at: Date;
  until_at: Date;
  /** `{ zh, en }` said with it; null = the usual words. */
  text: ColumnType<unknown, string | null, string | null>;
  state: Generated<'open' | 'ended' | 'cancelled'>;
  closed_at: Date | null;
  version: Generated<number>;
}
