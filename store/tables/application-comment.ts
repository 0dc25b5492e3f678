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

import type { Generated } from 'kysely';

/** A remark on a case, for staff, for the applicant too, or for everybody. */
export interface ApplicationCommentTable {
  id: Generated<string>;
  application: string;
  criterion: string | null;
  author: string;
  author_name: string;
  audience: 'staff' | 'applicant' | 'public';
  text: string;
  /** User ids. */
  mentions: Generated<string[]>;
  at: Generated<Date>;
  removed_at: Date | null;
  version: Generated<number>;
}
