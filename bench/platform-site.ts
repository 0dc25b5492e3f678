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

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGitServer } from '#crawler/testing/git-server.ts';
import { startGitea } from '#crawler/testing/gitea/server.ts';
import { startGitee } from '#crawler/testing/gitee/server.ts';
import { startGithub } from '#crawler/testing/github/server.ts';
import { startGitlab } from '#crawler/testing/gitlab/server.ts';
import { writeGit } from '#crawler/testing/world/git.ts';
import { quiet, r10, type World } from '#crawler/testing/world/world.ts';
import { floorOf, servedOf } from './platform-floor.ts';

/** The platforms that the benches crawl. */
export type SiteName = 'github' | 'gitlab' | 'gitea' | 'gitee';

/** A platform to serve, as JSON on the command line. */
export interface SiteOrder {
  readonly platform: SiteName;
  readonly world: 'r10' | 'quiet';
  /** Issues, and as many changes, of the reference repository; 10,000 unless told. */
  readonly size?: number;
  readonly repositories?: number;
  readonly latencyMs?: number;
}

/** Told once the platform answers. */
export interface SiteReady {
  readonly origin: string;
  readonly api: string;
  readonly git: string;
  readonly repositories: readonly { readonly id: string; readonly path: string }[];
  /** What a correct crawl stores of the first repository, by stream; a stream that is left out is not counted. */
  readonly served: Readonly<Record<string, number>>;
  /** Requests that the lists and remarks of its changes cost at least, with how they are counted; null = GitHub's are judged by the target itself. */
  readonly floor: { readonly requests: number; readonly how: string } | null;
}

/** What was asked since the site was asked for it last. */
export interface SiteTaken {
  /** Paths without their query, numbers as `N`, or names of what a GraphQL query asks for; in the order of their count. */
  readonly paths: readonly (readonly [path: string, count: number])[];
  readonly requests: number;
  /** Those that count against a budget. */
  readonly billable: number;
  readonly points: number;
  /** Points of each request in order; empty where there are none. */
  readonly pointsInOrder: readonly number[];
  readonly violations: readonly string[];
  /** Most requests at one time since the start; null where it is not counted. */
  readonly maxConcurrent: number | null;
}

interface Asked {
  readonly name: string;
  readonly billable: boolean;
  readonly points: number;
}

interface Served {
  readonly origin: string;
  readonly api: string;
  readonly asked: () => readonly Asked[];
  readonly violations: () => readonly string[];
  readonly maxConcurrent: () => number | null;
  readonly stop: () => Promise<void>;
}

const token = 'stand-in-token';

function named(path: string): string {
  const bare = path.replace(/\?.*$/u, '').replaceAll(/\/(?:\d+|[0-9a-f]{40}|I[0-9A-Z]{5,})(?=\/|$)/gu, '/N');
  return bare.replace(/^\/api\/v\d+/u, '').replace(/\/repos\/[^/]+\/[^/]+|\/projects\/[^/]+/u, '');
}

async function serveGithub(world: World, latencyMs: number, git: string): Promise<Served> {
  const plenty = { core: 1_000_000, graphql: 1_000_000 };
  const site = await startGithub(world, { token, latencyMs, admin: true, limits: plenty, git });
  const { url, api, log } = site;
  return {
    origin: url,
    api,
    asked: () =>
      log.requests.map(({ path, query, billable, points }) => ({
        name: query === null ? named(path) : `graphql ${/^\s*(?:query\s+)?(\w*)/u.exec(query)?.[1] ?? ''}`,
        billable,
        points,
      })),
    violations: () => [...log.violations, ...[...log.unsupported].map((field) => `unsupported field ${field}`)],
    maxConcurrent: () => log.maxConcurrent,
    stop: () => site.stop(),
  };
}

async function serveGitlab(world: World, latencyMs: number): Promise<Served> {
  const site = await startGitlab(world, { token, latencyMs, check: false });
  return {
    origin: site.origin,
    api: site.api,
    asked: () => site.requests.map(({ path, status }) => ({ name: named(path), billable: status !== 304, points: 0 })),
    violations: () =>
      site.requests.filter(({ status }) => status === 400 || status === 405 || status === 599).map(({ path }) => path),
    maxConcurrent: () => null,
    stop: () => site.close(),
  };
}

async function serveGitea(world: World, latencyMs: number): Promise<Served> {
  const site = await startGitea(world, { token, admin: true, latencyMs });
  return {
    origin: site.origin,
    api: `${site.origin}/api/v1`,
    asked: () => site.requests.map(({ url }) => ({ name: named(url), billable: true, points: 0 })),
    violations: () => site.complaints,
    maxConcurrent: () => null,
    stop: () => site.close(),
  };
}

async function serveGitee(world: World, latencyMs: number): Promise<Served> {
  const site = await startGitee(world, { token, datesStars: true, latencyMs });
  return {
    origin: site.url,
    api: site.api,
    asked: () =>
      site.requests.map(({ url }, at) => ({ name: named(url), billable: site.statuses[at] !== 304, points: 0 })),
    violations: () => site.complaints,
    maxConcurrent: () => null,
    stop: () => site.close(),
  };
}

const servers = { github: serveGithub, gitlab: serveGitlab, gitea: serveGitea, gitee: serveGitee } as const;

function taken(served: Served, from: number): SiteTaken {
  const asked = served.asked().slice(from);
  const counts = new Map<string, number>();
  for (const { name } of asked) counts.set(name, (counts.get(name) ?? 0) + 1);
  const pointsInOrder = asked.map(({ points }) => points);
  return {
    paths: [...counts].sort(([, one], [, other]) => other - one),
    requests: asked.length,
    billable: asked.filter(({ billable }) => billable).length,
    points: pointsInOrder.reduce((sum, points) => sum + points, 0),
    pointsInOrder,
    violations: served.violations(),
    maxConcurrent: served.maxConcurrent(),
  };
}

function worldOf({ platform, world, size, repositories = 1 }: SiteOrder): World {
  const numbering = platform === 'gitlab' || platform === 'gitee' ? 'separate' : 'shared';
  if (world === 'quiet') return quiet({ repositories, numbering });
  return r10({ numbering, ...(size === undefined ? {} : { issues: size, changes: size }) });
}

async function serve(order: SiteOrder): Promise<void> {
  const world = worldOf(order);
  const root = await mkdtemp(join(tmpdir(), 'tongming-bench-'));
  const ref = order.platform === 'gitlab' ? 'merge-requests' : 'pull';
  const changeRef = (number: number) => `refs/${ref}/${number}/head`;
  for (const repository of world.repositories) await writeGit(repository, { root, changeRef });
  const git = await startGitServer({ root });
  const served = await servers[order.platform](world, order.latencyMs ?? 0, root);
  let from = 0;
  process.on('message', (message: unknown) => {
    if (message === 'taken') {
      process.send?.(taken(served, from));
      from = served.asked().length;
      return;
    }
    void Promise.all([served.stop(), git.close(), rm(root, { recursive: true, force: true })])
      .then(() => process.exit(0))
      .catch(() => process.exit(1));
  });
  process.once('disconnect', () => process.exit(1));
  const { origin, api } = served;
  const repositories = world.repositories.map(({ id, owner, name }) => ({ id, path: `${owner.login}/${name}` }));
  const ready: SiteReady = {
    origin,
    api,
    git: git.url,
    repositories,
    served: servedOf(order.platform, world),
    floor: floorOf(order.platform, world),
  };
  process.send?.(ready);
}

const [given] = process.argv.slice(2);
if (given !== undefined && import.meta.main) await serve(JSON.parse(given) as SiteOrder);
