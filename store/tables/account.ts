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

/** What a platform shows of an account; one row beside each identity of kind `account`. `identity.value_hash` is SHA-256 of `host:id`, or of `host:login:` and the lower-case login where there is no id. */
export interface AccountTable {
  identity_id: string;
  host: string;
  platform_id: string | null;
  login: string;
  name: string | null;
  kind: 'user' | 'organisation' | 'bot' | 'mannequin' | 'unknown';
  company: string | null;
  created_at: Date | null;
  profile_read_at: Date | null;
  seen_at: Date;
}
