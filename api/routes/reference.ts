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

import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { referencePage } from '../reference/page.ts';
import { referenceStyle } from '../reference/style.ts';

/** The description of the API as OpenAPI 3.1 has it. */
export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** Writes the document from the routes that are registered by now. */
export function openApiDocument(app: OpenAPIHono): OpenApiDocument {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Tongming API',
      version: '1',
      description:
        'Projects, metrics, checks, scores and rankings of the hub. Open to read, without a key, from any origin. ' +
        'Unknown is null with a reason, never zero. Times are UTC; bigint ids are strings.',
    },
    servers: [{ url: '/', description: 'This hub' }],
  });
}

/** The machine-readable document and the page for people, in both languages. */
export function referenceRoutes(document: OpenApiDocument): Hono {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const pages = { zh: referencePage(document, 'zh'), en: referencePage(document, 'en') };
  const send = (body: string, type: string) =>
    new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } });
  return new Hono()
    .get('/api/v1', (c) => c.redirect('/api/v1/', 308))
    .get('/api/v1/', () => send(pages.zh, 'text/html'))
    .get('/api/v1/en', () => send(pages.en, 'text/html'))
    .get('/api/v1/openapi.json', () => send(text, 'application/json'))
    .get('/api/v1/reference.css', () => send(referenceStyle, 'text/css'));
}
