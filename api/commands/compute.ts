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

import { lastFullMonth, parseMonth } from '#store/period.ts';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { computeProjects } from '../engine.ts';
import { dataOption } from '../options.ts';
import { openSession } from '../session.ts';
import { UsageError } from '../usage.ts';

function wantedMonth({ options }: CommandContext) {
  const text = options['month'];
  if (typeof text !== 'string') return null;
  const month = parseMonth(text);
  if (month !== null && month <= lastFullMonth(new Date())) return month;
  throw new UsageError({
    zh: '--month 须是已经结束的月份，写作 2026-10。',
    en: '--month must be a month that has ended, written as 2026-10.',
  });
}

async function computeMonth(context: CommandContext): Promise<ExitCode> {
  const wanted = wantedMonth(context);
  const session = await openSession(context, 'compute');
  const { terminal, locale, log, signal } = context;
  try {
    const said = locale === 'zh' ? '计算' : 'computing';
    const report = await computeProjects({ session, log, signal }, wanted, null, (done, total, what) => {
      terminal.status(`${said} ${done}/${total} ${what}`);
    });
    terminal.status(null);
    const { month, projects } = report;
    terminal.err(
      locale === 'zh'
        ? `截至 ${month}：重新计算了 ${projects} 个项目的指标、检查和评分，排名已更新。查看：tongming rank`
        : `Until ${month}: metrics, checks and scores of ${projects} projects computed anew, ranking brought up to date. See it: tongming rank`,
    );
    return 0;
  } finally {
    terminal.status(null);
    await session.close();
  }
}

/** Computes from what is in the store. */
export const compute = defineCommand({
  id: 'compute',
  summary: {
    zh: '用库中的数据计算指标、检查、评分和排名',
    en: 'compute metrics, checks, scores and the ranking from what is in the store',
  },
  usage: 'tongming compute [--month YYYY-MM] [--data DIR]',
  example: 'tongming compute --month 2026-10',
  options: {
    month: {
      type: 'string',
      value: 'YYYY-MM',
      description: {
        zh: '评分和排名算哪个月（默认采集已覆盖的最近一个整月）',
        en: 'month of the scores and the ranking (default: the last full month that the crawls cover)',
      },
    },
    data: dataOption,
  },
  positionals: [0, 0],
  run: computeMonth,
});
