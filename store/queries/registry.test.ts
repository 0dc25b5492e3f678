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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '../facts.ts';
import type { Store } from '../open.ts';
import { withSession } from '../session.ts';
import { testStore } from '../testing.ts';
import { enterStage } from './desk/stage-steps.ts';
import { mergeFactProjects } from './facts/merge-hub.ts';
import { projectStages } from './project.ts';
import { type ListedProject, syncRegistry } from './registry.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

type Step = readonly [Stage, string];

function file(slug: string, ...steps: Step[]): ListedProject {
  const [stage, stageSince] = steps.at(-1) as Step;
  return {
    slug,
    entry: { name: { zh: '文件', en: 'file' } },
    domain: 'database',
    stage,
    stageSince,
    admittedOn: steps.find(([one]) => one === 'sandbox')?.[1] ?? null,
    stages: steps.map(([one, since]) => ({ stage: one, since, note: null })),
    repositories: [],
  };
}

function sync(...projects: ListedProject[]): Promise<void> {
  return syncRegistry(store.db, { projects, organisations: [], keep: [] });
}

/** A project that somebody applied for: known, and not listed. */
async function applied(slug: string): Promise<void> {
  await store.db
    .insertInto('project')
    .values({
      slug,
      entry: JSON.stringify({ origin: 'application' }),
      domain: 'database',
      stage: 'applied',
      stage_since: null,
      admitted_on: null,
      listed: false,
    })
    .execute();
}

function decide(project: string, to: Stage, at: string, listing?: { entry: unknown }) {
  const step = { project, to, at: new Date(at), actor: 'user:1', reason: '理由', application: null };
  return store.db
    .transaction()
    .execute((tx) => enterStage(tx, { ...step, ...(listing === undefined ? {} : { listing }) }));
}

