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

import { defineCommand, type ExitCode, type StandaloneContext } from '../command.ts';
import { dataDirOf } from '../option-values.ts';
import { dataOption, jsonOption } from '../options.ts';
import { UsageError } from '../usage.ts';

interface Form {
  readonly options: readonly string[];
  readonly run: (context: StandaloneContext) => Promise<ExitCode>;
}

/** Detection by the data pack of the data directory, where there is one. */
async function usePack({ options }: StandaloneContext): Promise<void> {
  const { choosePack } = await import('../licences/chosen-pack.ts');
  choosePack(dataDirOf(options));
}

/** What a first argument may ask for instead of a path, and which options it takes. */
const forms: Readonly<Record<string, Form>> = {
  explain: {
    options: ['against', 'html', 'data', 'json'],
    run: async (context) => {
      await usePack(context);
      return (await import('../licences/explain.ts')).explainCommand(context);
    },
  },
  compat: {
    options: ['outbound', 'use', 'distribution', 'change-date', 'change-license', 'data', 'json'],
    run: async (context) => (await import('../licences/compat.ts')).compatCommand(context),
  },
  index: {
    options: ['scancode', 'spdx-xml', 'osadl', 'reclicense', 'info', 'data', 'json'],
    run: async (context) => (await import('../licences/pack.ts')).packCommand(context),
  },
};

const scanOptions = ['rev', 'json', 'text', 'threads', 'data'];

function checkOptions(options: StandaloneContext['options'], form: string | null, allowed: readonly string[]): void {
  const stray = Object.keys(options).find((name) => !allowed.includes(name));
  if (stray === undefined) return;
  const owner = Object.keys(forms).find((name) => forms[name]?.options.includes(stray));
  const where = owner === undefined ? 'tongming licenses PATH…' : `tongming licenses ${owner}`;
  throw new UsageError({
    zh: `--${stray} 用于 ${where}，不能用在${form === null ? '这里' : ` ${form}`}。`,
    en: `--${stray} belongs to ${where} and means nothing ${form === null ? 'here' : `to ${form}`}.`,
  });
}

async function run(context: StandaloneContext): Promise<ExitCode> {
  const [first = '', ...rest] = context.args;
  const form = Object.hasOwn(forms, first) ? forms[first] : undefined;
  checkOptions(context.options, form === undefined ? null : first, form?.options ?? scanOptions);
  if (form !== undefined) return form.run({ ...context, args: rest });
  await usePack(context);
  const { scanCommand } = await import('../licences/scan.ts');
  return scanCommand(context);
}

/** Licences of files, directories and revisions. */
export const licenses = defineCommand({
  id: 'licenses',
  standalone: true,
  summary: {
    zh: '查出文件、目录或 git 版本里的许可证、版权人和 REUSE 情况，不联网',
    en: 'find the licences, copyright holders and REUSE state of files, directories or a git revision, offline',
  },
  usage: 'tongming licenses PATH… [--rev REV] [--json] [--text] [--threads N]',
  forms: [
    {
      usage: 'tongming licenses explain FILE [--against ID] [--html] [--json]',
      summary: { zh: '与许可证原文逐词比较', en: "compare with a licence's own text, word by word" },
    },
    {
      usage: 'tongming licenses compat EXPR… --outbound EXPR [--use USE] [--json]',
      summary: { zh: '能不能放进这个许可证的作品', en: 'may it go into a work under this licence' },
    },
    {
      usage: 'tongming licenses index [--scancode DIR] [--spdx-xml DIR] [--info]',
      summary: { zh: '可选的数据包和兼容性矩阵', en: 'the optional data pack, and compatibility matrices' },
    },
  ],
  note: {
    zh: '名为 explain、compat 或 index 的文件写成 ./explain。',
    en: 'A file called explain, compat or index is written as ./explain.',
  },
  example: 'tongming licenses . --json',
  options: {
    rev: {
      type: 'string',
      value: 'REV',
      description: {
        zh: '读取 PATH 处代码仓的这个版本，不检出',
        en: 'read this revision of the repository at PATH, without a checkout',
      },
    },
    json: jsonOption,
    text: {
      type: 'boolean',
      description: {
        zh: '列出每一处：行号、许可证、是否一致、词数',
        en: 'list every finding with its lines, licence, how exact it is, and words',
      },
    },
    against: {
      type: 'string',
      value: 'ID',
      description: { zh: 'explain：与这个许可证的文本比较', en: 'explain: compare with the text of this licence' },
    },
    html: {
      type: 'boolean',
      description: { zh: 'explain：输出 HTML', en: 'explain: print HTML' },
    },
    outbound: {
      type: 'string',
      value: 'EXPR',
      description: { zh: 'compat：整个作品的许可证', en: 'compat: the licence of the whole' },
    },
    use: {
      type: 'string',
      value: 'USE',
      description: {
        zh: 'compat：用法，copied、modified、static（默认）、dynamic、network、tool、data 或 test',
        en: 'compat: copied, modified, static (default), dynamic, network, tool, data or test',
      },
    },
    distribution: {
      type: 'string',
      value: 'WAY',
      description: {
        zh: 'compat：分发方式，none、source、binary（默认）或 hosted',
        en: 'compat: none, source, binary (default) or hosted',
      },
    },
    'change-date': {
      type: 'string',
      value: 'DATE',
      description: { zh: 'compat：BUSL 的变更日期', en: 'compat: the Change Date of a BUSL' },
    },
    'change-license': {
      type: 'string',
      value: 'EXPR',
      description: { zh: 'compat：BUSL 的变更许可证', en: 'compat: the Change License of a BUSL' },
    },
    scancode: {
      type: 'string',
      value: 'DIR',
      description: { zh: 'index：ScanCode 许可证数据的目录', en: "index: directory of ScanCode's licence data" },
    },
    'spdx-xml': {
      type: 'string',
      value: 'DIR',
      description: { zh: 'index：SPDX XML 模板的目录', en: 'index: directory of the SPDX XML templates' },
    },
    osadl: {
      type: 'string',
      value: 'FILE',
      description: { zh: 'index：OSADL 兼容性矩阵', en: 'index: the compatibility matrix of OSADL' },
    },
    reclicense: {
      type: 'string',
      value: 'FILE',
      description: { zh: 'index：RecLicense 兼容性矩阵', en: 'index: the compatibility matrix of RecLicense' },
    },
    info: {
      type: 'boolean',
      description: { zh: 'index：说明现有的数据包和矩阵', en: 'index: tell which data pack and matrices are there' },
    },
    data: dataOption,
    threads: {
      type: 'string',
      value: 'N',
      description: { zh: '线程数（默认为处理器核数，至多 8）', en: 'threads (default: one a core, 8 at most)' },
    },
  },
  positionals: [1, 100_000],
  run,
});
