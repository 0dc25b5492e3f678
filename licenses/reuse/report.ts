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

import type { FileLicences } from '../scan/result.ts';
import { type Annotation, type Configuration, type Information, readDep5, readReuseToml } from './configuration.ts';
import { isCovered, mesonRootsOf } from './covered.ts';
import { licenceTextOf, namesIn } from './licence-texts.ts';
import { type ReuseProblem, reuseProblem } from './problem.ts';

/** What is needed of each file; facts of a scan have it. */
export type ReuseFile = Pick<FileLicences, 'path' | 'outcome' | 'problem' | 'size' | 'findings' | 'copyrights'>;

/** What belongs to one covered file in the end. */
export interface ReuseInformation extends Information {
  readonly path: string;
}

/** Whether a project follows REUSE 3.3, and what keeps it from it. */
export interface ReuseReport {
  readonly compliant: boolean;
  readonly problems: readonly ReuseProblem[];
  /** Every covered file with its information. */
  readonly files: readonly ReuseInformation[];
  readonly summary: {
    readonly badLicences: readonly string[];
    readonly deprecatedLicences: readonly string[];
    readonly licencesWithoutExtension: readonly string[];
    readonly missingLicences: readonly string[];
    readonly unusedLicences: readonly string[];
    readonly usedLicences: readonly string[];
    readonly invalidExpressions: number;
    readonly readErrors: number;
    readonly files: number;
    readonly filesWithCopyright: number;
    readonly filesWithLicence: number;
  };
}

const dep5Path = '.reuse/dep5';

/** Paths whose contents {@link reuseReport} has to be given. */
export function isReuseConfiguration(path: string): boolean {
  return path === dep5Path || path === 'REUSE.toml' || path.endsWith('/REUSE.toml');
}

function ownInformation({ findings, copyrights }: ReuseFile): Information {
  return {
    copyrights: copyrights.map(({ statement }) => statement),
    licences: findings.filter((finding) => finding.class === 'tag').map(({ expression }) => expression),
  };
}

function annotationFor({ directory, annotations }: Configuration, path: string): Annotation | undefined {
  if (!path.startsWith(directory)) return undefined;
  const inside = path.slice(directory.length);
  return annotations.findLast(({ patterns }) => patterns.some((matches) => matches(inside)));
}

/** Joins what a file says with what `REUSE.toml`s and `dep5` say of it; `tables` go from the root inwards. */
function joined(own: Information, tables: readonly Annotation[]): Information {
  const override = tables.findIndex(({ precedence }) => precedence === 'override');
  const above = override < 0 ? tables : tables.slice(0, override);
  const parts: Information[] = above.filter(({ precedence }) => precedence === 'aggregate');
  if (override >= 0) parts.push(tables[override] as Annotation);
  else {
    const closest = tables.filter(({ precedence }) => precedence === 'closest');
    const copyrights = own.copyrights.length > 0 ? own : closest.findLast((one) => one.copyrights.length > 0);
    const licences = own.licences.length > 0 ? own : closest.findLast((one) => one.licences.length > 0);
    parts.push({ copyrights: copyrights?.copyrights ?? [], licences: licences?.licences ?? [] });
  }
  return {
    copyrights: [...new Set(parts.flatMap((one) => one.copyrights))],
    licences: [...new Set(parts.flatMap((one) => one.licences))],
  };
}

function configurationsOf(contents: ReadonlyMap<string, string>, problems: ReuseProblem[]): Configuration[] {
  const tomls = [...contents]
    .filter(([path]) => isReuseConfiguration(path) && path !== dep5Path)
    .map(([path, text]) => readReuseToml(path, text))
    .sort((a, b) => a.directory.length - b.directory.length || (a.path < b.path ? -1 : 1));
  const dep5 = contents.get(dep5Path);
  if (dep5 !== undefined && tomls.length > 0) problems.push(reuseProblem('two-configurations', dep5Path));
  const all = dep5 === undefined ? tomls : [readDep5(dep5Path, dep5), ...tomls];
  problems.push(...all.flatMap((one) => one.problems));
  return all;
}

