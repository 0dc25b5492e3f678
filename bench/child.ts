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

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A script of this folder in a process of its own. */
export interface Child<T> {
  readonly process: ChildProcess;
  /** What it told first. */
  readonly told: T;
  /** Sends a word and waits for what it answers. */
  ask<A>(word: string): Promise<A>;
  /** Tells it to stop and waits until it has. */
  stop(): Promise<void>;
}

function answerOf<A>(child: ChildProcess, name: string): Promise<A> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${name} ended with ${code} before it told anything`));
    child.once('error', reject).once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended).off('error', reject);
      resolve(message as A);
    });
  });
}

/** Starts one; `order` goes to it as JSON, and its first message is awaited. */
export async function startChild<T>(script: string, order: object, execArgv: string[] = []): Promise<Child<T>> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = fork(path, [JSON.stringify(order)], { stdio: 'inherit', execArgv });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    process: child,
    told: await answerOf<T>(child, script),
    ask(word) {
      const answer = answerOf<never>(child, script);
      child.send(word);
      return answer;
    },
    async stop() {
      // One that has told everything ends by itself, and may be gone by now.
      if (child.connected) child.send('stop', () => undefined);
      await exited;
    },
  };
}
