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

import { DatabaseError, type DatabaseFault } from '../advisories/database-file.ts';
import type { Match } from '../advisories/match.ts';
import type { CheckFacts } from '../check/facts.ts';
import type { RawFinding } from '../check/finding.ts';
import { packageName } from '../check/package-changes.ts';
import type { Package } from '../inventory/inventory.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { type Excuse, undecidedFinding, vulnerabilityFinding } from '../policy-parts/vulnerability-finding.ts';
import type { Text } from '../result.ts';

interface Options {
  readonly 'fixable-only': boolean;
  readonly 'ignore-dev': boolean;
  readonly 'min-age-days': number;
}

const dayMs = 86_400_000;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/** What the base has already: packages with the ids of their vulnerabilities. */
function known({ base, advisories }: CheckFacts): ReadonlySet<string> {
  if (base === null || advisories === null) return new Set();
  const { byId, packages } = base.inventory;
  return new Set(
    advisories.matches(packages).flatMap((match) => {
      const one = byId.get(match.package);
      return one === undefined ? [] : [match.advisory, ...match.aliases].map((id) => `${packageName(one)}\0${id}`);
    }),
  );
}

/** Developing and testing only; what is built into the work, and what is optional, may run with it. */
function isDev({ scopes }: Package): boolean {
  return scopes.includes('dev') || scopes.includes('test');
}

function excuseOf(
  one: Package,
  match: Match,
  before: ReadonlySet<string>,
  options: Options,
  today: string,
): Excuse | null {
  const ids = [match.advisory, ...match.aliases];
  if (ids.some((id) => before.has(`${packageName(one)}\0${id}`))) return 'existing';
  // What attacks does not wait, and has no version that mends it.
  if (match.level === 'malicious') return null;
  if (options['ignore-dev'] && isDev(one)) return 'dev';
  if (options['fixable-only'] && match.fixed.length === 0) return 'no-fix';
  const age = match.published === null ? null : daysBetween(match.published, today);
  return age !== null && age < options['min-age-days'] ? 'young' : null;
}

function byPackage(matches: readonly Match[]): ReadonlyMap<string, readonly Match[]> {
  const groups = new Map<string, Match[]>();
  for (const match of matches) {
    const group = groups.get(match.package);
    if (group === undefined) groups.set(match.package, [match]);
    else group.push(match);
  }
  return groups;
}

function findingsOf(facts: CheckFacts, options: Options): RawFinding[] {
  const { head, advisories, today } = facts;
  if (advisories === null) return [];
  const before = known(facts);
  return Array.from(byPackage(advisories.matches(head.inventory.packages))).flatMap(([id, matches]) => {
    const one = head.inventory.byId.get(id);
    if (one === undefined) return [];
    const decided = matches.filter(({ undecided }) => !undecided);
    const open = matches.filter(({ undecided }) => undecided);
    const excuses = open.map((match) => excuseOf(one, match, before, options, today));
    return [
      ...decided.map((match) => vulnerabilityFinding(facts, one, match, excuseOf(one, match, before, options, today))),
      // One that nothing excuses is enough.
      ...(open.length === 0
        ? []
        : [undecidedFinding(facts, one, open, excuses.includes(null) ? null : (excuses[0] ?? null))]),
    ];
  });
}

function staleFinding({ advisories, today }: CheckFacts, most: number): RawFinding[] {
  const date = advisories?.date ?? null;
  if (date === null || daysBetween(date, today) <= most) return [];
  const day = date.slice(0, 10);
  return [
    rawFinding({
      rule: 'old-data',
      subject: 'advisories',
      message: {
        zh: `漏洞数据截至 ${day}，之后公布的漏洞没有查。`,
        en: `The advisories are as of ${day}: what was published since was not looked for.`,
      },
      fix: { zh: '运行 tongming advisories update。', en: 'Run: tongming advisories update' },
    }),
  ];
}

const faultWords: Readonly<Record<DatabaseFault, Text>> = {
  'not-a-database': { zh: '不是漏洞库', en: 'is no database of advisories' },
  'other-version': { zh: '是另一个版本的程序写的', en: 'was written by another version of this program' },
  damaged: { zh: '已损坏', en: 'is damaged' },
};

function brokenFinding(path: string | null, kind: DatabaseFault): RawFinding {
  const words = faultWords[kind];
  const name = path === null ? { zh: '一个漏洞库', en: 'A database of advisories' } : { zh: `${path} `, en: path };
  return rawFinding({
    rule: 'broken-data',
    subject: path === null ? 'advisories' : path.slice(path.lastIndexOf('/') + 1),
    undecided: true,
    message: {
      zh: `${name.zh}${words.zh}，没有用上：它讲的生态没有查漏洞。`,
      en: `${name.en} ${words.en} and was not used: what it speaks of was not looked up.`,
    },
    fix: {
      zh: '重新运行 tongming advisories update；导入的数据用 tongming advisories import 重新导入。',
      en: 'Run again: tongming advisories update, or tongming advisories import for what was imported',
    },
  });
}

