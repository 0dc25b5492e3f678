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
import type { Database } from '../../schema.ts';

/** Who decided, and why. */
export interface Decider {
  readonly actor: string;
  readonly reason: string;
}

/** What was decided; `subject` names identities by id or hash, never by address. */
export interface LogEntry {
  readonly action: string;
  readonly subject: string;
  readonly detail?: unknown;
}

/** Adds a line to the log of decisions, within the transaction of the decision. */
export async function logDecision(db: Kysely<Database>, { actor, reason }: Decider, entry: LogEntry): Promise<void> {
  const { action, subject, detail } = entry;
  await db
    .insertInto('people_log')
    .values({ actor, reason, action, subject, detail: JSON.stringify(detail ?? {}) })
    .execute();
}
