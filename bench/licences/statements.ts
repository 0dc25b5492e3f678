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
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { formatExpression, joined, sameExpression, tryExpression } from '#licenses/expression.ts';
import { type Statement, statementOf } from '#licenses/statement.ts';
import { data, hasData } from './cases.ts';

/** A statement with the expression that a collection gives it. */
interface Pair {
  readonly words: string;
  readonly wanted: string;
  /** Statements of one package that apply together. */
  readonly all: readonly string[];
  readonly join: 'and' | 'or';
}

/** Why a collection's answer is not ours; everything that differs and is not here is a gap. */
const waivers: readonly (readonly [RegExp, string])[] = [
  [/^unlicensed$/iu, 'UNLICENSED is npm for "no licence"; the collection reads it as Unlicense'],
  [/lgpl ?v?2(?![.\d])/iu, 'the collection reads LGPL 2 as 2.1; there was a 2.0, and Fedora and PyPI mean it'],
  [/^GNU LGPL v2\.1$/u, 'no word of later versions'],
  [/^zlib ?\/ ?libpng/iu, 'OSI and PyPI call Zlib so; zlib-acknowledgement has one more clause'],
  [/^bsd 4-clause$/u, 'four clauses are not three'],
  [/^Perl Artistic v2$/u, 'version 2 is not version 1'],
  [/Attribution-NoDerivs 3\.0/u, 'nobody said non-commercial'],
  [/CDDL v1\.1/u, '1.1 is not 1.0'],
  [/CDDL 1\.0 and GPL V2 with/u, 'the exception was said'],
  [/CeCILL-C_V1/u, 'CeCILL-C is not CeCILL 1'],
  [/Commons Clause$/u, 'the collection gives the Commons Clause the name of a public-domain disclaimer'],
  [/gwt|scala/iu, 'several licences of parts of one product: a policy, and not what the words say'],
  [/repoze|trilead|similar to apache/iu, 'a named text, known only by reading it'],
  [
    /^(?:academic free license|gnu general public (?:license \(gpl\)|library)$|lgpl|lpgl|isc\/bsd|the bsd software|berkeley|eupl$|cecill$)/iu,
    'ambiguous on both sides: the collection suggests different versions for different spellings of the same',
  ],
  [/^public domain, python/iu, '"Python" may be either Python licence'],
  [/&#39;/u, 'a remnant of a web page'],
  [
    /^(?:GPL|GPL LGPL|GPL MIT LGPL|license: (?:L?GPL|BSD-like|public domain, python)\b.*)$|^- (?:name|type): .*(?:GPL|Lesser)/isu,
    'ambiguous on both sides: ScanCode takes the oldest version, ORT the commonest',
  ],
  [
    /LicenseRef-K|Nokia-Qt|Qt-GPL-exception|^GPL-2.0-with-classpath|^- LGPL-2.1\+/u,
    'an expression that is right as it stands, under other names in the collection',
  ],
  [/^- LICENSE|^'@type': file|^:file = /u, 'read out of the file that is named'],
  [/Eclipse Public License v1.0 \/ Eclipse Distribution/u, "Eclipse's slash is a choice"],
  [/^custom ISC$/u, 'two licences, one of them not named'],
  [/with exceptions and/u, 'exceptions that are not named'],
  [/^LegalCopyright|^ScanCode|with ScanCode acknowledgment/iu, 'fields of a Windows program, or free prose'],
];

function yaml(name: string): Pair[] {
  const rows = parse(readFileSync(join(data, 'ort', name), 'utf8')) as Readonly<Record<string, string>>;
  return Object.entries(rows).map(([words, wanted]) => ({ words, wanted, all: [words], join: 'and' }));
}

/** ScanCode keeps a package's statement as YAML of its ecosystem's form. */
function statementsIn(words: string): readonly string[] {
  const structure = /^(?:- |[a-z_'@#]+: |\{)/u.test(words) ? (parse(words) as unknown) : words;
  if (typeof structure === 'string')
    return [structure.replace(/^:type = ([^,]+), :file.*$/u, '$1').replace(/^:file = /u, 'file: ')];
  const one = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null) return [];
    if (Array.isArray(value)) return value.flatMap(one);
    const { name, type, license, licenses, classifiers, url } = value as Readonly<Record<string, unknown>>;
    const said = name ?? type ?? license ?? licenses;
    if (typeof said === 'string' && typeof url === 'string') return [`${said} <${url}>`];
    return said === undefined ? one(classifiers) : one(said);
  };
  return one(structure);
}

function scancode(): Pair[] {
  const lines = gunzipSync(readFileSync(join(data, 'scancode/declared-license-statements.jsonl.gz'))).toString('utf8');
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const row = JSON.parse(line) as Readonly<Record<'statement' | 'spdx' | 'type', string>>;
      const join = row.type === 'composer' ? 'or' : 'and';
      return { words: row.statement, wanted: row.spdx, all: statementsIn(row.statement), join };
    });
}

