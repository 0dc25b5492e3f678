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

import { z } from 'zod';
import type { Stream } from '#store/stream.ts';
import type { CommentFact, EventFact, Facts, ReviewFact, SubjectRef } from '../../fact.ts';
import type { FeedContext, FeedEnd, FeedPage, Json, Refusal } from '../../platform.ts';
import { Ascending, type AscendingPlace, type AskAfter, type Stamped } from './ascending.ts';
import type { Client } from './client.ts';
import type { NoteFacts, People } from './note.ts';
import { NoteReader } from './notes.ts';
import { type AskPage, askPage, grown, mostPerPage, Pages } from './page.ts';
import { holesIn, refusable, refusals } from './refusal.ts';

/** Issues or changes, as one feed sees them. */
export interface SubjectList<T extends Stamped> {
  readonly kind: SubjectRef['kind'];
  readonly stream: Stream & ('issues' | 'changes');
  /** Streams of which a full run lists everything. */
  readonly replaces: readonly Stream[];
  readonly askAfter: AskAfter<T>;
  readonly askNewest: AskPage<T>;
  readonly numberOf: (row: T) => string;
  /** Whether its notes are asked for. */
  readonly spokenOf: (row: T) => boolean;
  /** Its facts without its notes; puts everybody it names into `people`. */
  readonly toFacts: (rows: readonly T[], people: People) => Facts;
}

const place = z.object({ after: z.string().nullable(), offset: z.number(), perPage: z.number() });
const resumed = z
  .object({ etag: z.string().nullable(), full: place.optional(), delta: place.optional() })
  .nullable()
  .catch(null);
const left = z
  .object({ etag: z.string().nullable(), perPage: z.number(), unread: z.enum(['list', 'notes']).nullable() })
  .nullable()
  .catch(null);

/** What is kept of a run that was not given the list: the next one reads all of it, whatever it was told to. */
const unreadList: Json = { etag: null, perPage: mostPerPage, unread: 'list' };

interface Read {
  readonly facts: Facts;
  readonly refused: readonly Refusal[];
}

function together(notes: readonly NoteFacts[], facts: Facts): Facts {
  const comments: CommentFact[] = notes.flatMap((one) => one.comments);
  const reviews: ReviewFact[] = notes.flatMap((one) => one.reviews);
  const events = new Map<string, EventFact>();
  for (const event of [...notes.flatMap((one) => one.events), ...(facts.events ?? [])]) events.set(event.id, event);
  return { ...facts, comments, reviews, events: [...events.values()] };
}

/** One run over issues or changes with their notes. */
class Run<T extends Stamped> {
  readonly #list: SubjectList<T>;
  readonly #context: FeedContext;
  readonly #notes: NoteReader;
  readonly #unread: 'notes' | null;
  /** Reads the newest page first, so that its mark is older than the walk: what moves during the walk is seen next time. */
  #etag: string | null;
  #done = 0;
  #total: number | null = null;

  constructor(list: SubjectList<T>, client: Client, context: FeedContext, etag: string | null) {
    this.#list = list;
    this.#context = context;
    this.#notes = new NoteReader(client, context);
    this.#unread = client.http.credential === null ? 'notes' : null;
    this.#etag = etag;
  }

