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

import { nearest } from '#licenses/nearest.ts';
import { defineCommand, type ExitCode, type StandaloneContext } from '../command.ts';
import { dataOption, jsonOption } from '../options.ts';
import { UsageError } from '../usage.ts';

interface Form {
  readonly options: readonly string[];
  readonly run: (context: StandaloneContext) => Promise<ExitCode>;
}

const forms: Readonly<Record<string, Form>> = {
  update: {
    options: ['ecosystem', 'from', 'mirror', 'data'],
    run: async (context) => (await import('../audit/update.ts')).updateCommand(context),
  },
  import: {
    options: ['data'],
    run: async (context) => (await import('../audit/import.ts')).importCommand(context),
  },
  info: {
    options: ['json', 'data'],
    run: async (context) => (await import('../audit/info.ts')).infoCommand(context),
  },
};

function formOf(word: string): Form {
  const form = Object.hasOwn(forms, word) ? forms[word] : undefined;
  if (form !== undefined) return form;
  const close = nearest(word, Object.keys(forms));
  throw new UsageError({
    zh: `advisories 后面是 ${Object.keys(forms).join('、')} 之一${close === null ? '' : `，是否想写 ${close}`}。`,
    en: `advisories takes one of ${Object.keys(forms).join(', ')}${close === null ? '.' : `; did you mean ${close}?`}`,
  });
}

/** Gets and keeps advisories. */
export const advisories = defineCommand({
  id: 'advisories',
  standalone: true,
  summary: {
    zh: '下载、导入和查看漏洞数据（OSV），供 audit 和 check 离线使用',
    en: 'fetch, import and show advisories (OSV), which audit and check use offline',
  },
  usage: 'tongming advisories update [ECOSYSTEM…] [--from URL] [--mirror]',
  forms: [
    {
      usage: 'tongming advisories import DIR|ZIP…',
      summary: { zh: '导入手头的 OSV 目录或 zip', en: 'keep the OSV records of directories and archives' },
    },
    {
      usage: 'tongming advisories info [--json]',
      summary: { zh: '现有哪些数据，截至何时', en: 'tell what is there, and of which date' },
    },
  ],
  note: {
    zh: 'update 不写生态时，更新已有的；一个都没有时，下载所有能读依赖文件的生态。',
    en: 'Without a name, update fetches what is there already, or at first everything whose dependency files are read.',
  },
  example: 'tongming advisories update npm PyPI',
  options: {
    ecosystem: {
      type: 'string',
      value: 'NAMES',
      description: {
        zh: 'update：OSV 的生态名称，用逗号分开',
        en: 'update: ecosystems by their names in OSV, with commas between them',
      },
    },
    from: {
      type: 'string',
      value: 'URL',
      description: {
        zh: 'update：从这里下载（默认 osv.dev 的存储），文件为 URL/生态/all.zip',
        en: 'update: fetch URL/ECOSYSTEM/all.zip from here (default: the storage of osv.dev)',
      },
    },
    mirror: {
      type: 'boolean',
      description: {
        zh: 'update：保留下载的 zip，可供别的机器用 --from 或 import 使用',
        en: 'update: keep the archives, for other machines to use by --from or import',
      },
    },
    json: jsonOption,
    data: dataOption,
  },
  positionals: [1, 1000],
  run(context) {
    const [word = '', ...args] = context.args;
    const form = formOf(word);
    const stray = Object.keys(context.options).find((name) => !form.options.includes(name));
    if (stray === undefined) return form.run({ ...context, args });
    throw new UsageError({
      zh: `--${stray} 不能用在 advisories ${word}。`,
      en: `--${stray} means nothing to advisories ${word}.`,
    });
  },
});
