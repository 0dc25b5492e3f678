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

import { describe, expect, it } from 'vitest';
import type { RemoteRepository } from '../../platform.ts';
import { fullName } from '../../testing/world/model.ts';
import { quiet } from '../../testing/world/world.ts';
import { excessOf } from './find.ts';
import { stand } from './testing/stand.ts';

const signal = new AbortController().signal;

function remote(path: string, id: string | null = null): RemoteRepository {
  return { path, id, defaultBranch: null };
}

describe('find', () => {
  it('tells what the platform tells, and null where it tells nothing', async () => {
    const world = quiet();
    const { connection } = await stand(world);
    const found = await connection.find(remote(fullName(world.main)), null, signal);
    if (found.kind !== 'found') throw new Error(found.kind);
    const { id, defaultBranch, description, topics, licence, archived, stars, forks } = found.repository;
    const { main } = world;
    expect({ id, defaultBranch, description, topics, licence, archived, stars, forks }).toEqual({
      id: main.id,
      defaultBranch: main.defaultBranch,
      description: main.description,
      topics: main.topics,
      licence: main.licence,
      archived: main.archived,
      stars: main.stars.length,
      forks: main.forks.length,
    });
    expect(found.moved).toBe(false);
    expect(found.repository.openIssues).toBe(null);
  });

  it('asks nothing that counts while nothing changes', async () => {
    const world = quiet();
    const { server, connection } = await stand(world);
    const first = await connection.find(remote(fullName(world.main)), null, signal);
    if (first.kind !== 'found') throw new Error(first.kind);
    const billable = server.log.billable();
    expect(await connection.find(remote(fullName(world.main), first.repository.id), first.state, signal)).toEqual({
      kind: 'unchanged',
      state: first.state,
    });
    expect(server.log.billable()).toBe(billable);
  });

  it('follows a rename, and keeps to the id when another repository takes the old name', async () => {
    const world = quiet();
    const { connection } = await stand(world);
    const old = fullName(world.main);
    world.rename({ name: 'renamed' });
    const moved = await connection.find(remote(old, world.main.id), null, signal);
    if (moved.kind !== 'found') throw new Error(moved.kind);
    expect([moved.moved, moved.repository.fullName]).toEqual([true, fullName(world.main)]);
    world.add({ name: 'project' });
    const kept = await connection.find(remote(old, world.main.id), null, signal);
    if (kept.kind !== 'found') throw new Error(kept.kind);
    expect([kept.moved, kept.repository.id]).toEqual([true, world.main.id]);
  });

  it('tells missing, blocked and private ones apart', async () => {
    const world = quiet();
    const { connection } = await stand(world);
    const path = fullName(world.main);
    expect(await connection.find(remote('nobody/nothing'), null, signal)).toEqual({ kind: 'not-found' });
    expect(await connection.find(remote('nobody/nothing', '9'), null, signal)).toEqual({ kind: 'not-found' });
    world.main.state = 'blocked';
    const blocked = await connection.find(remote(path), null, signal);
    expect(blocked.kind).toBe('blocked');
    world.main.state = 'gone';
    expect(await connection.find(remote(path, world.main.id), null, signal)).toEqual({ kind: 'not-found' });
  });

  it('throws when the token is refused, and takes what may not be read for private', async () => {
    const world = quiet();
    const answers = [
      { status: 401, body: '{"message":"Bad credentials"}' },
      { status: 403, body: '{"message":"Resource protected by organization SAML enforcement."}' },
      { status: 403, body: '{"message":"Repository access blocked","block":{"reason":"tos"}}' },
      { status: 451, body: '{"message":"Repository access blocked","block":{"reason":"dmca"}}' },
    ];
    const before = () => {
      const answer = answers.shift();
      return answer && ({ kind: 'answer', headers: { 'content-type': 'application/json' }, ...answer } as const);
    };
    const { connection } = await stand(world, { serve: { before } });
    const ask = () => connection.find(remote(fullName(world.main)), null, signal);
    await expect(ask()).rejects.toMatchObject({ kind: 'unauthorised' });
    expect(await ask()).toEqual({ kind: 'private', reason: 'Resource protected by organization SAML enforcement.' });
    expect(await ask()).toEqual({ kind: 'blocked', reason: 'Repository access blocked', legal: false });
    expect(await ask()).toEqual({ kind: 'blocked', reason: 'Repository access blocked', legal: true });
  });

  it.each([
    [undefined, []],
    ['', []],
    ['read:org, read:user, user:email', []],
    ['repo, read:org , workflow,admin:org', ['repo', 'workflow', 'admin:org']],
  ])('tells that a token with the scopes %j may do more than read: %j (B180)', (scopes, excess) => {
    expect(excessOf(new Map(scopes === undefined ? [] : [['x-oauth-scopes', scopes]]))).toEqual(excess);
  });
});
