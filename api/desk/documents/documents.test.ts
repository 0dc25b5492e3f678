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

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import type { Problem } from '../../client.ts';
import { ApiError } from '../../errors.ts';
import { testApplication } from '../applications/testing.ts';
import { ownOrigin, type TestDesk, testDesk, testHolder, testMember } from '../testing.ts';
import { sweepDocuments } from './documents.ts';
import { placeOf } from './files.ts';
import { checkPdf } from './pdf.ts';
import { type TestEntry, testDocx, testPdf, testPng, testZip } from './testing.ts';

let store: Store;
let desk: TestDesk;
let code: string;

beforeAll(async () => {
  store = await testStore({ max: 8 });
  desk = testDesk(store);
});
beforeEach(async () => {
  ({ code } = await testApplication(store, { state: 'draft' }));
});
afterAll(() => store.close());

interface Sent {
  readonly status: number;
  readonly body: Problem & { readonly id: string };
}

async function upload(name: string, bytes: Buffer, to = code, query = 'kind=agreement'): Promise<Sent> {
  const actor = testHolder(to);
  // `ask` sends JSON; a file goes as its bytes.
  const token = randomUUID();
  const { who } = desk.parts;
  const parts = desk.parts as { who: typeof who };
  parts.who = { actorOf: async (headers) => (headers.get('x-file-test') === token ? actor : who.actorOf(headers)) };
  const response = await desk.app.request(`/api/v1/desk/applications/${to}/documents?${query}`, {
    method: 'POST',
    headers: {
      origin: ownOrigin,
      'idempotency-key': randomUUID(),
      'x-file-test': token,
      'x-file-name': encodeURIComponent(name),
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(bytes),
  });
  parts.who = who;
  return { status: response.status, body: (await response.json()) as Sent['body'] };
}

/** Why a file was refused; what is no refusal of the file is told by its status. */
async function refusal(name: string, bytes: Buffer): Promise<string> {
  const { status, body } = await upload(name, bytes);
  return status === 400 && body.parameter === 'file' ? body.detail : `${status} ${body.parameter} ${body.detail}`;
}

const text = Buffer.from('所有权利归作者。\nAll rights are with the authors.\n');
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);
const webp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');

/** What is thrown; null = nothing. */
function settle(check: () => void): unknown {
  try {
    check();
    return null;
  } catch (error) {
    return error;
  }
}

