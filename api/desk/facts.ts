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

/** What decides who may see and do something with an object. */
export interface ObjectFacts {
  readonly kind: string;
  /** As in addresses. */
  readonly id: string;
  /** User id of who applied, asked or wrote; null = came without an account. */
  readonly owner: string | null;
  /** Code of the tracking link that opens it; null = none does. */
  readonly code: string | null;
  /** Slug of the project whose maintainers it concerns. */
  readonly project: string | null;
  /** Whom it belongs to: members of these organisations have a conflict of interest. */
  readonly organisations: readonly string[];
  /** User ids of others who have a conflict of interest. */
  readonly concerned: readonly string[];
  /** Whether it has a part that everybody may see. */
  readonly open: boolean;
}

/** Facts of an object that concerns no project and nobody in particular. */
export function plainFacts(kind: string, id: string): ObjectFacts {
  return { kind, id, owner: null, code: null, project: null, organisations: [], concerned: [], open: false };
}
