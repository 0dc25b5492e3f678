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

import type { RawBuilder } from 'kysely';
import type { Text } from '#store/facts.ts';

/** What speaks for two identities being one person: one kind of evidence. */
export interface EvidenceKind {
  readonly id: string;
  readonly name: Text;
  /** Why it speaks for it, and how it can be wrong. */
  readonly reason: Text;
  /** 0–1; pairs may have less. */
  readonly strength: number;
  /** Joins by itself, until somebody says that the two are different. Everything else is a proposal. */
  readonly proof: boolean;
  /**
   * Finds (a, b, source, strength, detail) of all pairs that one of `touched` (id) belongs to, and of the groups in
   * `touched_group` (source) of this kind; null = brought by files that people import.
   */
  readonly find: RawBuilder<unknown> | null;
}
