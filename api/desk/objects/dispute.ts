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

import { findDispute } from '#store/queries/ranking-life.ts';
import { plainFacts } from '../facts.ts';
import { defineObject } from '../object.ts';

/** A dispute of a ranking under notice, by its number. */
export const dispute = defineObject({
  id: 'dispute',
  seen: 'ranking.read',
  async load(db, id) {
    const found = /^[1-9]\d{0,17}$/.test(id) ? await findDispute(db, id) : null;
    return found === null ? null : plainFacts('dispute', id);
  },
});
