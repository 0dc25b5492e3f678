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

/** What a stand-in remembers. */
export interface VoiceState {
  readonly comments: { id: number; change: string; author: string; body: string }[];
  readonly changes: { number: number; head: string; base?: string }[];
  readonly checks: { id: number; name: string; head_sha: string; conclusion: string; external_id?: string }[];
  readonly statuses: { head: string; state: string; context: string }[];
  readonly calls: string[];
  /** Names of routes that this token may not use. */
  readonly denied: Set<string>;
  next: number;
}

/** A request as a route answers it. */
export interface Call {
  readonly state: VoiceState;
  readonly url: URL;
  readonly part: (index: number) => string;
  readonly body: Readonly<Record<string, string>>;
  readonly base: string;
}

/** What a route says. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly link?: string;
}

/** One address of a platform's API as its documentation describes it. */
export interface VoiceRoute {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  /** JSON Schema of the body. */
  readonly body?: object;
  readonly answer: (call: Call) => Answer;
}

/** How a platform is spoken to. */
export interface Dialect {
  readonly header: string;
  readonly tokenValue: (token: string) => string;
  readonly routes: readonly VoiceRoute[];
}

const text = { type: 'string', minLength: 1 };
/** Body of a comment. */
export const commentBody = {
  type: 'object',
  required: ['body'],
  additionalProperties: false,
  properties: { body: text },
};

/** One page of a list, with the link to the next where the platform has one. */
export function paged(call: Call, all: readonly unknown[], size: number, linked: boolean): Answer {
  const page = Number(call.url.searchParams.get('page') ?? 1);
  const body = all.slice((page - 1) * size, page * size);
  if (!linked || page * size >= all.length) return { status: 200, body };
  const next = new URL(call.url.pathname + call.url.search, call.base);
  next.searchParams.set('page', String(page + 1));
  return { status: 200, body, link: next.href };
}

/** A new comment of ours. */
export function added({ state, part, body }: Call): Answer {
  state.next += 1;
  state.comments.push({ id: state.next, change: part(1), author: 'me', body: body['body'] ?? '' });
  return { status: 201, body: { id: state.next } };
}

/** A comment with other words. */
export function edited({ state, body }: Call, id: string): Answer {
  const one = state.comments.find((comment) => String(comment.id) === id);
  if (one === undefined) return { status: 404, body: { message: 'Not Found' } };
  one.body = body['body'] ?? '';
  return { status: 200, body: { id: one.id } };
}

const ids: Readonly<Record<string, number>> = { me: 7, other: 8 };
/** An account as platforms write it. */
export const authorOf = (author: string) => ({ id: ids[author] ?? 9, login: `${author}[bot]` });

const annotation = {
  type: 'object',
  required: ['path', 'start_line', 'end_line', 'annotation_level', 'message'],
  additionalProperties: false,
  properties: {
    path: text,
    start_line: { type: 'integer', minimum: 1 },
    end_line: { type: 'integer', minimum: 1 },
    annotation_level: { enum: ['notice', 'warning', 'failure'] },
    message: text,
    title: { type: 'string', maxLength: 255 },
  },
};
/** Body of a check run, as GitHub and Gitee document it. */
export const checkBody = {
  type: 'object',
  required: ['name', 'head_sha', 'status', 'conclusion', 'output'],
  additionalProperties: false,
  properties: {
    name: text,
    head_sha: { type: 'string', pattern: '^[0-9a-f]{40}$' },
    external_id: text,
    details_url: { type: 'string', pattern: '^https?://' },
    status: { const: 'completed' },
    conclusion: {
      enum: ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'stale', 'timed_out'],
    },
    output: {
      type: 'object',
      required: ['title', 'summary'],
      additionalProperties: false,
      properties: {
        title: text,
        summary: { type: 'string', maxLength: 65_535 },
        annotations: { type: 'array', maxItems: 50, items: annotation },
      },
    },
  },
};

/** A new check run. */
export function newCheck({ state, body }: Call): Answer {
  state.next += 1;
  // The body was held against the schema of a check run before it comes here.
  state.checks.push({ ...(body as unknown as VoiceState['checks'][number]), id: state.next });
  return { status: 201, body: { id: state.next } };
}

/** The check runs of a commit. */
export function checksOf({ state, part, url }: Call): Answer {
  const name = url.searchParams.get('check_name');
  const all = state.checks.filter((check) => check.head_sha === part(1) && (name === null || check.name === name));
  return { status: 200, body: { total_count: all.length, check_runs: all } };
}

/** The address that sets the status of a commit. */
export function statusRoute(path: RegExp, states: readonly string[], named: 'context' | 'name'): VoiceRoute {
  return {
    name: 'status',
    method: 'POST',
    path,
    body: {
      type: 'object',
      required: ['state'],
      additionalProperties: false,
      properties: {
        state: { enum: states },
        [named]: text,
        description: { type: 'string', maxLength: 255 },
        target_url: { type: ['string', 'null'] },
      },
    },
    answer({ state, part, body }) {
      const context = body[named] ?? 'default';
      const same = state.statuses.some((one) => one.head === part(1) && one.state === body['state']);
      // GitLab alone refuses to set what is set.
      if (same && named === 'name') return { status: 400, body: { message: 'Cannot transition status via :succeed' } };
      const kept = state.statuses.findIndex((one) => one.head === part(1) && one.context === context);
      if (kept >= 0) state.statuses.splice(kept, 1);
      state.statuses.push({ head: part(1), state: body['state'] ?? '', context });
      return { status: 201, body: {} };
    },
  };
}

/** Open changes as GitHub and its likes write them. */
export function pulls({ state }: Call): readonly object[] {
  return state.changes.map(({ number, head, base = 'main' }) => ({
    number,
    head: { sha: head },
    base: { ref: base },
    updated_at: '2026-11-22T12:00:00Z',
  }));
}

/** Comments of the change that an address names. */
export function notes({ state, part }: Call): readonly object[] {
  const own = state.comments.filter(({ change }) => change === part(1));
  return own.map(({ id, author, body }) => ({ id, body, user: authorOf(author) }));
}
