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
import type { PackageLicence } from '../check/package-licence.ts';
import { useOf } from '../check/use-of.ts';
import { uses } from '../compatibility/facts.ts';
import type { Package } from '../inventory/inventory.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import {
  chainEvidence,
  curationLines,
  ecosystemName,
  hadNoLicence,
  type Judged,
  judgedPackages,
  licenceEvidence,
  packageLabel,
  packagePlace,
} from '../policy-parts/package-finding.ts';
import type { Text } from '../result.ts';

/** Packages of one ecosystem of which nothing on this machine speaks are told one by one up to this many. */
const mostSingly = 5;
/** Packages that are named where they are told together. */
const mostNamed = 10;

function fixOf(one: Package, licence: PackageLicence): Text {
  const lines = curationLines(
    one,
    licence.declared !== null && licence.detected !== null ? '…' : (licence.declared ?? licence.detected ?? '…'),
  );
  return {
    zh: `查看该包的许可证文本，然后在策略文件中写明：${lines}`,
    en: `Read the licence text of the package, then write into the policy file: ${lines}`,
  };
}

interface Case {
  readonly rule: 'ambiguous' | 'conflict' | 'not-at-hand';
  readonly message: Text;
}

/** Why nothing could be concluded; null when something was, or when that is for dependency-without-licence to say. */
function caseOf(one: Package, { facts, unclear, concluded, declared, detected }: PackageLicence): Case | null {
  if (concluded !== null) return null;
  const label = packageLabel(one);
  const spoken = new Set(facts.flatMap(({ expression }) => expression ?? []));
  if (spoken.size > 1 || (declared !== null && detected !== null)) {
    const said = [...spoken].join(' ≠ ');
    return {
      rule: 'conflict',
      message: {
        zh: `${label} 的许可证说法不一：${said}。`,
        en: `What is said of the licence of ${label} differs: ${said}.`,
      },
    };
  }
  const words = [
    ...unclear,
    ...facts.flatMap(({ statement, expression }) => (expression === null ? (statement ?? []) : [])),
  ];
  if (words.length > 0) {
    const said = [...new Set(words)].map((text) => `“${text}”`).join(' ');
    return {
      rule: 'ambiguous',
      message: {
        zh: `${label} 的许可证写法不明确：${said} 没有指明是哪一个许可证。`,
        en: `What ${label} says of its licence is not clear: ${said} names no one licence.`,
      },
    };
  }
  if (facts.length > 0) return null;
  return {
    rule: 'not-at-hand',
    message: {
      zh: `手边没有任何材料说明 ${label} 的许可证。`,
      en: `Nothing at hand says what the licence of ${label} is.`,
    },
  };
}

interface Unknown extends Case {
  readonly one: Package;
  readonly finding: RawFinding;
}

async function judgeOne(judged: Judged, facts: CheckFacts, judgedUses: readonly string[]): Promise<Unknown[]> {
  const { one } = judged;
  // An image holds many works: there is no one licence that anybody could write down.
  if (one.purl === null || one.purl.type === 'docker' || one.purl.type === 'oci') return [];
  if (!judgedUses.includes(useOf(facts.settings, one))) return [];
  const licence = await facts.head.packageLicence(one);
  const found = caseOf(one, licence);
  if (found === null) return [];
  const finding = rawFinding({
    ...packagePlace(one),
    rule: found.rule,
    level: (await hadNoLicence(judged, facts)) ? 'note' : null,
    message: found.message,
    evidence: [...licenceEvidence(licence), ...chainEvidence(facts, one)],
    fix: fixOf(one, licence),
  });
  return [{ ...found, one, finding }];
}

/** Upgrades of packages that nobody knew before either are told together. */
function isStanding({ finding }: Unknown): boolean {
  return finding.level === 'note';
}

