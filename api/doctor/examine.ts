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

import { setTimeout as delay } from 'node:timers/promises';
import type { Text } from '#store/facts.ts';
import type { CommandContext } from '../command.ts';
import type { Config } from '../config.ts';
import { validSchedule } from '../schedule.ts';
import { configured } from '../session.ts';
import { examineDatabase } from './database.ts';
import { examineFiles } from './desk.ts';
import { examineDataDirectory, examineDisk } from './disk.ts';
import { type Finding, messageOf, same } from './finding.ts';
import { examineMail } from './mail.ts';
import { examineHosts } from './network.ts';
import { examineRegistry } from './registry.ts';
import { examineGit, examineNode, examineNpm } from './versions.ts';

export type { Finding } from './finding.ts';

const limitMilliseconds = 7000;

interface Examination {
  readonly id: string;
  readonly subject: Text;
  readonly look: () => Promise<Finding[]>;
}

function examineConfiguration(config: Config): Finding[] {
  const subject = { zh: '配置', en: 'configuration' };
  const wrong = validSchedule(config.schedule)
    ? []
    : [{ zh: 'TONGMING_SCHEDULE 不是有效的 cron 表达式。', en: 'TONGMING_SCHEDULE is not a valid cron expression.' }];
  const problems = [...config.problems, ...wrong].map(
    (text): Finding => ({ id: 'configuration', subject, status: 'failure', text }),
  );
  const warnings = config.warnings.map((text): Finding => ({ id: 'configuration', subject, status: 'warning', text }));
  if (problems.length + warnings.length > 0) return [...problems, ...warnings];
  const given = config.given.length === 0 ? null : config.given.join(', ');
  const text = {
    zh: given === null ? '全部用默认值' : `已设置：${given}`,
    en: given === null ? 'all defaults' : `set: ${given}`,
  };
  return [{ id: 'configuration', subject, status: 'ok', text }];
}

/** The findings, or one that says why there are none; it never takes longer than the limit. */
async function within({ id, subject, look }: Examination): Promise<Finding[]> {
  const stop = new AbortController();
  const late = delay(limitMilliseconds, null, { signal: stop.signal }).then((): Finding[] => [
    {
      id,
      subject,
      status: 'undecided',
      text: {
        zh: `${limitMilliseconds / 1000} 秒内没有结果`,
        en: `no answer within ${limitMilliseconds / 1000} s`,
      },
    },
  ]);
  late.catch(() => undefined);
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    return [{ id, subject, status: 'failure', text: same(messageOf(error)) }];
  } finally {
    stop.abort();
  }
}

/** Looks at everything at once; whatever hangs is told as undecided after seven seconds. */
export async function examine(context: CommandContext): Promise<Finding[]> {
  const config = configured(context);
  const examinations: Examination[] = [
    { id: 'node', subject: same('Node'), look: () => Promise.resolve(examineNode()) },
    { id: 'npm', subject: same('npm'), look: () => examineNpm(config) },
    { id: 'git', subject: same('git'), look: examineGit },
    { id: 'data', subject: { zh: '数据目录', en: 'data directory' }, look: () => examineDataDirectory(config.dataDir) },
    { id: 'disk', subject: { zh: '磁盘', en: 'disk' }, look: () => examineDisk(config.dataDir) },
    { id: 'files', subject: { zh: '申请材料', en: 'documents' }, look: () => examineFiles(config.dataDir) },
    { id: 'database', subject: { zh: '数据库', en: 'database' }, look: () => examineDatabase(config, context.log) },
    { id: 'registry', subject: { zh: '登记表', en: 'registry' }, look: () => examineRegistry(config.registryDir) },
    { id: 'mail', subject: { zh: '邮件', en: 'mail' }, look: () => Promise.resolve(examineMail(config)) },
    { id: 'network', subject: { zh: '网络', en: 'network' }, look: () => examineHosts(config, context.signal) },
  ];
  const found = await Promise.all(examinations.map(within));
  return [...examineConfiguration(config), ...found.flat()];
}
