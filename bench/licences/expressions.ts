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
import { LicenceError } from '#licenses/error.ts';
import { type Expression, formatExpression, parseExpression, sameExpression } from '#licenses/expression.ts';
import { licencesOf } from '#licenses/expression-expand.ts';
import { satisfies } from '#licenses/expression-satisfies.ts';
import { compareVersions, versionOf } from '#licenses/expression-versions.ts';
import { exceptionId, isDeprecated, licenceId } from '#licenses/ids.ts';
import { data, hasData } from './cases.ts';

/** The rows of github/go-spdx's own tests, run on our expressions. */
type Row = Readonly<Record<string, unknown>> & { readonly func: string; readonly name: string };

/** What came of a row; a waiver says why the row asks nothing of us. */
type Verdict = 'right' | 'wrong' | { readonly waived: string };

/** How the vectors came out. */
export interface ExpressionReport {
  readonly rows: number;
  readonly right: number;
  readonly wrong: readonly string[];
  /** Rows by the reason why they ask nothing of us. */
  readonly waived: ReadonlyMap<string, readonly string[]>;
}

const lost = 'the row was stored without its input and result';
const inner =
  'steps of a scanner and token list that are inside the Go package; TestParse and TestScan ask for the same from outside';

/** Names of the Go test file's constants. */
const constants: Readonly<Record<string, string>> = {
  $deprecatedLicense: 'GPL-2.0',
  $deprecated: 'eCos-2.0',
  $licenseRef: 'LicenseRef-mine',
  $documentRef: 'DocumentRef-theirs:LicenseRef-theirs',
  $expression: 'MIT AND Apache-2.0',
  $licenseWithException: 'GPL-2.0-or-later WITH Bison-exception-2.2',
};

function filled(text: string): string {
  return text.replace(/\$[A-Za-z]+/gu, (name) => constants[name] ?? name);
}

function parsed(source: string): Expression | LicenceError {
  try {
    return parseExpression(source);
  } catch (error) {
    if (error instanceof LicenceError) return error;
    throw error;
  }
}

function verdict(right: boolean): Verdict {
  return right ? 'right' : 'wrong';
}

function satisfying(row: Row): Verdict {
  const refused = Boolean(row['err'] ?? row['expectErr']);
  try {
    const met = satisfies(row['repoExpression'] as string, row['allowedList'] as string[]);
    return verdict(!refused && met === row['satisfied']);
  } catch (error) {
    if (error instanceof LicenceError) return verdict(refused);
    throw error;
  }
}

function comparing(row: Row): Verdict {
  const [a, b] = [row['first'], row['second']].map((side) => (side as { call: [string] }).call[0]) as [string, string];
  const order = compareVersions(a, b);
  const wanted = { TestCompareGT: 1, TestCompareEQ: 0, TestCompareLT: -1 }[row.func] ?? Number.NaN;
  return verdict((order !== null && Math.sign(order) === wanted) === row['result']);
}

function extracting(row: Row): Verdict {
  const expression = parsed(row['inputExpression'] as string);
  const wanted = row['extractedLicenses'] as string[] | null;
  if (expression instanceof LicenceError || wanted === null) {
    return verdict(expression instanceof LicenceError && wanted === null);
  }
  const got = licencesOf(expression).map(formatExpression).sort();
  return verdict(
    JSON.stringify(got) === JSON.stringify(wanted.map((id) => formatExpression(parseExpression(id))).sort()),
  );
}

function listing(row: Row): Verdict {
  const id = row['inputID'] as string;
  const [licence, exception] = [licenceId(id), exceptionId(id)];
  const kind = {
    TestActiveLicense: licence !== null && !isDeprecated(licence),
    TestDeprecatedLicense: licence !== null && isDeprecated(licence),
    TestExceptionLicense: licence === null && exception !== null,
  }[row.func];
  return verdict(kind === row['result'] && (licence ?? exception) === row['outputID']);
}

function ranging(row: Row): Verdict {
  const range = row['licenseRange'] as { location: { versionGroup: string } } | null;
  const index = versionOf(row['id'] as string)?.index ?? null;
  return verdict(index === (range === null ? null : Number(range.location.versionGroup)));
}

/** Whether go-spdx's options would refuse an entry of the list. */
function refuses(source: string, options: Readonly<Record<string, boolean>>): boolean {
  const expression = parsed(source);
  if (expression instanceof LicenceError) return true;
  const words = source.split(/[\s()]+/u);
  return (
    (options['FailComplexExpressions'] === true && (expression.kind === 'and' || expression.kind === 'or')) ||
    (options['FailDeprecatedLicenses'] === true && words.some((word) => isDeprecated(licenceId(word) ?? ''))) ||
    (options['FailAllLicenseRefs'] === true && words.some((word) => word.startsWith('LicenseRef-'))) ||
    (options['FailAllDocumentRefs'] === true && words.some((word) => word.startsWith('DocumentRef-')))
  );
}

function validating(row: Row): Verdict {
  const options = (row['options'] ?? {}) as Readonly<Record<string, boolean>>;
  const sources = ((row['inputLicenses'] ?? row['licenses']) as string[]).map(filled);
  const refused = sources.filter((source) => refuses(source, options));
  const right = JSON.stringify(refused) === JSON.stringify((row['invalidLicenses'] as string[]).map(filled));
  const wanted = row['normalizedLicenses'] as string[] | undefined;
  if (wanted === undefined) return verdict(right);
  const kept = sources
    .filter((source) => !refused.includes(source))
    .map((one) => formatExpression(parseExpression(one)));
  const same = [...new Set(kept)].every((one, i) => sameExpression(one, filled(wanted[i] ?? '')));
  return verdict(right && same && new Set(kept).size === wanted.length);
}

