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
import type { IdentityClass } from '../facts.ts';

/** An account or claim of authorship, unique by (kind, lower-case value). E-mails exist only as hashes. */
export interface IdentityTable {
  id: Generated<string>;
  kind: 'email' | 'name' | 'account';
  /** SHA-256 of the lower-case value. */
  value_hash: Buffer;
  /** The display name most recently seen beside it, cleaned and capped; null when there was none. */
  name: string | null;
  /** Lower-case domain of an e-mail, kept to find the organisation; null for names and malformed addresses. Never shown. */
  domain: string | null;
  class: IdentityClass;
  /** Which rule decided the class; null for humans by default. */
  class_reason: string | null;
  /** For a no-reply address that carries an account id: where, and the `value_hash` of that account; null for all others. */
  account_host: string | null;
  account_hash: Buffer | null;
}
