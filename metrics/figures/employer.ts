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
import { individual } from '#store/facts.ts';

/**
 * Whom an act is done for, from `person` and `organisation` of `acts` or `actor_month`: an organisation, or `~` and the
 * person who acts on their own behalf: individuals are no organisation together. Null = unknown.
 */
export const employer: RawBuilder<unknown> = sql`(case when organisation = ${sql.lit(individual)}
  then ${sql.lit(individual)} || person::text else organisation end)`;
