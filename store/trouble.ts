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

import { codeOf, StoreError } from './error.ts';

const kinds = new Set(['busy', 'no-space', 'unreachable', 'start-failed']);
/** Classes of PostgreSQL errors that say nothing of the statement: connection, resources, operator, system. */
const classes = new Set(['08', '53', '57', '58']);
const codes = new Set(['CONNECTION_ENDED', 'CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT']);
const systemCodes = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOSPC', 'EMFILE', 'ENFILE']);

/** True for faults of the database or this machine that pass: what was being done is not to blame. */
export function isStoreTrouble(error: unknown): boolean {
  if (error instanceof StoreError) return kinds.has(error.kind);
  const code = codeOf(error) ?? '';
  return codes.has(code) || systemCodes.has(code) || (/^[0-9A-Z]{5}$/u.test(code) && classes.has(code.slice(0, 2)));
}
