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
import { type ProjectPart, projectFacts, projectOfPart } from '#store/queries/desk/project-facts.ts';
import type { Database } from '#store/schema.ts';
import type { ObjectFacts } from '../facts.ts';

/** Facts of a project under its slug, or under the id of a thing that belongs to it. */
export async function factsOfProject(
  db: Kysely<Database>,
  slug: string,
  { kind, id }: { kind: string; id: string } = { kind: 'project', id: slug },
): Promise<ObjectFacts | null> {
  const row = await projectFacts(db, slug);
  if (row === null) return null;
  const { organisations, maintainers, listed } = row;
  return { kind, id, owner: null, code: null, project: slug, organisations, concerned: maintainers, open: listed };
}

/** Facts of a thing that belongs to a project; junk and unknown ids are null. */
export async function factsOfPart(
  db: Kysely<Database>,
  kind: string,
  part: ProjectPart,
  id: string,
): Promise<ObjectFacts | null> {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null;
  const slug = await projectOfPart(db, part, id);
  return slug === null ? null : factsOfProject(db, slug, { kind, id });
}