describe('what is taken', () => {
  it('is known by its content, put away under its hash before its row, and comes back as a file and nothing else', async () => {
    const good: readonly [string, Buffer, string][] = [
      ['商标声明.pdf', testPdf(), 'application/pdf'],
      ['point.png', testPng, 'image/png'],
      ['photo.JPG', jpeg, 'image/jpeg'],
      ['picture.webp', webp, 'image/webp'],
      ['notes.txt', text, 'text/plain'],
      ['README.md', Buffer.from('# Title\n\n- a < b\n'), 'text/markdown'],
      ['agreement.docx', testDocx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      [
        'table.xlsx',
        testZip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ],
      [
        'slides.pptx',
        testZip([{ name: '[Content_Types].xml' }, { name: 'ppt/presentation.xml' }]),
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      ],
      [
        'letter.odt',
        testZip([
          { name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.text') },
          { name: 'content.xml' },
        ]),
        'application/vnd.oasis.opendocument.text',
      ],
    ];
    for (const [name, bytes, mediaType] of good) {
      const { status, body } = await upload(name, bytes);
      expect([name, status]).toEqual([name, 200]);
      const hash = createHash('sha256').update(bytes).digest();
      expect((await readFile(placeOf(desk.context.files, hash))).equals(bytes)).toBe(true);
      const file = await desk.ask(testHolder(code), 'get', `/documents/${body.id}/file`);
      expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options')]).toEqual([
        200,
        mediaType,
        'nosniff',
      ]);
      expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
    }
    const list = await desk.ask<{ items: { name: string }[] }>(
      testHolder(code),
      'get',
      `/applications/${code}/documents`,
    );
    expect(list.body.items.map(({ name }) => name)).toEqual(good.map(([name]) => name));
    const events = await store.db.selectFrom('audit_event').select('action').where('object_id', '=', code).execute();
    expect(events.map(({ action }) => action)).toEqual(good.map(() => 'document.add'));
  });

  it('is 20 documents of 10 MiB at most, also of many at once', async () => {
    const { code: full } = await testApplication(store, { state: 'draft' });
    const sent: number[] = [];
    for (let i = 0; i < 21; i += 1) sent.push((await upload(`n${i}.txt`, Buffer.from(`text ${i}`), full)).status);
    expect(sent).toEqual([...Array.from({ length: 20 }, () => 200), 409]);
    const large = await upload('large.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 97));
    expect(large.status).toBe(413);
  });

  it('says what it is for, and nothing else is asked', async () => {
    expect((await upload('a.txt', text, code, '')).body.parameter).toBe('kind');
    expect((await upload('a.txt', text, code, 'kind=../../etc')).body.parameter).toBe('kind');
    expect((await upload('a.txt', text, code, 'kind=other&uploaded_by=x')).body.parameter).toBe('uploaded_by');
  });
});

describe('what is refused', () => {
  it('programs, pages and pictures that run, whatever they are called', async () => {
    expect(await refusal('tool.pdf', Buffer.from('MZ\u0090\u0000\u0003', 'latin1'))).toContain('not taken');
    expect(await refusal('tool.txt', Buffer.from('\u007fELF\u0002\u0001\u0001\u0000', 'latin1'))).toContain(
      'not taken',
    );
    expect(await refusal('run.txt', Buffer.from('#!/bin/sh\nrm -rf /\n'))).toContain('not taken');
    expect(await refusal('page.txt', Buffer.from('<!doctype html><p>'))).toContain('not taken');
    expect(await refusal('page.md', Buffer.from('\ufeff  <script>alert(1)</script>'))).toContain('not taken');
    expect(
      await refusal('logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
    ).toContain('not taken');
    expect(await refusal('anim.png', Buffer.from('GIF89a=1;alert(1)//'))).toContain('not taken');
    expect(await refusal('empty.txt', Buffer.alloc(0))).toContain('empty');
    expect(await refusal('zero.txt', Buffer.from('a\0b'))).toContain('not taken');
    expect(await refusal('latin.txt', Buffer.from([0xe9, 0x20, 0xe8]))).toContain('not taken');
    expect(await refusal('point.jpg', testPng)).toContain('rename it');
    expect(await refusal('old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('not taken');
  });

  it('names that deceive', async () => {
    const names: readonly [string, string][] = [
      ['../../etc/passwd', 'no path'],
      ['..\\..\\a.txt', 'no path'],
      ['a/b.txt', 'no path'],
      ['C:a.txt', 'no path'],
      ['a\u202Etxt.exe', 'cannot be seen'],
      ['a\u200b.txt', 'cannot be seen'],
      ['a\0.txt', 'cannot be seen'],
      ['a\r\nX-Header: 1.txt', 'no path'],
      ['CON', 'reserves'],
      ['aux.txt', 'reserves'],
      ['com1.tar.txt', 'reserves'],
      ['LPT¹.txt', 'reserves'],
      ['invoice.exe.pdf', 'inside their name'],
      ['photo.php.jpg', 'inside their name'],
      ['photo.svg', 'inside their name'],
      ['page.html', 'inside their name'],
      ['macro.docm', 'inside their name'],
      ['.htaccess', 'neither begins'],
      ['a.txt.', 'neither begins'],
      ['a.txt ', 'neither begins'],
      ['   ', 'no name'],
      ['', 'no name'],
      [`${'a'.repeat(150)}.txt`, 'longer than 150'],
      ['noending', 'rename it'],
    ];
    for (const [name, words] of names) expect(await refusal(name, text)).toContain(words);
    const { status } = await upload('Ünï – 文档 (2).txt', text);
    expect(status).toBe(200);
  });

  it('PDFs that run, send or carry something, however it is written', async () => {
    const inside = [
      '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>',
      '/OpenAction << /S /J#61vaScript /JS (x) >>',
      '/OpenAction << /S /#4a#61#76#61#53#63#72#69#70#74 >>',
      '/AA << /O << /S /Launch /F (calc.exe) >> >>',
      '/Names << /EmbeddedFiles 3 0 R >>',
      '/Type/EmbeddedFile',
      '/AcroForm << /XFA 4 0 R >>',
      '/A << /S /SubmitForm /F (https://evil.example.org) >>',
      '/Annots [<< /Subtype /RichMedia >>]',
    ];
    for (const names of inside) {
      expect(await refusal('a.pdf', testPdf(names))).toContain('holds something that runs');
      expect(await refusal('a.pdf', testPdf('', `1 0 ${names}`))).toContain('holds something that runs');
    }
    expect(await refusal('a.pdf', testPdf('/Encrypt 5 0 R'))).toContain('locked');
    expect(await refusal('a.pdf', testPdf('', 'x', '/Filter [/ASCIIHexDecode /FlateDecode]'))).toContain(
      'cannot be looked into',
    );
    expect(await refusal('a.pdf', testPdf('', 'x', '/Filter /LZWDecode'))).toContain('cannot be looked into');
    expect(await refusal('a.pdf', testPdf('', ' '.repeat(70 * 1024 * 1024)))).toContain('cannot be looked into');
    expect(await refusal('a.pdf', Buffer.from('%PDF-1.7\nnothing'))).toContain('not whole');
    const hidden = '1 0 obj << /Filter /FlateDecode /X (stream\n) /Type /ObjStm >> stream\nx\nendstream\n';
    expect(await refusal('a.pdf', Buffer.from(`%PDF-1.7\n${hidden}%%EOF`))).toContain('cannot be looked into');
    expect((await upload('b.pdf', testPdf('/Author (JavaScript Launch)', '1 0 << /Type /Page >>'))).status).toBe(200);
  });

  it('B102: is looked through at once, whatever its megabytes repeat', () => {
    for (const part of ['stream\n', 'stream\nobj ', '#41', '/ObjStm stream\n', '/Filter ', 'obj']) {
      const bytes = Buffer.from(`%PDF-1.4\n${part.repeat(4_000_000 / part.length)}\n%%EOF`);
      const begun = performance.now();
      const said = settle(() => checkPdf(bytes));
      expect([part, said === null || said instanceof ApiError]).toEqual([part, true]);
      expect([part, performance.now() - begun < 3000]).toEqual([part, true]);
    }
  });

  it('files that are two things at once', async () => {
    const zip = testZip([{ name: 'a.txt' }]);
    expect(await refusal('a.pdf', Buffer.concat([testPdf(), zip]))).toContain('something else as well');
    expect(await refusal('a.pdf', Buffer.concat([testPdf(), Buffer.from('<script>')]))).toContain(
      'something else as well',
    );
    expect(await refusal('a.png', Buffer.concat([testPng, zip]))).toContain('something else follows');
    expect(await refusal('a.jpg', Buffer.concat([jpeg, zip]))).toContain('something else follows');
    expect(await refusal('a.jpg', Buffer.concat([jpeg, Buffer.from('<?php x'), Buffer.from([0xff, 0xd9])]))).toContain(
      'something else follows',
    );
    expect(await refusal('a.webp', Buffer.concat([webp, zip]))).toContain('something else follows');
    expect(await refusal('a.docx', Buffer.concat([testDocx(), Buffer.from('<script>')]))).toContain('damaged');
    expect(await refusal('a.docx', Buffer.concat([Buffer.from('<script>'), testDocx()]))).toContain('not taken');
    expect(await refusal('a.png', testPng.subarray(0, 40))).toContain('not whole');
  });

  it('documents with macros, objects or other files in them', async () => {
    const bad: readonly [TestEntry, string][] = [
      [{ name: 'word/vbaProject.bin' }, 'macros'],
      [{ name: 'word/VBAPROJECT.BIN' }, 'macros'],
      [{ name: 'word/embeddings/table.xlsx' }, 'holds other files'],
      [{ name: 'word/embeddings/o.bin', bytes: Buffer.from('d0cf11e0a1b11ae1aa', 'hex') }, 'holds other files'],
      [{ name: 'word/media/a.bin', bytes: testZip([{ name: 'x' }]) }, 'holds other files'],
      [{ name: 'word/media/a.png', bytes: Buffer.from('MZ\u0000\u0000\u0000', 'latin1') }, 'holds other files'],
      [{ name: '../../evil.xml' }, 'damaged'],
      [{ name: '/etc/evil.xml' }, 'damaged'],
      [{ name: 'word/locked.xml', locked: true }, 'locked by a password'],
    ];
    for (const [entry, words] of bad) expect(await refusal('a.docx', testDocx([entry]))).toContain(words);
    const types = Buffer.from(
      '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
    );
    expect(
      await refusal('a.docx', testZip([{ name: '[Content_Types].xml', bytes: types }, { name: 'word/document.xml' }])),
    ).toContain('macros');
    expect(await refusal('a.odt', testZip([{ name: 'mimetype' }, { name: 'Basic/Standard/Module1.xml' }]))).toContain(
      'macros',
    );
    expect(await refusal('a.docx', testZip([{ name: 'a.txt' }]))).toContain('not taken');
  });

  it('archives that swell, lie about their size, or have no end', async () => {
    const zeros = Buffer.alloc(4 * 1024 * 1024);
    expect(await refusal('a.docx', testDocx([{ name: 'word/big.xml', bytes: zeros }]))).toContain(
      'larger than a document',
    );
    expect(await refusal('a.docx', testDocx([{ name: 'word/big.xml', bytes: zeros, claims: 100 }]))).toContain(
      'larger than a document',
    );
    expect(await refusal('a.docx', testDocx([{ name: 'word/big.xml', claims: 200 * 1024 * 1024 }]))).toContain(
      'larger than a document',
    );
    expect(await refusal('a.docx', testDocx([{ name: 'word/short.xml', claims: 9 }]))).toContain('damaged');
    const many = Array.from({ length: 2001 }, (_, i) => ({ name: `word/${i}.xml` }));
    expect(await refusal('a.docx', testDocx(many))).toContain('larger than a document');
    expect(await refusal('a.docx', testDocx().subarray(0, -30))).toContain('damaged');
    expect(await refusal('a.docx', Buffer.from('PK\u0003\u0004 and nothing', 'latin1'))).toContain('damaged');
  });
});

describe('what is kept', () => {
  it('is taken out while the form is open, and its bytes go when nothing refers to them any more', async () => {
    // The 21st document above was put away and never named by a row.
    expect(await sweepDocuments(desk.context, new Date(Date.now() + 2 * 3600 * 1000))).toBe(1);
    const [one, two] = [
      await testApplication(store, { state: 'draft' }),
      await testApplication(store, { state: 'draft' }),
    ];
    const bytes = Buffer.from('the same words in two cases');
    const place = placeOf(desk.context.files, createHash('sha256').update(bytes).digest());
    const first = (await upload('one.txt', bytes, one.code)).body.id;
    const second = (await upload('two.txt', bytes, two.code)).body.id;
    expect((await desk.ask(testHolder(two.code), 'delete', `/documents/${first}`, {})).status).toBe(404);
    expect((await desk.ask(testHolder(one.code), 'delete', `/documents/${first}`, {})).status).toBe(200);
    expect((await desk.ask(testHolder(one.code), 'get', `/documents/${first}/file`)).status).toBe(404);
    const later = new Date(Date.now() + 2 * 3600 * 1000);
    expect(await sweepDocuments(desk.context, later)).toBe(0);
    expect((await stat(place)).isFile()).toBe(true);
    await store.db.updateTable('application').set({ state: 'submitted' }).where('code', '=', two.code).execute();
    expect((await desk.ask(testHolder(two.code), 'delete', `/documents/${second}`, {})).status).toBe(409);
    await store.db.updateTable('application').set({ state: 'draft' }).where('code', '=', two.code).execute();
    expect((await desk.ask(testHolder(two.code), 'delete', `/documents/${second}`, {})).status).toBe(200);
    expect(await sweepDocuments(desk.context, new Date())).toBe(0);
    expect(await sweepDocuments(desk.context, later)).toBe(1);
    await expect(stat(place)).rejects.toThrow('ENOENT');
  });

  it('orphans of uploads that were cut off are swept, and what is young or named otherwise is left', async () => {
    const { files } = desk.context;
    const orphan = placeOf(files, createHash('sha256').update('orphan').digest());
    await mkdir(dirname(orphan), { recursive: true });
    const old = new Date(Date.now() - 3 * 3600 * 1000);
    for (const path of [orphan, join(files, '.making-cut'), join(files, 'README')]) {
      await writeFile(path, 'orphan');
      await utimes(path, old, old);
    }
    await writeFile(join(files, '.making-young'), 'x');
    expect(await sweepDocuments(desk.context, new Date())).toBe(2);
    const top = await readdir(files);
    expect(['README', '.making-young', '.making-cut'].map((name) => top.includes(name))).toEqual([true, true, false]);
    expect(await sweepDocuments({ ...desk.context, files: join(files, 'not-there') }, new Date())).toBe(0);
  });

  it('is not shown when it is no longer what was handed in', async () => {
    const bytes = Buffer.from('words that somebody changes on the disk');
    const { body } = await upload('kept.txt', bytes);
    await writeFile(placeOf(desk.context.files, createHash('sha256').update(bytes).digest()), 'other words');
    expect((await desk.ask(testHolder(code), 'get', `/documents/${body.id}/file`)).status).toBe(500);
  });

  it('B125: documents of others look like none', async () => {
    const { status, body } = await upload('private.txt', text);
    expect([status, body.detail]).toEqual([200, undefined]);
    const member = await testMember(store, {});
    for (const id of [body.id, '0', '-1', '1e9', "1' or '1'='1", '99999999999999999999']) {
      expect((await desk.ask(member, 'get', `/documents/${encodeURIComponent(id)}/file`)).status).toBe(404);
    }
    const reviewer = await testMember(store, { roles: ['reviewer'] });
    expect((await desk.ask(reviewer, 'get', `/documents/${body.id}/file`)).status).toBe(200);
    expect((await desk.ask(reviewer, 'delete', `/documents/${body.id}`, {})).status).toBe(403);
  });
});
