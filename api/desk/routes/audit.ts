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

import { z } from '@hono/zod-openapi';
import { type AuditLink, checkpoints, listAudit, readAudit } from '#store/queries/desk/audit-log.ts';
import { refuse } from '../../middleware/validation.ts';
import { markOf } from '../audit-log/checkpoint.ts';
import { differences } from '../audit-log/difference.ts';
import { exportCsv, exportLines } from '../audit-log/export.ts';
import {
  auditEventSchema,
  auditPageSchema,
  auditQuerySchema,
  auditSpanSchema,
  auditStateSchema,
} from '../audit-log/schema.ts';
import { spanOfDays } from '../audit-log/span.ts';
import { storeSource } from '../audit-log/store-source.ts';
import { verifyAudit } from '../audit-log/verify.ts';
import { noSuchThing } from '../authorise.ts';
import { readDeskCursor, writeDeskCursor } from '../cursor.ts';
import { fileRoute, readRoute } from '../route.ts';

function brief({ seq, at, actor, actorName, action, objectKind, objectId, reason }: AuditLink) {
  return { seq, at, actor, actorName, action, objectKind, objectId, reason };
}

const exportSchema = auditSpanSchema.extend({ format: z.enum(['csv', 'jsonl']).optional() });
const shownMarks = 30;

/** The audit log, for those who watch over the desk. */
export const auditRoutes = [
  readRoute({
    id: 'list-audit',
    path: '/audit',
    action: 'audit.read',
    object: null,
    summary: { zh: '审计日志，最新的在前', en: 'The audit log, newest first' },
    query: auditQuerySchema,
    answer: auditPageSchema,
    async read({ context, query }) {
      const { limit = '50', cursor, ...filter } = query;
      const question = JSON.stringify(filter);
      const below = cursor === undefined ? null : readDeskCursor(cursor, question).slug;
      const { from, to } = spanOfDays(filter);
      const rows = await listAudit(
        context.db,
        { actor: filter.actor, action: filter.action, objectKind: filter.kind, objectId: filter.object, from, to },
        { below, limit: Number(limit) + 1 },
      );
      const items = rows.slice(0, Number(limit)).map(brief);
      const last = rows.length > items.length ? items.at(-1) : undefined;
      return {
        items,
        next: last === undefined ? null : writeDeskCursor({ question, value: null, slug: last.seq }),
      };
    },
  }),
  readRoute({
    id: 'read-audit-event',
    path: '/audit/{event}',
    action: 'audit.read',
    object: 'event',
    summary: { zh: '一条审计记录，附前后对照', en: 'One event with what it changed' },
    query: z.strictObject({}),
    answer: auditEventSchema,
    async read({ context, params }) {
      const link = await readAudit(context.db, params.event);
      if (link === null) throw noSuchThing();
      return { ...link, changes: differences(link.before, link.after) };
    },
  }),
  readRoute({
    id: 'read-audit-state',
    path: '/audit-state',
    action: 'audit.read',
    object: null,
    summary: {
      zh: '上一个检查点以来的日志是否完好，以及近期的检查点',
      en: 'Whether the log is whole since the last checkpoint, and the newest checkpoints',
    },
    query: z.strictObject({}),
    answer: auditStateSchema,
    async read({ context }) {
      const marks = await checkpoints(context.db, { limit: shownMarks });
      const [last] = marks;
      const source = await storeSource(context.db, last);
      const { events, finding } = await verifyAudit(source, last === undefined ? [] : [markOf(last)]);
      return { head: source.head, since: last ?? null, events, finding, checkpoints: marks };
    },
  }),
  fileRoute({
    id: 'export-audit',
    path: '/audit-export',
    action: 'audit.read',
    object: null,
    summary: {
      zh: '导出审计日志：jsonl 可离线核对，csv 供表格软件使用',
      en: 'The audit log as a file: jsonl to verify elsewhere, csv for spreadsheets',
    },
    async read({ context, query }) {
      const asked = exportSchema.safeParse(query);
      if (!asked.success) refuse(asked.error, Object.keys(exportSchema.shape));
      const { format = 'jsonl', ...days } = asked.data;
      const span = spanOfDays(days);
      const lines = format === 'csv' ? exportCsv(context.db, span) : exportLines(context.db, span);
      return {
        name: `audit-log.${format}`,
        mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
        body: ReadableStream.from(lines).pipeThrough(new TextEncoderStream()),
      };
    },
  }),
] as const;
