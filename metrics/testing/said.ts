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

import type { Store } from '#store/open.ts';
import { addIdentity } from './store-facts.ts';

/** What a test says of any platform fact. Who is an e-mail or the name of an account, as `addIdentity` takes it; null = hidden. */
export interface Said {
  /** The platform's id; a running number when left out. */
  readonly id?: string;
  readonly at: string;
  readonly who: string | null;
  /** Why it left the platform; it is there when left out. */
  readonly gone?: string;
}

const seenAt = new Date('2026-11-15T08:00:00Z');
let unnamed = 0;

/** The identity of somebody; null of nobody. */
export function identityOf(store: Store, who: string | null | undefined): Promise<string | null> {
  return who === null || who === undefined ? Promise.resolve(null) : addIdentity(store, who);
}

/** Columns of every platform fact on when it was last there. */
export function seen({ gone }: Pick<Said, 'gone'>) {
  return { seen_at: seenAt, gone_at: gone === undefined ? null : seenAt, gone_reason: gone ?? null };
}

/** The platform's id, or a running number. */
export function idOf({ id }: Pick<Said, 'id'>): string {
  return id ?? String((unnamed += 1));
}
