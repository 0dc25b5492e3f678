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
import type { Answer } from '../compatibility/facts.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { type Compatible, compatibleWith, outboundOf, verdictEvidence } from '../policy-parts/package-compatibility.ts';
import {
  chainEvidence,
  hadSameLicence,
  type Judged,
  judgedPackages,
  licenceEvidence,
  packageLabel,
  packagePlace,
  packageSubject,
  waiverLines,
} from '../policy-parts/package-finding.ts';
import type { Text } from '../result.ts';

function answerOf(verdict: Compatible): Answer {
  return 'refused' in verdict ? 'unknown' : verdict.answer;
}

function ruleOf(answer: Exclude<Answer, 'yes'>, direct: boolean | null): string {
  if (answer === 'depends') return 'depends';
  if (answer === 'unknown') return 'unread';
  return direct === false ? 'incompatible-transitive' : 'incompatible';
}

const words: Readonly<Record<Exclude<Answer, 'yes'>, (outbound: string) => Text>> = {
  no: (outbound) => ({
    zh: `与本项目的对外许可证 ${outbound} 不相容`,
    en: `does not go together with the outbound licence, ${outbound}`,
  }),
  depends: (outbound) => ({
    zh: `与本项目的对外许可证 ${outbound} 是否相容，要看具体情况`,
    en: `goes together with the outbound licence, ${outbound}, only in some circumstances`,
  }),
  unknown: (outbound) => ({
    zh: `与本项目的对外许可证 ${outbound} 是否相容，没有规则或矩阵能判断，须由人阅读`,
    en: `cannot be held against the outbound licence, ${outbound}, by any rule or matrix: a person must read it`,
  }),
};

async function judgeOne(judged: Judged, outbound: string, facts: CheckFacts): Promise<RawFinding[]> {
  const { one } = judged;
  const licence = await facts.head.packageLicence(one);
  // That none is given is told by dependency-without-licence.
  if (licence.concluded === null || licence.concluded === 'NONE') return [];
  const use = useOf(facts.settings, one);
  const verdict = compatibleWith(facts, licence.concluded, outbound, use);
  const answer = answerOf(verdict);
  if (answer === 'yes') return [];
  const { zh, en } = words[answer](outbound);
  const rule = ruleOf(answer, one.direct);
  const label = packageLabel(one);
  const lines = waiverLines('licence-compatibility', rule, one, licence.concluded);
  const reason = 'refused' in verdict ? { zh: verdict.refused, en: verdict.refused } : verdict.reason;
  return [
    rawFinding({
      ...packagePlace(one),
      rule,
      level: (await hadSameLicence(judged, facts)) ? 'note' : null,
      undecided: answer === 'unknown',
      licence: licence.concluded,
      message: {
        zh: `${label}（${licence.concluded}，用法“${use}”）${zh}：${reason.zh}。`,
        en: `${label} (${licence.concluded}, used as "${use}") ${en}: ${reason.en}.`,
      },
      evidence: [
        ...('refused' in verdict ? [] : verdictEvidence(facts, verdict)),
        ...licenceEvidence(licence),
        ...chainEvidence(facts, one),
      ],
      fix: {
        zh: `换用别的包，或换一种用法（在策略文件的 uses 中写明，如 uses: { ${packageSubject(one)}: network }），或经评审后写：${lines}`,
        en: `Use another package, or use it in another way (say so under uses in the policy file, as uses: { ${packageSubject(one)}: network }), or, once reviewed, write: ${lines}`,
      },
    }),
  ];
}

/** Dependencies against the licence under which the work is given to others. */
export const licenceCompatibility = definePolicy({
  id: 'licence-compatibility',
  name: { zh: '与对外许可证相容', en: 'Compatible with the outbound licence' },
  question: {
    zh: '每个依赖的许可证是否允许它进入按对外许可证发布的作品？',
    en: 'May every dependency, under its licence, go into a work that is given under the outbound one?',
  },
  about: {
    zh: '按许可证、用法（`use`、`uses`）和分发方式（`distribution`）判断，先用规则，规则没有时用已装入的矩阵；证据写明规则和矩阵单元格。只用于开发、构建或测试的依赖按 `tool`、`test` 判断。这不是法律意见。',
    en: 'Judged by the licences, by how the package is used (`use`, `uses`) and by how the work reaches others (`distribution`): by rules first, and by the matrices that were loaded where no rule speaks; the evidence names the rule and the cells. What serves development, building or tests alone is judged as `tool` and `test`. This is no legal advice.',
  },
  source: 'https://www.osadl.org/OSADL-Open-Source-License-Checklists.oss-compliance-lists.0.html',
  judges: 'both',
  enabled: true,
  rules: {
    incompatible: {
      level: 'error',
      says: {
        zh: '直接依赖的许可证与对外许可证不相容。',
        en: 'The licence of a direct dependency is incompatible with the outbound one.',
      },
    },
    'incompatible-transitive': {
      level: 'error',
      says: {
        zh: '间接依赖的许可证与对外许可证不相容。',
        en: 'The licence of a transitive dependency is incompatible with the outbound one.',
      },
    },
    depends: {
      level: 'warning',
      says: {
        zh: '是否相容取决于事实里没有的情况。',
        en: 'Whether they go together hangs on what the facts do not say.',
      },
    },
    unread: {
      level: 'warning',
      says: { zh: '没有规则或矩阵能判断这一许可证。', en: 'No rule and no matrix knows this licence.' },
    },
  },
  options: {},
  async judge(facts) {
    const outbound = outboundOf(facts);
    if (outbound === null) {
      const zh = '不知道作品对外所用的许可证：在策略文件中写明 outbound，或在仓库根目录放 LICENSE。';
      const en =
        'The outbound licence is not known: write outbound into the policy file, or put a LICENSE into the root.';
      return { findings: [], notChecked: [{ zh, en }] };
    }
    const found = await Promise.all(judgedPackages(facts).map((judged) => judgeOne(judged, outbound, facts)));
    return { findings: found.flat(), notChecked: [] };
  },
});
