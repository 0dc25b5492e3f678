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

function findingOf(facts: CheckFacts, one: Package, reason: string, isKnown: boolean): RawFinding {
  const rule = ruleOf(reason);
  const label = packageLabel(one);
  const told = reason.trim().slice(0, longestReason).toWellFormed();
  const place = one.places.find(({ found }) => found.deprecated !== null) ?? one.places[0];
  const words =
    rule === 'yanked'
      ? { zh: `${label} 已被撤回`, en: `${label} was withdrawn` }
      : { zh: `${label} 已被作者弃用`, en: `${label} is deprecated by its authors` };
  const before = isKnown ? { zh: '变更之前就有。', en: ' It was there before the change.' } : { zh: '', en: '' };
  return rawFinding({
    ...packagePlace(one),
    rule,
    path: place?.path ?? null,
    line: place?.line ?? null,
    level: isKnown ? 'note' : null,
    message: { zh: `${words.zh}：${told}。${before.zh}`, en: `${words.en}: ${told}.${before.en}` },
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
    zh: '有些锁文件记着包的弃用说明（npm、Composer 等）或撤回标记。只按文件所写判断，不联网；文件没写的，不能当作没有弃用。检查变更时，只有新带来的才计入。',
    en: 'Some lock files keep the note of deprecation of a package (npm, Composer and others) or that it was yanked. Only what the files say is judged, without a network; where they say nothing, nothing is known. In a change only what it brings counts.',
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
    const findings = facts.head.inventory.packages.flatMap((one) => {
      if (one.deprecated === null) return [];
      const isKnown = before.has(`${packageName(one)}\0${one.version ?? ''}`);
      return [findingOf(facts, one, one.deprecated, isKnown)];
    });
    return { findings, notChecked: [] };
  },
});
