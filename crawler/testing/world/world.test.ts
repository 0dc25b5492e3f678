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
import { expectedFacts } from './expected.ts';
import { fullName, type WorldChange } from './model.ts';
import { makeWorld, quiet, r10, small } from './world.ts';

function nested(change: WorldChange): number {
  const remarks = change.reviews.reduce((sum, review) => sum + review.comments.length, 0);
  return change.comments.length + change.reviews.length + remarks + change.events.length;
}

describe('a world', () => {
  test('is the same for the same options, and another for another seed', () => {
    const facts = JSON.stringify(expectedFacts(small().main));
    expect(JSON.stringify(expectedFacts(small().main))).toBe(facts);
    expect(JSON.stringify(expectedFacts(small({ seed: 2 }).main))).not.toBe(facts);
  });

  test('of reference size has the tail that the plan was measured on', () => {
    const { issues, changes } = r10().main;
    expect([issues.length, changes.length]).toEqual([10_000, 10_000]);
    expect(Math.max(...changes.map((change) => change.comments.length))).toBe(219);
    expect(Math.round(changes.reduce((sum, change) => sum + nested(change), 0) / 1000)).toBe(129);
  });

  test('numbers what people wrote in the order they wrote it, once each', () => {
    const { comments } = expectedFacts(small().main);
    expect(new Set(comments.map((comment) => comment.id)).size).toBe(comments.length);
    const discussion = comments.filter((comment) => comment.kind === 'discussion');
    const times = discussion.map((comment) => comment.createdAt.getTime());
    expect(times).toEqual([...times].sort((left, right) => left - right));
  });

  test('shares numbers between issues and changes, or not', () => {
    const numbers = (numbering: 'shared' | 'separate') => {
      const { issues, changes } = small({ numbering }).main;
      return [issues, changes].map((list) => list.map((subject) => subject.number));
    };
    expect(
      numbers('shared')
        .flat()
        .sort((left, right) => left - right),
    ).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    expect(numbers('separate')).toEqual([1, 2].map(() => Array.from({ length: 30 }, (_, at) => at + 1)));
  });

  test('has ids beyond 2^53 when told', () => {
    const { changes } = expectedFacts(quiet({ firstId: 2n ** 53n }).main);
    for (const change of changes) expect(BigInt(change.id)).toBeGreaterThan(2n ** 53n);
  });

  test('has people without an account, and two of one login', () => {
    const world = small();
    expect(world.people.find((person) => person.formerLogins.includes('sam'))?.login).toBe('Sam-Old');
    expect(world.people.filter((person) => person.login === 'sam')).toHaveLength(1);
    expect(world.main.changes.flatMap((change) => change.comments).some((comment) => comment.author === null)).toBe(
      true,
    );
  });
});

describe('a world that goes on', () => {
  test('moves what is touched to the newest end', () => {
    const world = small();
    world.tick(60_000);
    const before = world.subject('change', world.main.changes[0]!.number).comments.length;
    world.touch('change', world.main.changes[0]!.number);
    const touched = world.main.changes[0]!;
    expect(touched.comments).toHaveLength(before + 1);
    expect(touched.updatedAt).toBe(world.now());
    expect(Math.max(...world.main.changes.slice(1).map((change) => change.updatedAt))).toBeLessThan(touched.updatedAt);
    expect(world.revision).toBe(1);
  });

  test('closes and merges with the events of it', () => {
    const world = small();
    const open = world.main.changes.find((change) => change.state === 'open')!;
    world.close('change', open.number, { merge: true });
    expect(open).toMatchObject({ state: 'merged', mergedAt: world.now() });
    expect(open.events.slice(-2).map((event) => event.kind)).toEqual(['merged', 'closed']);
  });

  test('forgets a deleted account and keeps what it did', () => {
    const world = small();
    const [busiest] = world.people;
    const before = expectedFacts(world.main);
    world.forget(busiest!);
    const after = expectedFacts(world.main);
    expect(after.comments).toHaveLength(before.comments.length);
    expect(before.comments.some((comment) => comment.author?.id === busiest!.id)).toBe(true);
    expect(after.comments.some((comment) => comment.author?.id === busiest!.id)).toBe(false);
  });

  test('opens new ones with the next number', () => {
    const world = small();
    expect([world.open('issue').number, world.open('change').number]).toEqual([61, 62]);
  });

  test('keeps what is gone as a tombstone only', () => {
    const world = small();
    const [first, second] = world.main.issues;
    world.remove('issue', first!.number);
    world.transfer('issue', second!.number, 'example-org/other#7');
    const facts = expectedFacts(world.main);
    expect(facts.issues).toHaveLength(28);
    expect(facts.tombstones).toEqual([
      { subject: { kind: 'issue', number: String(first!.number) }, reason: 'deleted', movedTo: null },
      {
        subject: { kind: 'issue', number: String(second!.number) },
        reason: 'transferred',
        movedTo: 'example-org/other#7',
      },
    ]);
  });

  test('lets another repository take a name that was given up', () => {
    const world = makeWorld();
    world.rename({ name: 'project-renamed' });
    expect([fullName(world.main), world.main.formerNames]).toEqual([
      'example-org/project-renamed',
      ['example-org/project'],
    ]);
    const other = world.add({ name: 'project' });
    expect(world.main.formerNames).toEqual([]);
    expect(other.id).not.toBe(world.main.id);
  });
});
