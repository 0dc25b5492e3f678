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
import { listDocuments } from '#store/queries/desk/documents.ts';
import { instantSchema, textSchema } from '../../schema/common.ts';
import { addDocument, fileOf, mostDocumentBytes, putAway, takeOut } from '../documents/documents.ts';
import { documentKindNames, documentKinds } from '../documents/kind.ts';
import { limit } from '../limit.ts';
import { fileRoute, readRoute, uploadRoute, writeRoute } from '../route.ts';

const documentSchema = z.object({
  id: z.string(),
  kind: z.string(),
  kindName: textSchema,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  at: instantSchema,
});

/** Documents of applications: handed in, read as files, taken out again. */
export const documentsRoutes = [
  readRoute({
    id: 'list-documents',
    path: '/applications/{application}/documents',
    action: 'document.read',
    object: 'application',
    summary: { zh: '一份申请的文件', en: 'Documents of an application' },
    query: z.strictObject({}),
    answer: z.object({ items: z.array(documentSchema) }),
    async read({ context, params }) {
      const rows = await listDocuments(context.db, params.application);
      return {
        items: rows.map(({ id, kind, name, mediaType, size, sha256, at }) => ({
          id,
          kind,
          kindName: documentKindNames[documentKinds.find((known) => known === kind) ?? 'other'],
          name,
          mediaType,
          size,
          sha256: sha256.toString('hex'),
          at: at.toISOString(),
        })),
      };
    },
  }),
  uploadRoute({
    id: 'add-document',
    path: '/applications/{application}/documents',
    action: 'document.add',
    object: 'application',
    summary: { zh: '上传文件', en: 'Hands in a document' },
    upload: mostDocumentBytes,
    answer: z.object({ id: z.string() }),
    async prepare({ context, actor, address, now, bytes, fileName, fields }) {
      await limit(context.db, 'documents', { each: 40, visitors: 150 }, { actor, address, now });
      return putAway(context.files, { bytes, fileName, fields });
    },
    decide: ({ tx, actor, params, now, prepared }) =>
      addDocument(tx, { code: params.application, actor, now }, prepared),
  }),
  fileRoute({
    id: 'read-document-file',
    path: '/documents/{document}/file',
    action: 'document.read',
    object: 'document',
    summary: { zh: '下载文件', en: 'A document as a file' },
    async read({ context, params }) {
      const { row, bytes } = await fileOf(context, params.document);
      return { name: row.name, mediaType: row.mediaType, body: bytes };
    },
  }),
  writeRoute({
    id: 'remove-document',
    method: 'delete',
    path: '/documents/{document}',
    action: 'document.remove',
    object: 'document',
    summary: { zh: '移除文件', en: 'Takes a document out' },
    body: z.strictObject({}),
    answer: z.object({ id: z.string() }),
    decide: ({ tx, params, now }) => takeOut(tx, params.document, now),
  }),
] as const;
