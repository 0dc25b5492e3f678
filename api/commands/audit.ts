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
import { dataOption, jsonOption } from '../options.ts';

/** Looks dependencies up in advisories, offline. */
export const audit = defineCommand({
  id: 'audit',
  standalone: true,
  summary: {
    zh: '在本地漏洞数据（OSV）里查依赖的已知漏洞，不联网',
    en: 'look dependencies up in local advisories (OSV), offline',
  },
  usage: 'tongming audit [PATH] [--rev REV] [--advisories DIR|ZIP] [--fail-on SEVERITY] [--json]',
  note: {
    zh: 'PATH 可以是目录、git 代码仓、依赖文件或 SBOM。只写了版本范围的依赖会列出，但不算数。\n退出码：0 没有，1 有，2 用法有误，3 无法判断（没有数据，或有文件读不了）。',
    en: 'PATH is a directory, a git repository, a dependency file or a bill of materials. What has only a range of versions is listed and does not count.\nExit codes: 0 none, 1 found, 2 usage, 3 cannot decide (no advisories, or a file that cannot be read).',
  },
  example: 'tongming audit . --fail-on high',
  options: {
    rev: {
      type: 'string',
      value: 'REV',
      description: {
        zh: '读取 PATH 处代码仓的这个版本，不检出',
        en: 'read this revision of the repository at PATH, without a checkout',
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
    'fail-on': {
      type: 'string',
      value: 'SEVERITY',
      description: {
        zh: '达到这个级别就退出 1：low（默认）、medium、high 或 critical；级别未知的按 high 算',
        en: 'exit with 1 from this severity on: low (default), medium, high or critical; an unknown one counts as high',
      },
    },
    lang: {
      type: 'string',
      value: 'LANG',
      description: { zh: '语言：zh 或 en', en: 'language: zh or en' },
    },
    json: jsonOption,
    data: dataOption,
  },
  positionals: [0, 1],
  async run(context) {
    const { auditCommand } = await import('../audit/audit.ts');
    return auditCommand(context);
  },
});
