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

import { type RawBuilder, sql } from 'kysely';

/**
 * Condition that a person, given by a column, is human: `acts` says so of who acts, not of who is on the other side.
 * A person is a machine when one of its identities is.
 */
export function isHuman(column: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(column)} not in (
    select coalesce(p.person_id, i.id) from identity i left join person_identity p on p.identity_id = i.id
    left join identity_class_override w on w.identity_id = i.id where coalesce(w.class, i.class) <> 'human'))`;
}
