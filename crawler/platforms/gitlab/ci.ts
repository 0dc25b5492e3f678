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

import { Pipelines } from '@gitbeaker/rest';
import { z } from 'zod';
import type { CiRunFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../platform.ts';
import { ask, type Client } from './client.ts';
import { type AskPage, askPage, grown, mostPerPage, offsetCap, Pages, sending } from './page.ts';
import { holesIn, refusable, refusals } from './refusal.ts';
import { wireDate, wireDateOrNull, wireId, wireRows, wireSha, wireText } from './wire.ts';

const pipeline = z.object({
  id: wireId,
  name: wireText,
  sha: wireSha,
  ref: wireText,
  source: wireText,
  status: wireText,
  created_at: wireDate,
  updated_at: wireDateOrNull,
});
type Pipeline = z.infer<typeof pipeline>;

type Ending = Pick<CiRunFact, 'status' | 'conclusion'>;

const waiting: Ending = { status: 'queued', conclusion: null };
const endings: ReadonlyMap<string, Ending> = new Map<string, Ending>([
  ...['created', 'waiting_for_resource', 'waiting_for_callback', 'preparing', 'pending', 'scheduled'].map(
    (word) => [word, waiting] as const,
  ),
  ['running', { status: 'running', conclusion: null }],
  ['canceling', { status: 'running', conclusion: null }],
  ['success', { status: 'completed', conclusion: 'success' }],
  ['failed', { status: 'completed', conclusion: 'failure' }],
  ['canceled', { status: 'completed', conclusion: 'cancelled' }],
  ['skipped', { status: 'completed', conclusion: 'skipped' }],
  // It stands still until somebody presses a button.
  ['manual', { status: 'completed', conclusion: 'action-required' }],
]);

function toRuns(rows: readonly Pipeline[]): CiRunFact[] {
  return rows.flatMap((row) => {
    if (row.sha === null) return [];
    const { status, conclusion } = endings.get(row.status ?? '') ?? { status: 'completed', conclusion: row.status };
    const told = { id: row.id, kind: 'run', name: row.name, sha: row.sha, ref: row.ref, trigger: row.source } as const;
    const untold = { actor: null, attempt: null, startedAt: null, finishedAt: null };
    return [{ ...told, status, conclusion, ...untold, createdAt: row.created_at, updatedAt: row.updated_at }];
  });
}

const left = z.object({ etag: z.string().nullable(), perPage: z.number() }).nullable().catch(null);
const resumed = z
  .object({ etag: z.string().nullable(), offset: z.number(), perPage: z.number() })
  .nullable()
  .catch(null);

const schema = wireRows(pipeline);

function askIn(client: Client, { repository, signal }: FeedContext, orderBy: 'id' | 'updated_at'): AskPage<Pipeline> {
  return ({ page, perPage, ...rest }) =>
    ask(client, { schema, signal, ...sending(rest) }, (options) =>
      new Pipelines(options).all(repository.id, { orderBy, sort: 'desc', page, perPage }),
    );
}

/** Pipelines that wait may have no update yet; they are never taken for old ones. */
function isOld(row: Pipeline, since: Date): boolean {
  return row.updated_at !== null && row.updated_at < since;
}

/** Newest first, by number in full runs and by update in others: new ones push the rest on and hide none. */
async function* run(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const state = left.parse(context.state);
  const since = context.mode === 'full' || state === null ? null : context.since;
  const resume = resumed.parse(context.resume);
  let { etag, offset, perPage } = resume ?? { etag: null, offset: 0, perPage: grown(state?.perPage) };
  if (resume === null) {
    const known = since === null ? null : (state?.etag ?? null);
    const newest = await askPage(askIn(client, context, 'updated_at'), {
      offset: 0,
      perPage: mostPerPage,
      etag: known,
    });
    if (newest.notModified) return { state, unchanged: true };
    etag = newest.perPage === mostPerPage ? newest.etag : null;
  }
  const list = askIn(client, context, since === null ? 'id' : 'updated_at');
  const pages = new Pages(list);
  let done = 0;
  for (;;) {
    const page = await pages.at({ offset, perPage });
    perPage = page.perPage;
    offset = Math.floor(offset / perPage) * perPage + perPage;
    const rows = since === null ? page.rows : page.rows.filter((row) => !isOld(row, since));
    done += rows.length;
    context.progress(done, since === null ? page.total : null);
    if (rows.length + page.holes > 0) {
      const refused = holesIn('ci', page.holes);
      yield { facts: { ciRuns: toRuns(rows) }, cursor: { etag, offset, perPage }, refused };
    }
    if (!page.more || (rows.length === 0 && page.rows.length > 0)) break;
    if (offset + perPage > offsetCap) {
      return {
        state: { etag, perPage },
        refused: refusals(['ci'], 'pipelines beyond the newest 50,000', 'limit-of-platform'),
      };
    }
  }
  return { state: { etag, perPage }, unchanged: since !== null && done === 0 };
}

/** Pipelines by commit; jobs, and who started them, would cost a request each. */
export function ciFeed(client: Client): Feed {
  return {
    id: 'ci',
    carries: ['ci'],
    needsToken: false,
    run: (context) => refusable(run(client, context), client, { streams: ['ci'], what: 'pipelines', unread: null }),
  };
}
