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
import { join } from 'node:path';
import { data, hasData } from '../licences/cases.ts';

/** Everything that is measured of the supply chain, each in a process of its own: `npm run bench:supply [-- TREE…]`; trees are written as bills of materials and held against the schemas. */
function measure(name: string, ...args: string[]): void {
  console.log(`\n${name} ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...args], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

if (!hasData) console.log(`no collections at ${data}: only speed is measured; set TONGMING_BENCH_DATA for accuracy`);
for (const name of ['lockfiles', 'purl', 'versions', 'osv']) if (hasData) measure(name);
measure('sbom', ...process.argv.slice(2));
measure('audit');
