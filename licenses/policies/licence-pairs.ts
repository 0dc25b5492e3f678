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

import type { CheckFacts } from '../check/facts.ts';
import type { RawFinding } from '../check/finding.ts';
import { useOf } from '../check/use-of.ts';
import { categoryOf } from '../compatibility/categories.ts';
import type { Use } from '../compatibility/facts.ts';
import { gnuConflict } from '../compatibility/named.ts';
import { together } from '../compatibility/together.ts';
import { LicenceError } from '../error.ts';
import { idsOf, tryExpression } from '../expression.ts';
import type { Package } from '../inventory/inventory.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import {
  hadSameLicence,
  judgedPackages,
  licenceEvidence,
  packageLabel,
  packagePlace,
  packageSubject,
  waiverLines,
} from '../policy-parts/package-finding.ts';
import { statementOf } from '../statement.ts';

/** Packages that go into one program, under one licence. */
interface Group {
  readonly licence: string;
  readonly packages: Package[];
}

const inOneProgram: readonly Use[] = ['copied', 'modified', 'static', 'dynamic'];

/** Licences that ask no more than to keep a notice go together with all. */
function isHarmless(licence: string): boolean {
  const expression = tryExpression(licence);
  return (
    expression !== null &&
    idsOf(expression).every((id) => {
      const category = categoryOf(id);
      return category === 'public-domain' || (category === 'permissive' && gnuConflict(id) === 'none');
    })
  );
}

const harmlessWords = new Map<string, boolean>();

/** What the lock says is enough to pass over most packages: a copy of each would otherwise be looked for. */
function isHarmlessByLock({ places }: Package): boolean {
  const words = places.flatMap(({ found }) => found.licences);
  return (
    words.length > 0 &&
    words.every((statement) => {
      const known = harmlessWords.get(statement);
      if (known !== undefined) return known;
      const read = statementOf(statement);
      const harmless = read.kind === 'expression' && isHarmless(read.expression);
      if (harmlessWords.size < 10_000) harmlessWords.set(statement, harmless);
      return harmless;
    })
  );
}

async function groupsOf(packages: readonly Package[], facts: CheckFacts): Promise<ReadonlyMap<string, Group>> {
  const groups = new Map<string, Group>();
  for (const one of packages) {
    const passed = facts.settings.curations.length === 0 && isHarmlessByLock(one);
    if (passed || !inOneProgram.includes(useOf(facts.settings, one))) continue;
    const { concluded } = await facts.head.packageLicence(one);
    if (concluded === null || isHarmless(concluded)) continue;
    const known = groups.get(concluded);
    if (known === undefined) groups.set(concluded, { licence: concluded, packages: [one] });
    else known.packages.push(one);
  }
  return groups;
}

function named({ packages }: Group): string {
  const shown = packages.slice(0, 3).map(packageLabel).join(', ');
  return packages.length > 3 ? `${shown} …` : shown;
}

async function conflict(a: Group, b: Group, facts: CheckFacts): Promise<RawFinding> {
  const [first, second] = [a.packages[0], b.packages[0]];
  const licences = await Promise.all(
    [a, b].flatMap(({ packages }) => packages.slice(0, 1).map(facts.head.packageLicence)),
  );
  const [left, right] = [named(a), named(b)];
  const other = second === undefined ? '' : packageSubject(second);
  const lines = first === undefined ? '' : waiverLines('licence-pairs', 'conflict', first, a.licence);
  return rawFinding({
    ...(first === undefined ? {} : packagePlace(first)),
    rule: 'conflict',
    subject: [a.licence, b.licence].sort().join(' + '),
    licence: a.licence,
    message: {
      zh: `${left}（${a.licence}）与 ${right}（${b.licence}）不能合在同一个程序里：两者都不允许按对方的许可证分发。`,
      en: `${left} (${a.licence}) and ${right} (${b.licence}) cannot be in one program: neither may be given under the licence of the other.`,
    },
    evidence: licences.flatMap(licenceEvidence),
    fix: {
      zh: `换掉其中一个，或把其中一个放到单独的进程里，并在策略文件中写明：uses: { ${other}: network }；另有书面许可时写：${lines}`,
      en: `Replace one of them, or put one into a process of its own and say so in the policy file: uses: { ${other}: network }; where you have another licence in writing, write: ${lines}`,
    },
  });
}

