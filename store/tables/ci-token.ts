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

/** A key of a project's pipeline. */
export interface CiTokenTable {
  /** Part of the token that may be shown. */
  id: string;
  project: string;
  name: string;
  scopes: ('verdict:write' | 'project:read')[];
  /** SHA-256 of the whole token; the token itself is kept nowhere. */
  hash: Buffer;
  created_by: string;
  created_by_name: string;
  created_at: Generated<Date>;
  expires_at: Date;
  /** To the minute. */
  last_used_at: Date | null;
  revoked_at: Date | null;
  revoked_by: string | null;
}
