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

import { headCheckouts, injections } from '#licenses/workflows/stranger.ts';
import { defineCheck, fail, notApplicable, pass, unknown } from '../check.ts';
import { evidenceAt, workflowPlaces, workflowsAndActionsOf, workflowsOf } from '../reading/workflow.ts';

/** Workflows that hand write access or secrets to whoever opens a change. */
export const dangerousWorkflow = defineCheck({
  id: 'dangerous-workflow',
  name: { zh: '危险的工作流', en: 'Dangerous workflow' },
  question: {
    zh: '自动化工作流没有让外来代码或文字在有权限的环境里执行吗？',
    en: 'Do the workflows keep code and text from strangers away from their privileges?',
  },
  why: {
    zh: '检出外来分支后执行，或把标题、正文拼进脚本，等于把仓库密钥交给任何提交者。',
    en: 'Running a checked-out change, or pasting its title into a script, hands the secrets to whoever opened it.',
  },
  fix: {
    zh: '不要在 pull_request_target / workflow_run 里检出 head；外来文字先放进 env，再以 "$NAME" 引用。',
    en: 'Do not check out the head in pull_request_target or workflow_run; put foreign text into env and use it as "$NAME".',
  },
  category: 'security',
  weight: 10,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#dangerous-workflow',
  aliases: ['clomonitor:dangerous_workflow', 'scorecard:Dangerous-Workflow'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const workflows = workflowsOf(files);
    if (workflows.length === 0) {
      return notApplicable(
        { zh: '没有 GitHub 格式的工作流。', en: 'There are no workflows of GitHub’s format.' },
        { searched: workflowPlaces },
      );
    }
    const all = workflowsAndActionsOf(files);
    const dangers = [
      ...workflows.flatMap((workflow) => headCheckouts(workflow, workflows)),
      ...all.flatMap((workflow) => injections(workflow, workflows)),
    ];
    if (dangers.length > 0) {
      return fail(
        {
          zh: `有 ${dangers.length} 处会执行外来的代码或文字。`,
          en: `Places that run code or text from strangers: ${dangers.length}.`,
        },
        { evidence: evidenceAt(dangers) },
      );
    }
    const unread = all.filter(({ error }) => error !== null);
    if (unread.length > 0) {
      return unknown(
        {
          zh: `有 ${unread.length} 个工作流文件无法读取。`,
          en: `Workflow files that could not be read: ${unread.length}.`,
        },
        { evidence: unread.slice(0, 20).map(({ path, error }) => ({ path, line: null, text: error })) },
      );
    }
    return pass({
      zh: `看过 ${workflows.length} 个工作流，没有发现危险写法。`,
      en: `Workflows read: ${workflows.length}; no dangerous pattern was found.`,
    });
  },
});
