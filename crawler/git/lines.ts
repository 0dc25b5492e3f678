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

import { CrawlerError, type CrawlerErrorKind } from '../error.ts';
import { type LineCount, markLine, NumstatReader } from './numstat.ts';
import type { ObjectIds } from './object-ids.ts';
import { type GitProcess, spawnGit } from './run.ts';

/** What became of one commit: `unknown` when objects are missing, `capped` when it is over a limit. */
export type LineOutcome =
  | { readonly state: 'counted'; readonly count: LineCount }
  | { readonly state: 'unknown' | 'capped' };

/** What to count and whom to tell. */
export interface LineOptions {
  readonly gitDir: string;
  /** Commits with at most one parent, newest first. */
  readonly ids: ObjectIds;
  /** Git processes side by side. */
  readonly processes: 1 | 2;
  readonly signal: AbortSignal;
  /** Told each commit once, in no fixed order. */
  readonly onCommit: (index: number, outcome: LineOutcome) => void;
  /** Awaited between chunks: the place to hold the processes back. */
  readonly ready: () => Promise<void>;
  /** Milliseconds without any output after which the commits in hand are counted one by one. */
  readonly patience?: number;
}

/** Commits that touch more files are not counted. */
const fileCap = 10_000;

/** After so many failures in a row nothing more is tried: the objects are not there. */
const failureCap = 200;

const segment = 64;

const limits = {
  wallMs: 24 * 3_600_000,
  cpuSeconds: 24 * 3600,
  stdoutBytes: 1024 ** 4,
  memoryBytes: 8 * 1024 ** 3,
};

const command = ['diff-tree', '--numstat', '-z', '-r', '--root', '-M', '--always'];

/** The list of commits, taken from both ends: each worker stays where its delta cache is warm. */
class Work {
  #front = 0;
  #back: number;

  constructor(length: number) {
    this.#back = length;
  }

  take(fromBack: boolean): number[] {
    const size = Math.min(segment, this.#back - this.#front);
    const indexes = Array.from({ length: size }, (_, n) => (fromBack ? this.#back - 1 - n : this.#front + n));
    if (fromBack) this.#back -= size;
    else this.#front += size;
    return indexes;
  }
}

function outcomeOf(count: LineCount): LineOutcome {
  const fits = count.files <= fileCap && count.additions < 2 ** 31 && count.deletions < 2 ** 31;
  return fits ? { state: 'counted', count } : { state: 'capped' };
}

/** What a fault of git says of the commit; null = nothing, it is a fault of the machine. */
function stateAfter(kind: CrawlerErrorKind): 'unknown' | 'capped' | null {
  if (kind === 'timeout' || kind === 'too-large') return 'capped';
  return kind === 'corrupt' || kind === 'crashed' || kind === 'git-failed' ? 'unknown' : null;
}

/** A long-lived `git diff-tree --stdin` and the commits it was given and has not finished. */
class Worker {
  readonly #options: LineOptions;
  readonly #work: Work;
  readonly #fromBack: boolean;
  #open: number[] = [];
  #marks = 0;
  #failures = 0;

  constructor(options: LineOptions, work: Work, fromBack: boolean) {
    this.#options = options;
    this.#work = work;
    this.#fromBack = fromBack;
  }

  async run(): Promise<void> {
    for (;;) {
      if (this.#open.length === 0) this.#open = this.#work.take(this.#fromBack);
      if (this.#open.length === 0) return;
      const fault = await this.#stream();
      if (fault === null) return;
      if (fault.kind === 'aborted' && this.#options.signal.aborted) throw fault;
      await this.#oneByOne();
    }
  }

  /** Streams until the list is done (null) or git ends early. */
  async #stream(): Promise<CrawlerError | null> {
    const { gitDir, signal } = this.#options;
    const running = spawnGit([...command, '--stdin'], { gitDir, signal, input: 'pipe', limits });
    this.#marks = 0;
    this.#send(running, this.#open);
    this.#refill(running);
    const reader = new NumstatReader({
      commit: (id, count) => this.#finish(id, outcomeOf(count)),
      mark: () => {
        this.#marks--;
        this.#refill(running);
      },
    });
    try {
      await this.#read(running, reader);
      await running.done;
      return null;
    } catch (error) {
      running.kill();
      if (error instanceof CrawlerError) return error;
      throw error;
    }
  }

  async #read(running: GitProcess, reader: NumstatReader): Promise<void> {
    const patience = this.#options.patience ?? 60_000;
    const timer = setTimeout(() => running.kill(), patience);
    try {
      for await (const chunk of running.stdout as AsyncIterable<Buffer>) {
        timer.refresh();
        reader.write(chunk);
        await this.#options.ready();
      }
    } finally {
      clearTimeout(timer);
    }
  }

  #send(running: GitProcess, indexes: readonly number[]): void {
    const { ids } = this.#options;
    running.stdin?.write(indexes.map((index) => `${ids.at(index).toString('hex')}\n`).join('') + markLine);
    this.#marks++;
  }

  /** Keeps two segments in hand, so that git never waits for us. */
  #refill(running: GitProcess): void {
    while (this.#marks < 2) {
      const next = this.#work.take(this.#fromBack);
      if (next.length === 0) {
        if (this.#marks === 0) running.stdin?.end();
        return;
      }
      this.#open.push(...next);
      this.#send(running, next);
    }
  }

  #finish(id: string, outcome: LineOutcome): void {
    const index = this.#open.shift();
    if (index === undefined || this.#options.ids.at(index).toString('hex') !== id) {
      throw new CrawlerError('corrupt', `git diff-tree answered for ${id}, which is not the commit it was asked for.`);
    }
    if (outcome.state !== 'unknown') this.#failures = 0;
    this.#options.onCommit(index, outcome);
  }

  /** Finds the commit that git died of by counting those in hand alone, up to the first that fails. */
  async #oneByOne(): Promise<void> {
    while (this.#open.length > 0) {
      const id = this.#options.ids.at(this.#open[0] ?? 0).toString('hex');
      const outcome = this.#failures >= failureCap ? ({ state: 'unknown' } as const) : await this.#single(id);
      this.#finish(id, outcome);
      await this.#options.ready();
      if (outcome.state === 'counted') continue;
      this.#failures++;
      if (this.#failures < failureCap) return;
      if (this.#open.length === 0) this.#open = this.#work.take(this.#fromBack);
    }
  }

  async #single(id: string): Promise<LineOutcome> {
    const { gitDir, signal, patience } = this.#options;
    const wallMs = patience ?? 60_000;
    const running = spawnGit([...command, '--end-of-options', id], { gitDir, signal, limits: { ...limits, wallMs } });
    let outcome: LineOutcome = { state: 'unknown' };
    const reader = new NumstatReader({
      commit: (_, count) => {
        outcome = outcomeOf(count);
      },
      mark: () => undefined,
    });
    try {
      for await (const chunk of running.stdout as AsyncIterable<Buffer>) reader.write(chunk);
      await running.done;
      reader.write(Buffer.from(markLine));
      return outcome;
    } catch (error) {
      const state = error instanceof CrawlerError && !signal.aborted ? stateAfter(error.kind) : null;
      if (state === null) throw error;
      return { state };
    }
  }
}

/** Counts the lines of every commit of the list, with the totals of `git log --numstat`. */
export async function countLines(options: LineOptions): Promise<void> {
  const work = new Work(options.ids.length);
  const workers = [
    new Worker(options, work, false),
    ...(options.processes === 2 ? [new Worker(options, work, true)] : []),
  ];
  await Promise.all(workers.map((worker) => worker.run()));
}