async function told(slug: string) {
  const row = await store.db
    .selectFrom('project')
    .select(['stage', 'stage_since', 'admitted_on', 'listed', 'entry'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const steps = await projectStages(store.db, slug);
  return {
    now: [row.stage, row.stage_since, row.admitted_on, row.listed],
    steps: steps.map(({ stage, since }) => `${since} ${stage}`),
    entry: row.entry,
  };
}

const listing = { entry: { origin: 'desk', name: { zh: '工作台', en: 'desk' } } };

describe('what the registry says beside what the desk decided', () => {
  it('leaves what the desk admitted in the list, although no file says so', async () => {
    await applied('only-desk');
    await sync();
    expect((await told('only-desk')).now).toEqual(['applied', null, null, false]);
    await decide('only-desk', 'sandbox', '2026-03-01T04:00:00Z', listing);
    await sync();
    await sync(file('elsewhere', ['sandbox', '2026-01-01']));
    await sync();
    expect(await told('only-desk')).toEqual({
      now: ['sandbox', '2026-03-01', '2026-03-01', true],
      steps: ['2026-03-01 sandbox'],
      entry: listing.entry,
    });
  });

  it('lets a file adopt what the desk admitted: words from the file, the stage from whoever is newer', async () => {
    await applied('adopted');
    await decide('adopted', 'sandbox', '2026-03-01T04:00:00Z', listing);
    await sync(file('adopted', ['applied', '2025-12-01']));
    expect(await told('adopted')).toEqual({
      now: ['sandbox', '2026-03-01', '2026-03-01', true],
      steps: ['2025-12-01 applied', '2026-03-01 sandbox'],
      entry: { name: { zh: '文件', en: 'file' } },
    });
    await sync(file('adopted', ['sandbox', '2025-12-15'], ['incubating', '2026-06-01']));
    expect(await told('adopted')).toMatchObject({
      now: ['incubating', '2026-06-01', '2025-12-15', true],
      steps: ['2025-12-15 sandbox', '2026-03-01 sandbox', '2026-06-01 incubating'],
    });
    await decide('adopted', 'graduated', '2026-09-01T04:00:00Z');
    await sync(file('adopted', ['sandbox', '2025-12-15'], ['incubating', '2026-06-01']));
    expect((await told('adopted')).now).toEqual(['graduated', '2026-09-01', '2025-12-15', true]);
    await sync();
    expect((await told('adopted')).now).toEqual(['graduated', '2026-09-01', '2025-12-15', true]);
  });

  it('takes the desk at its word on the same day, and the file once it is newer', async () => {
    await sync(file('tied', ['sandbox', '2026-05-01']));
    await decide('tied', 'watch', '2026-05-01T00:00:00Z');
    await sync(file('tied', ['sandbox', '2026-05-01']));
    expect((await told('tied')).now).toEqual(['watch', '2026-05-01', '2026-05-01', true]);
    await sync(file('tied', ['sandbox', '2026-05-01'], ['incubating', '2026-05-02']));
    expect((await told('tied')).now).toEqual(['incubating', '2026-05-02', '2026-05-01', true]);
  });

  it('goes by the last of several decisions of one day', async () => {
    await applied('quick');
    await decide('quick', 'sandbox', '2026-05-01T01:00:00Z', listing);
    await decide('quick', 'incubating', '2026-05-01T02:00:00Z');
    await decide('quick', 'graduated', '2026-05-01T03:00:00Z');
    await sync(file('quick', ['incubating', '2026-05-01']));
    expect(await told('quick')).toMatchObject({
      now: ['graduated', '2026-05-01', '2026-05-01', true],
      steps: ['2026-05-01 sandbox', '2026-05-01 incubating', '2026-05-01 graduated'],
    });
  });

  it('begins stages on the day of the centre: after 16:00 UTC it is the next one', async () => {
    await applied('late');
    await decide('late', 'sandbox', '2026-03-01T16:00:00Z', listing);
    await sync(file('late', ['applied', '2026-03-01']));
    expect((await told('late')).now).toEqual(['sandbox', '2026-03-02', '2026-03-02', true]);
  });

  it('takes a project that the registry admitted off the list as before, whatever the desk made of it since', async () => {
    await sync(file('registry-only', ['sandbox', '2026-01-01']));
    await decide('registry-only', 'watch', '2026-02-01T00:00:00Z');
    await decide('registry-only', 'incubating', '2026-03-01T00:00:00Z');
    await sync();
    expect((await told('registry-only')).now).toEqual(['incubating', '2026-03-01', '2026-01-01', false]);
  });

  it('waits for a decision that is being made, and does not undo it', async () => {
    await sync(file('raced', ['sandbox', '2026-01-01']));
    let syncing: Promise<void> = Promise.resolve();
    await store.db.transaction().execute(async (tx) => {
      const step = { project: 'raced', to: 'incubating', at: new Date('2026-02-01T00:00:00Z') } as const;
      await enterStage(tx, { ...step, actor: 'user:1', reason: '理由', application: null });
      syncing = sync(file('raced', ['sandbox', '2026-01-01']));
      await store.sql`select pg_sleep(0.05)`;
    });
    await syncing;
    expect((await told('raced')).now).toEqual(['incubating', '2026-02-01', '2026-01-01', true]);
  });

  it('a file of facts does not take the place of what somebody applied for here', async () => {
    await applied('asked-for');
    await store.db
      .insertInto('application')
      .values({ code: 'aaaabbbbcccc', kind: 'admission', target_stage: 'sandbox', project: 'asked-for' })
      .execute();
    await applied('left-over');
    const came = { entry: '{"origin":"facts"}', domain: 'database', stage: 'graduated', stageSince: '2026-01-01' };
    const fact = { ...came, admittedOn: '2026-01-01', stages: [], repositories: [] };
    await withSession(store, async (session) => {
      await session`create temporary table fact_place (key text, id bigint)`;
      await mergeFactProjects(session, [
        { ...fact, slug: 'asked-for' },
        { ...fact, slug: 'left-over' },
      ]);
    });
    expect((await told('asked-for')).now).toEqual(['applied', null, null, false]);
    expect((await told('left-over')).now).toEqual(['graduated', '2026-01-01', '2026-01-01', true]);
  });
});
