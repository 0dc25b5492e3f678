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

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { AuditHead, AuditLink } from '#store/queries/desk/audit-log.ts';
import { jsonText } from '../../terminal.ts';
import { UndecidedError } from '../../undecided.ts';
import type { AuditSource } from './verify.ts';

const format = 'tongming-audit-log';
const number = z.string().regex(/^\d{1,19}$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const head = z.object({ seq: number, hash: digest });
const headerSchema = z.object({ format: z.literal(format), version: z.literal(1), start: head, head });
const text = z.string();
const linkSchema = z.strictObject({
  seq: z.string().regex(/^-?\d{1,19}$/),
  at: text,
  actor: text,
  actorName: text,
  action: text,
  objectKind: text,
  objectId: text,
  before: text.nullable(),
  after: text.nullable(),
  reason: text.nullable(),
  request: text.nullable(),
  previous: z.string().regex(/^[0-9a-f]*$/),
  hash: z.string().regex(/^[0-9a-f]*$/),
});

/** First line of an exported log: what its first event is chained to, and where it ends. */
export function headerLine(start: AuditHead, end: AuditHead): string {
  return `${jsonText({ format, version: 1, start, head: end }, 0)}\n`;
}

/** An event on a line of its own, with every bit that its hash is of. */
export function eventLine(link: AuditLink): string {
  return `${jsonText(link, 0)}\n`;
}

function unreadable(path: string, line: number, cause: unknown): UndecidedError {
  return new UndecidedError(
    {
      zh: `${path} 第 ${line} 行不是 tongming audit-log export 写出的内容。请用完整、未改格式的导出文件。`,
      en: `Line ${line} of ${path} is not what tongming audit-log export writes. Use the whole file as it was exported.`,
    },
    { cause },
  );
}

function parsed<Schema extends z.ZodType>(schema: Schema, line: string, place: readonly [string, number]) {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw unreadable(...place, cause);
  }
}

async function* rest(lines: AsyncIterator<string>, path: string): AsyncGenerator<AuditLink> {
  for (let at = 2; ; at += 1) {
    const { value, done } = await lines.next();
    if (done === true) return;
    if (value !== '') yield parsed(linkSchema, value, [path, at]);
  }
}

/** A log that was exported, read line by line. */
export async function fileSource(path: string): Promise<AuditSource> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  const first = await lines.next().catch((cause: unknown) => {
    throw new UndecidedError({ zh: `读不了 ${path}。`, en: `${path} cannot be read.` }, { cause });
  });
  const { start, head: end } = parsed(headerSchema, first.done === true ? '' : first.value, [path, 1]);
  return { start, head: end, links: rest(lines, path), stray: () => Promise.resolve(null) };
}
