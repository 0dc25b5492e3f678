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

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { data, hasData } from './cases.ts';

/** Everything that is measured of licences, each in a process of its own: `npm run bench:licenses [-- --pack]`. */
function measure(name: string, ...args: string[]): void {
  console.log(`\n${name} ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...args], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

if (!hasData) console.log(`no collections at ${data}: only speed is measured; set TONGMING_BENCH_DATA for accuracy`);
for (const name of ['accuracy', 'templates', 'projects', 'expressions', 'statements', 'compatibility'])
  if (hasData) measure(name);
measure('throughput');
if (hasData && process.argv.includes('--pack')) {
  const dir = mkdtempSync(join(tmpdir(), 'tongming-pack-'));
  try {
    const file = join(dir, 'licences.index');
    measure('pack', '--out', file);
    for (const name of ['accuracy', 'templates']) measure(name, '--index', file);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
