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

import { defineCheck, fail, notApplicable, partial, pass, unknown } from '../check.ts';
import { ciFiles, ciPlaces } from '../reading/ci.ts';
import { dangerousWorkflow } from './dangerous-workflow.ts';
import { pinnedDependencies } from './pinned-dependencies.ts';
import { tokenPermissions } from './token-permissions.ts';

/** SEC-03: permissions, untrusted checkouts and pinning together, as the gate asks. */
export const workflowHygiene = defineCheck({
  id: 'workflow-hygiene',
  name: { zh: '工作流安全', en: 'Workflow hygiene' },
  question: {
    zh: '工作流的权限、外来代码和依赖固定都过关吗？',
    en: 'Do the workflows pass on permissions, foreign code and pinning?',
  },
  why: {
    zh: '构建流程能改代码、发版本，是供应链攻击的首选目标。',
    en: 'The build can change code and publish; supply-chain attacks go for it first.',
  },
  fix: {
    zh: '逐项处理“危险的工作流”“令牌权限”“固定构建依赖”三个检查项。',
    en: 'Work through the checks “Dangerous workflow”, “Token permissions” and “Pinned dependencies”.',
  },
  category: 'security',
  weight: 3,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md',
  aliases: ['gate:SEC-03'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run(facts) {
    if (ciFiles(facts.files).length === 0) {
      return notApplicable({ zh: '没有工作流。', en: 'There are no workflows.' }, { searched: ciPlaces });
    }
    const judged = [dangerousWorkflow, tokenPermissions, pinnedDependencies].map((check) => ({
      check,
      outcome: check.run(facts),
    }));
    const scores = judged.flatMap(({ outcome }) => outcome.score ?? []);
    const open = judged.filter(({ outcome }) => outcome.score !== null && outcome.score < 1);
    const evidence = open.flatMap(({ outcome }) => outcome.evidence.slice(0, 7));
    const undecided = judged.filter(({ outcome }) => outcome.status === 'unknown');
    if (open.length === 0 && (undecided.length > 0 || scores.length === 0)) {
      const names = undecided.map(({ check }) => check.name);
      return unknown(
        {
          zh: `${names.length === 0 ? '这种格式的流水线' : names.map(({ zh }) => zh).join('、')}无法判断。`,
          en: `Not known: ${names.length === 0 ? 'pipelines of this format' : names.map(({ en }) => en.toLowerCase()).join(', ')}.`,
        },
        { evidence: undecided.flatMap(({ outcome }) => outcome.evidence.slice(0, 7)) },
      );
    }
    if (open.length === 0) {
      return pass({
        zh: '权限、外来代码和依赖固定三项，适用的都通过。',
        en: 'Of permissions, foreign code and pinning, all that apply pass.',
      });
    }
    const message = {
      zh: `没有完全通过：${open.map(({ check }) => check.name.zh).join('、')}。`,
      en: `Not wholly passed: ${open.map(({ check }) => check.name.en.toLowerCase()).join(', ')}.`,
    };
    // A dangerous workflow cannot be made up for by pinning.
    if (judged[0]?.outcome.status === 'fail') return fail(message, { evidence });
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return mean === 0 ? fail(message, { evidence }) : partial(mean, message, { evidence });
  },
});
