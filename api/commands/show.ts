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
import { type Client, ClientError, type ModelCard } from '../client.ts';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { asksForFigures, parseSubject, showSubject } from '../figures/show-subject.ts';
import { dataOption, jsonOption, periodOptions } from '../options.ts';
import { projectReport } from '../report/project.ts';
import { openSession, sessionClient } from '../session.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';

function unknownProject(slug: string, known: readonly string[]): UsageError {
  const close = nearest(slug, known);
  const list = known.slice(0, 30).join(', ');
  return new UsageError({
    zh: `没有项目 ${slug}${close === null ? '' : `，是否想写 ${close}`}。已有：${list === '' ? '（还没有，先运行 tongming run 或 tongming crawl）' : list}`,
    en: `There is no project ${slug}${close === null ? '.' : `; did you mean ${close}?`} Known: ${list === '' ? 'none yet; first run tongming run or tongming crawl' : list}`,
  });
}

/** Models of the hub itself: their scores are shown in full, and the metrics they read are the key ones. */
const ownModels = new Set(['quality', 'participation']);

function keyMetrics(models: readonly ModelCard[]): ReadonlySet<string> {
  const parts = models.filter(({ id }) => ownModels.has(id)).flatMap(({ parts: own }) => own['project'] ?? []);
  return new Set(parts.flatMap(({ inputs }) => inputs.filter(({ from }) => from === 'metric').map(({ id }) => id)));
}

async function showProject(context: CommandContext, client: Client, slug: string): Promise<void> {
  const project = await client.project(slug).catch(async (error: unknown) => {
    if (!(error instanceof ClientError && error.status === 404)) throw error;
    throw unknownProject(
      slug,
      (await client.projects()).map((one) => one.slug),
    );
  });
  const [{ series }, { head, checks }, models] = await Promise.all([
    client.series(slug),
    client.checks(slug),
    client.modelCards(),
  ]);
  const { terminal, locale, options } = context;
  if (options['json'] === true) {
    terminal.out(jsonText({ project, series, head, checks }));
    return;
  }
  const names = new Map(models.map(({ id, name }) => [id, name[locale]]));
  const shown = { key: keyMetrics(models), own: ownModels, all: options['all'] === true };
  terminal.out(projectReport(terminal, locale, project, series, checks, names, shown));
}

async function run(context: CommandContext): Promise<ExitCode> {
  const subject = parseSubject(context.args[0] ?? '');
  const session = await openSession(context, 'show');
  try {
    const client = await sessionClient(session, context);
    if (subject.scope === 'project' && !asksForFigures(context)) await showProject(context, client, subject.id);
    else await showSubject(context, client, subject);
    return 0;
  } finally {
    await session.close();
  }
}

/** What is known of one project, organisation, person, domain or repository. */
export const show = defineCommand({
  id: 'show',
  summary: {
    zh: '显示一个项目的指标、检查、许可证和评分，或单位、贡献者、领域、代码仓的数值',
    en: "show a project's metrics, checks, licence and scores, or figures of an organisation, person, domain or repository",
  },
  usage: 'tongming show PROJECT [--all] [--data DIR] [--json]',
  forms: [
    {
      usage: 'tongming show PROJECT|org:ID|person:ID|domain:ID|repo:ID [--metric M,…] [--period PERIOD]',
      summary: { zh: '显示任一对象的指标数值和评分', en: 'show figures and scores of any subject' },
    },
  ],
  note: {
    zh: '代码仓和贡献者的编号见 API；org:~ 是以个人身份，org:? 是单位未知。',
    en: 'Ids of repositories and people are in the API; org:~ are those on their own behalf, org:? those of unknown affiliation.',
  },
  example: 'tongming show tongming',
  options: {
    all: {
      type: 'boolean',
      description: { zh: '显示全部指标和评分构成', en: 'show all metrics and every part of all scores' },
    },
    metric: {
      type: 'string',
      value: 'M,…',
      description: { zh: '只要这些指标的数值', en: 'only figures of these metrics' },
    },
    ...periodOptions,
    format: {
      type: 'string',
      value: 'FORMAT',
      description: { zh: 'table（默认）、json 或 csv', en: 'table (default), json or csv' },
    },
    data: dataOption,
    json: jsonOption,
  },
  positionals: [1, 1],
  run,
});
