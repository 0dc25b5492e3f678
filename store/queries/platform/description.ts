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

import type { Insertable, Selectable } from 'kysely';
import type { Session } from '../../session.ts';
import type { PlatformRepositoryTable } from '../../tables/platform-repository.ts';

/** What a platform says of a repository, and what its adapter wants to find again. */
export type DescriptionRow = Selectable<PlatformRepositoryTable>;

/** The newest description of a repository, with the owner's account; null when its platform never described it. */
export async function readDescription(
  session: Session,
  repositoryId: string,
): Promise<
  | (DescriptionRow & {
      readonly owner_login: string | null;
      readonly owner_platform_id: string | null;
      readonly owner_kind: string | null;
    })
  | null
> {
  const [row] = await session<
    (DescriptionRow & { owner_login: string | null; owner_platform_id: string | null; owner_kind: string | null })[]
  >`
    select p.*, a.login as owner_login, a.platform_id as owner_platform_id, a.kind as owner_kind
    from platform_repository p left join account a on a.identity_id = p.owner_id
    where p.repository_id = ${repositoryId}`;
  return row ?? null;
}

/** Writes the description whole. */
export async function writeDescription(session: Session, row: Insertable<PlatformRepositoryTable>): Promise<void> {
  const values = { ...row, find_state: session.json(JSON.stringify(row.find_state ?? null)) };
  const columns = Object.keys(values).filter((column) => column !== 'repository_id');
  await session`
    insert into platform_repository ${session(values as never)}
    on conflict (repository_id) do update set ${session.unsafe(columns.map((name) => `"${name}" = excluded."${name}"`).join(', '))}`;
}

/** The description still holds. */
export async function touchDescription(
  session: Session,
  repositoryId: string,
  findState: unknown,
  at: Date,
): Promise<void> {
  await session`
    update platform_repository set find_state = ${session.json(JSON.stringify(findState ?? null))}, observed_at = ${at}
    where repository_id = ${repositoryId}`;
}
