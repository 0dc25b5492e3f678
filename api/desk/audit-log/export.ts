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
import { type AuditLink, auditLinks, auditSpan, readAudit } from '#store/queries/desk/audit-log.ts';
import type { Database } from '#store/schema.ts';
import { csvRow } from '../../figures/csv.ts';
import { genesis } from './event-hash.ts';
import { eventLine, headerLine } from './log-file.ts';

/** First moment, and the first one after; undefined = from the beginning, up to now. */
export interface Span {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

async function* linksOf(db: Kysely<Database>, span: Span): AsyncGenerator<AuditLink> {
  const numbers = await auditSpan(db, span);
  if (numbers !== null) yield* auditLinks(db, { from: numbers.first, to: numbers.last });
}

/** The log as lines of JSON that can be checked without the store: what is between the first and the last event of a span. */
export async function* exportLines(db: Kysely<Database>, span: Span): AsyncGenerator<string> {
  const numbers = await auditSpan(db, span);
  const [first, last] =
    numbers === null ? [null, null] : await Promise.all([readAudit(db, numbers.first), readAudit(db, numbers.last)]);
  if (first === null || last === null) {
    yield headerLine(genesis, genesis);
    return;
  }
  const start = { seq: String(BigInt(first.seq) - 1n), hash: first.previous };
  yield headerLine(start, { seq: last.seq, hash: last.hash });
  for await (const link of auditLinks(db, { from: first.seq, to: last.seq })) yield eventLine(link);
}

const columns = [
  'seq',
  'at',
  'actor',
  'actorName',
  'action',
  'objectKind',
  'objectId',
  'before',
  'after',
  'reason',
  'request',
  'hash',
] as const satisfies readonly (keyof AuditLink)[];

/** The log as a table for spreadsheets; nothing in it is run as a formula. */
export async function* exportCsv(db: Kysely<Database>, span: Span): AsyncGenerator<string> {
  yield csvRow(columns);
  for await (const link of linksOf(db, span)) yield csvRow(columns.map((column) => link[column]));
}
