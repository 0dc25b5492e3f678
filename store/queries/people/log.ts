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
import { appendAudit } from '../desk/audit.ts';

/** Who decided, and why. */
export interface Decider {
  /** Name, as it is shown. */
  readonly actor: string;
  readonly reason: string;
  /** As the audit log names actors; absent = somebody at the command line. */
  readonly id?: string;
  /** Idempotency key of the request. */
  readonly request?: string;
}

/** What was decided; `subject` names identities by id or hash, never by address. */
export interface LogEntry {
  readonly action: string;
  readonly subject: string;
  readonly detail?: unknown;
}

/** What a decision writes of its decider beside itself. */
export function wordOf({ actor, reason }: Decider): { readonly actor: string; readonly reason: string } {
  return { actor, reason };
}

/** Adds the decision to the audit log, within its transaction. */
export async function logDecision(db: Kysely<Database>, decider: Decider, entry: LogEntry): Promise<void> {
  const { actor, reason, id = `command:${actor}`, request = null } = decider;
  await appendAudit(db, [
    {
      at: new Date(),
      actor: id,
      actor_name: actor,
      action: `people.${entry.action}`,
      object_kind: 'identity',
      object_id: entry.subject,
      before: null,
      after: JSON.stringify(entry.detail ?? {}),
      reason,
      request,
    },
  ]);
}
