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

import { type ChildProcess, spawn } from 'node:child_process';
import { type Readable, Transform, type Writable } from 'node:stream';
import { CrawlerError } from '../error.ts';
import { gitConfig, gitEnvironment, type KernelLimits, type NetworkAccess, wrapGit } from './environment.ts';
import { gitFault } from './fault.ts';

/** Caps of one git process; whatever passes one is killed with its whole process group. */
export interface GitLimits extends KernelLimits {
  readonly wallMs: number;
  readonly stdoutBytes: number;
}

/** How to start one git process. */
export interface GitOptions {
  readonly gitDir?: string;
  /** The work tree that belongs to it, for the few commands that look at one; wins over what the repository's own configuration says. */
  readonly workTree?: string;
  /** Another index than the repository's own, as the one that git makes for `commit -a`. */
  readonly indexFile?: string;
  /** Absent: offline, no protocol is allowed. */
  readonly network?: NetworkAccess;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<GitLimits>;
  readonly input?: 'pipe';
  /** `-c` and a setting, each a constant of ours. */
  readonly settings?: readonly string[];
  /** Exit codes beside 0 that count as done. */
  readonly accept?: readonly number[];
  /** Told each chunk of standard error as it comes (progress). */
  readonly onStderr?: (chunk: Buffer) => void;
}

/** A running git process. */
export interface GitProcess {
  /** Ends when git ends; destroyed with the fault when a cap is passed. Await `done` after reading it. */
  readonly stdout: Readable;
  readonly stdin: Writable | null;
  /** Resolves at exit 0; rejects with a CrawlerError. */
  readonly done: Promise<void>;
  kill(): void;
}

const GiB = 1024 ** 3;

const defaults: GitLimits = {
  wallMs: 3_600_000,
  stdoutBytes: 64 * GiB,
  fileBytes: 32 * GiB,
  memoryBytes: 64 * GiB,
  cpuSeconds: 4 * 3600,
};

const stderrBytes = 8 * 1024;

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // Nobody is left in the group; macOS says EPERM for a group of the dead.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

function countingStream(cap: number, command: string, fail: (error: CrawlerError) => void): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      seen += chunk.length;
      if (seen <= cap) return callback(null, chunk);
      fail(new CrawlerError('too-large', `git ${command} printed more than ${cap} bytes and was stopped.`));
      return callback();
    },
  });
}

function startError(command: string, error: Error): CrawlerError {
  const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  const reason = missing ? 'is not installed: install git 2.39 or newer' : `could not start: ${error.message}`;
  return new CrawlerError(missing ? 'git-missing' : 'git-failed', `git ${command}: git ${reason}.`, { cause: error });
}

/** The last of what a process says of itself. */
function endOfStderr(child: ChildProcess, onChunk: GitOptions['onStderr']): () => string {
  let kept = Buffer.alloc(0);
  child.stderr?.on('data', (chunk: Buffer) => {
    onChunk?.(chunk);
    kept = Buffer.concat([kept, chunk]).subarray(-stderrBytes);
  });
  return () => kept.toString('utf8');
}

/** Starts git in its own process group with the hardened environment; for streams. `args` starts with the command. */
export function spawnGit(args: readonly string[], options: GitOptions): GitProcess {
  const limits = { ...defaults, ...options.limits };
  const name = args[0] ?? '';
  if (options.signal?.aborted)
    throw new CrawlerError('aborted', `git ${name} was not started: the crawl was cancelled.`);
  const { command, prefix } = wrapGit(limits);
  const child = spawn(command, [...prefix, ...gitConfig(options.network), ...(options.settings ?? []), ...args], {
    cwd: options.workTree ?? options.gitDir ?? '/',
    env: {
      ...gitEnvironment(options.gitDir, options.network),
      ...(options.workTree === undefined ? {} : { GIT_WORK_TREE: options.workTree }),
      ...(options.indexFile === undefined ? {} : { GIT_INDEX_FILE: options.indexFile }),
    },
    detached: true,
    stdio: [options.input ?? 'ignore', 'pipe', 'pipe'],
  });
  let fault: CrawlerError | undefined;
  const stdout = countingStream(limits.stdoutBytes, name, stop);
  function stop(error: CrawlerError): void {
    fault ??= error;
    killGroup(child);
    stdout.destroy(fault);
  }
  const onAbort = () => stop(new CrawlerError('aborted', `git ${name} was stopped: the crawl was cancelled.`));
  const timer = setTimeout(
    () => stop(new CrawlerError('timeout', `git ${name} took longer than ${limits.wallMs / 1000} s and was stopped.`)),
    limits.wallMs,
  );
  options.signal?.addEventListener('abort', onAbort, { once: true });
  const stderr = endOfStderr(child, options.onStderr);
  child.stdout?.pipe(stdout);
  // A git that no longer reads shows in its exit code; the pipe's own error would only repeat it.
  child.stdin?.on('error', () => undefined);
  stdout.on('error', () => killGroup(child));
  stdout.on('close', () => child.stdout?.destroy());
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  const settle = (error: CrawlerError | undefined) => {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
    if (error) reject(error);
    else resolve();
  };
  child.once('error', (error) => {
    stop(startError(name, error));
    settle(fault);
  });
  child.once('close', (code, signal) => {
    // Helpers that git started share its group and must not outlive it.
    killGroup(child);
    const clean = (code === 0 || (code !== null && options.accept?.includes(code))) && fault === undefined;
    settle(clean ? undefined : (fault ?? gitFault({ command: name, code, signal, stderr: stderr() })));
  });
  // Readers of the stream await `done` last; until then a rejection is not yet anybody's.
  done.catch(() => undefined);
  return {
    stdout,
    stdin: child.stdin,
    done,
    kill: () => stop(new CrawlerError('aborted', `git ${name} was stopped.`)),
  };
}

/** Runs a short git command and gives its output; for longer output take `spawnGit`. */
export async function git(args: readonly string[], options: GitOptions): Promise<Buffer> {
  const running = spawnGit(args, {
    ...options,
    limits: { wallMs: 600_000, stdoutBytes: 64 * 1024 ** 2, ...options.limits },
  });
  const chunks: Buffer[] = [];
  for await (const chunk of running.stdout) chunks.push(chunk as Buffer);
  await running.done;
  return Buffer.concat(chunks);
}
