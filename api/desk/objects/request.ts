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

import { readHelpRequest } from '#store/queries/desk/help-request.ts';
import { plainFacts } from '../facts.ts';
import { defineObject } from '../object.ts';

/** A request to the help desk, named by its code. */
export const request = defineObject({
  id: 'request',
  seen: 'help.read',
  async load(db, id) {
    const row = /^[a-z2-7]{12}$/.test(id) ? await readHelpRequest(db, id) : null;
    return row && { ...plainFacts('request', id), owner: row.asked_by, code: id };
  },
});
