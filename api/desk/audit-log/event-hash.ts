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

import { createHash } from 'node:crypto';
import type { AuditHead, AuditLink } from '#store/queries/desk/audit-log.ts';

/** What the first event is chained to. */
export const genesis: AuditHead = {
  seq: '0',
  hash: createHash('sha256').update('tongming audit log, version 1').digest('hex'),
};

/** A text with its length in bytes before it, so that no two lists of fields are written alike. */
function field(value: string | null): string {
  return value === null ? '-;' : `${Buffer.byteLength(value)}:${value};`;
}

/** The hash that an event must have behind `previous`; `seq` asks what it would be in another place. */
export function eventHash(previous: string, event: AuditLink, seq: string = event.seq): string {
  const fields = [
    seq,
    event.at,
    event.actor,
    event.actorName,
    event.action,
    event.objectKind,
    event.objectId,
    event.before,
    event.after,
    event.reason,
    event.request,
  ];
  return createHash('sha256').update(previous, 'hex').update(fields.map(field).join('')).digest('hex');
}
