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
import { jsonOption } from '../options.ts';

/** Bills of materials of directories and revisions. */
export const sbom = defineCommand({
  id: 'sbom',
  standalone: true,
  summary: {
    zh: '写出目录或 git 版本的软件物料清单，或查看一份清单，不联网',
    en: 'write the bill of materials of a directory or a git revision, or show one, offline',
  },
  usage: 'tongming sbom [PATH] [--rev REV] [--format FORMAT] [--out FILE]',
  forms: [
    {
      usage: 'tongming sbom --read FILE [--json]',
      summary: { zh: '列出一份物料清单里的组件', en: 'list the components of a bill of materials' },
    },
  ],
  note: {
    zh: '同一版本总得到相同的字节。有依赖文件读不了时照样写出其余部分，退出码为 1。',
    en: 'The same revision always gives the same bytes. When a dependency file cannot be read the rest is written, and the exit code is 1.',
  },
  example: 'tongming sbom . --format spdx-2.3 --out sbom.spdx.json',
  options: {
    rev: {
      type: 'string',
      value: 'REV',
      description: {
        zh: '读取 PATH 处代码仓的这个版本，不检出',
        en: 'read this revision of the repository at PATH, without a checkout',
      },
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      description: {
        zh: '格式，cyclonedx-1.6（默认）、cyclonedx-1.7 或 spdx-2.3',
        en: 'cyclonedx-1.6 (default), cyclonedx-1.7 or spdx-2.3',
      },
    },
    out: {
      type: 'string',
      value: 'FILE',
      description: { zh: '写入这个文件，而不是标准输出', en: 'write to this file instead of standard output' },
    },
    installed: {
      type: 'boolean',
      description: {
        zh: '也从本机包管理器的缓存里查许可证；结果会因机器而异',
        en: "also look up licences in this machine's package caches; the result then differs between machines",
      },
    },
    repository: {
      type: 'string',
      value: 'URL',
      description: { zh: '代码仓的网址，写进清单', en: 'address of the repository, for the document' },
    },
    read: {
      type: 'string',
      value: 'FILE',
      description: {
        zh: '查看一份 CycloneDX 或 SPDX 清单',
        en: 'show a CycloneDX or SPDX document',
      },
    },
    json: jsonOption,
  },
  positionals: [0, 1],
  run: async (context) => (await import('../sbom/command.ts')).sbomCommand(context),
});
