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

import { holdApplication, keepApplication } from '#store/queries/desk/application-state.ts';
import {
  type DocumentRow,
  insertDocument,
  listDocuments,
  readDocument,
  referredHashes,
  removeDocument,
} from '#store/queries/desk/documents.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { noSuchThing } from '../authorise.ts';
import type { DeskContext } from '../context.ts';
import { type Decision, notNow } from '../decide.ts';
import { wrongState } from '../reviews/step.ts';
import { readContent } from './content.ts';
import { putFile, readStored, sweepFiles } from './files.ts';
import { type DocumentKind, documentKinds } from './kind.ts';
import { readName } from './name.ts';
import { refuseFile } from './refusal.ts';

/** Bytes of one document at most. */
export const mostDocumentBytes = 10 * 1024 * 1024;
/** Documents of one case at most. */
const mostDocuments = 20;

/** A document that was looked at and put away; no row names it yet. */
export interface PutAway {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: Buffer;
}

function kindOf(fields: Readonly<Record<string, string>>): DocumentKind {
  const [unknown] = Object.keys(fields).filter((name) => name !== 'kind');
  const kind = documentKinds.find((known) => known === fields['kind']);
  if (kind !== undefined && unknown === undefined) return kind;
  const parameter = unknown ?? 'kind';
  throw new ApiError(
    'bad-parameter',
    {
      zh: `请选择文件的用途：${documentKinds.join('、')}。`,
      en: `Say what the file is for: ${documentKinds.join(', ')}.`,
    },
    { parameter, allowed: documentKinds },
  );
}

/** Looks at a file and puts it away under its hash; throws what is wrong with it. */
export async function putAway(
  files: string,
  file: {
    readonly bytes: Uint8Array;
    readonly fileName: string;
    readonly fields: Readonly<Record<string, string>>;
  },
): Promise<PutAway> {
  const kind = kindOf(file.fields);
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const { name, extension } = readName(file.fileName);
  const { mediaType, extensions } = await readContent(bytes, extension);
  if (!extensions.includes(extension)) {
    refuseFile(
      `文件的内容是 ${extensions[0]}，名字却以 .${extension} 结尾，请改名后再传。`,
      `By its content the file is ${extensions[0]}, and its name ends in .${extension}; rename it.`,
    );
  }
  return { kind, name, mediaType, size: bytes.length, sha256: await putFile(files, bytes) };
}

const closed = new Set(['accepted', 'declined', 'withdrawn']);

/** Adds a document that was put away to a case. */
export async function addDocument(
  tx: Kysely<Database>,
  step: { readonly code: string; readonly actor: Actor; readonly now: Date },
  file: PutAway,
): Promise<Decision<{ readonly id: string }>> {
  const { code, actor, now } = step;
  // Held, so that two at once do not both become the twentieth.
  const head = await holdApplication(tx, code);
  if (head === null) throw noSuchThing();
  if (closed.has(head.state)) throw wrongState(head);
  const there = await listDocuments(tx, code);
  if (there.length >= mostDocuments) {
    throw notNow(
      `一份申请最多 ${mostDocuments} 个文件，请先移除不需要的。`,
      `An application has at most ${mostDocuments} documents; remove one first.`,
    );
  }
  const id = await insertDocument(tx, { ...file, application: head.id, uploadedBy: actor.id, now });
  const { kind, name, mediaType, size } = file;
  const sha256 = file.sha256.toString('hex');
  return {
    answer: { id },
    audit: [
      {
        object: { kind: 'application', id: code },
        before: null,
        after: { document: { id, kind, name, mediaType, size, sha256 } },
        reason: null,
      },
    ],
  };
}

/** Takes a document out of a case while its applicant may still change the form. */
export async function takeOut(tx: Kysely<Database>, id: string, now: Date): Promise<Decision<{ readonly id: string }>> {
  const row = await readDocument(tx, id);
  if (row === null) throw noSuchThing();
  const head = await keepApplication(tx, row.code);
  if (head === null) throw noSuchThing();
  // What reviewers have before them stays there.
  if (head.state !== 'draft' && head.state !== 'need-info') throw wrongState(head);
  if (!(await removeDocument(tx, id, now))) return { answer: { id }, audit: 'unchanged' };
  const { kind, name } = row;
  return {
    answer: { id },
    audit: [
      {
        object: { kind: 'application', id: row.code },
        before: { document: { id, kind, name, sha256: row.sha256.toString('hex') } },
        after: null,
        reason: null,
      },
    ],
  };
}

/** A document to be saved by whoever asked for it. */
export async function fileOf(
  context: Pick<DeskContext, 'db' | 'files'>,
  id: string,
): Promise<{ readonly row: DocumentRow; readonly bytes: Buffer }> {
  const row = await readDocument(context.db, id);
  if (row === null) throw noSuchThing();
  const bytes = await readStored(context.files, row.sha256);
  if (bytes !== null) return { row, bytes };
  throw notNow(
    '这个文件的内容不在服务器上了（可能是从备份恢复时缺了文件目录），请告诉管理员。',
    'The bytes of this file are not on the server any more, as after restoring a backup without its files; tell an administrator.',
  );
}

const hour = 3600 * 1000;

/** Deletes the bytes of removed documents, and of uploads whose row was never stored; returns how many files went. */
export function sweepDocuments({ db, files }: Pick<DeskContext, 'db' | 'files'>, now: Date): Promise<number> {
  // An upload is put away moments before its row.
  return sweepFiles(files, (hashes) => referredHashes(db, hashes), new Date(now.getTime() - hour));
}
