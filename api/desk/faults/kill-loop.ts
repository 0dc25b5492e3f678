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

import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Store } from '#store/open.ts';
import type { Actor } from '../actor.ts';
import { storeSource } from '../audit-log/store-source.ts';
import { verifyAudit } from '../audit-log/verify.ts';
import { ownOrigin } from '../testing.ts';
import { type Stored, storedJudgements } from './stored.ts';

/** One judgement to be sent until it is answered. */
interface Task {
  readonly key: string;
  readonly actor: string;
  readonly path: string;
  readonly points: number;
}

/** What a run of kills came to. */
export interface KillCount {
  readonly kills: number;
  /** Judgements whose sender was told that they are stored. */
  readonly acknowledged: number;
  /** Requests whose server died before it answered. */
  readonly unanswered: number;
  /** Of those, how many had been stored: the answer was lost, not the work. */
  readonly storedUnanswered: number;
  /** Answers that were neither a success nor a dead connection. */
  readonly otherAnswers: readonly string[];
  readonly stored: Stored;
  /** What is wrong with the audit log after each look; empty = nothing ever was. */
  readonly findings: readonly string[];
}

/** What is scored, by whom. */
export interface KillWorld {
  readonly databaseUrl: string;
  readonly store: Store;
  readonly actors: Readonly<Record<string, Actor>>;
  /** Paths below the desk's API, each taken by every actor once. */
  readonly paths: readonly string[];
  readonly kills: number;
  /** How many send at a time. */
  readonly width: number;
  /** Kills between two looks at the audit log. */
  readonly lookEvery: number;
  readonly random: () => number;
  /** Told after each look how many servers were killed and how many judgements were acknowledged. */
  readonly onLook: (kills: number, acknowledged: number) => void;
}

const longestMs = 40;

/** A server that has loaded its code and waits to be told to open. */
async function spawn({ databaseUrl, actors }: KillWorld): Promise<ChildProcess> {
  const program = join(import.meta.dirname, 'testing-server.ts');
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tongming-compile-cache') };
  const stdio: StdioOptions = ['ignore', 'inherit', 'inherit', 'ipc'];
  const child = fork(program, [databaseUrl, ownOrigin, JSON.stringify(actors)], { env, stdio });
  await once(child, 'message');
  return child;
}

async function open(child: ChildProcess): Promise<number> {
  child.send('go');
  const [port] = (await once(child, 'message')) as [number];
  return port;
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

const points = [2, 4, 6, 8];

function* tasks({ actors, paths }: KillWorld): Generator<Task> {
  let number = 0;
  for (const path of paths) {
    for (const actor of Object.keys(actors)) {
      number += 1;
      yield {
        key: `kill-${String(number).padStart(6, '0')}`,
        actor,
        path,
        points: points[number % points.length] ?? 2,
      };
    }
  }
}

/** Sends one judgement; null = the connection died. */
async function send(port: number, { key, actor, path, points: given }: Task): Promise<string | null> {
  const headers = {
    origin: ownOrigin,
    'x-test-actor': actor,
    'idempotency-key': key,
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ verdict: 'partial', points: given, reason: `because of ${key}`, version: 0 });
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/desk${path}`, { method: 'PUT', headers, body });
    const text = await response.text();
    return response.ok ? text : `${response.status} ${text}`;
  } catch {
    return null;
  }
}

/** The senders and what they were told. */
class Senders {
  readonly answers = new Map<string, string>();
  readonly others: string[] = [];
  /** Keys that were left without an answer at least once. */
  readonly unanswered = new Set<string>();
  #again: Task[] = [];
  readonly #fresh: Generator<Task>;

  constructor(world: KillWorld) {
    this.#fresh = tasks(world);
  }

  #next(): Task | null {
    const { value, done } = this.#again.length > 0 ? { value: this.#again.shift(), done: false } : this.#fresh.next();
    return done === true ? null : (value as Task);
  }

  /** Sends one after the other until the connection dies, or until nothing is left to be sent again. */
  async run(port: number, onAnswer: () => void, retriesOnly = false): Promise<void> {
    for (;;) {
      if (retriesOnly && this.#again.length === 0) return;
      const task = this.#next();
      if (task === null) return;
      const answer = await send(port, task);
      if (answer === null) {
        this.unanswered.add(task.key);
        this.#again.push(task);
        return;
      }
      if (answer.startsWith('{')) this.answers.set(task.key, answer);
      else this.others.push(answer);
      onAnswer();
    }
  }
}

async function look(store: Store): Promise<string[]> {
  const { finding } = await verifyAudit(await storeSource(store.db), []);
  return finding === null ? [] : [finding.text.en];
}

/** Half of the servers die while their first requests are on the way, the others once they have answered something. */
async function round(world: KillWorld, senders: Senders, child: ChildProcess, warm: boolean): Promise<void> {
  const port = await open(child);
  let answered = (): void => undefined;
  const first = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const running = Promise.all(Array.from({ length: world.width }, () => senders.run(port, answered)));
  if (warm) await first;
  await delay(world.random() * longestMs);
  await kill(child);
  await running;
}

/** Kills servers in the middle of scoring, sends again what was not answered, and counts what is stored. */
export async function killWhileScoring(world: KillWorld): Promise<KillCount> {
  const { kills, store } = world;
  const senders = new Senders(world);
  const findings: string[] = [];
  let storedUnanswered = 0;
  let standby = spawn(world);
  for (let i = 0; i < kills; i += 1) {
    const child = await standby;
    standby = spawn(world);
    const before = new Set(senders.unanswered);
    await round(world, senders, child, i % 2 === 0);
    const fresh = [...senders.unanswered].filter((key) => !before.has(key));
    storedUnanswered += await countKept(store, fresh);
    if ((i + 1) % world.lookEvery !== 0) continue;
    findings.push(...(await look(store)));
    world.onLook(i + 1, senders.answers.size);
  }
  const last = await standby;
  const port = await open(last);
  await Promise.all(Array.from({ length: world.width }, () => senders.run(port, () => undefined, true)));
  await kill(last);
  findings.push(...(await look(store)));
  return {
    kills,
    acknowledged: senders.answers.size,
    unanswered: senders.unanswered.size,
    storedUnanswered,
    otherAnswers: senders.others,
    stored: await storedJudgements(store, senders.answers),
    findings,
  };
}

async function countKept(store: Store, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0;
  const { count } = await store.db
    .selectFrom('idempotency')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('key', 'in', keys)
    .executeTakeFirstOrThrow();
  return Number(count);
}
