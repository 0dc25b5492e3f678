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
import type { CiRunFact } from '../../../fact.ts';
import type { HttpAnswer } from '../../../http/http.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Json, Refusal } from '../../../platform.ts';
import { restAccount, restUser } from '../account.ts';
import { type Client, place } from '../client.ts';
import { textOf } from '../cursor.ts';
import { wholeSecond } from '../rest/keyset.ts';
import { idText, instant } from '../scalar.ts';

const restRun = z.object({
  id: idText,
  name: z.string().nullish(),
  head_sha: z.string(),
  head_branch: z.string().nullish(),
  event: z.string().nullish(),
  status: z.string().nullish(),
  conclusion: z.string().nullish(),
  actor: restUser.nullish(),
  run_attempt: z.number().nullish(),
  created_at: instant,
  updated_at: instant.nullish(),
  run_started_at: instant.nullish(),
});

const runList = z.object({ total_count: z.number(), workflow_runs: z.array(restRun.nullable()) });

const words: Readonly<Record<string, string>> = { timed_out: 'timed-out', action_required: 'action-required' };

/** A workflow run; the platform has no stamp for its end, the last change of a completed one is taken for it. */
function runOf(item: z.infer<typeof restRun>): CiRunFact {
  const completed = item.status === 'completed';
  const { conclusion } = item;
  return {
    id: item.id,
    kind: 'run',
    name: item.name ?? null,
    sha: item.head_sha.toLowerCase(),
    ref: item.head_branch ?? null,
    trigger: item.event ?? null,
    status: completed ? 'completed' : item.status === 'in_progress' ? 'running' : 'queued',
    conclusion: completed && conclusion ? (words[conclusion] ?? conclusion) : null,
    actor: restAccount(item.actor),
    attempt: item.run_attempt ?? null,
    createdAt: item.created_at,
    updatedAt: item.updated_at ?? null,
    startedAt: item.run_started_at ?? null,
    finishedAt: completed ? (item.updated_at ?? null) : null,
  };
}

const day = 86_400_000;
/** History of the first run: older runs are counted, not read. */
const history = 90 * day;
/** Runs that are not completed are looked at again for this long. */
const patience = 3 * day;
/** What GitHub gives of one filtered search. */
const cap = 1000;
const least = 1000;

interface Mark {
  readonly etag: string | null;
  /** Start of the oldest run that was not completed. */
  readonly open: string | null;
}

function markOf(json: Json): Mark {
  return { etag: textOf(json, 'etag'), open: textOf(json, 'open') };
}

interface Window {
  readonly from: number;
  readonly to: number;
}

interface Read {
  readonly rows: CiRunFact[];
  /** Null = too many for one window: it was halved. */
  readonly halves: readonly [Window, Window] | null;
  readonly lost: number;
}

async function readWindow(client: Client, context: FeedContext, { from, to }: Window): Promise<Read> {
  const created = `${wholeSecond(from)}..${wholeSecond(to)}`;
  const at = { ...place(context.repository.path), per_page: 100, created };
  const rows: CiRunFact[] = [];
  let total = 0;
  for (let url: string | null = client.endpoint('GET /repos/{owner}/{repo}/actions/runs', at).url; url !== null; ) {
    const answer: HttpAnswer<z.infer<typeof runList>> = await client.get(url, {
      schema: runList,
      signal: context.signal,
    });
    total = answer.body?.total_count ?? 0;
    const middle = Math.floor((from + to) / 2 / 1000) * 1000;
    if (total > cap && to - from > least) {
      return {
        rows: [],
        halves: [
          { from: middle + 1000, to },
          { from, to: middle },
        ],
        lost: 0,
      };
    }
    rows.push(...(answer.body?.workflow_runs ?? []).filter((one) => one !== null).map((one) => runOf(one)));
    url = answer.next;
  }
  return { rows, halves: null, lost: Math.max(0, total - cap) };
}

function oldestOpen(rows: readonly CiRunFact[], before: string | null, now: Date): string | null {
  const open = rows.filter((row) => row.status !== 'completed').map((row) => row.createdAt.toISOString());
  const candidates = before === null ? open : [...open, before];
  const recent = candidates.filter((at) => Date.parse(at) > now.getTime() - patience);
  return recent.toSorted()[0] ?? null;
}

function refusal(why: string, what: string, count: number): Refusal[] {
  return count > 0 ? [{ stream: 'ci', what, why, count }] : [];
}

/** Newest window first, so that a run that is cut short has the newest. */
async function* readSince(
  client: Client,
  context: FeedContext,
  from: number,
): AsyncGenerator<FeedPage, { readonly open: string | null; readonly received: number }> {
  const stopped = textOf(context.resume, 'to');
  const to = stopped === null ? context.startedAt.getTime() + day : Date.parse(stopped);
  const windows: Window[] = to < from ? [] : [{ from, to }];
  let open = textOf(context.resume, 'open');
  let received = 0;
  for (let window = windows.pop(); window; window = windows.pop()) {
    const { rows, halves, lost } = await readWindow(client, context, window);
    if (halves) {
      windows.push(halves[1], halves[0]);
      continue;
    }
    open = oldestOpen(rows, open, context.startedAt);
    context.progress((received += rows.length), null);
    const cursor = { to: new Date(window.from - 1000).toISOString(), open };
    yield { facts: { ciRuns: rows }, cursor, refused: refusal('limit-of-platform', 'runs of one second', lost) };
  }
  return { open, received };
}

async function* run(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const delta = context.mode === 'delta' && context.since !== null;
  const last = markOf(delta ? context.state : null);
  const at = { ...place(context.repository.path), per_page: 100 };
  const newest = await client.get(client.endpoint('GET /repos/{owner}/{repo}/actions/runs', at).url, {
    schema: runList,
    signal: context.signal,
    etag: last.etag,
    expect: [403, 404],
  });
  if (newest.notModified) return { state: context.state, unchanged: true };
  if (newest.body === null) {
    const why = newest.status === 403 ? 'forbidden' : 'not-found';
    return { state: context.state, refused: refusal(why, 'runs of this repository', 1) };
  }
  const total = newest.body.total_count;
  const rows = newest.body.workflow_runs.filter((one) => one !== null).map((one) => runOf(one));
  const begin = context.startedAt.getTime() - history;
  const back = Math.min(
    context.since?.getTime() ?? begin,
    last.open === null ? Number.MAX_SAFE_INTEGER : Date.parse(last.open),
  );
  const from = delta ? Math.max(begin, back) : begin;
  if (newest.next === null || rows.some((row) => row.createdAt.getTime() < from)) {
    const recent = rows.filter((row) => row.createdAt.getTime() >= from);
    if (recent.length > 0) yield { facts: { ciRuns: recent }, cursor: null };
    const open = oldestOpen(rows, null, context.startedAt);
    return ended({ etag: newest.etag, open }, delta ? 0 : total - recent.length);
  }
  const { open, received } = yield* readSince(client, context, from);
  return ended({ etag: newest.etag, open }, delta ? 0 : total - received);
}

function ended(mark: Mark, older: number): FeedEnd {
  return { state: { ...mark }, refused: refusal('older-than', 'runs of more than 90 days ago', older) };
}

/** Workflow runs: 90 days at first, then what is new. */
export function ciFeed(client: Client): Feed {
  return { id: 'ci', carries: ['ci'], needsToken: true, run: (context) => run(client, context) };
}