/** A database that was cut or overwritten behind its head is met only when it is read. */
function lookedUp(facts: CheckFacts, options: Options): RawFinding[] {
  const broken = (facts.advisories?.faults ?? []).map(({ path, kind }) => brokenFinding(path, kind));
  try {
    return [...findingsOf(facts, options), ...broken];
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return [brokenFinding(null, error.kind), ...broken];
  }
}

const without: Text = {
  zh: '没有漏洞数据，没有查已知漏洞。请运行 tongming advisories update，或用 --advisories 指定 OSV 目录或 zip。',
  en: 'There are no advisories at hand, so that nothing was looked up. Run "tongming advisories update", or name a directory or archive of OSV records with --advisories.',
};

function gaps({ head, advisories }: CheckFacts): Text[] {
  if (advisories === null) return head.inventory.packages.length === 0 ? [] : [without];
  const missing = advisories.uncovered?.(head.inventory.packages) ?? new Map<string, number>();
  return Array.from(missing, ([ecosystem, count]) => ({
    zh: `没有 ${ecosystem} 的漏洞数据，${count} 个依赖没有查。请运行 tongming advisories update --ecosystem "${ecosystem}"。`,
    en: `There are no advisories for ${ecosystem}, so that ${count} of the dependencies were not looked up. Run: tongming advisories update --ecosystem "${ecosystem}"`,
  }));
}

/** Known vulnerabilities of dependencies, from the advisories at hand. */
export const vulnerableDependency = definePolicy({
  id: 'vulnerable-dependency',
  name: { zh: '有漏洞的依赖', en: 'Vulnerable dependencies' },
  question: {
    zh: '依赖中有没有已知漏洞或恶意软件？',
    en: 'Has any dependency a known vulnerability, or is it malicious?',
  },
  about: {
    zh: '在本地的 OSV 数据里查每个依赖的版本，不联网。同一漏洞的多条记录（GHSA、CVE、PYSEC 等）合为一条；已撤回的不算。检查变更时，只有新带来的漏洞才不通过，原有的列为提示。只有版本范围的依赖无法判断，不当作受影响。没有数据时如实说没有查。',
    en: 'Looks the version of every dependency up in local OSV data, without a network. Several records of one vulnerability (GHSA, CVE, PYSEC …) are one finding, and withdrawn ones are none. In a change only what it brings fails; what was there before is a note. Of dependencies with only a range nothing is decided, and they are not taken for affected. Without data it says that it did not look.',
  },
  source: 'https://ossf.github.io/osv-schema/',
  judges: 'both',
  enabled: true,
  rules: {
    malicious: { level: 'error', says: { zh: '这个包本身就是攻击。', en: 'The package itself is the attack.' } },
    critical: { level: 'error', says: { zh: '有严重漏洞。', en: 'It has a critical vulnerability.' } },
    high: { level: 'error', says: { zh: '有高危漏洞。', en: 'It has a vulnerability of high severity.' } },
    medium: { level: 'warning', says: { zh: '有中危漏洞。', en: 'It has a vulnerability of medium severity.' } },
    low: { level: 'note', says: { zh: '有低危漏洞。', en: 'It has a vulnerability of low severity.' } },
    'unknown-severity': {
      level: 'warning',
      says: { zh: '有漏洞，数据里没有级别。', en: 'It has a vulnerability whose severity nobody gives.' },
    },
    undecided: {
      level: 'note',
      says: {
        zh: '没有确定的版本，无法判断是否受影响。',
        en: 'It has no one version, so that nothing can be decided.',
      },
    },
    'broken-data': {
      level: 'error',
      says: {
        zh: '漏洞库用不了，没有查。',
        en: 'A database of advisories cannot be used, so that nothing was looked up.',
      },
    },
    'old-data': { level: 'note', says: { zh: '漏洞数据太旧。', en: 'The advisories are old.' } },
  },
  options: {
    'fixable-only': {
      kind: 'boolean',
      default: false,
      says: {
        zh: '只计已有修复版本的漏洞；其余列为提示。',
        en: 'Count only what a version mends; the rest are notes.',
      },
    },
    'ignore-dev': {
      kind: 'boolean',
      default: false,
      says: {
        zh: '开发和测试用的依赖只列为提示（恶意软件除外）。',
        en: 'Dependencies for developing and testing only give notes, unless they are malicious.',
      },
    },
    'min-age-days': {
      kind: 'number',
      default: 0,
      says: {
        zh: '公布不足这么多天的漏洞只列为提示（恶意软件除外）。',
        en: 'Vulnerabilities that were published fewer days ago are notes, unless they are malicious.',
      },
    },
    'max-data-age-days': {
      kind: 'number',
      default: 30,
      says: { zh: '漏洞数据早于这么多天就提醒。', en: 'Tell when the advisories are older than so many days.' },
    },
  },
  judge: (facts, options) => ({
    findings: [...lookedUp(facts, options), ...staleFinding(facts, options['max-data-age-days'])],
    notChecked: gaps(facts),
  }),
});
