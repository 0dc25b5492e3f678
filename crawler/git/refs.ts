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

/** The heads and tags of a repository at one moment. */
export interface RefSnapshot {
  /** Object id in hex by full name; bytes of names that are not UTF-8 are written as `\xNN`. */
  readonly refs: ReadonlyMap<string, string>;
  /** Full name HEAD points to; null when it is unborn, detached or strange. */
  readonly headRef: string | null;
  /** Commit of HEAD; null when there is none. */
  readonly headSha: string | null;
  readonly objectFormat: 'sha1' | 'sha256';
  /** SHA-256 over HEAD's name and the sorted list of refs: equal digests, equal repositories. */
  readonly digest: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A ref name as text that is never ambiguous: git forbids backslashes in names, so `\xNN` can only be an escape. */
export function refName(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    // Not UTF-8: every byte beyond ASCII is escaped.
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCodePoint(byte) : `\\x${byte.toString(16)}`)).join('');
  }
}

/** The bytes of a name that {@link refName} made. */
export function refBytes(name: string): Buffer {
  const parts = name.split(/\\x([0-9a-f]{2})/u);
  return Buffer.concat(parts.map((part, at) => Buffer.from(part, at % 2 === 1 ? 'hex' : 'utf8')));
}

// oxlint-disable-next-line no-control-regex -- git forbids them in names
const forbidden = /[\u0000-\u0020\u007F~^:?*[\\]|\.\.|@\{|\/\/|(?:^|\/)\.|\.(?:\/|$)|\.lock(?:\/|$)|\/$/u;

/** True for a head or tag whose name git itself would accept: what a server advertises may be anything. */
export function isWantedRef(name: string): boolean {
  return /^refs\/(?:heads|tags)\/./u.test(name) && !forbidden.test(name.replaceAll(/\\x[0-9a-f]{2}/gu, 'x'));
}

function digestOf(headRef: string | null, refs: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256').update(`HEAD ${headRef ?? '-'}\n`);
  for (const name of [...refs.keys()].sort()) hash.update(`${refs.get(name)} ${name}\n`);
  return hash.digest('hex');
}

/** Puts a snapshot together. */
export function makeSnapshot(
  refs: ReadonlyMap<string, string>,
  head: { readonly ref: string | null; readonly sha: string | null },
  objectFormat: 'sha1' | 'sha256',
): RefSnapshot {
  const headRef = head.ref !== null && refs.has(head.ref) ? head.ref : null;
  const headSha = headRef === null ? head.sha : (refs.get(headRef) ?? null);
  return { refs, headRef, headSha, objectFormat, digest: digestOf(headRef, refs) };
}

function* lines(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  for (let to = bytes.indexOf(0x0a); to >= 0; to = bytes.indexOf(0x0a, from)) {
    yield bytes.subarray(from, to);
    from = to + 1;
  }
}

/** Reads what `git ls-remote --symref` prints: heads, tags and HEAD, nothing else that the server lists. */
export function parseLsRemote(output: Buffer): RefSnapshot {
  const refs = new Map<string, string>();
  const head: { ref: string | null; sha: string | null } = { ref: null, sha: null };
  let width = 40;
  for (const line of lines(output)) {
    const tab = line.indexOf(0x09);
    const left = line.toString('latin1', 0, tab);
    const name = refName(line.subarray(tab + 1));
    if (left.startsWith('ref: ')) {
      if (name === 'HEAD') head.ref = refName(line.subarray(5, tab));
      continue;
    }
    if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(left)) continue;
    width = left.length;
    if (name === 'HEAD') head.sha = left;
    // Peeled tags end in `^{}`, which no wanted name does.
    else if (isWantedRef(name)) refs.set(name, left);
  }
  return makeSnapshot(refs, head, width === 64 ? 'sha256' : 'sha1');
}

/** Reads what `git for-each-ref --format='%(objectname) %(refname)'` prints. */
export function parseForEachRef(output: Buffer): Map<string, string> {
  const refs = new Map<string, string>();
  for (const line of lines(output)) {
    const space = line.indexOf(0x20);
    refs.set(refName(line.subarray(space + 1)), line.toString('latin1', 0, space));
  }
  return refs;
}
