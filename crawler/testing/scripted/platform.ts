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
import type { BucketState, Http } from '../../http/http.ts';
import {
  type Capability,
  type Connection,
  definePlatform,
  type Feed,
  type FeedContext,
  type FeedEnd,
  type FeedPage,
  type Found,
  type Platform,
} from '../../platform.ts';
import type { RemoteSource } from '../../visit/visit.ts';
import { accountOf, factsOf } from './facts.ts';
import type { ScriptedWorld, Subject } from './world.ts';

const pageSize = 10;

/** The client of a scripted world: every request passes the world's wire. */
export function scriptedHttp(world: ScriptedWorld, budget: () => readonly BucketState[] = () => []): Http {
  let count = 0;
  return {
    credential: null,
    origin: 'https://scripted.example',
    budget,
    async request(request) {
      await world.wire({ resource: request.resource, count: ++count });
      const headers = new Map<string, string>();
      const kept = { status: 200, headers, url: request.url, moved: false, notModified: false, etag: null };
      return { ...kept, body: request.schema.parse(null), problem: null, next: null, last: null };
    },
  };
}

async function ask(http: Http, resource: string, signal: AbortSignal): Promise<void> {
  const url = `${http.origin}/${resource}`;
  await http.request({ url, resource, readLimit: () => unlimited, schema: z.null(), signal });
}

const unlimited = { limit: null, remaining: null, resetAt: null, resource: null, limited: false, waitMs: null };

function totals(world: ScriptedWorld): { issues: number; changes: number } {
  const all = [...world.subjects.values()];
  const changes = all.filter(({ kind }) => kind === 'change').length;
  return { issues: world.told ?? all.length - changes, changes };
}

/** By number: what is touched meanwhile keeps its place. */
async function* everything(world: ScriptedWorld, http: Http, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  for (let after = (context.resume as number | null) ?? 0; ; ) {
    await ask(http, `subjects/${after}`, context.signal);
    const rows = [...world.subjects.values()].filter(({ number }) => number > after).slice(0, pageSize);
    const last = rows.at(-1);
    if (last === undefined) return { state: null, asked: totals(world) };
    after = last.number;
    yield { facts: factsOf(rows), cursor: after, asked: totals(world) };
    context.progress(after, world.subjects.size);
  }
}

interface Place {
  readonly at: number;
  readonly number: number;
}

function before(place: Place | null): (subject: Subject) => boolean {
  return ({ updatedAt, number }) =>
    place === null || updatedAt.getTime() < place.at || (updatedAt.getTime() === place.at && number < place.number);
}

/** Newest first, until a page is older than the last run. */
async function* news(world: ScriptedWorld, http: Http, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  for (let place = context.resume as Place | null; ; ) {
    await ask(http, `subjects/since/${place?.at ?? ''}`, context.signal);
    const rows = [...world.subjects.values()]
      .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime() || b.number - a.number)
      .filter(before(place))
      .slice(0, pageSize);
    const last = rows.at(-1);
    if (last === undefined || rows.every(({ updatedAt }) => updatedAt < (context.since ?? updatedAt))) {
      return { state: null, asked: totals(world), unchanged: context.resume === null && place === null };
    }
    place = { at: last.updatedAt.getTime(), number: last.number };
    yield { facts: factsOf(rows), cursor: { ...place }, asked: totals(world) };
  }
}

async function* stars(world: ScriptedWorld, http: Http, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  await ask(http, 'stars', context.signal);
  const facts = { stars: world.stars.map((login) => ({ account: accountOf(login), at: null })) };
  yield { facts, cursor: 1 };
  return { state: null, replaces: ['stars'], asked: { stars: world.stars.length } };
}

async function* labels(world: ScriptedWorld, http: Http, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  await ask(http, 'labels', context.signal);
  const facts = { labels: world.labels.map((name) => ({ id: name, name, colour: null, description: null })) };
  yield { facts, cursor: null, refused: [{ stream: 'labels', what: 'secret labels', why: 'forbidden', count: 1 }] };
  return { state: { etag: 'x' }, replaces: ['labels'] };
}

async function* emails(world: ScriptedWorld, http: Http, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  for (;;) {
    const asked = await context.known.emailsToLink(2);
    if (asked.length === 0) return { state: null };
    await ask(http, 'emails', context.signal);
    const links = asked.map(({ identityId, sha }) => {
      const login = world.authors.get(sha);
      return { identityId, sha, account: login === undefined ? null : accountOf(login) };
    });
    yield { facts: { emailLinks: links }, cursor: null };
  }
}

function find(world: ScriptedWorld, path: string): Found {
  const id = world.paths.get(path);
  if (id === undefined) return { kind: 'not-found' };
  const { facts } = world;
  const moved = path !== facts.fullName && id === facts.id;
  return {
    kind: 'found',
    repository: { ...facts, id, fullName: id === facts.id ? facts.fullName : path },
    moved,
    state: 'e',
  };
}

const full: Capability = { support: 'full', anonymous: 'full', note: null, source: 'https://scripted.example/docs' };
const none: Capability = {
  ...full,
  support: 'unsupported',
  anonymous: 'none',
  note: { zh: '没有这项数据。', en: 'It has none.' },
};

function feedsOf(world: ScriptedWorld, http: Http): readonly Feed[] {
  return [
    {
      id: 'people',
      carries: ['emails'],
      needsToken: true,
      afterGit: true,
      run: (context) => emails(world, http, context),
    },
    {
      id: 'subjects',
      carries: ['issues', 'changes', 'comments', 'reviews', 'review-comments', 'events'],
      needsToken: false,
      run: (context) => (context.mode === 'full' ? everything : news)(world, http, context),
    },
    { id: 'stars', carries: ['stars'], needsToken: false, run: (context) => stars(world, http, context) },
    { id: 'labels', carries: ['labels'], needsToken: false, run: (context) => labels(world, http, context) },
  ];
}

/** The platform of a world. */
export function scriptedPlatform(world: ScriptedWorld, feeds = feedsOf): Platform {
  return definePlatform({
    id: 'scripted',
    name: { zh: '脚本', en: 'Scripted' },
    hosts: ['scripted.example'],
    home: 'https://scripted.example',
    tokenVariable: 'SCRIPTED_TOKEN',
    urlVariable: 'SCRIPTED_URL',
    tokenScopes: { zh: '无', en: 'none' },
    apiOf: (origin) => origin,
    tokenHeaders: (token) => ({ authorization: token }),
    appCredential: null,
    changeRefs: null,
    nestedGroups: false,
    numbering: 'shared',
    sign: null,
    webhook: null,
    voice: null,
    capabilities: {
      repository: full,
      issues: full,
      changes: full,
      comments: full,
      reviews: full,
      'review-comments': full,
      events: full,
      releases: none,
      labels: full,
      milestones: none,
      stars: full,
      forks: none,
      ci: none,
      protection: none,
      contributors: none,
      emails: { ...full, anonymous: 'none' },
    },
    connect({ http }): Connection {
      return {
        async find({ path }, _state, signal) {
          await ask(http, 'find', signal);
          return find(world, path);
        },
        feeds: feeds(world, http),
      };
    },
  });
}

/** The API of a world, as a visit takes it. */
export function scriptedRemote(world: ScriptedWorld, path: string, more: Partial<RemoteSource> = {}): RemoteSource {
  return {
    platform: scriptedPlatform(world),
    host: 'scripted.example',
    path,
    http: scriptedHttp(world),
    api: 'https://scripted.example/api',
    anonymous: false,
    ...more,
  };
}
