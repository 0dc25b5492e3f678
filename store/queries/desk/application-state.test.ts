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
import type { Store } from '../../open.ts';
import { testStore } from '../../testing.ts';
import { type Clock, moveApplication, readApplication, resumeClock, stopClock } from './application-state.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

const start = new Date('2026-03-01T00:00:00Z');
const day = 86_400_000;

function after(ms: number): Date {
  return new Date(start.getTime() + ms);
}

async function submitted(code: string): Promise<void> {
  await store.db
    .insertInto('application')
    .values({
      code,
      kind: 'admission',
      target_stage: 'sandbox',
      state: 'submitted',
      clock: 'triage',
      due_at: after(14 * day),
    })
    .execute();
}

describe('clocks', () => {
  it('a clock that is stopped and resumed has lost nothing but the time it stood still, to the millisecond', () => {
    for (let round = 0; round < 200; round += 1) {
      // Whole numbers without a pattern, the same in every run.
      const draw = (most: number, i: number) => ((round * 1_103_515_245 + i * 12_345_678_901) % 2_147_483_647) % most;
      const left = draw(400 * day, 1) - 30 * day;
      let clock: Clock = { clock: 'review', dueAt: after(left), clockLeft: null };
      let [now, stood] = [0, 0];
      for (let i = 0; i < round % 12; i += 1) {
        const [ran, still] = [draw(40 * day, i + 2), draw(40 * day, i + 50)];
        now += ran;
        clock = stopClock(stopClock(clock, after(now)), after(now + still));
        expect(clock).toEqual({ clock: 'review', dueAt: null, clockLeft: left + stood - now });
        now += still;
        stood += still;
        clock = resumeClock(resumeClock(clock, after(now)), after(now + 1));
      }
      expect(clock).toEqual({ clock: 'review', dueAt: after(left + stood), clockLeft: null });
    }
  });

  it('where there is no clock, none is stopped or resumed', () => {
    const none = { clock: null, dueAt: null, clockLeft: null };
    expect(stopClock(none, start)).toEqual(none);
    expect(resumeClock(none, start)).toEqual(none);
  });
});

describe('moving an application', () => {
  it('stops the clock with what is left, and lets it run on from there', async () => {
    await submitted('aaaaaaaaaaaa');
    const asked = await moveApplication(store.db, 'aaaaaaaaaaaa', {
      from: ['submitted'],
      to: 'need-info',
      clock: 'stop',
      now: after(3 * day + 1),
    });
    expect(asked).toMatchObject({ kind: 'moved', before: { state: 'submitted', version: 1 }, after: { version: 2 } });
    expect(await readApplication(store.db, 'aaaaaaaaaaaa')).toMatchObject({
      state: 'need-info',
      clock: 'triage',
      dueAt: null,
      clockLeft: 11 * day - 1,
      version: 2,
      updatedAt: after(3 * day + 1),
    });
    await moveApplication(store.db, 'aaaaaaaaaaaa', {
      from: ['need-info'],
      to: 'submitted',
      clock: 'resume',
      now: after(50 * day),
    });
    expect(await readApplication(store.db, 'aaaaaaaaaaaa')).toMatchObject({
      state: 'submitted',
      clock: 'triage',
      dueAt: after(61 * day - 1),
      clockLeft: null,
      version: 3,
    });
  });

  it('tells the case as it is when its state or version is another', async () => {
    await submitted('bbbbbbbbbbbb');
    const step = { to: 'reviewing', clock: { name: 'review', dueAt: after(day) }, now: start } as const;
    const wrong = await moveApplication(store.db, 'bbbbbbbbbbbb', { ...step, from: ['reviewing'] });
    expect(wrong).toMatchObject({ kind: 'refused', current: { state: 'submitted', version: 1 } });
    const old = await moveApplication(store.db, 'bbbbbbbbbbbb', { ...step, from: ['submitted'], version: 7 });
    expect(old).toMatchObject({ kind: 'refused', current: { state: 'submitted', version: 1 } });
    expect(await moveApplication(store.db, 'cccccccccccc', { ...step, from: ['submitted'] })).toEqual({
      kind: 'refused',
      current: null,
    });
  });

  it('ten at once: one moves it, and the others see that it has moved', async () => {
    await submitted('dddddddddddd');
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        store.db.transaction().execute((tx) =>
          moveApplication(tx, 'dddddddddddd', {
            from: ['submitted'],
            to: 'reviewing',
            clock: { name: 'review', dueAt: after(30 * day) },
            now: start,
            submittedAt: start,
          }),
        ),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === 'moved')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(9);
    expect(await readApplication(store.db, 'dddddddddddd')).toMatchObject({ version: 2, submittedAt: start });
  });
});