interface GoNode {
  readonly exp: { readonly conjunction: string; readonly left: GoNode; readonly right: GoNode } | null;
  readonly lic: { readonly license: string; readonly hasPlus: boolean; readonly exception: string } | null;
  readonly ref: Readonly<Record<string, unknown>> | null;
}

/** Go's tree as an expression in words, so that the structure is compared and not the spelling. */
function written(node: GoNode): string {
  const { exp, lic, ref } = node;
  if (exp !== null) return `(${written(exp.left)} ${exp.conjunction.toUpperCase()} ${written(exp.right)})`;
  if (lic !== null) {
    const plus = lic.hasPlus && !lic.license.endsWith('-or-later') ? '+' : '';
    return `${lic.license}${plus}${lic.exception === '' ? '' : ` WITH ${lic.exception}`}`;
  }
  const document = ref?.['documentRef'] as string | undefined;
  const name = `LicenseRef-${String(ref?.['licenseRef'])}`;
  return document === undefined || document === '' ? name : `DocumentRef-${document}:${name}`;
}

function parsing(row: Row): Verdict {
  const expression = parsed(row['expression'] as string);
  if (row['err'] !== null || expression instanceof LicenceError) {
    return verdict(row['err'] !== null && expression instanceof LicenceError);
  }
  return verdict(sameExpression(row['expression'] as string, written(row['node'] as GoNode)));
}

function scanning(row: Row): Verdict {
  const expression = parsed(row['expression'] as string);
  const tokens = row['tokens'];
  const wellFormed = Array.isArray(tokens);
  if (!wellFormed) return verdict(expression instanceof LicenceError);
  if (expression instanceof LicenceError) return 'wrong';
  const licences = (tokens as { role: string; value: string }[]).filter(({ role }) => role === '$licenseToken').length;
  const references = (tokens as { role: string }[]).filter(({ role }) => role === '$licenseRefToken').length;
  return verdict(licencesOf(expression).length === licences + references);
}

/** A step of the scanner on a whole expression: what it refuses, the parser must refuse, and nothing else. */
function stepping(row: Row): Verdict {
  const source = (row['exp'] as { call: [string] }).call[0];
  if (exceptionId(source) !== null) return { waived: 'an exception alone is a token, and no expression' };
  return verdict(parsed(source) instanceof LicenceError === (row['err'] !== null));
}

/** The tokens were not stored: the tree, written out, must be read as itself. */
function reading(row: Row): Verdict {
  const node = row['node'];
  if (Array.isArray(node) || node === null) return { waived: lost };
  const text = written(node as GoNode);
  return verdict(sameExpression(text, text));
}

const judges: Readonly<Record<string, (row: Row) => Verdict>> = {
  TestSatisfies: satisfying,
  TestSatisfies_FastPathValidation: satisfying,
  TestCompareGT: comparing,
  TestCompareEQ: comparing,
  TestCompareLT: comparing,
  TestExtractLicenses: extracting,
  TestActiveLicense: listing,
  TestDeprecatedLicense: listing,
  TestExceptionLicense: listing,
  TestGetLicenseRange: ranging,
  TestParse: parsing,
  TestParseTokens: reading,
  TestScan: scanning,
  TestParseToken: stepping,
  TestReadOperator: stepping,
  TestReadDocumentRef: stepping,
  TestReadLicenseRef: stepping,
  TestReadLicense: stepping,
};

function judged(row: Row): Verdict {
  if (row.func.startsWith('TestExpand')) return { waived: lost };
  if (row.func.startsWith('TestValidate')) return validating(row);
  return judges[row.func]?.(row) ?? { waived: inner };
}

/** Runs every row of the go-spdx vectors; null where the collection is absent. */
export function checkExpressions(): ExpressionReport | null {
  if (!hasData) return null;
  const path = join(data, 'spdx-expressions/go-spdx-vectors.json');
  const rows = JSON.parse(readFileSync(path, 'utf8')) as Row[];
  const verdicts = rows.map((row) => ({ row, verdict: judged(row) }));
  const waived = new Map<string, string[]>();
  for (const { row, verdict } of verdicts) {
    if (typeof verdict === 'object') waived.set(verdict.waived, [...(waived.get(verdict.waived) ?? []), row.func]);
  }
  return {
    rows: rows.length,
    right: verdicts.filter(({ verdict }) => verdict === 'right').length,
    wrong: verdicts.filter(({ verdict }) => verdict === 'wrong').map(({ row }) => `${row.func}: ${row.name}`),
    waived,
  };
}

function run(): void {
  const report = checkExpressions();
  if (report === null) {
    console.log(`no collections at ${data}: set TONGMING_BENCH_DATA to run the go-spdx vectors`);
    return;
  }
  const waived = [...report.waived.values()].flat().length;
  console.log(`go-spdx: ${report.right} of ${report.rows - waived}, waived: ${waived} of ${report.rows}`);
  for (const [reason, names] of report.waived) {
    const counts = [...new Set(names)].map((name) => `${name} ${names.filter((other) => other === name).length}`);
    console.log(`  ${counts.join(', ')}: ${reason}`);
  }
  for (const wrong of report.wrong) console.log(`  wrong: ${wrong}`);
}

if (import.meta.main) run();
