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

import type { Workflow } from '#licenses/workflows/workflow-file.ts';
import { type CheckEvidence, defineCheck, fail, notApplicable, partial, pass, unknown } from '../check.ts';
import { cleanQuote } from '../reading/substance.ts';
import { workflowsOf } from '../reading/workflow.ts';

const risky = new Set(['contents', 'packages', 'actions', 'deployments', 'security-events', 'statuses', 'checks']);
/** Gitea and Forgejo take no notice of `permissions`. */
const limits = /^\.(?:github|gitcode)\//;

/** Why a workflow's token may do more than it should; null when it is limited. */
function excess(workflow: Workflow): CheckEvidence | null {
  const { path, permissions, permissionsLine, jobs } = workflow;
  const [scope] = [...(permissions ?? [])].find(([name, level]) => risky.has(name) && level === 'write') ?? [];
  if (permissions?.get('*') === 'write-all') return { path, line: permissionsLine, text: 'permissions: write-all' };
  if (scope !== undefined) return { path, line: permissionsLine, text: `permissions: ${scope}: write` };
  const all = jobs.find((job) => job.permissions?.get('*') === 'write-all');
  if (all !== undefined) return { path, line: all.line, text: 'permissions: write-all' };
  // A workflow that is only called gets at most what its caller has.
  if (permissions !== null || workflow.triggers.every((trigger) => trigger === 'workflow_call')) return null;
  const open = jobs.find((job) => job.permissions === null);
  return open === undefined && jobs.length > 0
    ? null
    : { path, line: open?.line ?? null, text: open === undefined ? null : cleanQuote(`${open.id}:`) };
}

/** Least privilege of the token that workflows run with: nothing written at the top, or every job says what it needs. */
export const tokenPermissions = defineCheck({
  id: 'token-permissions',
  name: { zh: '令牌权限', en: 'Token permissions' },
  question: { zh: '每个工作流都把令牌权限收到最小了吗？', en: 'Does every workflow limit its token to what it needs?' },
  why: {
    zh: '默认令牌可能可写；任何一步被攻破，就能改代码、发版本。',
    en: 'The default token may write; one compromised step can then change code and publish releases.',
  },
  fix: {
    zh: '在每个工作流顶层写 permissions: { contents: read }，需要写权限的任务在自己的 job 里单独声明。',
    en: 'Put permissions: { contents: read } at the top of each workflow and grant more in the one job that needs it.',
  },
  category: 'security',
  weight: 7.5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#token-permissions',
  aliases: ['clomonitor:token_permissions', 'scorecard:Token-Permissions'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const all = workflowsOf(files).filter(({ path }) => limits.test(path));
    const workflows = all.filter(({ error }) => error === null);
    const searched = ['.github/workflows/*.yml', '.gitcode/workflows/*.yml'];
    if (all.length === 0) {
      return notApplicable(
        { zh: '没有能限制令牌权限的工作流。', en: 'There are no workflows that can limit a token.' },
        { searched },
      );
    }
    const bad = workflows.flatMap((workflow) => excess(workflow) ?? []);
    const evidence = bad.slice(0, 20);
    if (bad.length > 0) {
      const message = {
        zh: `${workflows.length} 个工作流中有 ${bad.length} 个没有收紧令牌权限。`,
        en: `${bad.length} of ${workflows.length} workflows do not limit their token.`,
      };
      return bad.length === workflows.length
        ? fail(message, { evidence })
        : partial(1 - bad.length / workflows.length, message, { evidence });
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
      zh: `${workflows.length} 个工作流都限制了令牌权限。`,
      en: `Workflows that limit their token: all ${workflows.length}.`,
    });
  },
});
