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

import { parseMonth } from '#store/period.ts';
import { ClientError } from '../client.ts';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { dataOption, jsonOption } from '../options.ts';
import { openSession, sessionClient } from '../session.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { whyReport } from '../why/report.ts';

function month({ options }: CommandContext, name: 'from' | 'to'): Record<string, string> {
  const text = options[name];
  if (typeof text !== 'string') return {};
  if (parseMonth(text) !== null) return { [name]: text };
  throw new UsageError({ zh: `--${name} 写作 2026-10 这样。`, en: `--${name} is written as 2026-10.` });
}

function language({ options, locale }: CommandContext): 'zh' | 'en' {
  const text = options['lang'];
  if (text === undefined) return locale;
  if (text === 'zh' || text === 'en') return text;
  throw new UsageError({ zh: '--lang 写 zh 或 en。', en: '--lang is zh or en.' });
}

async function explain(context: CommandContext): Promise<ExitCode> {
  const { args, options, terminal } = context;
  const filter = { ...month(context, 'from'), ...month(context, 'to') };
  const locale = language(context);
  const model = typeof options['model'] === 'string' ? { model: options['model'] } : {};
  const session = await openSession(context, 'why');
  try {
    const client = await sessionClient(session, context);
    const why = await client.why(args[0] ?? '', { ...filter, ...model });
    terminal.out(options['json'] === true ? jsonText(why) : whyReport(why, locale));
    return 0;
  } catch (error) {
    if (!(error instanceof ClientError) || error.problem === null || error.status >= 500) throw error;
    throw new UsageError({ zh: error.problem.detailZh, en: error.problem.detail });
  } finally {
    await session.close();
  }
}

/** Why a score is what it is, or why it changed. */
export const why = defineCommand({
  id: 'why',
  summary: {
    zh: '解释一个得分，或两个月得分之差：拆到部分、输入，直到事实',
    en: 'explain a score, or the difference of two months: by part and input, down to the facts',
  },
  usage: 'tongming why PROJECT [--model MODEL] [--from YYYY-MM] [--to YYYY-MM] [--lang zh|en] [--data DIR] [--json]',
  note: {
    zh: '各份额之和恰为得分之差（取整另列一行）。不愿具名的人以 * 表示。',
    en: 'The shares add up to the difference exactly, with rounding on a line of its own. People who asked not to be named are shown as *.',
  },
  example: 'tongming why tikv --from 2026-09 --to 2026-10',
  options: {
    model: {
      type: 'string',
      value: 'MODEL',
      description: { zh: '哪个评估模型（默认 quality）', en: 'by which model (default quality)' },
    },
    from: { type: 'string', value: 'YYYY-MM', description: { zh: '与哪个月比较', en: 'month to compare with' } },
    to: {
      type: 'string',
      value: 'YYYY-MM',
      description: {
        zh: '哪个月的得分（默认最后一个完整的月份）',
        en: 'score of which month (default: the last whole one)',
      },
    },
    lang: {
      type: 'string',
      value: 'zh|en',
      description: { zh: '输出的语言（默认随环境）', en: 'language of the output (default: that of the environment)' },
    },
    data: dataOption,
    json: jsonOption,
  },
  positionals: [1, 1],
  run: explain,
});
