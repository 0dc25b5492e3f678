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

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { lintRecord } from '#licenses/advisories/lint-record.ts';
import { createMatcher } from '#licenses/advisories/matcher.ts';
import { orderOf } from '#licenses/advisories/osv-names.ts';
import { recordOf } from '#licenses/advisories/read-record.ts';
import { databaseOf, packageFor } from '#licenses/advisories/testing-advisories.ts';
import { ecosystems } from '#licenses/ecosystem-registry.ts';
import { data, hasData } from '../licences/cases.ts';

/** How one file came out; no problem: as it should. */
export interface OsvFile {
  readonly path: string;
  readonly checks: number;
  readonly problems: readonly string[];
  /** Why it asks for what nobody can answer offline; null when it does not. */
  readonly waived: string | null;
}

const root = join(data, 'osv-schema');
const linted = 'tools/osv-linter/testdata';
const pairs = 'tools/ghsa/testdata';

/** Files that are wrong on purpose, by the beginning of their names, and the rule that must see it. */
const wrongOnPurpose: readonly (readonly [RegExp, string | null])[] = [
  [/^nointroduced-/u, 'no-introduced'],
  [/^nondistinct-/u, 'same-version-twice'],
  // Its package is misspelt: that no registry has it can only be told by asking the registry.
  [/^nopackage-/u, null],
];
const waivedPackage =
  'Its package does not exist in the registry; to see that the registry must be asked, and we work offline.';

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function validator(): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(json('validation/schema.json') as object);
}

/** What the schema says of a record; the linter's rules go further. */
function schemaProblems(validate: ValidateFunction, record: unknown): string[] {
  if (validate(record)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `schema: ${instancePath} ${message}`);
}

function readProblems(record: unknown): string[] {
  const { flaws, affected } = recordOf(record);
  const written = (record as { readonly affected?: readonly unknown[] }).affected?.length ?? 0;
  const unread = written > 0 && affected.length === 0 ? ['nothing of it was read'] : [];
  return [...flaws.map((flaw) => `read: ${flaw}`), ...unread];
}

function lintFile(name: string, validate: ValidateFunction): OsvFile {
  const path = `${linted}/${name}`;
  const record = json(path);
  const rules = lintRecord(record).map(({ rule }) => rule);
  const purpose = wrongOnPurpose.find(([pattern]) => pattern.test(name));
  if (purpose === undefined) {
    const problems = [
      ...schemaProblems(validate, record),
      ...readProblems(record),
      ...rules.map((rule) => `lint: ${rule}`),
    ];
    return { path, checks: 3, problems, waived: null };
  }
  const [, wanted] = purpose;
  if (wanted === null) return { path, checks: 1, problems: readProblems(record), waived: waivedPackage };
  const isSeen = rules.some((rule) => rule === wanted);
  return {
    path,
    checks: 1,
    problems: isSeen ? [] : [`lint does not see ${wanted}, but ${rules.join(', ') || 'nothing'}`],
    waived: null,
  };
}

interface GhsaNode {
  readonly package: { readonly ecosystem: string; readonly name: string };
  readonly firstPatchedVersion: { readonly identifier: string } | null;
  readonly vulnerableVersionRange: string;
}

interface Ghsa {
  readonly ghsaId: string;
  readonly withdrawnAt: string | null;
  readonly vulnerabilities: { readonly nodes: readonly GhsaNode[] };
}

const types: Readonly<Record<string, string>> = {
  MAVEN: 'maven',
  NPM: 'npm',
  PIP: 'pypi',
  RUBYGEMS: 'gem',
  GO: 'golang',
  COMPOSER: 'composer',
  NUGET: 'nuget',
  RUST: 'cargo',
};

function purlOf({ package: { ecosystem, name } }: GhsaNode, version: string): string {
  const type = types[ecosystem] ?? ecosystem.toLowerCase();
  return `pkg:${type}/${type === 'maven' ? name.replace(':', '/') : name}@${version}`;
}

/** Versions of which GitHub's own words say whether they are affected. */
function casesOf(node: GhsaNode): (readonly [version: string, affected: boolean])[] {
  const parts = node.vulnerableVersionRange.split(',').map((part) => part.trim().split(' '));
  const ends = parts.flatMap(([sign = '', version = '']): (readonly [string, boolean])[] => {
    if (sign === '>=' || sign === '=' || sign === '<=') return [[version, true]];
    return sign === '<' || sign === '>' ? [[version, false]] : [];
  });
  const patched = node.firstPatchedVersion?.identifier;
  return patched === undefined ? ends : [...ends, [patched, false]];
}

function pairFile(name: string, validate: ValidateFunction): OsvFile {
  const path = `${pairs}/${name}`;
  const ghsa = json(path) as Ghsa;
  const osv = json(path.replace(/\.json$/u, '.osv.json'));
  const { matches } = createMatcher([databaseOf([osv as object])]);
  const cases = ghsa.vulnerabilities.nodes.flatMap((node) =>
    casesOf(node).map(([version, affected]) => ({ node, version, affected })),
  );
  const wrong = cases.flatMap(({ node, version, affected }) => {
    const found = matches([packageFor(purlOf(node, version))]).filter(({ undecided }) => !undecided);
    const wanted = affected && ghsa.withdrawnAt === null;
    if (found.length > 0 === wanted) return [];
    return [`${purlOf(node, version)} is ${wanted ? '' : 'not '}affected by ${node.vulnerableVersionRange}`];
  });
  const problems = [...schemaProblems(validate, osv), ...readProblems(osv), ...wrong];
  return { path: `${path} + .osv.json`, checks: 2 + cases.length, problems, waived: null };
}

/** Every name that we have for an ecosystem is one that OSV has; how many of theirs we can order is told. */
function ecosystemFile(): OsvFile {
  const path = 'ecosystems.json';
  const known = new Set(Object.keys(json(path) as object));
  const ours = [...ecosystems.values()].flatMap(({ osv }) => osv);
  const problems = ours
    .filter((name) => !known.has(name.split(':', 1)[0] as string))
    .map((name) => `${name} is no name of OSV`);
  return { path, checks: ours.length, problems, waived: null };
}

/** Asks everything that the files of osv-schema can be asked. */
export function scoreOsv(): readonly OsvFile[] {
  const validate = validator();
  return [
    { path: 'validation/schema.json', checks: 1, problems: [], waived: null },
    ecosystemFile(),
    ...readdirSync(join(root, linted)).map((name) => lintFile(name, validate)),
    ...readdirSync(join(root, pairs))
      .filter((name) => !name.endsWith('.osv.json'))
      .map((name) => pairFile(name, validate)),
  ];
}

if (import.meta.main && hasData) {
  const files = scoreOsv();
  const right = files.filter(({ problems }) => problems.length === 0).length;
  const checks = files.reduce((sum, one) => sum + one.checks, 0);
  console.log(`${right} of ${files.length} files and pairs as they should be, ${checks} checks`);
  for (const { path, problems, waived } of files) {
    if (waived !== null) console.log(`  waived ${path}: ${waived}`);
    for (const problem of problems) console.log(`  wrong ${path}: ${problem}`);
  }
  const names = Object.keys(json('ecosystems.json') as object);
  console.log(
    `ecosystems of OSV with an order of versions: ${names.filter((name) => orderOf(name) !== null).length} of ${names.length}; without: ${names.filter((name) => orderOf(name) === null).join(', ')}`,
  );
}
