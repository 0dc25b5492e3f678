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

import { Events } from '@gitbeaker/rest';
import { z } from 'zod';
import type { EventFact, ReviewFact, SubjectRef } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../platform.ts';
import { toAccount } from './account.ts';
import { createNames } from './act-name.ts';
import { ask, type Client } from './client.ts';
import { type AskPage, mostPerPage, offsetCap, Pages, sending } from './page.ts';
import { holesIn, refusable, refusals } from './refusal.ts';
import { wireDate, wireId, wireRows, wireText, wireUser } from './wire.ts';

const event = z.object({
  id: wireId,
  action_name: wireText,
  target_type: wireText,
  target_iid: wireId.nullish(),
  author: wireUser,
  created_at: wireDate,
});
type WireEvent = z.infer<typeof event>;

/** What the project's events tell that neither lists nor notes do; each is a list of its own. */
const actions = ['approved', 'closed', 'reopened'] as const;
type Action = (typeof actions)[number];

const subjectKinds: ReadonlyMap<string, SubjectRef['kind']> = new Map([
  ['Issue', 'issue'],
  ['WorkItem', 'issue'],
  ['MergeRequest', 'change'],
]);

/** The event as acts on an issue or change; milestones are closed and reopened too, and are left out. */
function toFacts(rows: readonly WireEvent[], action: Action): { reviews: ReviewFact[]; events: EventFact[] } {
  const reviews: ReviewFact[] = [];
  const events: EventFact[] = [];
  const name = createNames();
  for (const row of rows.toReversed()) {
    const kind = subjectKinds.get(row.target_type ?? '');
    if (kind === undefined || !row.target_iid) continue;
    const subject = { kind, number: row.target_iid };
    const [actor, at] = [toAccount(row.author), row.created_at];
    if (action !== 'approved') {
      const id = name(action, subject, null, at);
      events.push({ id, subject, kind: action, actor, at, target: null, value: null, sha: null });
    } else if (kind === 'change') {
      const id = name('approved', subject, actor, at);
      reviews.push({ id, change: subject.number, author: actor, state: 'approved', submittedAt: at, sha: null });
    }
  }
  return { reviews, events };
}

const etags = z.partialRecord(z.enum(actions), z.string());
const left = z.object({ etags, unread: z.boolean() }).nullable().catch(null);
const resumed = z
  .object({ etags, action: z.enum(actions), offset: z.number(), perPage: z.number(), before: z.string().nullable() })
  .nullable()
  .catch(null);

interface Place {
  readonly offset: number;
  readonly perPage: number;
  /** Only what happened before this day; null = everything. */
  readonly before: string | null;
}

const schema = wireRows(event);

/** The day after, for `before`: it takes whole days, and leaves out the day that it names. */
function dayAfter(date: Date): string {
  return new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10);
}

/** Newest first; new ones push the others on, so that a page is met twice at most and none is lost. */
class Actions {
  readonly #client: Client;
  readonly #context: FeedContext;
  readonly etags: Partial<Record<Action, string>>;
  count = 0;

  constructor(client: Client, context: FeedContext, known: Partial<Record<Action, string>>) {
    this.#client = client;
    this.#context = context;
    this.etags = { ...known };
  }

  #askPage(action: Action, before: string | null): AskPage<WireEvent> {
    const { signal, repository } = this.#context;
    return ({ page, perPage, ...rest }) =>
      ask(this.#client, { schema, signal, ...sending(rest) }, (options) => {
        const until = before === null ? {} : { before };
        // gitbeaker's list of actions is older than approvals.
        const query = { action: action as 'closed', ...until, page, perPage };
        return new Events(options).all({ projectId: repository.id, ...query });
      });
  }

  async *read(action: Action, from: Place, since: Date | null): AsyncGenerator<FeedPage, void> {
    let place = from;
    let pages = new Pages(this.#askPage(action, place.before));
    for (;;) {
      const { offset, perPage, before } = place;
      const first = offset === 0 && before === null && perPage === mostPerPage;
      const etag = first && since !== null ? (this.etags[action] ?? null) : null;
      const page = await pages.at({ offset, perPage, etag });
      if (page.notModified) return;
      if (first && page.etag !== null && page.perPage === mostPerPage) this.etags[action] = page.etag;
      const rows = since === null ? page.rows : page.rows.filter((row) => row.created_at >= since);
      const last = page.rows.at(-1);
      place = this.#onward(place, page.perPage, last);
      if (place.before !== before) pages = new Pages(this.#askPage(action, place.before));
      this.count += rows.length;
      if (rows.length + page.holes > 0) {
        const refused = holesIn('events', page.holes);
        yield { facts: toFacts(rows, action), cursor: { etags: this.etags, action, ...place }, refused };
      }
      if (!page.more || (rows.length === 0 && last !== undefined)) return;
      if (before !== null && place.before === before && place.offset > offsetCap) {
        yield {
          facts: {},
          cursor: { etags: this.etags, action, ...place },
          refused: refusals(['events'], `${action} on ${before}`, 'limit-of-platform'),
        };
        return;
      }
    }
  }

  /** Pages are counted from the newest until GitLab refuses to, then from the day of the oldest met. */
  #onward(place: Place, perPage: number, last: WireEvent | undefined): Place {
    const offset = Math.floor(place.offset / perPage) * perPage + perPage;
    if (offset + perPage <= offsetCap || last === undefined) return { ...place, offset, perPage };
    const before = dayAfter(last.created_at);
    return before === place.before ? { ...place, offset: offsetCap + 1, perPage } : { offset: 0, perPage, before };
  }
}

async function* run(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const resume = resumed.parse(context.resume);
  const state = left.parse(context.state);
  const reader = new Actions(client, context, resume?.etags ?? state?.etags ?? {});
  const since = context.mode === 'full' || state?.unread === true ? null : context.since;
  const begin = resume === null ? 0 : actions.indexOf(resume.action);
  for (const action of actions.slice(begin)) {
    const place = action === resume?.action ? resume : { offset: 0, perPage: mostPerPage, before: null };
    yield* reader.read(action, place, since);
  }
  return { state: { etags: reader.etags, unread: false }, unchanged: since !== null && reader.count === 0 };
}

/** Approvals, closings and reopenings of the last three years, a hundred a request. */
export function activityFeed(client: Client): Feed {
  return {
    id: 'activity',
    carries: ['reviews', 'events'],
    needsToken: false,
    run: (context) =>
      refusable(run(client, context), client, {
        streams: ['reviews', 'events'],
        what: 'events of the project',
        unread: { etags: {}, unread: true },
      }),
  };
}
