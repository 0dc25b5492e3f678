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

import { readToken } from '#store/queries/desk/ci-token.ts';
import { plainFacts } from '../facts.ts';
import { defineObject } from '../object.ts';

/** A token of a project's pipeline, named by the part of it that may be shown. */
export const token = defineObject({
  id: 'token',
  seen: 'token.manage',
  async load(db, id) {
    const row = /^[a-z2-7]{10}$/.test(id) ? await readToken(db, id) : null;
    return row && { ...plainFacts('token', id), project: row.project };
  },
});
