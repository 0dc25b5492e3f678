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

/** What the claims and addresses of a person come to: ranges of one person and basis never overlap (the database keeps that). */
export interface AffiliationTable {
  person_id: string;
  /** Organisation id, or `~` = on their own behalf. */
  organisation: string;
  valid_from: string | null;
  valid_to: string | null;
  /** `claim` wins over the address of the act itself, which wins over `mail`: what other addresses of the person tell. */
  basis: 'claim' | 'mail';
  claim_id: string | null;
}
