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

import { defineCommand } from '../command.ts';

/** Results of checks in other forms, and where people read them. */
export const report = defineCommand({
  id: 'report',
  standalone: true,
  summary: {
    zh: '把检查结果（tongming check --format json）转成其他格式，或作为一条评论发到变更里',
    en: 'write the result of a check (tongming check --format json) in another form, or post it as one comment on a change',
  },
  usage: 'tongming report FILE [--format FORMAT] [--to REPOSITORY --head COMMIT]',
  note: {
    zh: 'FILE 当作外人给的来读：结果文件，或流水线产物的 zip（里面只能有 tongming-check.json）。评论只有一条，以后更新同一条。\n变更编号由 --head 推出，不取自文件。令牌取自环境变量（GITHUB_TOKEN、GITEE_TOKEN 等），没有令牌时退出码为 3。',
    en: 'FILE is read as if a stranger had sent it: a result, or the zip of a pipeline that holds tongming-check.json and nothing else.\nThere is one comment, updated later; the number of the change follows from --head, not from the file.\nThe token is that of the environment (GITHUB_TOKEN, GITEE_TOKEN …); without one the exit code is 3.',
  },
  example: 'tongming report tongming-check.json --format sarif --out tongming.sarif',
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      description: {
        zh: '输出格式：text（默认）、json、sarif、markdown、junit、github、gitlab 或 badge',
        en: 'form of the report: text (default), json, sarif, markdown, junit, github, gitlab or badge',
      },
    },
    out: {
      type: 'string',
      value: 'FILE',
      description: { zh: '写进文件而不是标准输出', en: 'write to a file instead of standard output' },
    },
    lang: {
      type: 'string',
      value: 'LANG',
      description: { zh: 'zh 或 en（默认与结果相同）', en: "zh or en (default: the result's)" },
    },
    link: {
      type: 'string',
      value: 'URL',
      description: {
        zh: '文件的网页地址，含 {path}、{line} 和 {commit}',
        en: 'where a file can be seen, with {path}, {line} and {commit}',
      },
    },
    repository: {
      type: 'string',
      value: 'URL',
      description: { zh: '代码仓的网页地址，写进 SARIF', en: 'address of the repository, for SARIF' },
    },
    outputs: {
      type: 'string',
      value: 'FILE',
      description: {
        zh: '把结论和各级数目追加到这个文件（GITHUB_OUTPUT 的格式）',
        en: 'append the verdict and the counts to this file, in the form of GITHUB_OUTPUT',
      },
    },
    to: {
      type: 'string',
      value: 'REPOSITORY',
      description: {
        zh: '作为评论发到这里，例如 github:owner/name 或 gitee:owner/name',
        en: 'post as a comment there, as github:owner/name or gitee:owner/name',
      },
    },
    head: {
      type: 'string',
      value: 'COMMIT',
      description: {
        zh: '变更的最新提交，取自平台的事件；与结果里的不同就拒绝',
        en: 'head of the change as the platform tells it; a result of another commit is refused',
      },
    },
    change: {
      type: 'string',
      value: 'N',
      description: {
        zh: '只发到这个变更，且它的最新提交须是 --head',
        en: 'post to this change only, and only when --head is its head',
      },
    },
    status: {
      type: 'boolean',
      description: {
        zh: '同时设置提交的检查状态；只用于自己算出的结果，不要用于派生仓流水线的产物',
        en: 'set the check or status of the commit too; for results that you computed yourself, never for those of a fork’s pipeline',
      },
    },
  },
  positionals: [1, 1],
  async run(context) {
    const { reportCommand } = await import('../check-report/command.ts');
    return reportCommand(context);
  },
});