function expressionOf(statement: Statement): string | null {
  if (statement.kind === 'expression') return statement.expression;
  return statement.kind === 'ambiguous' ? statement.suggestion : null;
}

function withoutSource(expression: string): string {
  return expression
    .replaceAll('LicenseRef-scancode-public-domain-disclaimer', 'LicenseRef-scancode-public-domain')
    .replaceAll('LicenseRef-scancode-unknown-license-reference', 'LicenseRef-scancode-unknown');
}

type Outcome = 'right' | 'suggested' | 'kept apart' | 'waived' | 'differs';

function outcome({ words, wanted, all, join }: Pair): readonly [Outcome, string] {
  const statements = all.map(statementOf);
  const kinds = new Set(statements.map(({ kind }) => kind));
  const parts = statements.map(expressionOf).flatMap((one) => (one === null ? [] : [tryExpression(one)]));
  const whole =
    parts.length < all.length
      ? null
      : joined(
          join,
          parts.filter((one) => one !== null),
        );
  const got = whole === null ? null : formatExpression(whole);
  if (got !== null && sameExpression(withoutSource(got), withoutSource(wanted))) {
    return [kinds.has('ambiguous') ? 'suggested' : 'right', got];
  }
  const nothing = /^(?:NONE|LicenseRef-scancode-(?:unknown.*|.*proprietary.*|free-unknown))$/u.test(wanted);
  if (nothing && got === null) return ['kept apart', [...kinds].join(' ')];
  const waived = waivers.some(([pattern]) => pattern.test(words));
  return [waived ? 'waived' : 'differs', `${[...kinds].join(' ')} ${got ?? ''}`];
}

/** How the statements of one collection came out. */
export interface StatementReport {
  readonly name: string;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Statement, what the collection says, what we say. */
  readonly differing: readonly (readonly [string, string, string])[];
}

function report(name: string, pairs: readonly Pair[]): StatementReport {
  const counts = { right: 0, suggested: 0, 'kept apart': 0, waived: 0, differs: 0 };
  const differing: [string, string, string][] = [];
  for (const pair of pairs) {
    const [result, got] = outcome(pair);
    counts[result] += 1;
    if (result === 'differs' || result === 'waived')
      differing.push([pair.words.replace(/\s+/gu, ' '), pair.wanted, `${result}: ${got}`]);
  }
  return { name, counts, differing };
}

/** Reads every statement of the collections; null where they are absent. */
export function checkStatements(): readonly StatementReport[] | null {
  if (!hasData) return null;
  return [
    report('ort/declared', yaml('declared-license-mapping.yml')),
    report('ort/simple', yaml('simple-license-mapping.yml')),
    report('ort/deprecated', yaml('deprecated-license-mapping.yml')),
    report('scancode/statements', scancode()),
  ];
}

function run(): void {
  const reports = checkStatements();
  if (reports === null) {
    console.log(`no collections at ${data}: set TONGMING_BENCH_DATA to read the statements`);
    return;
  }
  for (const { name, counts, differing } of reports) {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    console.log(
      `${name}: ${total} statements, ${Object.entries(counts)
        .map(([key, count]) => `${key} ${count}`)
        .join(', ')}`,
    );
    for (const row of differing) console.log(`  ${row.map((cell) => cell.slice(0, 110)).join(' | ')}`);
  }
  for (const [pattern, reason] of waivers) console.log(`  waiver ${pattern.source}: ${reason}`);
}

if (import.meta.main) run();
