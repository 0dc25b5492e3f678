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

import { join } from 'node:path';
import type { Logger } from '#store/log.ts';
import { packageRoot } from '../../environment.ts';
import { runNode } from '../../pages/build.ts';
import { keptBuild } from './kept-build.ts';
import { sourcesDigest } from './sources.ts';

/** How the pages are made. */
export interface DeskBuildOptions {
  /** Takes the build where the package's own cache cannot be written. */
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Sources that changed while they were built: what came out is of neither. */
class MovedSources extends Error {
  override readonly name = 'MovedSources';
}

const mostTries = 5;

async function astro(out: string, digest: string, { environment, signal, log }: DeskBuildOptions): Promise<void> {
  const started = performance.now();
  const binary = join(packageRoot, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const building = runNode(
    [binary, 'build', '--silent', '--root', join(packageRoot, 'site', 'desk')],
    { ...environment, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', TONGMING_OUT: out },
    signal,
  );
  const [outcome] = await Promise.allSettled([building]);
  if ((await sourcesDigest(packageRoot)) !== digest) throw new MovedSources('somebody edited the pages meanwhile');
  if (outcome.status === 'rejected') throw outcome.reason;
  log.info('desk pages built', { build: digest, milliseconds: Math.round(performance.now() - started) });
}

/** The directory of the desk's built pages: the one of these sources when it is there, else it is made now. */
export async function builtDesk(options: DeskBuildOptions): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const digest = await sourcesDigest(packageRoot);
    try {
      return await keptBuild({
        digest,
        places: [join(packageRoot, 'node_modules', '.cache', 'tongming', 'desk'), join(options.dataDir, 'desk-pages')],
        proof: join('server', 'entry.mjs'),
        make: (out) => astro(out, digest, options),
        signal: options.signal,
      });
    } catch (error) {
      if (!(error instanceof MovedSources) || tries === mostTries) throw error;
    }
  }
}
