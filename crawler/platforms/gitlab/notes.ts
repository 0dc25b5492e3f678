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

import { IssueNotes, MergeRequestNotes } from '@gitbeaker/rest';
import type { Stream } from '#store/stream.ts';
import type { SubjectRef } from '../../fact.ts';
import { PlatformError } from '../../http/error.ts';
import type { FeedContext, Refusal } from '../../platform.ts';
import { ask, type Client } from './client.ts';
import { type NoteFacts, type People, readNotes, type WireNote, wireNote } from './note.ts';
import { type AskPage, mostPerPage, Pages, sending } from './page.ts';
import { holesIn, refusals, whyRefused } from './refusal.ts';
import { wireRows } from './wire.ts';

/** What notes carry, by what they are on. */
export const noteStreams = {
  issue: ['comments', 'events'],
  change: ['comments', 'review-comments', 'reviews', 'events'],
} as const satisfies Readonly<Record<SubjectRef['kind'], readonly Stream[]>>;

const schema = wireRows(wireNote);

/** Requests for notes at a time. */
const atOnce = 4;

/** Refusals and failures in a row after which the rest of the run is not asked. */
const patience = 3;

interface Heard {
  readonly facts: readonly NoteFacts[];
  readonly refused: readonly Refusal[];
}

type Answer = { readonly notes: readonly WireNote[] } | { readonly why: string };

/** Reads the notes of issues and changes, one list an item, newest first. */
export class NoteReader {
  readonly #client: Client;
  readonly #context: FeedContext;
  #failures = 0;
  #holes = 0;
  /** Why no more are asked; null = they are. */
  #closed: string | null;

  constructor(client: Client, context: FeedContext) {
    this.#client = client;
    this.#context = context;
    this.#closed = client.http.credential === null ? 'needs-token' : null;
  }

  /** Facts of the notes on all subjects; each list is followed to its end. */
  async read(subjects: readonly SubjectRef[], people: People): Promise<Heard> {
    const answers: Answer[] = [];
    const queue = [...subjects.entries()];
    const work = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift())
        answers[next[0]] = await this.#one(next[1]);
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, subjects.length) }, work));
    return this.#collect(subjects, answers, people);
  }

  #collect(subjects: readonly SubjectRef[], answers: readonly Answer[], people: People): Heard {
    const facts: NoteFacts[] = [];
    const refused: Refusal[] = [];
    const kept = new Map<string, number>();
    for (const [index, subject] of subjects.entries()) {
      const answer = answers[index] as Answer;
      if ('notes' in answer) facts.push(readNotes(answer.notes, subject, people));
      else if (answer.why === this.#closed) kept.set(subject.kind, (kept.get(subject.kind) ?? 0) + 1);
      else
        refused.push(...refusals(noteStreams[subject.kind], `notes of ${subject.kind} ${subject.number}`, answer.why));
    }
    for (const kind of ['issue', 'change'] as const) {
      const count = kept.get(kind);
      if (count !== undefined)
        refused.push(...refusals(noteStreams[kind], `notes of ${kind}s`, this.#closed ?? '', count));
    }
    const unreadable = facts.reduce((sum, one) => sum + one.unreadable, 0);
    if (unreadable > 0) refused.push(...refusals(['events'], 'notes in unknown words', 'unreadable-note', unreadable));
    refused.push(...holesIn('comments', this.#holes));
    this.#holes = 0;
    return { facts, refused };
  }

  async #one(subject: SubjectRef): Promise<Answer> {
    if (this.#closed !== null) return { why: this.#closed };
    try {
      const notes = await this.#list(subject);
      this.#failures = 0;
      return { notes };
    } catch (error) {
      return { why: this.#give(error) };
    }
  }

  /** A refusal, or a failure of this one item; thrown when it is not about this item. */
  #give(error: unknown): string {
    const failed = error instanceof PlatformError && (error.kind === 'server-error' || error.kind === 'timeout');
    const why = failed ? error.kind : whyRefused(error, this.#client);
    if (why === null) throw error;
    if (why === 'not-found') return why;
    this.#failures += 1;
    if (this.#failures >= patience) {
      if (failed) throw error;
      this.#closed = why;
    }
    return why;
  }

  async #list(subject: SubjectRef): Promise<WireNote[]> {
    const notes = new Map<string, WireNote>();
    const askNotes: AskPage<WireNote> = ({ page, perPage, ...rest }) =>
      ask(this.#client, { schema, signal: this.#context.signal, ...sending(rest) }, (options) => {
        const list = subject.kind === 'issue' ? new IssueNotes(options) : new MergeRequestNotes(options);
        const order = { orderBy: 'updated_at', sort: 'desc' } as const;
        return list.all(this.#context.repository.id, Number(subject.number), { ...order, page, perPage });
      });
    let [offset, perPage] = [0, mostPerPage];
    const pages = new Pages(askNotes);
    for (;;) {
      const page = await pages.at({ offset, perPage });
      for (const note of page.rows) notes.set(note.id, note);
      this.#holes += page.holes;
      if (!page.more) return [...notes.values()];
      perPage = page.perPage;
      offset = Math.floor(offset / perPage) * perPage + perPage;
    }
  }
}
