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

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { small, type World } from '../world/world.ts';
import { routes } from './openapi.ts';
import { type Github, startGithub } from './server.ts';

type Shape = Readonly<Record<string, string>>;
const recorded = JSON.parse(readFileSync(new URL('fixtures/shapes.json', import.meta.url), 'utf8')) as Record<
  string,
  Shape
>;

/** Keys that GitHub added after the rows were recorded; its description has them. */
const newer =
  /(?:^|\.)(?:user_view_type|display_title|subject_type|verified_at|has_discussions|web_commit_signoff_required)$/u;

/** Where none of the recorded rows had anything: the description alone says what is there. */
const neverRecorded: Readonly<Record<string, readonly string[]>> = {
  'issue-event': ['milestone', 'issue.milestone', 'review_requester', 'requested_reviewer', 'lock_reason'],
  issue: ['assignee', 'assignees[]', 'milestone.creator'],
  pull: ['milestone', 'requested_reviewers[]'],
};

const world: World = small({ issues: 60, changes: 60 });
const kept: { github?: Github } = {};

beforeAll(async () => {
  kept.github = await startGithub(world, { admin: true, protection: 'classic' });
});

afterAll(() => kept.github?.stop());

async function get(path: string): Promise<unknown[]> {
  const response = await fetch(`${kept.github!.api}${path}`, { headers: { authorization: 'Bearer stand-in-token' } });
  const body: unknown = await response.json();
  const wrapped = (body as { readonly workflow_runs?: unknown[] }).workflow_runs;
  return wrapped ?? (Array.isArray(body) ? body : [body]);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function walk(value: unknown, path: string, types: Map<string, Set<string>>): void {
  const entries = Array.isArray(value)
    ? value.map((item: unknown) => [`${path}[]`, item] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, item]) => [path === '' ? key : `${path}.${key}`, item as unknown] as const)
      : [];
  for (const [name, item] of entries) {
    const known = types.get(name) ?? new Set();
    types.set(name, known.add(typeOf(item)));
    walk(item, name, types);
  }
}

function isBelow(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`));
}

const repository = '/repos/example-org/project';

async function answersOf(resource: string): Promise<unknown[]> {
  const paths: Record<string, string> = {
    'issue-comment': '/issues/comments?per_page=100',
    issue: '/issues?state=all&per_page=100',
    milestone: '/milestones?state=all',
    'review-comment': '/pulls/comments?per_page=100',
    pull: '/pulls?state=all&per_page=100',
    run: '/actions/runs',
    commit: '/commits',
  };
  if (resource === 'user') return get('/users/user-9');
  if (resource === 'issue-event') {
    const pages = await Promise.all(
      [1, 2, 3, 4, 5].map((page) => get(`${repository}/issues/events?per_page=100&page=${page}`)),
    );
    return pages.flat();
  }
  if (resource === 'review') {
    const changes = world.main.changes.slice(0, 20);
    return (await Promise.all(changes.map(({ number }) => get(`${repository}/pulls/${number}/reviews`)))).flat();
  }
  return get(`${repository}${paths[resource]}`);
}

test.each(Object.keys(recorded))('%s has the keys and types of answers that GitHub gave', async (resource) => {
  const shape = recorded[resource]!;
  const types = new Map<string, Set<string>>();
  for (const item of await answersOf(resource)) walk(item, '', types);
  const roots = neverRecorded[resource] ?? [];
  const own = [...types.keys()].filter((path) => !(path in shape) && !newer.test(path) && !isBelow(path, roots));
  const lacking = Object.keys(shape).filter((path) => !types.has(path));
  const others = [...types].filter(([path, found]) => {
    const told = shape[path]?.split('|') ?? [];
    return path in shape && !isBelow(path, roots) && ![...found].some((type) => told.includes(type));
  });
  expect({ own, lacking, others: others.map(([path, found]) => [path, ...found]) }).toEqual({
    own: [],
    lacking: [],
    others: [],
  });
});

test.each(routes().map(({ path }) => path))('answers %s as its description says', async (path) => {
  const { changes, issues, commits } = world.main;
  const { people } = world;
  const parts: Readonly<Record<string, string>> = {
    owner: 'example-org',
    repo: 'project',
    org: 'example-org',
    branch: 'main',
    username: people[9]!.login,
    account_id: people[9]!.id,
    ref: commits[3]!.sha,
    pull_number: String(changes[3]!.number),
    issue_number: String(issues[3]!.number),
  };
  const filled = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => parts[name] ?? '');
  const response = await fetch(`${kept.github!.api}${filled}`, { headers: { authorization: 'Bearer stand-in-token' } });
  expect(response.status).toBe(200);
});

test('breaks no rule of its own description', () => {
  expect(kept.github!.log.violations).toEqual([]);
});
