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

import type { Session } from '../../session.ts';

/** When the rows of a repository were last compared with what its platform tells; null = never. */
export async function readReconciledAt(session: Session, repositoryId: string): Promise<Date | null> {
  const [row] = await session<{ at: Date | null }[]>`
    select reconciled_at as at from crawl_plan where repository_id = ${repositoryId}`;
  return row?.at ?? null;
}

/** Notes that they were compared. */
export async function writeReconciledAt(session: Session, repositoryId: string, at: Date): Promise<void> {
  await session`
    insert into crawl_plan (repository_id, reconciled_at) values (${repositoryId}, ${at})
    on conflict (repository_id) do update set reconciled_at = excluded.reconciled_at`;
}
