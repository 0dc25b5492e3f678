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

import { platforms } from '#crawler/platform-registry.ts';
import { parseTarget } from '#crawler/target.ts';
import { addHook, type HookRow, listHooks, removeHook, rotateHook } from '#store/queries/hook.ts';
import { listedRepositories } from '#store/queries/project.ts';
import { ensureRepository } from '#store/queries/registry.ts';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { newHookId, secretsOf } from '../hooks/secret.ts';
import { dataOption, jsonOption } from '../options.ts';
import { hookKey, openSession, type Session } from '../session.ts';
import { table } from '../table.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';

const usage = 'tongming hook add TARGET | list | rotate ID | remove ID [--secret-variable NAME] [--data DIR] [--json]';

function address({ config }: Session, hook: HookRow): string {
  return `${config.baseUrl ?? `http://${config.host}:${config.port}`}/hooks/${hook.platform}/${hook.id}`;
}

function noHook(id: string): UsageError {
  return new UsageError({
    zh: `没有回调 ${id}，或它的密钥由环境变量给出。全部回调见 tongming hook list。`,
    en: `There is no hook ${id}, or its secret is the operator's variable. tongming hook list shows all.`,
  });
}

/** The platform and repository that a hook is for; a platform's id alone means all its repositories that the hub knows. */
async function subject(session: Session, text: string): Promise<{ platform: string; repository: string | null }> {
  if (platforms.get(text)?.webhook) return { platform: text, repository: null };
  const listed = (await listedRepositories(session.store.db)).find(({ project }) => project === text);
  const target = parseTarget(listed?.url ?? text, session.rules);
  const platform = session.remotes.of(target)?.platform ?? null;
  if (platform?.webhook) return { platform: platform.id, repository: await ensureRepository(session.store.db, target) };
  const all = [...platforms.values()].filter(({ webhook }) => webhook !== null).map(({ id }) => id);
  throw new UsageError({
    zh: `${text} 不在能发送回调的平台上（${all.join('、')}）。`,
    en: `${text} is not on a platform that sends webhooks (${all.join(', ')}).`,
  });
}

async function tell(context: CommandContext, session: Session, hook: HookRow): Promise<void> {
  const { terminal, locale, options, config } = context;
  const [secret = null] = secretsOf(await hookKey(session.config), hook, config.variable, new Date());
  const url = address(session, hook);
  const setup = platforms.get(hook.platform)?.webhook?.setup[locale] ?? '';
  if (options['json'] === true) return terminal.out(jsonText({ id: hook.id, platform: hook.platform, url, secret }));
  const [where, what] = locale === 'zh' ? ['地址', '密钥'] : ['address', 'secret'];
  terminal.out(`${where}  ${url}\n${what}  ${secret ?? `$${hook.secret_variable ?? ''}`}\n${setup}`);
}

async function add(context: CommandContext, session: Session, text: string): Promise<ExitCode> {
  const { platform, repository } = await subject(session, text);
  const variable = context.options['secret-variable'];
  const hook = {
    id: newHookId(),
    platform,
    repository_id: repository,
    secret_variable: typeof variable === 'string' ? variable : null,
  };
  await addHook(session.store.db, hook);
  const none = { generation: 1, rotated_at: null, last_seen_at: null, accepted: '0', refused: '0' };
  await tell(context, session, { ...hook, ...none });
  return 0;
}

async function list({ terminal, locale, options }: CommandContext, session: Session): Promise<ExitCode> {
  const hooks = await listHooks(session.store.db);
  const rows = hooks.map((hook) => ({
    id: hook.id,
    platform: hook.platform,
    repository: hook.repository_id,
    url: address(session, hook),
    lastSeenAt: hook.last_seen_at?.toISOString() ?? null,
    accepted: hook.accepted,
    refused: hook.refused,
  }));
  if (options['json'] === true) terminal.out(jsonText({ hooks: rows }));
  else {
    const heads =
      locale === 'zh' ? ['地址', '最近一次', '接受', '拒绝'] : ['address', 'last call', 'accepted', 'refused'];
    const cells = rows.map(({ url, lastSeenAt, accepted, refused }) => [url, lastSeenAt ?? '–', accepted, refused]);
    terminal.out(
      table(
        heads.map((head, i) => ({ head, align: i < 2 ? 'left' : 'right' })),
        cells,
      ),
    );
  }
  return 0;
}

async function run(context: CommandContext): Promise<ExitCode> {
  const [verb = '', subjectText] = context.args;
  const needs = verb !== 'list';
  if (!['add', 'list', 'rotate', 'remove'].includes(verb) || needs !== (subjectText !== undefined))
    throw new UsageError({ zh: `用法：${usage}`, en: `Usage: ${usage}` });
  const session = await openSession(context, 'hook');
  try {
    const { db } = session.store;
    const id = subjectText ?? '';
    if (verb === 'add') return await add(context, session, id);
    if (verb === 'list') return await list(context, session);
    if (verb === 'remove') {
      if (await removeHook(db, id)) return 0;
      throw noHook(id);
    }
    const rotated = await rotateHook(db, id, new Date());
    if (rotated === null) throw noHook(id);
    await tell(context, session, rotated);
    return 0;
  } finally {
    await session.close();
  }
}

/** Addresses that platforms call when something happened. */
export const hook = defineCommand({
  id: 'hook',
  summary: { zh: '管理代码托管平台的网络回调', en: 'manage webhooks of the platforms' },
  usage,
  example: 'tongming hook add github:tikv/tikv',
  options: {
    'secret-variable': {
      type: 'string',
      value: 'NAME',
      description: {
        zh: '密钥由这个环境变量给出（平台自己生成密钥时用）',
        en: 'the secret is in this variable (where the platform makes it)',
      },
    },
    data: dataOption,
    json: jsonOption,
  },
  positionals: [1, 2],
  run,
});
