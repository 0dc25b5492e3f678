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
import type { Ranking } from '../client.ts';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { dataOption, jsonOption } from '../options.ts';
import { rankingReport } from '../report/ranking.ts';
import { openSession, sessionClient } from '../session.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';

function wantedMonth({ options }: CommandContext): string | undefined {
  const text = options['month'];
  if (typeof text !== 'string') return undefined;
  if (parseMonth(text) !== null) return text;
  throw new UsageError({ zh: '--month 写作 2026-10 这样。', en: '--month is written as 2026-10.' });
}

function missing({ terminal, locale }: CommandContext, month: string | undefined): ExitCode {
  const when = month ?? '';
  terminal.err(
    locale === 'zh'
      ? `${when === '' ? '' : `${when} `}还没有排名。先采集（tongming run 或 crawl），再计算（tongming compute）。`
      : `There is no ranking ${when === '' ? 'yet' : `of ${when}`}. First crawl (tongming run or crawl), then compute (tongming compute).`,
  );
  return 1;
}

async function showRanking(context: CommandContext): Promise<ExitCode> {
  const month = wantedMonth(context);
  const session = await openSession(context, 'rank');
  try {
    const client = await sessionClient(session, context);
    const ranking: Ranking | null = await client.ranking(month);
    if (ranking === null) return missing(context, month);
    const { terminal, locale } = context;
    terminal.out(context.options['json'] === true ? jsonText(ranking) : rankingReport(terminal, locale, ranking));
    return 0;
  } finally {
    await session.close();
  }
}

/** The ranking as it was frozen. */
export const rank = defineCommand({
  id: 'rank',
  summary: { zh: '显示排名和每项得分的构成', en: 'show the ranking with every part of every score' },
  usage: 'tongming rank [--month YYYY-MM] [--data DIR] [--json]',
  example: 'tongming rank --month 2026-10',
  options: {
    month: {
      type: 'string',
      value: 'YYYY-MM',
      description: { zh: '哪个月的排名（默认最新）', en: 'ranking of which month (default: the newest)' },
    },
    data: dataOption,
    json: jsonOption,
  },
  positionals: [0, 0],
  run: showRanking,
});
