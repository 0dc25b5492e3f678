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
import { jsonOption } from '../options.ts';
import { UsageError } from '../usage.ts';

interface Form {
  readonly options: readonly string[];
  readonly run: (context: StandaloneContext) => Promise<ExitCode>;
}

/** What a first argument may ask for instead of a path, and which options it takes. */
const forms: Readonly<Record<string, Form>> = {
  explain: {
    options: ['against', 'html', 'json'],
    run: async (context) => (await import('../licences/explain.ts')).explainCommand(context),
  },
};

const scanOptions = ['rev', 'json', 'text', 'threads'];

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
    threads: {
      type: 'string',
      value: 'N',
      description: { zh: '线程数（默认为处理器核数，至多 8）', en: 'threads (default: one a core, 8 at most)' },
    },
  },
  positionals: [1, 100_000],
  run,
});
