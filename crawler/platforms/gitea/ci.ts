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
import type { CiRunFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Refusal } from '../../platform.ts';
import { type Client, repositoryUrl, sinceOf, whyOf } from './client.ts';
import { done, isDone, makeFeed, sizeOf, stateOf } from './feed.ts';
import { type Notes, touchedSince } from './notes.ts';
import { listPages, pageSize, positionOf, type Rows } from './pages.ts';
import { account, idText, sha, text, time, timeOrNull } from './wire.ts';

type Course = Pick<CiRunFact, 'status' | 'conclusion'>;

/** One word stands for state and outcome; words that are added later are kept as outcomes. */
function courseOf(word: string): Course {
  if (['pending', 'waiting', 'blocked', 'queued', 'unknown', ''].includes(word))
    return { status: 'queued', conclusion: null };
  if (word === 'running' || word === 'in_progress') return { status: 'running', conclusion: null };
  const conclusion = { error: 'failure', warning: 'neutral', canceled: 'cancelled' }[word] ?? word;
  return { status: 'completed', conclusion };
}

const listedTask = z
  .object({
    id: idText,
    name: text,
    head_branch: text,
    head_sha: sha,
    event: text,
    status: text,
    created_at: time,
    updated_at: timeOrNull,
    run_started_at: timeOrNull,
  })
  .transform((told, context): CiRunFact => {
    if (told.head_sha === null) {
      context.addIssue({ code: 'custom', message: 'ran on no commit' });
      return z.NEVER;
    }
    const course = courseOf(told.status ?? '');
    return {
      id: told.id,
      kind: 'run',
      name: told.name,
      sha: told.head_sha,
      ref: told.head_branch,
      trigger: told.event,
      ...course,
      actor: null,
      attempt: null,
      createdAt: told.created_at,
      updatedAt: told.updated_at,
      startedAt: told.run_started_at,
      finishedAt: course.status === 'completed' ? told.updated_at : null,
    };
  });

const tasks: z.ZodType<Rows> = z
  .object({ workflow_runs: z.array(z.unknown()).nullish(), total_count: z.number().int().nullish() })
  .transform((told) => ({ rows: told.workflow_runs ?? [], total: told.total_count ?? null }));

const listedStatus = z.object({
  status: text,
  state: text,
  context: text,
  creator: account,
  created_at: time,
  updated_at: timeOrNull,
});

const combined = z.object({ statuses: z.array(listedStatus.nullish()).nullish() });

/** Numbers of statuses count anew on each commit; the name of the check says which one it is. */
function toStatus(commit: string, ref: string | null, told: z.output<typeof listedStatus>): CiRunFact {
  const course = courseOf(told.status ?? told.state ?? '');
  return {
    id: `${commit}:${told.context ?? ''}`,
    kind: 'status',
    name: told.context,
    sha: commit,
    ref,
    trigger: null,
    ...course,
    actor: told.creator,
    attempt: null,
    createdAt: told.created_at,
    updatedAt: told.updated_at,
    startedAt: null,
    finishedAt: course.status === 'completed' ? (told.updated_at ?? told.created_at) : null,
  };
}

/** Pages of tasks in one run: the newest of them. */
const mostPages = 40;
const day = 86_400_000;

async function* readTasks(client: Client, context: FeedContext): AsyncGenerator<FeedPage, Refusal | null> {
  const path = `${repositoryUrl(context.facts.fullName)}/actions/tasks`;
  const from = positionOf(context.resume, sizeOf(context.state));
  // Newest first by number: a run may last, so that a day more is read.
  const until = context.since === null ? 0 : context.since.getTime() - day;
  for await (const page of listPages(client, { path, item: listedTask, from, signal: context.signal, unwrap: tasks })) {
    yield { facts: { ciRuns: page.items }, cursor: page.after };
    if (page.items.length > 0 && page.items.every((run) => run.createdAt.getTime() < until)) return null;
    if (page.after.page > mostPages) {
      const count = Math.max(0, (page.total ?? 0) - mostPages * (page.after.full ?? page.size));
      return count === 0 ? null : { stream: 'ci', what: 'older runs of actions', why: 'budget', count };
    }
  }
  return null;
}

