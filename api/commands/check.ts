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

import { toldFault } from '../check/told-fault.ts';
import { defineCommand } from '../command.ts';
import { dataOption } from '../options.ts';

/** Judges a tree, or what a change brings to it. */
export const check = defineCommand({
  id: 'check',
  standalone: true,
  summary: {
    zh: '按策略检查一个改动或整个目录树：许可证、依赖、漏洞、文件头、签署等，不联网',
    en: 'judge a change or a whole tree by policies: licences, dependencies, advisories, headers, sign-offs; offline',
  },
  usage: 'tongming check [PATH] [--base REV] [--head REV] [--policy FILE] [--format FORMAT] [--fail-on LEVEL]',
  note: {
    zh: '没有 --base 就检查整个目录树。退出码：0 通过，1 不通过，2 用法有误，3 无法判断。策略取自基准提交的 .tongming.yml。',
    en: 'Without --base the whole tree is judged. Policies are read from the .tongming.yml of the base commit. Exit: 0 pass, 1 fail, 2 usage, 3 undecided.',
  },
  example: 'tongming check --base origin/main',
  options: {
    base: {
      type: 'string',
      value: 'REV',
      description: { zh: '只看相对于这个版本的改动', en: 'judge only what is new compared with this revision' },
    },
    head: {
      type: 'string',
      value: 'REV',
      description: {
        zh: '检查这个版本（有 --base 时默认 HEAD，否则是工作目录）',
        en: 'judge this revision (default: HEAD with --base, else the work tree)',
      },
    },
    staged: {
      type: 'boolean',
      description: { zh: '检查下一次提交会带来的改动', en: 'judge what the next commit would bring' },
    },
    policy: {
      type: 'string',
      value: 'FILE',
      description: { zh: '用这个策略文件', en: 'use this policy file' },
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      description: {
        zh: '输出格式：text（默认）、json、sarif、markdown、junit、github、gitlab 或 badge',
        en: 'form of the report: text (default), json, sarif, markdown, junit, github, gitlab or badge',
      },
    },
    'fail-on': {
      type: 'string',
      value: 'LEVEL',
      description: {
        zh: '达到这个级别就不通过：note、warning 或 error（默认）',
        en: 'findings of this level fail: note, warning or error (default)',
      },
    },
    lang: {
      type: 'string',
      value: 'LANG',
      description: {
        zh: '报告的语言：zh 或 en（默认随策略文件，再随系统）',
        en: "language of the report: zh or en (default: the policy file's, else the system's)",
      },
    },
    out: {
      type: 'string',
      value: 'FILE',
      description: {
        zh: '把报告写进文件；标准输出给人看的结果',
        en: 'write the report to a file; a summary for people goes to standard output',
      },
    },
    fix: {
      type: 'boolean',
      description: {
        zh: '先打印补丁供阅读（不含回车等控制字符），再补上缺失的文件头和 SPDX 标签（只改工作目录）',
        en: 'print the patch for reading (without CR and control characters), then write missing headers and tags into the work tree',
      },
    },
    advisories: {
      type: 'string',
      value: 'DIR|ZIP',
      description: {
        zh: '用这里的 OSV 漏洞数据，而不是数据目录里的',
        en: 'use the OSV advisories of this directory or archive instead of those in the data directory',
      },
    },
    sbom: {
      type: 'string',
      value: 'FILE',
      description: {
        zh: '依赖的许可证也从这份 SBOM 里找',
        en: 'look for licences of dependencies in this bill of materials too',
      },
    },
    link: {
      type: 'string',
      value: 'URL',
      description: {
        zh: '文件的网页地址，含 {path}、{line} 和 {commit}',
        en: 'where a file can be seen, with {path}, {line} and {commit}',
      },
    },
    data: dataOption,
  },
  positionals: [0, 1],
  async run(context) {
    try {
      const { checkCommand } = await import('../check/command.ts');
      return await checkCommand(context);
    } catch (error) {
      throw toldFault(error);
    }
  },
});
