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

/** A mail to be sent, or that was; kept so that nothing is sent twice. */
export interface MailTable {
  id: Generated<string>;
  /** Null = to somebody without an account. */
  member: string | null;
  address: string;
  locale: 'zh' | 'en';
  subject: string;
  body: string;
  /** `sending` = handed to a server that has not answered yet; after a crash it is sent again with the same message id. */
  state: Generated<'waiting' | 'sending' | 'sent' | 'refused'>;
  attempts: Generated<number>;
  next_at: Generated<Date>;
  last_error: string | null;
  /** Without angle brackets; the same on each attempt. */
  message_id: string;
  dedupe: string | null;
  created_at: Generated<Date>;
  sent_at: Date | null;
}
