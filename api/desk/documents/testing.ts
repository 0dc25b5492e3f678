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
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import type { Store } from '#store/open.ts';

/** A file for {@link testZip}; the size that it claims may be another than its own. */
export interface TestEntry {
  readonly name: string;
  readonly bytes?: Buffer;
  readonly claims?: number;
  readonly locked?: boolean;
}

/** An archive as programs write it, or as an attacker does. */
export function testZip(entries: readonly TestEntry[]): Buffer {
  const [locals, heads]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, bytes = Buffer.from('<x/>'), claims = bytes.length, locked = false } of entries) {
    const [data, called] = [deflateRawSync(bytes), Buffer.from(name)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(locked ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(claims, 18);
    fields.writeUInt16LE(called.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, called, data]);
    locals.push(local);
    heads.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, called]));
    offset += local.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A Word document with further parts. */
export function testDocx(more: readonly TestEntry[] = []): Buffer {
  return testZip([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }, ...more]);
}

/** A PDF of one object, with anything in it; `packed` lies in an object stream. */
export function testPdf(inside = '', packed: string | null = null, filter = '/Filter /FlateDecode'): Buffer {
  const body = packed === null ? Buffer.alloc(0) : deflateSync(Buffer.from(packed));
  const stream =
    packed === null
      ? Buffer.alloc(0)
      : Buffer.concat([
          Buffer.from(`2 0 obj\n<< /Type /ObjStm /N 1 /First 4 ${filter} /Length ${body.length} >>\nstream\n`),
          body,
          Buffer.from('\nendstream\nendobj\n'),
        ]);
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\n`),
    stream,
    Buffer.from('trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'),
  ]);
}

/** A picture of one point. */
export const testPng: Buffer = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A document of an application (its row id), of which only the row is there; returns its id. */
export async function testDocument(store: Store, application: string, kind = 'agreement'): Promise<string> {
  const { id } = await store.db
    .insertInto('application_document')
    .values({
      application,
      kind,
      name: 'agreement.txt',
      media_type: 'text/plain',
      size: '5',
      sha256: createHash('sha256').update('words').digest(),
      uploaded_by: 'visitor',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
