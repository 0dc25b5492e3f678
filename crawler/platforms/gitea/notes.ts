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

import type { FeedContext } from '../../platform.ts';
import { type Client, repositoryUrl, sinceOf, stampOf } from './client.ts';
import { listPages, positionOf } from './pages.ts';
import { type ListedSubject, listedSubject } from './subject.ts';

/** What the feeds of one visit tell each other, so that nothing is asked twice. Lost with the process: then it is asked again. */
export interface Note {
  /** Issues and changes that something happened to; null = not asked yet. */
  touched: { readonly since: Date; readonly askedAt: number; readonly subjects: readonly Touched[] } | null;
  /** Reviews of changes by number, where the list of changes told. */
  readonly reviews: Map<string, number>;
  /** Releases as the description counts them; null = not told. */
  releases: number | null;
}

/** Something happened to it. */
export type Touched = Pick<ListedSubject, 'subject' | 'updatedAt'>;

/** Notes by repository, of the newest visits only. */
export interface Notes {
  /** A visit begins: what was noted before is forgotten. */
  begin(id: string): Note;
  of(id: string): Note;
}

const kept = 16;

/** An empty book. */
export function createNotes(): Notes {
  const notes = new Map<string, Note>();
  const begin = (id: string): Note => {
    notes.delete(id);
    const note: Note = { touched: null, reviews: new Map(), releases: null };
    notes.set(id, note);
    for (const oldest of notes.keys()) {
      if (notes.size <= kept) break;
      notes.delete(oldest);
    }
    return note;
  };
  return { begin, of: (id) => notes.get(id) ?? begin(id) };
}

/** The one list with a filter by time holds issues and changes; it is the question whether anything happened at all. */
export function touchedListing(context: FeedContext, since: Date) {
  return {
    path: `${repositoryUrl(context.facts.fullName)}/issues`,
    query: { state: 'all', since: stampOf(since) },
    item: listedSubject,
    signal: context.signal,
  };
}

function covers(
  note: Note,
  since: Date,
  context: FeedContext,
): note is Note & { touched: NonNullable<Note['touched']> } {
  return note.touched !== null && note.touched.since <= since && note.touched.askedAt >= context.startedAt.getTime();
}

/** What was touched since the last clean run of the feed; asked at most once a visit. */
export async function touchedSince(client: Client, notes: Notes, context: FeedContext): Promise<readonly Touched[]> {
  const since = sinceOf(context);
  const note = notes.of(context.repository.id);
  if (!covers(note, since, context)) {
    const askedAt = Date.now();
    const subjects: Touched[] = [];
    for await (const page of listPages(client, { ...touchedListing(context, since), from: positionOf(null) }))
      subjects.push(...page.items.map(({ subject, updatedAt }) => ({ subject, updatedAt })));
    note.touched = { since, askedAt, subjects };
  }
  return (note.touched?.subjects ?? []).filter((one) => one.updatedAt >= since);
}
