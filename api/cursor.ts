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

import { createHmac, timingSafeEqual } from 'node:crypto';
import { ApiError } from './errors.ts';

/** Where a page ended: the sort value and slug of its last item, and the question it belongs to. */
export interface Position {
  /** Everything that shapes the list (filters, sort, order), in one canonical text. */
  readonly question: string;
  readonly value: string | number | null;
  readonly slug: string;
}

function sign(secret: Uint8Array, body: string): Buffer {
  return createHmac('sha256', secret).update(body).digest().subarray(0, 16);
}

function refused(zh: string, en: string): ApiError {
  return new ApiError(
    'bad-cursor',
    {
      zh: `cursor ${zh}。请去掉 cursor，从第一页重新开始。`,
      en: `cursor ${en}. Leave it out to start again from the first page.`,
    },
    { parameter: 'cursor' },
  );
}

/** Text that only this server can have made. */
export function writeCursor(secret: Uint8Array, position: Position): string {
  const body = Buffer.from(JSON.stringify([position.question, position.value, position.slug])).toString('base64url');
  return `${body}.${sign(secret, body).toString('base64url')}`;
}

/** Reads what {@link writeCursor} wrote; anything else, or the cursor of another question, is refused. */
export function readCursor(secret: Uint8Array, text: string, question: string): Position {
  const [body, signature, ...rest] = text.split('.');
  if (body === undefined || signature === undefined || rest.length > 0) {
    throw refused('不是本站给出的', 'was not given by this server');
  }
  const given = Buffer.from(signature, 'base64url');
  const right = sign(secret, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    throw refused('不是本站给出的', 'was not given by this server');
  }
  const [asked, value, slug] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    string,
    Position['value'],
    string,
  ];
  if (asked !== question) throw refused('属于另一组筛选或排序', 'belongs to other filters or another order');
  return { question, value, slug };
}
