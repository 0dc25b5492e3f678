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

import type { BatchObject } from './batch.ts';
import { parseCommit } from './commit.ts';
import { type IdentityLine, parseIdentityLine } from './identity-line.ts';
import { readObjects } from './object-stream.ts';
import { plausibleInstant } from './plausible.ts';

/** A tag and what it leads to. */
export interface TagRecord {
  /** Without `refs/tags/`. */
  readonly name: string;
  /** Hex; null when it leads to no commit within {@link depthCap} tags. */
  readonly commit: string | null;
  readonly annotated: boolean;
  readonly signed: boolean;
  readonly tagger: IdentityLine | null;
  readonly at: Date | null;
}

/** Tags of tags that are followed. */
const depthCap = 10;

interface Draft {
  readonly name: string;
  target: string;
  commit: string | null;
  annotated: boolean;
  signed: boolean;
  tagger: IdentityLine | null;
  at: Date | null;
}

interface TagObject {
  readonly target: string | null;
  readonly tagger: IdentityLine | null;
  readonly signed: boolean;
}

function readTagObject(bytes: Buffer): TagObject {
  const blank = bytes.indexOf('\n\n');
  const header = bytes.toString('latin1', 0, blank === -1 ? bytes.length : blank);
  const target = /^object ([0-9a-f]{40}|[0-9a-f]{64})$/mu.exec(header)?.[1] ?? null;
  const tagger = /^tagger (.*)$/mu.exec(header)?.[1];
  const signed =
    /^gpgsig/mu.test(header) ||
    bytes.includes('\n-----BEGIN PGP SIGNATURE-----') ||
    bytes.includes('\n-----BEGIN SSH SIGNATURE-----') ||
    bytes.includes('\n-----BEGIN SIGNED MESSAGE-----');
  return { target, tagger: tagger === undefined ? null : parseIdentityLine(tagger), signed };
}

/** Takes one answer for a tag; true when there is another object to read for it. */
function follow(draft: Draft, object: BatchObject, now: Date): boolean {
  if (object.type === 'commit') {
    draft.commit = object.id;
    draft.at ??= plausibleInstant(parseCommit(object.bytes).committer?.epoch ?? null, now);
    return false;
  }
  if (object.type !== 'tag') return false;
  const { target, tagger, signed } = readTagObject(object.bytes);
  if (!draft.annotated) {
    draft.annotated = true;
    draft.signed = signed;
    draft.tagger = tagger;
    draft.at = plausibleInstant(tagger?.epoch ?? null, now);
  }
  draft.target = target ?? '';
  return target !== null;
}

/** Reads all tags of a ref snapshot; one process a level of nesting. */
export async function readTags(
  refs: ReadonlyMap<string, string>,
  options: { readonly gitDir: string; readonly signal: AbortSignal; readonly now: Date },
): Promise<TagRecord[]> {
  const { gitDir, signal, now } = options;
  const drafts: Draft[] = [];
  for (const [ref, target] of refs) {
    if (!ref.startsWith('refs/tags/')) continue;
    drafts.push({ name: ref.slice(10), target, commit: null, annotated: false, signed: false, tagger: null, at: null });
  }
  let open = drafts;
  for (let depth = 0; open.length > 0 && depth <= depthCap; depth++) {
    const next: Draft[] = [];
    let index = 0;
    const ids = open.map(({ target }) => `${target}\n`);
    for await (const objects of readObjects(ids, { gitDir, signal, cap: 1 << 20 })) {
      for (const object of objects) {
        const draft = open[index++];
        if (draft !== undefined && follow(draft, object, now)) next.push(draft);
      }
    }
    open = next;
  }
  return drafts;
}
