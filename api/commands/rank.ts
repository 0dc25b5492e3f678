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
import { commandDesk } from '../desk/command-desk.ts';
import { dataOption, jsonOption } from '../options.ts';
import { recordStep } from '../ranking/record-step.ts';
import { steps } from '../ranking/steps.ts';
import { rankingList, rankingReport } from '../report/ranking.ts';
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
  const model = context.options['model'];
  const filter = typeof model === 'string' ? { model } : {};
  const session = await openSession(context, 'rank');
  try {
    const client = await sessionClient(session, context);
    const { terminal, locale } = context;
    if (context.args[0] === 'list') {
      const rankings = await client.rankings(filter);
      terminal.out(context.options['json'] === true ? jsonText({ rankings }) : rankingList(locale, rankings));
      return 0;
    }
    const ranking: Ranking | null = await client.ranking(month, filter);
    if (ranking === null) return missing(context, month);
    terminal.out(context.options['json'] === true ? jsonText(ranking) : rankingReport(terminal, locale, ranking));
    return 0;
  } finally {
    await session.close();
  }
}

async function run(context: CommandContext): Promise<ExitCode> {
  const [verb] = context.args;
  if (verb === undefined || verb === 'list') return showRanking(context);
  const step = Object.hasOwn(steps, verb) ? steps[verb] : undefined;
  if (step === undefined) {
    const known = ['list', ...Object.keys(steps)].join(', ');
    throw new UsageError({
      zh: `没有这一步：${verb}。可用：${known}。`,
      en: `There is no step ${verb}. There are: ${known}.`,
    });
  }
  const { args, options, terminal, locale } = context;
  const session = await openSession(context, 'rank');
  try {
    const done = await recordStep(commandDesk(session, context.log), step, { args, options, now: new Date() });
    terminal.out(options['json'] === true ? jsonText(done) : done.text[locale]);
    return 0;
  } finally {
    await session.close();
  }
}

/** The ranking as it was frozen, and its way from draft to final. */
export const rank = defineCommand({
  id: 'rank',
  summary: {
    zh: '显示排名和每项得分的构成；公示、受理异议、定稿、撤回',
    en: 'show the ranking with every part of every score; put it under notice, take disputes, finalise, withdraw',
  },
  usage: 'tongming rank [--month YYYY-MM] [--model MODEL] [--data DIR] [--json]',
  forms: [
    {
      usage: 'tongming rank list [--model MODEL]',
      summary: { zh: '列出有排名的月份及其状态', en: 'list the months that have a ranking, with their state' },
    },
    {
      usage: 'tongming rank notice DIGEST|MONTH --actor NAME [--reason TEXT]',
      summary: { zh: '把草案公示七天', en: 'put a draft under public notice for seven days' },
    },
    {
      usage: 'tongming rank dispute DIGEST|MONTH PROJECT [SUBJECT] --actor NAME --reason TEXT',
      summary: { zh: '公示期内提出异议', en: 'raise a dispute during the notice' },
    },
    {
      usage: 'tongming rank answer NUMBER --outcome upheld|dismissed --actor NAME --reason TEXT',
      summary: { zh: '答复一条异议', en: 'answer a dispute' },
    },
    {
      usage: 'tongming rank finalise DIGEST|MONTH --actor NAME [--reason TEXT]',
      summary: {
        zh: '公示期满、异议都已答复后定稿',
        en: 'make it final once the notice has ended and every dispute is answered',
      },
    },
    {
      usage: 'tongming rank withdraw DIGEST|MONTH --actor NAME --reason TEXT',
      summary: { zh: '写明原因撤回', en: 'withdraw it with the reason' },
    },
  ],
  note: {
    zh: '两人原则：发起公示的人不能定稿，也不能答复异议；提出异议的人不能答复自己的异议。',
    en: 'Two-person rule: who put a ranking under notice neither makes it final nor answers disputes, and nobody answers a dispute of their own.',
  },
  example: 'tongming rank --month 2026-10',
  options: {
    month: {
      type: 'string',
      value: 'YYYY-MM',
      description: { zh: '哪个月的排名（默认最新）', en: 'ranking of which month (default: the newest)' },
    },
    model: {
      type: 'string',
      value: 'MODEL',
      description: { zh: '哪个评估模型（默认 quality）', en: 'by which model (default quality)' },
    },
    actor: {
      type: 'string',
      value: 'NAME',
      description: { zh: '谁做的这一步，记入档案并公开', en: 'who takes the step; kept on record and shown' },
    },
    reason: {
      type: 'string',
      value: 'TEXT',
      description: { zh: '原因、异议内容或答复', en: 'the reason, the objection or the answer' },
    },
    outcome: {
      type: 'string',
      value: 'upheld|dismissed',
      description: { zh: '异议成立或不成立', en: 'whether the dispute is upheld' },
    },
    data: dataOption,
    json: jsonOption,
  },
  positionals: [0, 4],
  run,
});
