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

import { resolve } from 'node:path';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { withOpendigger } from '../opendigger/tree.ts';
import { dataOption } from '../options.ts';
import { astroBuilder, BuildError } from '../pages/build.ts';
import { exportSite, PublishError, publishSite } from '../publish.ts';
import { startServer } from '../server.ts';
import { openSession, sessionApp } from '../session.ts';

async function publishOnce(context: CommandContext): Promise<ExitCode> {
  const { terminal, locale, log, signal, options } = context;
  const session = await openSession(context, 'publish');
  const { config, site } = session;
  const server = await startServer({ app: await sessionApp(session, context), host: '127.0.0.1', port: 0, log });
  const out = typeof options['out'] === 'string' ? resolve(options['out']) : null;
  // A folder of one's own is served without a hub: its pages lead to nothing that only a hub has.
  const environment = out === null ? config.childEnvironment : { ...config.childEnvironment, TONGMING_ALONE: 'yes' };
  const build = withOpendigger(astroBuilder(environment, config.baseUrl), session.store);
  const job = { api: server.url, build, signal, log };
  try {
    const files = out === null ? (await publishSite({ ...job, site })).files : await exportSite(out, job);
    const where = out ?? site;
    terminal.err(locale === 'zh' ? `已发布 ${files} 个文件到 ${where}` : `Published ${files} files to ${where}`);
    return 0;
  } catch (error) {
    if (!(error instanceof BuildError || error instanceof PublishError)) throw error;
    terminal.err(
      locale === 'zh'
        ? `没有发布，原有网站不变：${error.message}`
        : `Not published, the old site stays as it was: ${error.message}`,
    );
    return 1;
  } finally {
    await server.close(1000);
    await session.close();
  }
}

/** Makes the static site and swaps it in. */
export const publish = defineCommand({
  id: 'publish',
  summary: { zh: '生成静态网站和数据，整体替换旧的', en: 'make the static site and data, and swap them in whole' },
  usage: 'tongming publish [--out DIR] [--data DIR]',
  example: 'tongming publish --out /var/www/hub',
  options: {
    out: {
      type: 'string',
      value: 'DIR',
      description: {
        zh: '写到这个目录，供别处托管（默认由 tongming run 提供）',
        en: 'write to this directory, to be hosted elsewhere (default: where tongming run serves it)',
      },
    },
    data: dataOption,
  },
  positionals: [0, 0],
  run: publishOnce,
});
