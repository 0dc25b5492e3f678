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

import { readDocument } from '#store/queries/desk/documents.ts';
import { defineObject } from '../object.ts';
import { application } from './application.ts';

/** A document of an application. */
export const document = defineObject({
  id: 'document',
  seen: 'document.read',
  async load(db, id) {
    const row = await readDocument(db, id);
    if (row === null || row.removedAt !== null) return null;
    const facts = await application.load(db, row.code);
    // The public part of a case has no documents.
    return facts === null ? null : { ...facts, kind: 'document', id, open: false };
  },
});
