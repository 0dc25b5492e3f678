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

import { definePolicy, rawFinding } from '../policy.ts';

const policyFile = /^(?:\.github\/|\.gitee\/|\.gitlab\/)?\.?tongming\.ya?ml$/u;

/** A change cannot loosen the rules by which it is judged. */
export const policyChanged = definePolicy({
  id: 'policy-changed',
  name: { zh: '策略文件有改动', en: 'Policy file changed' },
  question: {
    zh: '改动没有碰判断它的策略文件吗？',
    en: 'Does the change leave the policy file alone by which it is judged?',
  },
  about: {
    zh: '改动总是按基线里的策略文件判断。它若改了策略文件，在这里说明，好让人看一眼。',
    en: 'A change is always judged by the policy file of its base. Where it changes that file, this says so, that somebody may look.',
  },
  source: 'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/',
  judges: 'change',
  enabled: true,
  rules: {
    changed: {
      level: 'note',
      says: {
        zh: '改动涉及策略文件；判断用的是基线里的。',
        en: "The change touches the policy file; the base's was used.",
      },
    },
  },
  options: {},
  judge(facts) {
    const { path: used } = facts.settings;
    const findings = (facts.change?.files ?? []).flatMap(({ before, after }) => {
      const path = [after?.path, before?.path].find(
        (one) => one !== undefined && (one === used || policyFile.test(one)),
      );
      if (path === undefined) return [];
      const base = facts.change?.base.slice(0, 12) ?? '';
      return rawFinding({
        rule: 'changed',
        subject: path,
        message: {
          zh: `这个改动修改了策略文件 ${path}；判断用的是基线 ${base} 里的策略。`,
          en: `The change touches the policy file ${path}; it was judged by the policy of the base ${base}.`,
        },
        evidence: [
          {
            kind: 'commit',
            where: facts.change?.base ?? '',
            says: { zh: '策略取自这里', en: 'the policy is from here' },
            url: null,
          },
        ],
        fix: {
          zh: '请维护者单独看一遍策略文件的改动。',
          en: 'A maintainer should look at what changes in the policy file.',
        },
        path,
        line: after === null ? null : 1,
        side: after === null ? 'base' : 'head',
      });
    });
    return { findings, notChecked: [] };
  },
});
