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

import { describe, expect, test } from 'vitest';
import { expectFacts, factKinds, type Tells, without } from '../../testing/contract/compare.ts';
import { platformContract } from '../../testing/contract/contract.ts';
import { connectTo, findMain, gather, runFeeds } from '../../testing/contract/drive.ts';
import { type GiteaOptions, startGitea } from '../../testing/gitea/server.ts';
import { toldKinds } from '../../testing/gitea/timeline.ts';
import { featuresOf } from '../../testing/gitea/version.ts';
import { small, type World } from '../../testing/world/world.ts';
import { gitea } from './index.ts';

/** Milestones have no number of their own: their id stands for it. */
function milestoneIn(world: World, number: string | null): string | null {
  return world.main.milestones.find((one) => String(one.number) === number)?.id ?? null;
}

/** What a server of a version tells of what a world has. */
function tellsOf(flavour: 'gitea' | 'forgejo', version: string): Tells {
  const { drafts, merger, tasks, forcePush } = featuresOf(flavour, version);
  return {
    // The server does not tell bots and organisations from people.
    account: ({ id, login }) => ({ id, login }),
    issues: (issue, world) => ({
      ...without<typeof issue>('closedBy', 'stateReason')(issue),
      milestone: milestoneIn(world, issue.milestone),
    }),
    changes: (change, world) => {
      const counted = drafts && (merger || change.state === 'merged');
      const sizes = counted ? {} : { additions: null, deletions: null, changedFiles: null };
      return {
        ...without<typeof change>('commitCount')(change),
        ...sizes,
        draft: drafts ? change.draft : null,
        // Of the rest only the timeline says who closed it.
        closedBy: change.mergedBy,
        milestone: milestoneIn(world, change.milestone),
      };
    },
    comments: (comment) => ({ ...comment, replyTo: null }),
    reviews: (review) => (review.state === 'pending' ? null : review),
    events: (event) => (toldKinds.has(event.kind) ? event : null),
    releases: (release) =>
      release.draft
        ? null
        : { ...release, assets: release.assets.map((asset) => ({ ...asset, contentType: null, digest: null })) },
    milestones: (milestone) => ({ ...milestone, number: milestone.id }),
    stars: (star) => ({ ...star, at: null }),
    ciRuns: (run) => (tasks ? without<typeof run>('actor', 'attempt')(run) : null),
    protections: (rule) => ({
      ...rule,
      requiresCodeOwners: false,
      allowsForcePush: forcePush ? rule.allowsForcePush : null,
      allowsDeletion: false,
      bindsAdmins: null,
    }),
  };
}

function contractWith(flavour: 'gitea' | 'forgejo', version: string, options: GiteaOptions = {}): void {
  platformContract({
    platform: { ...gitea, name: { ...gitea.name, en: `${flavour} ${version}` } },
    tells: tellsOf(flavour, version),
    skips: {},
    async start(world, before) {
      const server = await startGitea(world, { flavour, version, token: 'secret', admin: true, before, ...options });
      const { origin, requests, complaints } = server;
      return {
        origin,
        token: 'secret',
        billable: () => requests.length,
        violations: () => complaints,
        stop: () => server.close(),
      };
    },
  });
}

contractWith('gitea', '1.25.4');
contractWith('forgejo', '11.0.3+gitea-1.22.0', { maxResponseItems: 30, subPath: '/forge' });

interface Server {
  readonly flavour: 'gitea' | 'forgejo';
  readonly version: string;
  readonly options: GiteaOptions;
  readonly what: string;
}

const servers: readonly Server[] = [
  { flavour: 'gitea', version: '1.20.6', options: { maxResponseItems: 10 }, what: 'ten rows a page' },
  { flavour: 'gitea', version: '1.22.6', options: { maxResponseItems: 1 }, what: 'one row a page' },
  { flavour: 'gitea', version: '1.23.8', options: { headers: false }, what: 'neither totals nor links' },
  {
    flavour: 'forgejo',
    version: '7.0.8',
    options: { headers: false, maxResponseItems: 7 },
    what: 'short pages without totals',
  },
];

describe('other versions', () => {
  test.each(servers)('$flavour $version tells everything with $what', async ({ flavour, version, options }) => {
    const world = small({ issues: 75, changes: 75 });
    const server = await startGitea(world, { flavour, version, token: 'secret', admin: true, ...options });
    const driven = connectTo({ platform: gitea, world, origin: server.origin, token: 'secret' });
    const gathered = gather();
    await runFeeds(driven, await findMain(driven), gathered);
    const { capabilities } = gitea;
    for (const kind of factKinds)
      expectFacts(kind, gathered, world, { tells: tellsOf(flavour, version), expectation: {}, capabilities });
    expect(server.complaints).toEqual([]);
    driven.close();
    await server.close();
  });
});
