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
import { type HelpRequestRow, readHelpRequest, updateHelpRequest } from '#store/queries/desk/help-request.ts';
import type { Database } from '#store/schema.ts';
import { noSuchThing } from '../authorise.ts';
import { type Change, notNow, stale } from '../decide.ts';

/** What of a request the audit log keeps: its words are in its thread, who asks is nobody else's business. */
function facts({ state, priority, assignee, due_at }: HelpRequestRow): object {
  return { state, priority, assignee, dueAt: due_at?.toISOString() ?? null };
}

/** The request that a step is taken in; refused when somebody changed it since it was read. */
export async function requestAt(tx: Kysely<Database>, code: string, version: number): Promise<HelpRequestRow> {
  const row = await readHelpRequest(tx, code);
  if (row === null) throw noSuchThing();
  if (row.version !== version) throw stale({ version: row.version });
  return row;
}

/** Refuses a step that the state of a request does not allow. */
export function requireState(row: HelpRequestRow, states: readonly HelpRequestRow['state'][]): void {
  if (states.includes(row.state)) return;
  throw notNow(
    row.state === 'closed' ? '这个请求已关闭，请先重新打开。' : '这个请求现在的状态不允许这一步。',
    row.state === 'closed'
      ? 'This request is closed; open it again first.'
      : 'This request is not in a state for this step.',
  );
}

/** Changes a request and says what changed. */
export async function changeRequest(
  tx: Kysely<Database>,
  row: HelpRequestRow,
  change: Parameters<typeof updateHelpRequest>[3],
  { reason, more = {} }: { readonly reason: string | null; readonly more?: object },
): Promise<{ readonly row: HelpRequestRow; readonly change: Change }> {
  const after = await updateHelpRequest(tx, row.id, row.version, change);
  if (after === null) throw stale({ version: row.version + 1 });
  const object = { kind: 'request', id: row.code };
  return { row: after, change: { object, before: facts(row), after: { ...facts(after), ...more }, reason } };
}
