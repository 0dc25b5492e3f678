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

import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFrom } from '#licenses/advisories/build-from.ts';
import { storeDatabase } from '#licenses/advisories/database-store.ts';
import { zipPieces } from '#licenses/advisories/testing-zip.ts';
import { startChild } from '../child.ts';
import type { AuditOrder, AuditResult } from './audit-child.ts';
import { advisoryEntries, dependencyPurls } from './synthetic-advisories.ts';

/** Speed of the audit, in a process of its own. `--advisories N`, `--dependencies N`, `--rounds N`. */
function numberNamed(name: string, usual: number): number {
  const at = process.argv.indexOf(name);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

const advisories = numberNamed('--advisories', 200_000);
const dependencies = numberNamed('--dependencies', 100_000);
const rounds = numberNamed('--rounds', 3);

function writeZip(path: string): void {
  const file = openSync(path, 'w');
  for (const piece of zipPieces(advisoryEntries(advisories))) writeSync(file, piece);
  closeSync(file);
}

const mebibytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(0)} MiB`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

async function measure(dir: string): Promise<void> {
  const zip = join(dir, 'all.zip');
  writeZip(zip);
  const started = performance.now();
  const options = { source: zip, ecosystems: null, made: new Date(), etag: null };
  const built = await buildFrom([zip], { ...options, signal: new AbortController().signal });
  const path = storeDatabase(dir, 'synthetic', built.pieces);
  const built_ms = performance.now() - started;
  console.log(`archive of ${built.card.records} advisories: ${mebibytes(statSync(zip).size)}`);
  console.log(`compiled in ${seconds(built_ms)} to ${mebibytes(statSync(path).size)}`);
  const purls = join(dir, 'purls.txt');
  writeFileSync(purls, [...dependencyPurls(dependencies)].join('\n'));
  console.log(`list of ${readFileSync(purls, 'utf8').split('\n').length} dependencies; limits 5 s and 400 MiB`);
  for (let round = 0; round < rounds; round += 1) {
    const order: AuditOrder = { database: path, purls };
    const child = await startChild<AuditResult>('./supply/audit-child.ts', order);
    await child.stop();
    const { openMs, matchMs, cpuMs, matches, undecided, peakBytes, beforeBytes } = child.told;
    console.log(
      `opened ${seconds(openMs)} + matched ${seconds(matchMs)} = ${seconds(openMs + matchMs)} (${seconds(cpuMs)} of the processor), peak ${mebibytes(peakBytes)} (${mebibytes(beforeBytes)} with the list alone); ${matches} matches, ${undecided} undecided`,
    );
  }
}

const dir = mkdtempSync(join(tmpdir(), 'tongming-audit-'));
try {
  await measure(dir);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
