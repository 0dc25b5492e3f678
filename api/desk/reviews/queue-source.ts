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

import type { Text } from '#store/facts.ts';
import type { QueueQuery } from '#store/queries/desk/queue.ts';
import type { StaffRole } from '../actor.ts';

/** A kind of thing that waits for somebody; the id equals the file name. */
export interface QueueSource {
  readonly id: string;
  /** Short, for the filter. */
  readonly name: Text;
  /** Why it is in the queue of whoever reads it. */
  readonly why: Text;
  /** What is to be done. */
  readonly todo: Text;
  /** Whom it may wait for; the query leaves out who of them it does not. */
  readonly roles: readonly StaffRole[];
  /** From `store/queries/desk/`; see {@link QueueQuery} for the columns. */
  readonly rows: QueueQuery;
  /** Notes are JSON of a text in both languages; plain text unless told. */
  readonly bilingual?: true;
  /** Page where it is done, below the language and without a slash before it, as `desk/applications/abc/`. */
  readonly link: (subject: string) => string;
}

/** Declares what puts things into queues. */
export function defineQueueSource(source: QueueSource): QueueSource {
  return source;
}
