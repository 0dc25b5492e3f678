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

import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StoreError } from '../error.ts';
import { isLocked } from './lock.ts';
import { findPostmaster, type Postmaster, waitUntilGone } from './postmaster.ts';
import { findRuntime } from './runtime.ts';
import { signOut } from './sessions.ts';

const run = promisify(execFile);
const fastMs = 30_000;

/** Signs out and, as the last one, stops the server; call it under the lock. */
export async function leaveServer(home: string, data: string, session: string, forget: () => void): Promise<void> {
  forget();
  if (!signOut(home, session).last) return;
  const postmaster = findPostmaster(data);
  if (postmaster === null) return;
  await signal(postmaster, data, 'SIGINT');
  if (await waitUntilGone(data, postmaster.pid, fastMs)) return sweepSocket(postmaster);
  await signal(postmaster, data, 'SIGQUIT');
  if (!(await waitUntilGone(data, postmaster.pid, fastMs))) throw willNotStop(postmaster, data);
  await sweepSocket(postmaster);
}

/** A process that ends without closing its store leaves as well as it can without waiting; returns the way to call that off. */
export function leaveAtExit(home: string, data: string, session: string): () => void {
  const leave = () => {
    const { last } = signOut(home, session);
    const postmaster = last && !isLocked(home) ? findPostmaster(data) : null;
    if (postmaster !== null && process.platform !== 'win32') process.kill(postmaster.pid, 'SIGINT');
  };
  process.once('exit', leave);
  return () => process.off('exit', leave);
}

async function signal(postmaster: Postmaster, data: string, name: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (process.platform !== 'win32') {
    process.kill(postmaster.pid, name);
    return;
  }
  const { pgCtl } = await findRuntime(null, dirname(data));
  await run(pgCtl, ['stop', '-W', '-D', data, '-m', name === 'SIGINT' ? 'fast' : 'immediate']);
}

/** A directory made in the temporary directory for one life of the server goes with it. */
async function sweepSocket({ socketDirectory }: Postmaster): Promise<void> {
  if (/\/tongming-\w+$/.test(socketDirectory)) await rm(socketDirectory, { recursive: true, force: true });
}

function willNotStop(postmaster: Postmaster, data: string): StoreError {
  return new StoreError('busy', {
    zh: `内置数据库（进程 ${postmaster.pid}，目录 ${data}）没有停下来。数据是安全的；请结束该进程。`,
    en: `The embedded database (process ${postmaster.pid}, directory ${data}) did not stop. The data is safe; end that process.`,
  });
}
