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

import { createDetector } from '#licenses/detect/detector.ts';
import { regionsOf } from '#licenses/scan/regions.ts';
import { createTextScanner } from '#licenses/scan/scan-text.ts';
import { findStems, newStems } from '#licenses/scan/stems.ts';
import { processorTime } from '#licenses/testing.ts';
import { allCases, data, hasData } from './cases.ts';

/** What the gate costs: findings of whole texts that are lost when only parts of them are read as words. `--list` names the cases. */
function claims(
  findings: readonly { readonly expression: string; readonly kind: string; readonly class: string }[],
): string[] {
  const said = findings.filter((one) => one.kind !== 'tag' && one.class !== 'quoted');
  return [...new Set(said.map(({ expression }) => expression))].sort();
}

function run(): void {
  if (!hasData) {
    console.log(`no collections at ${data}: set TONGMING_BENCH_DATA to measure what the gate loses`);
    return;
  }
  const detector = createDetector();
  const scan = createTextScanner(detector);
  const cases = allCases();
  let [lost, changed, unread, inRegions, all] = [0, 0, 0, 0, 0];
  for (const { suite, name, bytes } of cases) {
    const whole = claims(detector.detect(bytes).findings);
    const found = scan('a.c', { bytes, size: bytes.length, gap: null });
    // Converted and binary texts are the business of others.
    if (found.outcome === 'binary' || found.outcome === 'lockfile') continue;
    const parts = claims(found.findings);
    const tags = new Set(found.findings.filter(({ kind }) => kind === 'tag').map(({ expression }) => expression));
    const missing = whole.filter((id) => !parts.includes(id) && tags.size === 0);
    const regions = regionsOf(bytes);
    all += bytes.length;
    inRegions += regions.reduce((sum, [from, to]) => sum + to - from, 0);
    if (missing.length > 0 && regions.length === 0) unread += 1;
    if (missing.length > 0) lost += 1;
    else if (tags.size === 0 && parts.length !== whole.length) changed += 1;
    if (missing.length > 0 && process.argv.includes('--list')) {
      console.log(`${suite} ${name}: ${missing.join(' ')} (${regions.length} regions)`);
    }
  }
  const stems = newStems();
  const spent = processorTime(() => cases.forEach(({ bytes }) => findStems(bytes, stems)));
  console.log(
    `${cases.length} texts: ${lost} lose a finding (${unread} of them are not read at all), ${changed} gain one`,
  );
  console.log(
    `${((inRegions / all) * 100).toFixed(1)} % of their bytes are read as words; the gate reads ${(all / 1000 / spent).toFixed(0)} MB/s`,
  );
}

run();
