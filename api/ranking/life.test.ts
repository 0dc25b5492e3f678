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

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import { findRanking } from '#store/queries/ranking.ts';
import { testStore } from '#store/testing.ts';
import type { Ranking, RankingBrief } from '../client.ts';
import { testApp } from '../testing.ts';
import { fillStore } from '../testing-data.ts';
import { answer, dispute } from './disputes.ts';
import { beginNotice, finalise, withdraw } from './life.ts';
import { namedRanking } from './named.ts';
import { steps } from './steps.ts';

let store: Store;
let digest: string;
const day = 86_400_000;
const start = new Date('2026-11-01T00:00:00Z');

function after(days: number): Date {
  return new Date(start.getTime() + days * day);
}

function by(actor: string, days: number, reason: string | null = null) {
  return { actor, reason, now: after(days) };
}

async function refusal(step: Promise<unknown>): Promise<string> {
  return step.then(
    () => 'done',
    (error: unknown) => (error as Error).message,
  );
}

async function copyDraft(name: string): Promise<string> {
  const row = await namedRanking(store.db, digest);
  const other = name.repeat(64);
  await store.db
    .insertInto('ranking')
    .values({
      model: row.model,
      revision: row.revision,
      month: row.month,
      digest: other,
      body: JSON.stringify(row.body),
    })
    .execute();
  return other;
}

beforeAll(async () => {
  store = await testStore();
  await fillStore(store);
  digest = (await store.db.selectFrom('ranking').select('digest').executeTakeFirstOrThrow()).digest;
});
beforeEach(async () => {
  await store.db.deleteFrom('ranking_event').execute();
  await store.db.deleteFrom('ranking_dispute').execute();
  await store.db.deleteFrom('ranking').where('digest', '<>', digest).execute();
});
afterAll(() => store.close());

async function standing() {
  const row = await findRanking(store.db, 'quality', null);
  return [row?.digest, row?.state];
}

const objection = { project: 'alpha', subject: 'retention', text: 'It counts too few.' };

