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

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../config.ts';
import { terminalLine } from '../terminal.ts';

/** Makes the pages into a directory; throws when that fails. */
export type Builder = (request: BuildRequest) => Promise<void>;

/** What a build needs to know. */
interface BuildRequest {
  /** Where this hub's API answers, on loopback. */
  readonly api: string;
  /** Empty directory for the pages. */
  readonly out: string;
  readonly signal: AbortSignal;
}

const timeLimit = 10 * 60_000;
const keptOutput = 8000;

/** A build that ended badly, with the end of what it said. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}

function collect(chunks: string[], chunk: string): void {
  chunks.push(chunk);
  while (chunks.join('').length > keptOutput && chunks.length > 1) chunks.shift();
}

/** Runs Node from the package's root with this environment and no other; throws {@link BuildError} when it ends badly. */
export function runNode(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeLimit)]);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: packageRoot,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: limit,
      killSignal: 'SIGTERM',
    });
    const said: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => collect(said, chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => collect(said, chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      const lines = said.join('').split('\n').map(terminalLine).filter(Boolean);
      reject(new BuildError(`the site build ended with code ${code ?? 'none'}: ${lines.slice(-12).join(' / ')}`));
    });
  });
}

/** Builds with Astro in a process of its own: a fault there never takes the server down, and its memory is given back. */
export function astroBuilder(environment: Readonly<Record<string, string>>, baseUrl: string | null): Builder {
  const astro = join(packageRoot, 'node_modules', 'astro', 'bin', 'astro.mjs');
  return ({ api, out, signal }) =>
    runNode(
      [astro, 'build', '--root', join(packageRoot, 'site'), '--silent'],
      {
        ...environment,
        NODE_ENV: 'production',
        ASTRO_TELEMETRY_DISABLED: '1',
        TONGMING_API: api,
        TONGMING_OUT: out,
        ...(baseUrl === null ? {} : { TONGMING_BASE_URL: baseUrl }),
      },
      signal,
    );
}
