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
 * Whether the project `p` is visited and computed: it is listed, or somebody applies for it. Of an application it is
 * read at once so that the facts stand beside the form; it is shown nowhere else. A draft that nobody touched for a
 * month is let go.
 */
export const followed: RawBuilder<boolean> = sql<boolean>`(p.listed or exists (
  select from application applied where applied.project = p.slug
    and applied.state not in ('accepted', 'declined', 'withdrawn')
    and (applied.state <> 'draft' or applied.updated_at > now() - interval '30 days')))`;