function areInConflict(a: string, b: string, facts: CheckFacts): boolean {
  const { settings, matrices, today } = facts;
  const asked = { use: 'static' as const, distribution: settings.distribution, today };
  try {
    return together([a, b], asked, matrices).some(({ answer }) => answer === 'no');
  } catch (error) {
    // An expression that is beyond what is judged is told by licence-compatibility.
    if (error instanceof LicenceError) return false;
    throw error;
  }
}

async function conflictsOf(brought: readonly Package[], facts: CheckFacts): Promise<RawFinding[]> {
  const fresh = await groupsOf(brought, facts);
  if (fresh.size === 0) return [];
  const ecosystems = new Set(brought.map(({ ecosystem }) => ecosystem));
  const found: RawFinding[] = [];
  const ids = new Set(brought.map(({ id }) => id));
  const broughtFirst = ({ licence, packages }: Group): Group => {
    const own = packages.filter(({ id }) => ids.has(id));
    return { licence, packages: [...own, ...packages.filter(({ id }) => !ids.has(id))] };
  };
  const stoodBefore = ({ packages }: Group) => packages.some(({ id }) => !ids.has(id));
  for (const ecosystem of ecosystems) {
    // Packages of one ecosystem make one program; a page and its server do not.
    const own = (one: Package) => one.ecosystem === ecosystem;
    const all = await groupsOf(facts.head.inventory.packages.filter(own), facts);
    const seen = new Set<string>();
    for (const { licence } of (await groupsOf(brought.filter(own), facts)).values()) {
      const group = all.get(licence) ?? fresh.get(licence);
      seen.add(licence);
      if (group === undefined) continue;
      for (const other of all.values()) {
        if (seen.has(other.licence) || !areInConflict(licence, other.licence, facts)) continue;
        const stood = facts.base !== null && stoodBefore(group) && stoodBefore(other);
        found.push({ ...(await conflict(broughtFirst(group), other, facts)), level: stood ? 'note' : null });
      }
    }
  }
  return found;
}

/** Dependencies against each other, whatever the licence of the work is. */
export const licencePairs = definePolicy({
  id: 'licence-pairs',
  name: { zh: '依赖之间相容', en: 'Dependencies that go together' },
  question: {
    zh: '会合成一个程序的依赖，许可证两两之间是否相容？',
    en: 'Do the licences of dependencies that make one program go together, two by two?',
  },
  about: {
    zh: '同一生态里进入成品的依赖按不同的许可证两两比较：两者都不能按对方的许可证分发时，任何作品都不能同时包含它们。变更中只看它带来的许可证。这不是法律意见。',
    en: 'The distinct licences of shipped dependencies of one ecosystem are held against each other: where neither work may be given under the licence of the other, no work can hold both. Of a change only the licences that it brings are asked about. This is no legal advice.',
  },
  source: 'https://github.com/oss-review-toolkit/ort/issues/5987',
  judges: 'both',
  enabled: true,
  rules: {
    conflict: {
      level: 'error',
      says: {
        zh: '两个依赖的许可证不能同在一个程序里。',
        en: 'The licences of two dependencies cannot be in one program.',
      },
    },
  },
  options: {},
  async judge(facts) {
    const judged = await Promise.all(
      judgedPackages(facts).map(async (one) => ((await hadSameLicence(one, facts)) ? [] : [one.one])),
    );
    const brought = judged.flat();
    return { findings: await conflictsOf(brought, facts), notChecked: [] };
  },
});
