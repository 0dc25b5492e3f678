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

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Ajv } from 'ajv';
import { startHttpServer, type TestServer } from '../git-server.ts';
import type { VoiceState } from './dialect.ts';
import { dialects } from './dialects.ts';

/** A stand-in for the part of a platform that is told what checks found. */
export interface VoiceServer extends TestServer {
  readonly state: VoiceState;
  /** What came and does not keep to what the platform publishes; empty after a good test. */
  readonly faults: readonly string[];
}

const ajv = new Ajv({ strict: false });

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) text += String(part);
  return text === '' ? null : (JSON.parse(text) as unknown);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

/** Starts one that speaks as the platform does; the token is the only one that it knows. */
export async function startVoiceServer(platform: string, token: string): Promise<VoiceServer> {
  const dialect = dialects.get(platform);
  if (dialect === undefined) throw new Error(`nobody wrote down how ${platform} is spoken to`);
  const state: VoiceState = {
    comments: [],
    changes: [],
    checks: [],
    statuses: [],
    calls: [],
    denied: new Set(),
    next: 100,
  };
  const faults: string[] = [];
  const server = await startHttpServer((request, response) => {
    async function answer(): Promise<void> {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const method = request.method ?? '';
      const call = `${method} ${url.pathname}`;
      state.calls.push(call);
      const body = await bodyOf(request);
      if (request.headers[dialect?.header ?? ''] !== dialect?.tokenValue(token))
        return reply(response, 401, { message: 'who?' });
      // A GitHub of one's own has both APIs below /api.
      const path = platform === 'github' ? url.pathname.replace(/^\/api(?:\/v3)?(?=\/)/, '') : url.pathname;
      for (const route of dialect?.routes ?? []) {
        const match = route.method === method ? route.path.exec(path) : null;
        if (match === null) continue;
        if (state.denied.has(route.name)) return reply(response, 403, { message: 'not you' });
        const valid = route.body === undefined ? null : ajv.compile(route.body);
        if (valid !== null && !valid(body)) {
          faults.push(`${call}: ${ajv.errorsText(valid.errors)}`);
          return reply(response, 422, { message: ajv.errorsText(valid.errors) });
        }
        const said = route.answer({
          state,
          url,
          part: (n) => decodeURIComponent(match[n] ?? ''),
          body: body as never,
          base: server.url,
        });
        if (said.link !== undefined) response.setHeader('link', `<${said.link}>; rel="next"`);
        return reply(response, said.status, said.body);
      }
      faults.push(`${call}: there is no such address`);
      return reply(response, 404, { message: 'Not Found' });
    }
    answer().catch((error: unknown) => {
      faults.push(String(error));
      reply(response, 500, {});
    });
  });
  return { ...server, state, faults };
}
