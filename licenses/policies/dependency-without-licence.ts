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
import { definePolicy, rawFinding } from '../policy.ts';
import {
  chainEvidence,
  hadNoLicence,
  type Judged,
  judgedPackages,
  licenceEvidence,
  packageLabel,
  packagePlace,
  waiverLines,
} from '../policy-parts/package-finding.ts';

/** `refused`: its authors say that they give none. `silent`: it was read, and says nothing. Null: it has one, or was not read. */
function lackOf({ facts, concluded, unclear }: PackageLicence): 'refused' | 'silent' | null {
  if (concluded === 'NONE') return 'refused';
  const read = facts.some(({ from }) => from === 'installed' || from === 'vendored');
  const says = facts.some(({ expression, statement }) => expression !== null || statement !== null);
  return concluded === null && read && !says && unclear.length === 0 ? 'silent' : null;
}

async function judgeOne(judged: Judged, facts: CheckFacts): Promise<RawFinding[]> {
  const { one } = judged;
  const licence = await facts.head.packageLicence(one);
  const rule = lackOf(licence);
  if (rule === null) return [];
  const label = packageLabel(one);
  const lines = waiverLines('dependency-without-licence', rule, one, rule === 'refused' ? 'NONE' : null);
  const why = {
    refused: {
      zh: '声明不给予许可（UNLICENSED 或专有）',
      en: 'says that it gives no licence (UNLICENSED, or proprietary)',
    },
    silent: { zh: '没有声明许可证，也没有许可证文本', en: 'declares no licence and has no licence text' },
  }[rule];
  return [
    rawFinding({
      ...packagePlace(one),
      rule,
      level: (await hadNoLicence(judged, facts)) ? 'note' : null,
      licence: rule === 'refused' ? 'NONE' : null,
      message: { zh: `${label} ${why.zh}。`, en: `${label} ${why.en}.` },
      evidence: [...licenceEvidence(licence), ...chainEvidence(facts, one)],
      fix: {
        zh: `没有许可就不能使用：请作者写明许可证，或换用别的包；另有书面许可时在策略文件中写：${lines}`,
        en: `Nothing may be done with it without a licence: ask its authors for one, or use another package; where you have one in writing, write into the policy file: ${lines}`,
      },
    }),
  ];
}

/** Dependencies that were read and give no licence, which is not the same as one that nobody could look up. */
export const dependencyWithoutLicence = definePolicy({
  id: 'dependency-without-licence',
  name: { zh: '没有许可证的依赖', en: 'Dependencies without a licence' },
  question: { zh: '每个依赖是否都给出了许可证？', en: 'Does every dependency give a licence?' },
  about: {
    zh: '没有许可证的代码保留所有权利。只有读到了包的副本、或它的声明就是“不许可”时才这样说；什么都没读到的包由 licence-unknown 报告。',
    en: 'Code without a licence is all rights reserved. It is said only where a copy of the package was read, or where its own words give none; packages of which nothing could be read are told by licence-unknown.',
  },
  source: 'https://choosealicense.com/no-permission/',
  judges: 'both',
  enabled: true,
  rules: {
    refused: { level: 'error', says: { zh: '包声明不给予许可。', en: 'The package says that it gives no licence.' } },
    silent: {
      level: 'error',
      says: {
        zh: '包没有声明许可证，也没有许可证文本。',
        en: 'The package declares no licence and has no licence text.',
      },
    },
  },
  options: {},
  async judge(facts) {
    const found = await Promise.all(judgedPackages(facts).map((judged) => judgeOne(judged, facts)));
    return { findings: found.flat(), notChecked: [] };
  },
});