const openHead = z.object({ head: z.object({ sha, ref: text }).nullish(), updated_at: time });

interface Head {
  readonly name: string;
  readonly ref: string | null;
}

/** The tip of the default branch, and of the open changes that were updated last. */
async function headsOf(client: Client, context: FeedContext): Promise<Head[]> {
  const { defaultBranch, fullName, changesEnabled } = context.facts;
  const heads: Head[] = defaultBranch === null ? [] : [{ name: defaultBranch, ref: defaultBranch }];
  if (changesEnabled === false) return heads;
  const query = { state: 'open', sort: 'recentupdate', page: 1, limit: pageSize };
  const schema = z.array(openHead.nullish()).nullable();
  const path = `${repositoryUrl(fullName)}/pulls`;
  const { body } = await client.ask({ path, query, schema, expect: [404], signal: context.signal });
  const since = sinceOf(context);
  for (const open of body ?? []) {
    const commit = open?.head?.sha;
    if (open && commit && open.updated_at >= since) heads.push({ name: commit, ref: open.head?.ref ?? null });
  }
  return heads;
}

const statusOf = combined.extend({ sha });

async function readStatuses(client: Client, context: FeedContext, head: Head): Promise<CiRunFact[] | Refusal> {
  const path = `${repositoryUrl(context.facts.fullName)}/commits/${encodeURIComponent(head.name)}/status`;
  try {
    const { body } = await client.ask({ path, query: { limit: pageSize }, schema: statusOf, signal: context.signal });
    const commit = body?.sha ?? sha.parse(head.name);
    if (commit === null) return [];
    return (body?.statuses ?? []).flatMap((told) => (told ? [toStatus(commit, head.ref, told)] : []));
  } catch (error) {
    const why = whyOf(error);
    if (why === null) throw error;
    return { stream: 'ci', what: `statuses of ${head.name}`, why, count: 1 };
  }
}

async function isQuiet(client: Client, notes: Notes, context: FeedContext): Promise<boolean> {
  if (context.facts.empty === true) return true;
  if (context.mode === 'full') return false;
  if (stateOf(context.state, 'updated') !== (context.facts.updatedAt?.toISOString() ?? null)) return false;
  return (await touchedSince(client, notes, context)).length === 0;
}

/** Older servers have no list of tasks, and switched-off actions look the same. */
async function* readRuns(client: Client, context: FeedContext): AsyncGenerator<FeedPage, readonly Refusal[]> {
  try {
    const older = yield* readTasks(client, context);
    return older === null ? [] : [older];
  } catch (error) {
    const why = whyOf(error);
    if (why === null || why === 'server-error') throw error;
    return [{ stream: 'ci', what: 'runs of actions', why: why === 'not-found' ? 'not-offered' : why, count: 1 }];
  }
}

async function* read(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const state = { updated: context.facts.updatedAt?.toISOString() ?? null };
  if (isDone(context.resume)) return { state };
  if (await isQuiet(client, notes, context)) return { state: context.state, unchanged: true };
  const refused = [...(yield* readRuns(client, context))];
  const ciRuns: CiRunFact[] = [];
  for (const head of await headsOf(client, context)) {
    const found = await readStatuses(client, context, head);
    if (Array.isArray(found)) ciRuns.push(...found);
    else refused.push(found);
  }
  yield { facts: { ciRuns }, cursor: done, refused };
  return { state };
}

/** Runs of actions, and what other systems reported on the newest commits. */
export function ciFeed(client: Client, notes: Notes): Feed {
  return makeFeed({ id: 'ci', carries: ['ci'], run: (context) => read(client, notes, context) });
}
