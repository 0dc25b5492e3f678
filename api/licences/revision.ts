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

import { CrawlerError } from '#crawler/error.ts';
import { readObjects } from '#crawler/git/object-stream.ts';
import { readTree, type TreeEntry } from '#crawler/git/tree.ts';
import { readableBytes } from '#licenses/scan/encoding.ts';
import type { TreeSource } from '#licenses/scan/places.ts';
import type { AnyEntry, Twin } from '#licenses/scan/scan-entries.ts';
import { unread } from '#licenses/scan/work.ts';
import { commitOf, type Repository, repositoryAt } from '../trees/repository.ts';
import { UsageError } from '../usage.ts';

/** Bytes of one file that are read. */
const cap = 4 * 1024 * 1024;
/** No tree is too large for a person who asks for it; these stop bombs. */
const limits = { entries: 2_000_000, bytes: 1024 ** 3, depth: 4096, pathBytes: 65_536, wallMs: 3_600_000 };

function notRead({ path, mode, size }: TreeEntry): AnyEntry | null {
  const kind = mode & 0o170_000;
  if (kind === 0o100_000) return null;
  const outcome = kind === 0o120_000 ? 'symlink' : kind === 0o160_000 ? 'submodule' : 'special';
  return { path, kind: 'other', outcome, problem: null, size };
}

interface Listed {
  readonly path: string;
  readonly id: string;
  readonly size: number;
}

interface Listing {
  /** Files in the order of their paths, and what is no file. */
  readonly entries: readonly (Listed | AnyEntry)[];
  readonly idOf: ReadonlyMap<string, string>;
}

async function list({ gitDir, below }: Repository, commit: string, signal: AbortSignal): Promise<Listing> {
  const entries: (Listed | AnyEntry)[] = [];
  const reading = await readTree(commit, { gitDir, signal, limits, recursive: true }, (entry) => {
    if (!entry.path.startsWith(below)) return;
    const path = entry.path.slice(below.length);
    entries.push(notRead({ ...entry, path }) ?? { path, id: entry.blob.toString('hex'), size: entry.size ?? 0 });
  });
  const problems = [
    ...Array.from(reading.refused, ([reason, count]) => `${count} × ${reason}`),
    ...(reading.bomb ? ['too-many-entries: the rest was not listed'] : []),
    ...(reading.broken ? ['corrupt: folders are missing'] : []),
  ];
  for (const problem of problems) {
    entries.push({ path: '.', kind: 'other', outcome: 'unreadable', problem, size: null });
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { entries, idOf: new Map(entries.flatMap((one) => ('id' in one ? [[one.path, one.id] as const] : []))) };
}

async function* contents({ gitDir }: Repository, { entries }: Listing, signal: AbortSignal): AsyncGenerator<AnyEntry> {
  const twins = new Map<string, Twin>();
  const asked = new Set<string>();
  const wanted = function* () {
    for (const entry of entries) {
      if (!('id' in entry) || asked.has(entry.id)) continue;
      asked.add(entry.id);
      yield `${entry.id}\n`;
    }
  };
  const objects = (async function* () {
    for await (const batch of readObjects(wanted(), { gitDir, signal, cap })) yield* batch;
  })();
  try {
    for (const entry of entries) {
      if (!('id' in entry)) {
        yield entry;
        continue;
      }
      const known = twins.get(entry.id);
      if (known !== undefined) {
        yield { path: entry.path, kind: 'repeated', twin: known };
        continue;
      }
      const next = await objects.next();
      if (next.done === true) throw new CrawlerError('corrupt', 'git cat-file ended before all files were read.');
      const twin: Twin = { facts: null };
      twins.set(entry.id, twin);
      if (next.value.type === 'missing') {
        const problem = 'missing: the repository does not have this object';
        twin.facts = unread('unreadable', problem, entry.size);
        yield { path: entry.path, kind: 'repeated', twin };
      } else {
        // The bytes are only there until the next object is asked for.
        const bytes = Uint8Array.from(next.value.bytes);
        yield { path: entry.path, kind: 'loaded', bytes, size: next.value.size, twin };
      }
    }
  } finally {
    await objects.return(undefined);
  }
}

/** The files of a revision, read from the object store of the repository at or above a place; nothing is checked out. The same contents are read once. */
export async function revisionOf(place: string, rev: string, signal: AbortSignal): Promise<TreeSource> {
  const repository = await repositoryAt(place);
  if (repository === null) {
    throw new UsageError({
      zh: `${place} 不在 git 代码仓里，--rev 只能用于代码仓。`,
      en: `${place} is in no git repository; --rev is for repositories only.`,
    });
  }
  const commit = await commitOf(repository.gitDir, rev, signal);
  const listing = await list(repository, commit, signal);
  return {
    isTree: true,
    entries: () => contents(repository, listing, signal),
    async text(path) {
      const id = listing.idOf.get(path);
      if (id === undefined) return null;
      for await (const [object] of readObjects([`${id}\n`], { gitDir: repository.gitDir, signal, cap })) {
        if (object === undefined || object.type !== 'blob' || object.size > cap) return null;
        const text = readableBytes(object.bytes);
        return text === null ? null : Buffer.from(text).toString('utf8');
      }
      return null;
    },
  };
}
