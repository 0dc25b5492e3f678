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

/** A dated e-mail domain of an organisation; ranges of one domain never overlap (the database keeps that). */
export interface OrganisationDomainTable {
  organisation: string;
  /** Lower-case; sub-domains belong to it too. */
  domain: string;
  /** `YYYY-MM-DD` or null for always. Half-open. */
  valid_from: string | null;
  valid_to: string | null;
  /** It came with a file of facts: the registry does not take it away, and wins where it says another thing. */
  imported: Generated<boolean>;
}
