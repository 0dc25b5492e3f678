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
import type { Database } from '#store/schema.ts';
import type { ObjectFacts } from '../facts.ts';
import { application } from '../objects/application.ts';

/** Facts of a part of an application: those of the application, under the part's own id. */
export async function partOf(
  db: Kysely<Database>,
  kind: string,
  id: string,
  codeOf: (db: Kysely<Database>, id: string) => Promise<string | null>,
): Promise<ObjectFacts | null> {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null;
  const code = await codeOf(db, id);
  const facts = code === null ? null : await application.load(db, code);
  return facts && { ...facts, kind, id };
}
