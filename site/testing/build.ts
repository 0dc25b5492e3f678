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
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');
const astro = join(root, '..', 'node_modules', 'astro', 'bin', 'astro.mjs');

/** How a process is started that builds the site from an API into a folder, as publishing does. */
export function buildCommand(
  api: string,
  out: string,
): { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  return {
    args: [astro, 'build', '--root', root, '--silent'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      TONGMING_API: api,
      TONGMING_OUT: out,
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
    },
  };
}

/** Builds the site from an API into a folder, in a process of its own. */
export async function buildSite(api: string, out: string, extra: Readonly<Record<string, string>> = {}): Promise<void> {
  const { args, env } = buildCommand(api, out);
  await promisify(execFile)(process.execPath, args, { env: { ...env, ...extra }, maxBuffer: 64 * 1024 * 1024 });
}
