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

import { readClaim } from '#store/queries/desk/claims.ts';
import { plainFacts } from '../facts.ts';
import { defineObject } from '../object.ts';

/** A claim by a member to maintain a project. */
export const claim = defineObject({
  id: 'claim',
  async load(db, id) {
    const row = await readClaim(db, id);
    return row === null ? null : { ...plainFacts('claim', id), owner: row.member };
  },
});
