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
import type { ContributorFact, ForkFact, StarFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import type { Host } from './host.ts';
import { nameOf, ownerOf, wireProject } from './repository.ts';
import { snapshotFeed } from './snapshot-feed.ts';
import { wireCount, wireText, wireTime, wireUser } from './wire.ts';

/** Somebody who gave a star, with its date where the platform tells it. */
const wireStar = z.looseObject({ star_at: wireTime, starred_at: wireTime }).transform((entry, check): StarFact => {
  const account = wireUser.safeParse(entry);
  if (account.success) {
    // What the account says of its own creation is not told in this list.
    return { account: { ...account.data, createdAt: null }, at: entry.star_at ?? entry.starred_at };
  }
  check.addIssue({ code: 'custom', message: 'is no account' });
  return z.NEVER;
});

/** A fork. */
const wireFork = wireProject.transform((project, check): ForkFact => {
  const fullName = nameOf(project);
  if (fullName !== null) return { id: project.id, fullName, owner: ownerOf(project), createdAt: project.created_at };
  check.addIssue({ code: 'custom', message: 'has no name' });
  return z.NEVER;
});

/** Somebody by name and address: the list names no accounts. */
const wireContributor = z
  .object({ name: wireText, email: wireText, contributions: wireCount })
  .transform((entry, check): ContributorFact => {
    const { name, email, contributions } = entry;
    if (email !== null) return { who: { name: name ?? email, email }, contributions };
    check.addIssue({ code: 'custom', message: 'has no address' });
    return z.NEVER;
  });

/** Stars; read again when their number changed. */
export function starFeed(host: Host): Feed {
  return snapshotFeed<StarFact>({
    id: 'stars',
    stream: 'stars',
    needsToken: !host.flavour.anonymous,
    client: host.client,
    path: (context) => `${host.repositoryPath(context.repository.path)}/stargazers`,
    pages: true,
    item: wireStar,
    key: (star) => star.account.id ?? star.account.login,
    mark: (facts) => facts.stars,
    facts: (stars) => ({ stars }),
  });
}

/** Forks, newest first; read again when their number changed. */
export function forkFeed(host: Host): Feed {
  return snapshotFeed<ForkFact>({
    id: 'forks',
    stream: 'forks',
    needsToken: !host.flavour.anonymous,
    client: host.client,
    path: (context) => `${host.repositoryPath(context.repository.path)}/forks`,
    query: { sort: 'newest' },
    pages: true,
    item: wireFork,
    key: (fork) => fork.id,
    mark: (facts) => facts.forks,
    facts: (forks) => ({ forks }),
  });
}

function whoIs({ who }: ContributorFact): string {
  return 'email' in who ? who.email.toLowerCase() : (who.id ?? who.login);
}

/** Contributors; read again when something was pushed. */
export function contributorFeed(host: Host): Feed {
  return snapshotFeed<ContributorFact>({
    id: 'contributors',
    stream: 'contributors',
    needsToken: !host.flavour.anonymous,
    client: host.client,
    path: (context) => `${host.repositoryPath(context.repository.path)}/contributors`,
    pages: false,
    item: wireContributor,
    key: whoIs,
    mark: (facts) => facts.pushedAt?.toISOString() ?? null,
    facts: (contributors) => ({ contributors }),
  });
}
