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

import type { Kysely } from 'kysely';
import { auditHead } from '#store/queries/desk/audit.ts';
import { type AuditHead, auditLinks, strayEvent } from '#store/queries/desk/audit-log.ts';
import type { Database } from '#store/schema.ts';
import { genesis } from './event-hash.ts';
import type { AuditSource } from './verify.ts';

/** The log in the store behind an event, up to where it stands now; events added meanwhile are not waited for. */
export async function storeSource(db: Kysely<Database>, start: AuditHead = genesis): Promise<AuditSource> {
  const head = await auditHead(db);
  const from = start.seq === genesis.seq ? null : String(BigInt(start.seq) + 1n);
  return {
    start,
    head,
    links: auditLinks(db, { from, to: head.seq }),
    stray: () => strayEvent(db),
  };
}
