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

import { type Context, Hono } from 'hono';
import { ApiError } from '../errors.ts';
import type { HookDesk } from '../hooks/desk.ts';
import { problemResponse } from '../middleware/problems.ts';

/** GitHub sends 25 MiB at most, the others less. */
const mostBytes = 25 * 1024 ** 2;

/** The body as it came, null when it is larger than any platform sends. */
async function bodyOf(c: Context): Promise<Buffer | null> {
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of c.req.raw.body ?? []) {
    size += part.length;
    if (size > mostBytes) return null;
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts);
}

function refused(kind: 'too-large' | 'not-genuine'): Response {
  const texts = {
    'too-large': { zh: '内容超过 25 MiB。', en: 'The body is larger than 25 MiB.' },
    'not-genuine': {
      zh: '没有这个回调地址，或签名不对。请核对地址和密钥（tongming hook list）。',
      en: 'There is no such hook, or its signature is wrong. Check address and secret (tongming hook list).',
    },
  } as const;
  return problemResponse(new ApiError(kind, texts[kind]));
}

/** `POST /hooks/<platform>/<hook id>`: the only address that takes a body, and the only one beside reading. */
export function hookRoutes(desk: HookDesk): Hono {
  return new Hono().post('/hooks/:platform/:id', async (c) => {
    const body = await bodyOf(c);
    if (body === null) return refused('too-large');
    const header = (name: string) => c.req.header(name) ?? null;
    const status = await desk.receive(c.req.param('platform'), c.req.param('id'), { header, body });
    if (status === 401) return refused('not-genuine');
    return c.body(null, 202, { 'cache-control': 'no-store' });
  });
}
