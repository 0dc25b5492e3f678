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

/** How complete a stream of facts is; `received` counts rows stored and not gone. */
export interface StreamStateTable {
  repository_id: string;
  stream: string;
  support: 'full' | 'partial' | 'unsupported';
  asked: number | null;
  received: Generated<number>;
  refused: Generated<unknown>;
  clean_at: Date | null;
  observed_at: Date | null;
  reason_kind: string | null;
  reason: string | null;
}