/** Tags whose value is no expression: of the file, or of the `.license` file that speaks for it. */
function tagProblems({ path, findings }: ReuseFile): ReuseProblem[] {
  return findings
    .filter(({ kind, problem, class: how }) => kind === 'tag' && problem !== undefined && how !== 'quoted')
    .map(({ problem, expression, lines }) =>
      reuseProblem(
        problem?.kind === 'unknown-licence' ? 'bad-licence' : 'invalid-expression',
        path,
        expression,
        lines[0],
      ),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function subjects(problems: readonly ReuseProblem[], rule: ReuseProblem['rule']): string[] {
  return [...new Set(problems.filter((one) => one.rule === rule).map(({ subject }) => subject ?? ''))].sort(compare);
}

function fileProblems({ path, copyrights, licences }: ReuseInformation): ReuseProblem[] {
  const missing: ReuseProblem[] = [];
  if (copyrights.length === 0) missing.push(reuseProblem('no-copyright', path));
  if (licences.length === 0) missing.push(reuseProblem('no-licence', path));
  return missing;
}

/** Problems of `LICENSES/` beside the licences that files are under; returns the names in use. */
function checkTexts(paths: readonly string[], files: readonly ReuseInformation[], problems: ReuseProblem[]): string[] {
  const firstUse = new Map<string, string>();
  for (const { path, licences } of files) {
    for (const name of licences.flatMap(namesIn)) if (!firstUse.has(name)) firstUse.set(name, path);
  }
  const texts = paths
    .filter((path) => path.startsWith('LICENSES/'))
    .map((path) => licenceTextOf(path, problems))
    .filter((one) => one !== null);
  const there = new Set(texts.map(({ current }) => current));
  for (const [name, path] of firstUse) if (!there.has(name)) problems.push(reuseProblem('missing-licence', path, name));
  for (const { path, id, current } of texts)
    if (!firstUse.has(current)) problems.push(reuseProblem('unused-licence', path, id));
  return [...firstUse.keys()].sort(compare);
}

/** Checks a project against REUSE 3.3 from the facts of its files and the contents of its configuration; what version control ignores must be left out of the list. */
export function reuseReport(files: readonly ReuseFile[], contents: ReadonlyMap<string, string>): ReuseReport {
  const problems: ReuseProblem[] = [];
  const configurations = configurationsOf(contents, problems);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const meson = mesonRootsOf(files);
  const covered = files.filter((file) => isCovered(file, meson));
  const informed = covered.flatMap((file): ReuseInformation[] => {
    const speaker = byPath.get(`${file.path}.license`) ?? file;
    const tables = configurations.map((one) => annotationFor(one, file.path)).filter((one) => one !== undefined);
    if (!tables.some(({ precedence }) => precedence === 'override')) {
      if (speaker.outcome === 'unreadable') {
        problems.push(reuseProblem('unreadable', speaker.path, speaker.problem ?? ''));
        return [];
      }
      problems.push(...tagProblems(speaker));
    }
    return [{ path: file.path, ...joined(ownInformation(speaker), tables) }];
  });
  problems.push(...informed.flatMap(fileProblems));
  const usedLicences = checkTexts([...byPath.keys()], informed, problems);
  problems.sort((a, b) => compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compare(a.rule, b.rule));
  const count = (rule: ReuseProblem['rule']) => problems.filter((one) => one.rule === rule).length;
  return {
    compliant: problems.length === 0,
    problems,
    files: informed,
    summary: {
      badLicences: subjects(problems, 'bad-licence'),
      deprecatedLicences: subjects(problems, 'deprecated-licence'),
      licencesWithoutExtension: subjects(problems, 'no-extension'),
      missingLicences: subjects(problems, 'missing-licence'),
      unusedLicences: subjects(problems, 'unused-licence'),
      usedLicences,
      invalidExpressions: count('invalid-expression'),
      readErrors: count('unreadable'),
      files: informed.length,
      filesWithCopyright: informed.length - count('no-copyright'),
      filesWithLicence: informed.length - count('no-licence'),
    },
  };
}
