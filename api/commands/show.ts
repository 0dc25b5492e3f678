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
import { ClientError } from '../client.ts';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { dataOption, jsonOption } from '../options.ts';
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

async function showProject(context: CommandContext): Promise<ExitCode> {
  const slug = context.args[0] ?? '';
  const session = await openSession(context, 'show');
  try {
    const client = await sessionClient(session, context);
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
    const names = new Map(models.map(({ id, name }) => [id, name[context.locale]]));
    if (context.options['json'] === true) context.terminal.out(jsonText({ project, series, head, checks }));
    else context.terminal.out(projectReport(context.terminal, context.locale, project, series, checks, names));
    return 0;
  } finally {
    await session.close();
  }
}

/** What is known of one project. */
export const show = defineCommand({
  id: 'show',
  summary: {
    zh: '显示一个项目的指标、检查、许可证和评分，附覆盖率和证据',
    en: "show a project's metrics, checks, licence and scores with coverage and evidence",
  },
  usage: 'tongming show PROJECT [--data DIR] [--json]',
  example: 'tongming show tongming',
  options: { data: dataOption, json: jsonOption },
  positionals: [1, 1],
  run: showProject,
});
