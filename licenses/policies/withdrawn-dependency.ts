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
import { packageName } from '../check/package-changes.ts';
import type { Package } from '../inventory/inventory.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { chainEvidence, packageLabel, packagePlace } from '../policy-parts/package-finding.ts';

const longestReason = 300;

/** The base asks for the same package and version, which was withdrawn there as well, or says so only now. */
function known({ base }: CheckFacts): ReadonlySet<string> {
  const packages = base?.inventory.packages ?? [];
  return new Set(packages.map((one) => `${packageName(one)}\0${one.version ?? ''}`));
}

function ruleOf(reason: string): 'yanked' | 'deprecated' {
  return /^(?:yanked|retracted|withdrawn|unpublished)\b/iu.test(reason.trim()) ? 'yanked' : 'deprecated';
}

const mostNamed = 5;

/** What stood before a change is told once; without a base each is told. */
function standing(all: readonly Package[]): RawFinding[] {
  const [first] = all;
  if (first === undefined) return [];
  const labels = all.slice(0, mostNamed).map(packageLabel).join(', ');
  const more = all.length > mostNamed ? ' …' : '';
  return [
    rawFinding({
      rule: 'deprecated',
      subject: 'before the change',
      level: 'note',
      path: first.places[0]?.path ?? null,
      line: null,
      message: {
        zh: `变更之前就有 ${all.length} 个已弃用或撤回的依赖：${labels}${more}`,
        en: `${all.length} deprecated or withdrawn dependencies were there before the change: ${labels}${more}`,
      },
      fix: {
        zh: '不加 --base 运行 tongming check，会逐个列出。',
        en: 'Run tongming check without --base to have each of them listed.',
      },
    }),
  ];
}

function findingOf(facts: CheckFacts, one: Package, reason: string): RawFinding {
  const rule = ruleOf(reason);
  const label = packageLabel(one);
  const told = reason.trim().slice(0, longestReason).toWellFormed();
  const place = one.places.find(({ found }) => found.deprecated !== null) ?? one.places[0];
  const words =
    rule === 'yanked'
      ? { zh: `${label} 已被撤回`, en: `${label} was withdrawn` }
      : { zh: `${label} 已被作者弃用`, en: `${label} is deprecated by its authors` };
  return rawFinding({
    ...packagePlace(one),
    rule,
    path: place?.path ?? null,
    line: place?.line ?? null,
    message: {
      zh: `${words.zh}：${told}${/[.!?。！？]$/u.test(told) ? '' : '。'}`,
      en: `${words.en}: ${told}${/[.!?。！？]$/u.test(told) ? '' : '.'}`,
    },
    evidence: chainEvidence(facts, one),
    fix:
      rule === 'yanked'
        ? { zh: '换用没有撤回的版本。', en: 'Use a version that was not withdrawn.' }
        : { zh: '换用作者推荐的版本或别的包。', en: 'Use the version that its authors recommend, or another package.' },
  });
}

/** Dependencies that their authors have withdrawn, where the dependency files say so. */
export const withdrawnDependency = definePolicy({
  id: 'withdrawn-dependency',
  name: { zh: '已撤回或弃用的依赖', en: 'Withdrawn and deprecated dependencies' },
  question: { zh: '依赖有没有被撤回或弃用？', en: 'Was any dependency withdrawn or deprecated?' },
  about: {
    zh: '有些锁文件记着包的弃用说明（npm、Composer 等）或撤回标记。只按文件所写判断，不联网；文件没写的，不能当作没有弃用。检查变更时逐个报告新带来的，原来就有的只合成一条。',
    en: 'Some lock files keep the note of deprecation of a package (npm, Composer and others) or that it was yanked. Only what the files say is judged, without a network; where they say nothing, nothing is known. Of a change what it brings is told one by one, and what was there before in one note.',
  },
  source: 'https://docs.npmjs.com/deprecating-and-undeprecating-packages-or-package-versions',
  judges: 'both',
  enabled: true,
  rules: {
    yanked: {
      level: 'warning',
      says: { zh: '这个版本已从登记处撤回。', en: 'The version was withdrawn from its registry.' },
    },
    deprecated: {
      level: 'note',
      says: { zh: '作者请大家不要再用它。', en: 'Its authors ask not to use it any more.' },
    },
  },
  options: {},
  judge(facts) {
    const before = known(facts);
    const withdrawn = facts.head.inventory.packages.filter(({ deprecated }) => deprecated !== null);
    const isKnown = (one: Package) => before.has(`${packageName(one)}\0${one.version ?? ''}`);
    const fresh = withdrawn.filter((one) => !isKnown(one));
    return {
      findings: [
        ...fresh.map((one) => findingOf(facts, one, one.deprecated ?? '')),
        ...standing(withdrawn.filter(isKnown)),
      ],
      notChecked: [],
    };
  },
});
