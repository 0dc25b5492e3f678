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

import { readGuidance } from '#store/queries/desk/guidance.ts';
import { plainFacts } from '../facts.ts';
import { defineObject } from '../object.ts';

/** A piece of guidance, named by its number. */
export const guide = defineObject({
  id: 'guide',
  seen: 'help.answer',
  async load(db, id) {
    const row = /^[1-9]\d{0,17}$/.test(id) ? await readGuidance(db, id) : null;
    return row && { ...plainFacts('guide', id), open: row.state === 'published' };
  },
});
