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

import { type IdentityLine, parseIdentityLine } from './identity-line.ts';
import { knownEncoding } from './text.ts';
import { messageCap, readTrailers, type Trailer } from './trailers.ts';

/** A commit object read from its bytes. Names are strings of one character a byte until they are decoded. */
export interface ParsedCommit {
  readonly tree: Buffer;
  /** The first {@link parentCap} parent ids, concatenated. */
  readonly parents: Buffer;
  readonly parentCount: number;
  readonly author: IdentityLine | null;
  readonly committer: IdentityLine | null;
  /** As declared; null when there is no header. */
  readonly encoding: string | null;
  readonly signature: 'gpg' | 'ssh' | 'x509' | null;
  /** Every byte after the header. */
  readonly message: Buffer;
  readonly trailers: readonly Trailer[];
  /** Sorted codes of what is malformed. */
  readonly irregular: readonly string[];
}

/** Parents kept by id; all are counted. */
const parentCap = 64;

interface Draft {
  tree: string;
  parents: string;
  parentCount: number;
  author: IdentityLine | null;
  committer: IdentityLine | null;
  encoding: string | null;
  signature: ParsedCommit['signature'];
  readonly codes: string[];
}

/** Ids are checked when they are turned into bytes. */
function isIdLength(value: string): boolean {
  return value.length === 40 || value.length === 64;
}

function readTree(value: string, draft: Draft): void {
  if (isIdLength(value) && draft.tree === '') draft.tree = value;
  else draft.codes.push(draft.tree === '' ? 'bad-id' : 'repeated-header');
}

function readParent(value: string, draft: Draft): void {
  if (!isIdLength(value)) {
    draft.codes.push('bad-id');
    return;
  }
  draft.parentCount++;
  if (draft.parentCount <= parentCap) draft.parents += value;
}

/** Bytes of hex; what is not hex ends it and is flagged. */
function idBytes(hex: string, draft: Draft): Buffer {
  const bytes = Buffer.from(hex, 'hex');
  if (bytes.length * 2 === hex.length) return bytes;
  draft.codes.push('bad-id');
  return Buffer.alloc(0);
}

function readPerson(key: 'author' | 'committer', value: string, draft: Draft): void {
  if (draft[key] !== null) {
    draft.codes.push('repeated-header');
    return;
  }
  const line = parseIdentityLine(value);
  draft.codes.push(...line.irregular);
  draft[key] = line;
}

function signatureKind(value: string): ParsedCommit['signature'] {
  if (value.startsWith('-----BEGIN PGP')) return 'gpg';
  if (value.startsWith('-----BEGIN SSH')) return 'ssh';
  return /^-----BEGIN (?:SIGNED MESSAGE|CMS)/u.test(value) ? 'x509' : null;
}

function readSignature(value: string, draft: Draft): void {
  if (draft.signature !== null) draft.codes.push('repeated-header');
  draft.signature ??= signatureKind(value);
}

function readEncoding(value: string, draft: Draft): void {
  draft.encoding ??= value.slice(0, 40).trim();
  if (!knownEncoding(draft.encoding) && !/^utf-?8$/iu.test(draft.encoding)) draft.codes.push('unknown-encoding');
}

const readers: ReadonlyMap<string, (value: string, draft: Draft) => void> = new Map([
  ['tree', readTree],
  ['parent', readParent],
  ['author', (value, draft) => readPerson('author', value, draft)],
  ['committer', (value, draft) => readPerson('committer', value, draft)],
  ['encoding', readEncoding],
  ['gpgsig', readSignature],
  ['gpgsig-sha256', readSignature],
  ['mergetag', () => undefined],
]);

function readHeaders(header: string, draft: Draft): void {
  for (let at = 0; at < header.length; ) {
    const newline = header.indexOf('\n', at);
    const end = newline === -1 ? header.length : newline;
    // Continuation lines belong to a header that was read by its first line.
    if (header.charCodeAt(at) !== 0x20) {
      const space = header.indexOf(' ', at);
      const cut = space === -1 || space > end ? end : space;
      const read = readers.get(header.slice(at, cut));
      if (read === undefined) draft.codes.push('unknown-header');
      else read(header.slice(cut + 1, end), draft);
    }
    at = end + 1;
  }
}

function codesOf(draft: Draft, object: Buffer, message: Buffer, tooMany: boolean): readonly string[] {
  const { codes } = draft;
  if (object.includes(0)) codes.push('nul');
  if (message.length > messageCap) codes.push('long-message');
  if (draft.author === null || draft.committer === null) codes.push('missing-identity');
  if (draft.tree === '') codes.push('missing-tree');
  if (tooMany) codes.push('too-many-trailers');
  return codes.length < 2 ? codes : [...new Set(codes)].sort();
}

/** Reads a commit object: headers in any order, repeated, continued or unknown. Never throws for what it holds. */
export function parseCommit(object: Buffer): ParsedCommit {
  const blank = object.indexOf('\n\n');
  const end = blank === -1 ? object.length : blank + 1;
  const draft: Draft = {
    tree: '',
    parents: '',
    parentCount: 0,
    author: null,
    committer: null,
    encoding: null,
    signature: null,
    codes: [],
  };
  readHeaders(object.toString('latin1', 0, end), draft);
  const message = object.subarray(Math.min(object.length, end + 1));
  const { named, tooMany } = readTrailers(message);
  const tree = idBytes(draft.tree, draft);
  const parents = idBytes(draft.parents, draft);
  return {
    tree,
    parents,
    parentCount: draft.parentCount,
    author: draft.author,
    committer: draft.committer,
    encoding: draft.encoding,
    signature: draft.signature,
    message,
    trailers: named,
    irregular: codesOf(draft, object, message, tooMany),
  };
}
