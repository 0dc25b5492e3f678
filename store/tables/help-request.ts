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

/** Somebody asks the help desk for advice. */
export interface HelpRequestTable {
  id: Generated<string>;
  /** Names the request in addresses; random, so that others cannot be guessed. */
  code: string;
  /** SHA-256 of the secret in the tracking link; null = opened by account only. */
  key_hash: Buffer | null;
  /** Null = asked without an account. */
  asked_by: string | null;
  name: string;
  organisation: string | null;
  /** How to reach whoever asks; never published. */
  contact: string;
  topic: 'strategy' | 'intellectual-property' | 'compliance';
  project: string | null;
  title: string;
  question: string;
  /** Language of the form, for the answer. */
  locale: 'zh' | 'en';
  state: Generated<'open' | 'assigned' | 'answered' | 'closed'>;
  priority: Generated<'low' | 'normal' | 'high'>;
  assignee: string | null;
  /** Null while nobody at the desk is waited for. */
  due_at: Date | null;
  answered_at: Date | null;
  closed_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}
