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

import type { Kysely } from 'kysely';
import type { CheckStatus } from '../facts.ts';
import type { Database } from '../schema.ts';

/** The newest verdict of one check. */
export interface CheckResultRow {
  readonly check_id: string;
  readonly revision: number;
  readonly status: CheckStatus;
  readonly result: unknown;
  readonly checked_at: Date;
}

/** Verdicts on one project, by check. */
export function projectCheckResults(db: Kysely<Database>, project: string): Promise<CheckResultRow[]> {
  return db
    .selectFrom('check_result')
    .select(['check_id', 'revision', 'status', 'result', 'checked_at'])
    .where('project', '=', project)
    .orderBy('check_id')
    .execute();
}
