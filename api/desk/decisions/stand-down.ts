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
import { ballotsOf, closeBallot } from '#store/queries/desk/ballots.ts';
import { closeNotice, noticesOf } from '#store/queries/desk/notices.ts';
import type { Database } from '#store/schema.ts';
import type { Change } from '../decide.ts';

/** Cancels the open ballot and the open notice of a case (its row id) that goes elsewhere; the caller holds the case. */
export async function standDown(tx: Kysely<Database>, application: string, now: Date): Promise<Change[]> {
  const changes: Change[] = [];
  const cancelled = (kind: string, id: string): Change => ({
    object: { kind, id },
    before: { state: 'open' },
    after: { state: 'cancelled' },
    reason: null,
  });
  for (const { id, state } of await ballotsOf(tx, application)) {
    if (state !== 'open') continue;
    await closeBallot(tx, id, { state: 'cancelled', at: now, result: null });
    changes.push(cancelled('ballot', id));
  }
  for (const { id, state } of await noticesOf(tx, application)) {
    if (state !== 'open') continue;
    await closeNotice(tx, id, 'cancelled', now);
    changes.push(cancelled('public-notice', id));
  }
  return changes;
}
