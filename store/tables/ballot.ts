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

/** A vote on a case: who may vote is fixed when it opens. */
export interface BallotTable {
  id: Generated<string>;
  application: string;
  opened_by: string;
  opened_at: Generated<Date>;
  closes_at: Date;
  /** User ids. */
  electorate: string[];
  /** Fraction of the electorate without the recused, as `2/3`. */
  quorum: string;
  /** Fraction of for and against that must be for, as `2/3`. */
  share: string;
  state: Generated<'open' | 'carried' | 'lost' | 'no-quorum' | 'cancelled'>;
  closed_at: Date | null;
  result: ColumnType<unknown, string | null, string | null>;
  version: Generated<number>;
}