function together(all: readonly Unknown[]): RawFinding[] {
  const [first] = all;
  const stands = all.every(isStanding);
  if (first === undefined || all.length <= (stands ? 1 : mostSingly)) return all.map(({ finding }) => finding);
  const name = ecosystemName(first.one);
  const labels = all
    .slice(0, mostNamed)
    .map(({ one }) => packageLabel(one))
    .join(', ');
  const more = all.length > mostNamed ? ' …' : '';
  return [
    rawFinding({
      rule: 'not-at-hand',
      subject: stands ? `${first.one.ecosystem} before the change` : first.one.ecosystem,
      level: stands ? 'note' : null,
      path: first.finding.path,
      message: {
        zh: `${name.zh}：手边没有材料说明 ${all.length} 个包的许可证${stands ? '（变更之前的版本也是）' : ''}：${labels}${more}`,
        en: `${name.en}: nothing at hand says what the licences of ${all.length} packages are${stands ? ', as of their versions before the change' : ''}: ${labels}${more}`,
      },
      fix: {
        zh: '先用包管理器装好依赖再检查（本机的副本会被读取，不会被执行），或用 --sbom 给出物料清单，或在策略文件的 licences 中写明。',
        en: 'Install the dependencies with their package manager before the check (copies on this machine are read, never run), give a bill of materials with --sbom, or write them under licences in the policy file.',
      },
    }),
  ];
}

/** Dependencies whose licence is not known, which is neither allowed nor refused. */
export const licenceUnknown = definePolicy({
  id: 'licence-unknown',
  name: { zh: '许可证未知', en: 'Unknown licences' },
  question: { zh: '每个依赖的许可证是否都明确？', en: 'Is it clear what the licence of every dependency is?' },
  about: {
    zh: '未知不当作允许，也不当作拒绝：它有自己的级别。含糊的写法（如“BSD”）原样列出；声明与文本不一致时两者都列出，不替人选择。容器镜像里有许多作品，不问许可证。材料来自依赖文件、仓库内和本机的副本、给出的物料清单和策略文件的 licences。',
    en: 'Unknown is neither allowed nor refused: it has a level of its own. Words that are not clear ("BSD") are given as they stand; where declaration and text differ, both are given and none is chosen. Container images hold many works and are not asked. What is known comes from dependency files, copies in the repository and on this machine, a bill of materials that was given, and licences in the policy file.',
  },
  source: 'https://github.com/actions/dependency-review-action/issues/732',
  judges: 'both',
  enabled: true,
  rules: {
    ambiguous: {
      level: 'warning',
      says: { zh: '许可证的写法不明确。', en: 'What is said of the licence is not clear.' },
    },
    conflict: {
      level: 'warning',
      says: { zh: '关于许可证的说法互相矛盾。', en: 'What is said of the licence differs.' },
    },
    'not-at-hand': {
      level: 'warning',
      says: { zh: '手边没有材料说明许可证。', en: 'Nothing at hand says what the licence is.' },
    },
  },
  options: {
    uses: {
      kind: 'list',
      default: ['copied', 'modified', 'static', 'dynamic', 'network', 'data'],
      values: uses,
      says: {
        zh: '判断哪些用法；`tool` 和 `test` 不进入成品，默认不判断。',
        en: 'Uses that are judged; `tool` and `test` do not go into the outcome and are left out by default.',
      },
    },
  },
  async judge(facts, options) {
    const found = (
      await Promise.all(judgedPackages(facts).map((judged) => judgeOne(judged, facts, options.uses)))
    ).flat();
    const silent = Map.groupBy(
      found.filter(({ rule }) => rule === 'not-at-hand'),
      (unknown) => `${unknown.one.ecosystem} ${isStanding(unknown)}`,
    );
    const clear = found.filter(({ rule }) => rule !== 'not-at-hand');
    return {
      findings: [...clear.map(({ finding }) => finding), ...[...silent.values()].flatMap(together)],
      notChecked: [],
    };
  },
});
