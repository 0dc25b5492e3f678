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

import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { PlatformError } from '../http/error.ts';
import type { Http, HttpRequest } from '../http/http.ts';
import type { Platform } from '../platform.ts';
import { gitea } from '../platforms/gitea/index.ts';
import { gitee } from '../platforms/gitee/index.ts';
import { github } from '../platforms/github/index.ts';
import { gitlab } from '../platforms/gitlab/index.ts';
import { connectTo, findAs, findMain, gather, runFeeds } from '../testing/contract/drive.ts';
import { startGitea } from '../testing/gitea/server.ts';
import { startGitee } from '../testing/gitee/server.ts';
import { startGithub } from '../testing/github/server.ts';
import { startGitlab } from '../testing/gitlab/server.ts';
import { small, type World } from '../testing/world/world.ts';

const token = 'stand-in-token';

interface Site {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

const sites: readonly (readonly [Platform, (world: World) => Promise<Site>])[] = [
  [
    github,
    async (world) => {
      const server = await startGithub(world, { token });
      return { origin: server.url, stop: () => server.stop() };
    },
  ],
  [
    gitlab,
    async (world) => {
      const server = await startGitlab(world, { token });
      return { origin: server.origin, stop: () => server.close() };
    },
  ],
  [
    gitea,
    async (world) => {
      const server = await startGitea(world, { token, admin: true });
      return { origin: server.origin, stop: () => server.close() };
    },
  ],
  [
    gitee,
    async (world) => {
      const server = await startGitee(world, { token });
      return { origin: server.url, stop: () => server.close() };
    },
  ],
];

/** What is put in place of a field; a symbol = the field is left out, or has another name. */
const gone = Symbol('left out');
const renamed = Symbol('has another name');
const odd: readonly unknown[] = [gone, renamed, null, 7, 'odd', true, [null], { odd: 1 }];

interface Plan {
  readonly path: string;
  readonly value: unknown;
}

/** Answers with every field of a path changed; without a plan, notes which fields are read. */
function distorted(http: Http, plan: () => Plan | null, read: Set<string>): Http {
  function walk(value: unknown, at: string): unknown {
    if (Array.isArray(value)) return value.map((each) => walk(each, `${at}[]`));
    if (typeof value !== 'object' || value === null) return value;
    const made: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(value)) {
      const path = `${at}.${name}`;
      const now = plan();
      const inner = walk(field, path);
      if (now === null) {
        Object.defineProperty(made, name, { enumerable: true, get: () => (read.add(path), inner) });
      } else if (now.path !== path) made[name] = inner;
      else if (now.value === renamed) made[`${name}_v2`] = inner;
      else if (now.value !== gone) made[name] = now.value;
    }
    return made;
  }
  return {
    ...http,
    request: <T>(request: HttpRequest<T>) => {
      const kind = new URL(request.url).pathname.replaceAll(/\d+/gu, '#');
      const schema = z.preprocess((body) => walk(body, kind), request.schema);
      return http.request({ ...request, schema });
    },
  };
}

/** Every fault of an answer that is not as documented is the platform's, never one of our code. */
async function faultOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return error instanceof PlatformError ? error.kind : String(error);
  }
}

const fair: ReadonlySet<string | null> = new Set([
  null,
  'schema-drift',
  'not-found',
  'truncated',
  'redirect',
  'server-error',
  'unprocessable',
  'foreign-origin',
]);

test.each(sites.map(([platform, start]) => ({ id: platform.id, platform, start })))(
  '$id: a field that is left out, renamed or of another type is at most a drift of the platform (B176, F28)',
  async ({ platform, start }) => {
    const world = small({ issues: 2, changes: 2, numbering: platform.numbering ?? 'shared' });
    const site = await start(world);
    onTestFinished(() => site.stop());
    let plan: Plan | null = null;
    const read = new Set<string>();
    const connect = () =>
      connectTo({ platform, world, origin: site.origin, token, through: (http) => distorted(http, () => plan, read) });
    const driven = connect();
    onTestFinished(() => driven.close());
    const facts = await findMain(driven);
    const ofFind = [...read];
    await runFeeds(driven, facts, gather());
    const ofFeeds = [...read].slice(ofFind.length);
    const unfair: unknown[] = [];
    const note = (told: string | null) => fair.has(told) || unfair.push([plan, told]);
    for (const path of ofFind) {
      for (const value of odd) {
        plan = { path, value };
        note(await faultOf(() => findAs(driven)));
      }
    }
    // Of the lists every seventh field, each in another way: all of them take two minutes.
    for (const [index, path] of ofFeeds.filter((_path, at) => at % 7 === 0).entries()) {
      plan = { path, value: odd[index % odd.length] };
      for (const feed of driven.connection.feeds) {
        note(await faultOf(() => runFeeds(driven, facts, gather(), { feeds: ({ id }) => id === feed.id })));
      }
    }
    expect(unfair).toEqual([]);
  },
  300_000,
);
