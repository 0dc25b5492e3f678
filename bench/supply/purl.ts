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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PurlError } from '#licenses/purl/error.ts';
import { buildPurl, formatPurl } from '#licenses/purl/format.ts';
import { parsePurl } from '#licenses/purl/parse.ts';
import type { Purl } from '#licenses/purl/purl.ts';
import { data, filesUnder, hasData } from '../licences/cases.ts';

/** The parts of a purl as the specification's tests write them. */
interface Parts {
  readonly type: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
  readonly version: string | null;
  readonly qualifiers: Readonly<Record<string, string>> | null;
  readonly subpath: string | null;
}

interface Test {
  readonly description: string;
  readonly test_group?: 'required' | 'recommended';
  readonly test_type: 'parse' | 'build' | 'validate';
  readonly input: string | Parts;
  readonly expected_output?: string | Parts | null;
  readonly expected_failure: boolean;
}

/** How the specification's tests came out. */
export interface PurlReport {
  readonly tests: number;
  readonly right: number;
  readonly wrong: readonly string[];
  /** Tests by the reason why they ask nothing of us. */
  readonly waived: ReadonlyMap<string, readonly string[]>;
}

/** Inputs that are waived, with the reason. */
const waivers: ReadonlyMap<string, string> = new Map([
  [
    'pkg:git/github/Package-url/purl-Spec@244fd47e07d1004f0aed9c',
    'the test folds the case of a git path; the definition of the type says case_sensitive: true for namespace and name',
  ],
  [
    'pkg:Maven/org.apache.xmlgraphics/batik-anim@1.9.1?type=pom&repositorY_url=repo.spring.io/release',
    'a required test that accepts a qualifier key in upper case, where the required tests of gem and rpm refuse one; read without `strict`',
  ],
]);

function partsOf(purl: Purl): Parts {
  const { type, namespace, name, version, qualifiers, subpath } = purl;
  const pairs = qualifiers.size === 0 ? null : Object.fromEntries(qualifiers);
  return { type, namespace, name, version, qualifiers: pairs, subpath };
}

function sorted(parts: Parts): string {
  const { type, namespace, name, version, qualifiers, subpath } = parts;
  const pairs = Object.entries(qualifiers ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([type, namespace, name, version, pairs, subpath]);
}

function built(parts: Parts): string {
  const { type, name, qualifiers, ...rest } = parts;
  return formatPurl(
    buildPurl({ ...rest, type: type ?? '', name: name ?? '', qualifiers: Object.entries(qualifiers ?? {}) }),
  );
}

/** What we answer, in a form that can be compared with what is expected. */
function answer(test: Test): string {
  const strict = test.test_group !== 'recommended';
  if (typeof test.input !== 'string') return built(test.input);
  const purl = parsePurl(test.input, { strict });
  return test.test_type === 'parse' ? sorted(partsOf(purl)) : formatPurl(purl);
}

function outcome(test: Test): string | null {
  const expected = test.expected_output ?? null;
  const wanted = expected === null || typeof expected === 'string' ? expected : sorted(expected);
  try {
    const got = answer(test);
    return !test.expected_failure && got === wanted ? null : got;
  } catch (error) {
    if (!(error instanceof PurlError)) throw error;
    return test.expected_failure ? null : `${error.kind} at ${error.position}`;
  }
}

/** Runs all tests of package-url/purl-spec. */
export function scorePurls(): PurlReport {
  const files = filesUnder(join(data, 'purl-spec/tests'));
  const tests = files.flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as { tests: Test[] }).tests);
  const wrong: string[] = [];
  const waived = new Map<string, string[]>();
  for (const test of tests) {
    const got = outcome(test);
    if (got === null) continue;
    const input = typeof test.input === 'string' ? test.input : JSON.stringify(test.input);
    const reason = waivers.get(input);
    if (reason === undefined) wrong.push(`${test.test_type} ${test.test_group ?? ''} ${input} -> ${got}`);
    else waived.set(reason, [...(waived.get(reason) ?? []), input]);
  }
  const passedOver = [...waived.values()].flat().length;
  return { tests: tests.length, right: tests.length - wrong.length - passedOver, wrong, waived };
}

if (import.meta.main && hasData) {
  const { tests, right, wrong, waived } = scorePurls();
  console.log(
    `purl-spec: ${right} of ${tests} right, ${wrong.length} wrong, ${[...waived.values()].flat().length} waived`,
  );
  for (const line of wrong) console.log(`  wrong: ${line}`);
  for (const [reason, inputs] of waived) console.log(`  waived: ${inputs.join(', ')}: ${reason}`);
}
