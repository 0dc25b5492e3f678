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

import { type Draw, text } from './discussion.ts';
import type {
  WorldCiRun,
  WorldCommit,
  WorldFork,
  WorldLabel,
  WorldMilestone,
  WorldPerson,
  WorldProtection,
  WorldRelease,
  WorldStar,
} from './model.ts';
import { type Making, somebody } from './people.ts';

const hour = 3_600_000;

function spread(making: Making, index: number, count: number): number {
  return making.start + Math.floor(((making.now - making.start) * (index + 1)) / (count + 1) / 1000) * 1000;
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Labels. */
export function makeLabels(making: Making, count: number): WorldLabel[] {
  return times(count, (index) => ({
    id: making.ids(),
    name: index === 0 ? 'good first issue' : index === 1 ? '类型: 缺陷' : `area/part-${index}`,
    colour: making.random.hex(6),
    description: making.random.chance(0.3) ? null : text(making.random, 3),
  }));
}

/** Milestones, numbered from 1. */
export function makeMilestones(making: Making, count: number): WorldMilestone[] {
  return times(count, (index) => {
    const createdAt = spread(making, index, count);
    const closed = index < count / 2;
    return {
      id: making.ids(),
      number: index + 1,
      title: `v${index + 1}.0`,
      state: closed ? 'closed' : 'open',
      dueAt: index % 3 === 0 ? null : Math.floor(createdAt / 86_400_000) * 86_400_000 + 30 * 86_400_000,
      createdAt,
      updatedAt: createdAt + hour,
      closedAt: closed ? createdAt + hour : null,
    };
  });
}

/** Releases, each with up to four assets; a few are drafts or prereleases. */
export function makeReleases(draw: Draw, count: number): WorldRelease[] {
  const authors = draw.people.filter((person) => person.kind === 'user');
  return times(count, (index) => {
    const createdAt = spread(draw, index, count);
    const tag = `v0.${index}.0`;
    return {
      id: draw.ids(),
      tag,
      name: index % 5 === 4 ? null : `Release ${index}`,
      draft: false,
      prerelease: index % 4 === 3,
      author: somebody(draw.random, authors),
      createdAt,
      publishedAt: createdAt + hour,
      assets: times(draw.random.below(5), (asset) => ({
        id: draw.ids(),
        name: `tool-${tag}-${asset}.tar.gz`,
        size: 1 + draw.random.below(50_000_000),
        contentType: 'application/gzip',
        downloads: draw.random.count(50, 2),
        digest: `sha256:${draw.random.hex(64)}`,
        createdAt: createdAt + hour,
      })),
    };
  });
}

/** Stars, oldest first, one a person. */
export function makeStars(draw: Draw, count: number): WorldStar[] {
  const users = draw.people.filter((person) => person.kind === 'user');
  return users.slice(0, count).map((person, index, all) => ({ person, at: spread(draw, index, all.length) }));
}

/** Forks, oldest first, one a person. */
export function makeForks(draw: Draw, count: number): WorldFork[] {
  const users = draw.people.filter((person) => person.kind === 'user');
  return users.slice(0, count).map((owner, index, all) => ({
    id: draw.ids(),
    owner,
    name: draw.fullName.split('/')[1] ?? 'fork',
    createdAt: spread(draw, index, all.length),
  }));
}

const conclusions = ['success', 'success', 'success', 'failure', 'cancelled', 'skipped', 'timed-out'] as const;

/** CI runs, oldest first; the newest is still running. */
export function makeCiRuns(draw: Draw, count: number, commits: readonly WorldCommit[]): WorldCiRun[] {
  return times(commits.length === 0 ? 0 : count, (index) => {
    const createdAt = spread(draw, index, count);
    const running = index === count - 1;
    return {
      id: draw.ids(),
      name: index % 2 === 0 ? 'test' : 'lint',
      sha: (commits[index % commits.length] as WorldCommit).sha,
      ref: 'main',
      trigger: index % 3 === 0 ? 'schedule' : 'push',
      status: running ? 'running' : 'completed',
      conclusion: running ? null : draw.random.pick(conclusions),
      actor: draw.random.favour(draw.people),
      attempt: 1 + draw.random.below(2),
      createdAt,
      updatedAt: createdAt + 300_000,
      startedAt: createdAt + 5000,
    };
  });
}

/** One rule for the default branch. */
export function makeProtections(branch: string): WorldProtection[] {
  return [
    {
      pattern: branch,
      requiresChange: true,
      requiredApprovals: 2,
      requiresCodeOwners: true,
      requiredChecks: ['lint', 'test'],
      requiresSignatures: false,
      allowsForcePush: false,
      allowsDeletion: false,
      bindsAdmins: true,
    },
  ];
}

/** Commits of the default branch, oldest first; one in eight has an address that no account is known for. */
export function makeCommits(draw: Draw, count: number): WorldCommit[] {
  const authors = draw.people.filter((person: WorldPerson) => person.kind !== 'mannequin');
  return times(count, (index) => {
    const author = draw.random.favour(authors);
    const stranger = draw.random.chance(0.125);
    return {
      sha: draw.random.hex(40),
      person: stranger ? null : author,
      name: author.name ?? author.login,
      email: stranger ? `laptop-${draw.random.below(9)}@strangers.example` : author.email,
      at: spread(draw, index, count),
      message: `${text(draw.random, 3)}\n`,
    };
  });
}
