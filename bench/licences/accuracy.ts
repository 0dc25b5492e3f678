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

import { createHash } from 'node:crypto';
import { createDetector } from '#licenses/detect/detector.ts';
import { idsOf, tryExpression } from '#licenses/expression.ts';
import { createTextScanner } from '#licenses/scan/scan-text.ts';
import { askedFor, askedIndex } from './asked.ts';
import { allCases, type Case, data, hasData } from './cases.ts';
import { baseId, strictId } from './ids.ts';

/** What one case came to. */
export interface Outcome {
  readonly one: Case;
  readonly got: readonly string[];
}

function withExceptions(expression: string): string[] {
  const parsed = tryExpression(expression);
  if (parsed === null) return [expression];
  const exceptions = [...expression.matchAll(/ WITH ([A-Za-z0-9.-]+)/gu)].map((match) => match[1] ?? '');
  return [...idsOf(parsed), ...exceptions];
}

function setOf(ids: readonly string[], name: (id: string) => string): Set<string> {
  return new Set(ids.flatMap((id) => strictId(id).split(' WITH ').map(name)));
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}

interface Score {
  readonly cases: number;
  readonly exact: number;
  readonly strict: number;
  readonly precision: number;
  readonly recall: number;
}

function scored(outcomes: readonly Outcome[]): Score {
  let [exact, strictly, hits, said, wanted] = [0, 0, 0, 0, 0];
  for (const { one, got } of outcomes) {
    const [want, have] = [setOf(one.wanted, baseId), setOf(got, baseId)];
    if (sameSet(want, have)) exact += 1;
    if (sameSet(setOf(one.wanted, strictId), setOf(got, strictId))) strictly += 1;
    hits += [...have].filter((id) => want.has(id)).length;
    said += have.size;
    wanted += want.size;
  }
  return {
    cases: outcomes.length,
    exact: exact / outcomes.length,
    strict: strictly / outcomes.length,
    precision: said === 0 ? 1 : hits / said,
    recall: wanted === 0 ? 1 : hits / wanted,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(8);
}

function line(name: string, score: Score): string {
  const shares = [score.exact, score.strict, score.precision, score.recall].map(percent);
  return `${name.padEnd(36)} ${String(score.cases).padStart(6)} ${shares.join(' ')}`;
}

/** Every third case of ScanCode is kept aside: it is counted, and never listed, so that nobody writes a pattern for it. */
function isKept({ suite, name }: Case): boolean {
  return suite.startsWith('scancode/') && createHash('sha256').update(name).digest().readUInt8(0) % 3 === 0;
}

function listWrong(outcomes: readonly Outcome[], grep: string | null): void {
  for (const { one, got } of outcomes) {
    const [want, have] = [setOf(one.wanted, baseId), setOf(got, baseId)];
    if (sameSet(want, have) || isKept(one)) continue;
    const missing = [...want].filter((id) => !have.has(id));
    const extra = [...have].filter((id) => !want.has(id));
    const text = `${one.suite} ${one.name}: missing [${missing.join(' ')}] extra [${extra.join(' ')}]`;
    if (grep === null || text.toLowerCase().includes(grep.toLowerCase())) console.log(text);
  }
}

/** Classes of findings that say nothing of what a file is under. */
const unclaimed: ReadonlySet<string> = new Set(['quoted', 'partial', 'malformed']);

/** Exact sets, precision and recall of the detector, per suite. `--suite NAME` chooses by prefix, `--wrong` lists what is wrong, `--grep TEXT` what of it concerns an id. */
function run(): void {
  if (!hasData) {
    console.log(`no collections at ${data}: set TONGMING_BENCH_DATA to measure accuracy`);
    return;
  }
  const suite = askedFor('--suite') ?? '';
  const cases = allCases().filter((one) => one.suite.startsWith(suite));
  const scan = createTextScanner(createDetector(askedIndex()));
  const started = process.cpuUsage();
  const outcomes = cases.map((one): Outcome => {
    // One name for all: what is measured must not know what a file is called.
    const { findings } = scan('case.txt', { bytes: one.bytes, size: one.bytes.length, gap: null });
    const claims = findings.filter(({ class: how }) => !unclaimed.has(how));
    return { one, got: [...new Set(claims.flatMap(({ expression }) => withExceptions(expression)))] };
  });
  const { user, system } = process.cpuUsage(started);
  const suites = [...new Set(cases.map((one) => one.suite))];
  console.log(`${'suite'.padEnd(36)}  cases    exact   strict   precis.  recall`);
  for (const name of suites) console.log(line(name, scored(outcomes.filter(({ one }) => one.suite === name))));
  const scancode = outcomes.filter(({ one }) => one.suite.startsWith('scancode/'));
  if (scancode.length > 0) {
    console.log(line('scancode, all', scored(scancode)));
    console.log(line('scancode, the third kept aside', scored(scancode.filter(({ one }) => isKept(one)))));
  }
  const empty = outcomes.filter(({ one }) => one.wanted.length === 0);
  console.log(
    `files without a licence: ${empty.length}, with a finding ${empty.filter(({ got }) => got.length > 0).length}`,
  );
  const bytes = cases.reduce((sum, one) => sum + one.bytes.length, 0);
  console.log(`${(bytes / 1e6).toFixed(1)} MB at ${(bytes / (user + system)).toFixed(1)} MB/s of processor time`);
  if (process.argv.includes('--wrong')) listWrong(outcomes, askedFor('--grep'));
}

run();