  async #read(rows: readonly T[]): Promise<Read> {
    const people: People = new Map();
    const { kind, numberOf, spokenOf, toFacts } = this.#list;
    const facts = toFacts(rows, people);
    const subjects = rows.filter(spokenOf).map((row): SubjectRef => ({ kind, number: numberOf(row) }));
    const heard = await this.#notes.read(subjects, people);
    this.#done += rows.length;
    this.#context.progress(this.#done, this.#total);
    return { facts: together(heard.facts, facts), refused: heard.refused };
  }

  #end(perPage: number): FeedEnd {
    return { state: { etag: this.#etag, perPage, unread: this.#unread } };
  }

  /** Everything, by its last update. `whole` = what does not come is gone. */
  async *full(start: AscendingPlace | null, perPage: number, whole: boolean): AsyncGenerator<FeedPage, FeedEnd> {
    const { stream, askAfter, askNewest, replaces } = this.#list;
    if (start === null) {
      const newest = await askPage(askNewest, { offset: 0, perPage: mostPerPage });
      this.#etag = newest.perPage === mostPerPage ? newest.etag : null;
      this.#total = newest.total;
    }
    const walk = new Ascending(askAfter, start ?? { after: null, offset: 0, perPage });
    let complete = true;
    let size = perPage;
    while (!walk.ended) {
      const step = await walk.next();
      size = step.place.perPage;
      complete &&= !step.beyond && step.holes === 0;
      const { facts, refused } = await this.#read(step.rows);
      const limit = step.beyond ? refusals([stream], `${stream} with one stamp`, 'limit-of-platform') : [];
      const asked = this.#total === null ? {} : { asked: { [stream]: this.#total } };
      yield {
        facts,
        cursor: { etag: this.#etag, full: { ...step.place } },
        refused: [...refused, ...limit, ...holesIn(stream, step.holes)],
        ...asked,
      };
    }
    return { ...this.#end(size), ...(whole && complete ? { replaces } : {}) };
  }

  /** What changed since, newest first. */
  async *delta(since: Date, from: AscendingPlace, etag: string | null): AsyncGenerator<FeedPage, FeedEnd> {
    let { offset, perPage } = from;
    const pages = new Pages(this.#list.askNewest);
    for (;;) {
      const known = offset === 0 && perPage === mostPerPage ? etag : null;
      const page = await pages.at({ offset, perPage, etag: known });
      if (page.notModified) return { ...this.#end(perPage), unchanged: true };
      perPage = page.perPage;
      if (offset === 0) this.#etag = perPage === mostPerPage ? page.etag : null;
      const rows = page.rows.filter((row) => row.updated_at >= since);
      if (rows.length === 0 && (page.rows.length > 0 || !page.more)) break;
      offset = Math.floor(offset / perPage) * perPage + perPage;
      const { facts, refused } = await this.#read(rows);
      const holes = holesIn(this.#list.stream, page.holes);
      const cursor = { etag: this.#etag, delta: { after: null, offset, perPage } };
      yield { facts, cursor, refused: [...refused, ...holes] };
      if (!page.more) break;
    }
    return { ...this.#end(perPage), unchanged: this.#done === 0 };
  }
}

async function* run<T extends Stamped>(
  list: SubjectList<T>,
  client: Client,
  context: FeedContext,
): AsyncGenerator<FeedPage, FeedEnd> {
  const state = left.parse(context.state);
  const resume = resumed.parse(context.resume);
  // Notes that nobody could read without a token are read once there is one.
  const unread = state?.unread === 'list' || (state?.unread === 'notes' && client.http.credential !== null);
  const { since } = context;
  const perPage = grown(state?.perPage);
  const etag = resume?.etag ?? null;
  if (context.mode === 'full' || since === null || unread) {
    return yield* new Run(list, client, context, etag).full(resume?.full ?? null, perPage, context.mode === 'full');
  }
  const from = resume?.delta ?? { after: null, offset: 0, perPage };
  return yield* new Run(list, client, context, etag ?? state?.etag ?? null).delta(since, from, state?.etag ?? null);
}

/** The pages of a feed over issues or changes; a list that the caller may not see is a refusal. */
export function readSubjects<T extends Stamped>(
  list: SubjectList<T>,
  client: Client,
  context: FeedContext,
): AsyncGenerator<FeedPage, FeedEnd> {
  const { stream } = list;
  const resumes = context.resume !== null;
  const pages = run(list, client, context);
  return resumes ? pages : refusable(pages, client, { streams: [stream], what: stream, unread: unreadList });
}

/** How a feed ends whose subjects the repository has switched off. */
export function switchedOff(streams: readonly Stream[], what: string): FeedEnd {
  return { state: unreadList, refused: refusals(streams, what, 'disabled') };
}