describe('a ranking', () => {
  test('goes from draft to notice to final, each step by somebody, and tells of it', async () => {
    expect((await namedRanking(store.db, digest.slice(0, 8))).state).toBe('draft');
    expect(await beginNotice(store.db, digest, by('lin', 0, 'October'))).toEqual(after(7));
    expect((await namedRanking(store.db, digest)).state).toBe('notice');
    await finalise(store.db, digest, by('zhao', 7));
    const app = testApp(store);
    const ranking = (await (await app.request('/api/v1/rankings/latest')).json()) as Ranking;
    expect(ranking).toMatchObject({ state: 'final', until: after(7).toISOString(), digest });
    expect(ranking.events).toEqual([
      { kind: 'noticed', actor: 'lin', reason: 'October', until: after(7).toISOString(), at: start.toISOString() },
      { kind: 'finalised', actor: 'zhao', reason: null, until: null, at: after(7).toISOString() },
    ]);
  });

  test('does not become final before its notice ended, without a notice, or by who proposed it', async () => {
    expect(await refusal(finalise(store.db, digest, by('zhao', 0)))).toMatch(/under notice can become final.*a draft/);
    await beginNotice(store.db, digest, by('lin', 0));
    const early = { ...by('zhao', 7), now: new Date(after(7).getTime() - 1) };
    expect(await refusal(finalise(store.db, digest, early))).toMatch(/runs until 2026-11-08 00:00 UTC/);
    expect(await refusal(finalise(store.db, digest, by(' LIN ', 8)))).toMatch(/^Two-person rule/);
    expect(await refusal(beginNotice(store.db, digest, by('lin', 1)))).toMatch(/Only a draft/);
  });

  test('takes disputes while the notice runs, and waits for every answer', async () => {
    expect(await refusal(dispute(store.db, digest, objection, by('wang', 0)))).toMatch(/during the public notice/);
    await beginNotice(store.db, digest, by('lin', 0));
    const id = await dispute(store.db, digest, objection, by('wang', 1));
    expect(await refusal(dispute(store.db, digest, { ...objection, project: 'nope' }, by('wang', 1)))).toMatch(
      /no project nope/,
    );
    expect(await refusal(dispute(store.db, digest, objection, by('wang', 7)))).toMatch(/notice has ended/);
    expect(await refusal(finalise(store.db, digest, by('zhao', 8)))).toBe(
      `There are disputes without an answer: #${id}.`,
    );
    const given = { outcome: 'dismissed', answer: 'It follows from the facts.' } as const;
    for (const actor of ['wang', 'lin']) {
      expect(await refusal(answer(store.db, id, given, by(actor, 8)))).toMatch(/^Two-person rule/);
    }
    await answer(store.db, id, given, by('zhao', 8));
    expect(await refusal(answer(store.db, id, given, by('zhao', 8)))).toBe(`Dispute ${id} was answered already.`);
    expect(await refusal(answer(store.db, '0 or 1=1', given, by('zhao', 8)))).toMatch(/no dispute/);
    await finalise(store.db, digest, by('zhao', 9));
  });

  test('that was rightly disputed is withdrawn, not final', async () => {
    await beginNotice(store.db, digest, by('lin', 0));
    const id = await dispute(store.db, digest, objection, by('wang', 1));
    await answer(store.db, id, { outcome: 'upheld', answer: 'True.' }, by('zhao', 2));
    expect(await refusal(finalise(store.db, digest, by('zhao', 8)))).toMatch(/were upheld/);
    expect(await refusal(withdraw(store.db, digest, by('zhao', 8)))).toMatch(/needs a reason/);
    await withdraw(store.db, digest, by('zhao', 8, 'Figures were wrong.'));
    expect(await refusal(withdraw(store.db, digest, by('zhao', 8, 'again')))).toMatch(/withdrawn already/);
    const next = await copyDraft('a');
    expect(await standing()).toEqual([next, 'draft']);
    await beginNotice(store.db, next, by('lin', 9));
  });

  test('that is withdrawn gives way to what is newer only', async () => {
    const next = await copyDraft('c');
    await beginNotice(store.db, next, by('lin', 0));
    await withdraw(store.db, next, by('zhao', 1, 'Figures were wrong.'));
    expect(await standing()).toEqual([next, 'withdrawn']);
    const newest = await copyDraft('d');
    expect(await standing()).toEqual([newest, 'draft']);
  });

  test('that is final stands, whatever is computed beside it', async () => {
    await beginNotice(store.db, digest, by('lin', 0));
    await finalise(store.db, digest, by('zhao', 8));
    const next = await copyDraft('b');
    expect(await refusal(beginNotice(store.db, next, by('lin', 9)))).toMatch(/never replaced silently/);
    const app = testApp(store);
    const { rankings } = (await (await app.request('/api/v1/rankings')).json()) as { rankings: RankingBrief[] };
    expect(rankings).toMatchObject([{ digest, state: 'final', newer: 1 }]);
    await withdraw(store.db, digest, by('zhao', 10, 'corrected'));
    await beginNotice(store.db, next, by('lin', 11));
    const after = (await (await app.request('/api/v1/rankings/2026-10')).json()) as Ranking;
    expect(after).toMatchObject({ digest: next, state: 'notice' });
  });

  test('is finalised once, however many try', async () => {
    await beginNotice(store.db, digest, by('lin', 0));
    const tries = await Promise.all(
      ['a', 'b', 'c', 'd'].map((actor) => refusal(finalise(store.db, digest, by(actor, 8)))),
    );
    expect(tries.filter((one) => one === 'done')).toHaveLength(1);
    expect(
      await store.db.selectFrom('ranking_event').select('id').where('kind', '=', 'finalised').execute(),
    ).toHaveLength(1);
  });
});

describe('steps on the command line', () => {
  function run(step: string, args: readonly string[], options: Readonly<Record<string, string>>, days: number) {
    return steps[step]?.(store.db, { args: [step, ...args], options, now: after(days) });
  }

  test('name a ranking by month or digest, and say what they need', async () => {
    expect(await run('notice', ['2026-10'], { actor: 'lin' }, 0)).toMatchObject({ until: after(7).toISOString() });
    const told = await run('dispute', [digest.slice(0, 12), 'alpha'], { actor: 'wang', reason: 'no\u001b[31m' }, 1);
    const id = told?.dispute ?? '';
    expect((await store.db.selectFrom('ranking_dispute').select(['subject', 'text']).execute())[0]).toMatchObject({
      subject: 'score',
    });
    expect(JSON.stringify(await store.db.selectFrom('ranking_dispute').select('text').execute())).not.toContain(
      '\\u001b',
    );
    await expect(run('answer', [id], { actor: 'zhao', reason: 'x', outcome: 'maybe' }, 2)).rejects.toThrow(
      /upheld or dismissed/,
    );
    await run('answer', [`#${id}`], { actor: 'zhao', reason: 'x', outcome: 'dismissed' }, 2);
    await expect(run('finalise', ['2026-10'], {}, 8)).rejects.toThrow(/needs --actor/);
    await expect(run('finalise', ['2020-01'], { actor: 'zhao' }, 8)).rejects.toThrow(/no ranking of 2020-01/);
    await expect(run('finalise', ['abc'], { actor: 'zhao' }, 8)).rejects.toThrow(/first 8/);
    expect((await run('finalise', ['2026-10'], { actor: 'zhao' }, 8))?.step).toBe('finalise');
  });
});
