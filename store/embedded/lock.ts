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

import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, StoreError } from '../error.ts';
import { isAlive, markOf, type ProcessMark } from './liveness.ts';

const free = 'free';
/** Longest time between creating a file and writing a line into it. */
const writingMs = 3000;

/**
 * Runs `work` while no other process holds the lock of the directory.
 *
 * The lock is the highest `lock.<n>`: taken by creating the next number exclusively once the highest is free or its
 * holder is dead, given back by writing `free` into it. Numbers only grow, so a holder that was killed is passed over
 * without deleting a file that somebody else may just have taken.
 */
export async function withLock<T>(directory: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const path = await take(directory, Date.now() + waitMs);
  try {
    return await work();
  } finally {
    await writeFile(path, free);
  }
}

async function take(directory: string, deadline: number): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (;;) {
    const highest = Math.max(0, ...(await numbers(directory)));
    const holder = highest === 0 ? null : await holderOf(directory, highest);
    if (holder === null) {
      const path = await claim(directory, highest + 1);
      if (path !== null) return path;
    } else if (Date.now() > deadline) {
      throw busy(directory, holder);
    }
    await sleep(5 + Math.random() * 15);
  }
}

async function claim(directory: string, number: number): Promise<string | null> {
  const path = join(directory, `lock.${number}`);
  try {
    await writeFile(path, JSON.stringify(markOf(process.pid)), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return null;
    throw error;
  }
  const all = await numbers(directory);
  if (all.some((other) => other > number)) {
    await rm(path, { force: true });
    return null;
  }
  await Promise.all(
    all.filter((other) => other < number).map((other) => rm(join(directory, `lock.${other}`), { force: true })),
  );
  return path;
}

/** The live holder; null when the lock is free. A file without a mark is being written, or its writer was killed. */
async function holderOf(directory: string, number: number): Promise<ProcessMark | 'unknown' | null> {
  const path = join(directory, `lock.${number}`);
  const text = await readIfThere(path);
  if (text === free) return null;
  const mark = text === null ? null : parseMark(text);
  if (mark !== null) return isAlive(mark) ? mark : null;
  const age = text === null ? 0 : Date.now() - (await stat(path)).mtimeMs;
  return age > writingMs ? null : 'unknown';
}

function parseMark(text: string): ProcessMark | null {
  try {
    return JSON.parse(text) as ProcessMark;
  } catch {
    return null;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function numbers(directory: string): Promise<number[]> {
  return (await readdir(directory)).map(numberOf).filter((number) => number > 0);
}

function numberOf(name: string): number {
  return Number(/^lock\.(\d+)$/.exec(name)?.[1] ?? 0);
}

function busy(directory: string, holder: ProcessMark | 'unknown'): StoreError {
  const who = holder === 'unknown' ? '?' : String(holder.pid);
  return new StoreError('busy', {
    zh: `进程 ${who} 一直占着数据库目录 ${directory}（正在启动或停止数据库）。请等它结束，或结束该进程后重试。`,
    en: `Process ${who} keeps the database directory ${directory} locked (it is starting or stopping the database). Wait for it, or end that process, and try again.`,
  });
}

/** Whether a live process holds the lock right now; for the last moments of a process, which cannot wait. */
export function isLocked(directory: string): boolean {
  const all = readdirSync(directory).map(numberOf);
  const highest = Math.max(0, ...all);
  if (highest === 0) return false;
  const text = readFileSync(join(directory, `lock.${highest}`), 'utf8');
  const mark = parseMark(text);
  return text !== free && mark !== null && isAlive(mark);
}
