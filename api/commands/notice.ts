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

/** Attribution texts of directories and revisions. */
export const notice = defineCommand({
  id: 'notice',
  standalone: true,
  summary: {
    zh: '写出第三方组件的声明：名称、版本、许可证、版权和许可证全文，不联网',
    en: "write the attribution of others' components: names, versions, licences, copyrights and full texts, offline",
  },
  usage: 'tongming notice [PATH] [--rev REV] [--format FORMAT] [--out FILE] [--check]',
  note: {
    zh: '许可证全文取自已安装或随仓库附带的副本，没有时用 SPDX 列表的文本并注明。许可证不明的组件单独列出。',
    en: 'Texts come from the installed or vendored copy, else from the SPDX list, and it says so. Components of unknown licence are listed apart.',
  },
  example: 'tongming notice . --format markdown --out THIRD-PARTY-NOTICES.md',
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
        zh: '格式：text、markdown、html 或 json（默认看 --out 的扩展名，否则 text）',
        en: 'text, markdown, html or json (default: by the extension of --out, else text)',
      },
    },
    out: {
      type: 'string',
      value: 'FILE',
      description: { zh: '写入这个文件，而不是标准输出', en: 'write to this file instead of standard output' },
    },
    check: {
      type: 'boolean',
      description: {
        zh: '不写文件；--out 的文件（默认仓库里生成的那个）过时则退出码为 1',
        en: 'write nothing; exit 1 when the file of --out (default: the one in the tree that was generated) is out of date',
      },
    },
    all: {
      type: 'boolean',
      description: {
        zh: '也列出只在开发、测试、构建时使用的组件',
        en: 'also list what is only used for developing, testing and building',
      },
    },
    'tree-only': {
      type: 'boolean',
      description: {
        zh: '不看本机包管理器的缓存，结果只取决于目录树',
        en: "do not look into this machine's package caches: the result hangs on the tree alone",
      },
    },
    lang: {
      type: 'string',
      value: 'LANG',
      description: { zh: '声明的语言：zh 或 en（默认 en）', en: 'language of the text: zh or en (default en)' },
    },
  },
  positionals: [0, 1],
  run: async (context) => (await import('../notice/command.ts')).noticeCommand(context),
});
