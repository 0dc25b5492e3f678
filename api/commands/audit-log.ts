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

import { defineCommand } from '../command.ts';
import { auditLogCommand } from '../desk/audit-log/command.ts';
import { dataOption, jsonOption } from '../options.ts';

/** The log of everything that was decided on the desk. */
export const auditLog = defineCommand({
  id: 'audit-log',
  summary: {
    zh: '核对审计日志：逐条重算哈希链，指出第一处被改动的地方',
    en: 'verify the audit log: recompute its chain of hashes and name the first event that was tampered with',
  },
  usage: 'tongming audit-log verify [--checkpoints FILE|URL] [--file FILE] [--json]',
  forms: [
    {
      usage: 'tongming audit-log export [--from DAY] [--to DAY] [--csv]',
      summary: {
        zh: '写出日志，每行一个 JSON，可离线核对（verify --file）；--csv 供表格软件使用',
        en: 'write the log, a JSON document a line, to be verified elsewhere (verify --file); or as CSV',
      },
    },
    {
      usage: 'tongming audit-log checkpoint [--json]',
      summary: {
        zh: '核对上一个检查点以来的日志，记下今天（UTC）的检查点；运行中的站点每天自动做',
        en: 'verify what came since the last checkpoint and make that of today; a running hub does so daily',
      },
    },
  ],
  note: {
    zh: '末尾被截掉或整个重写，只有对照另存的检查点才看得出。退出码：0 完好，1 有改动，2 用法，3 无法判断。',
    en: 'A tail that was cut off, or a chain written anew, is seen only beside checkpoints kept elsewhere. Exits 0 whole, 1 tampered, 2 usage, 3 cannot decide.',
  },
  example: 'tongming audit-log verify --checkpoints audit-checkpoints.json',
  options: {
    checkpoints: {
      type: 'string',
      value: 'FILE|URL',
      description: {
        zh: '已公布的检查点：/data/v1/audit-checkpoints.json 那样的文件或地址',
        en: 'checkpoints that were published, as /data/v1/audit-checkpoints.json',
      },
    },
    file: {
      type: 'string',
      value: 'FILE',
      description: { zh: '核对导出的日志，不用数据库', en: 'verify a log that was exported, without the store' },
    },
    from: { type: 'string', value: 'DAY', description: { zh: '第一天（UTC）', en: 'first day (UTC)' } },
    to: { type: 'string', value: 'DAY', description: { zh: '最后一天（UTC）', en: 'last day (UTC)' } },
    csv: {
      type: 'boolean',
      description: { zh: '写成 CSV 表格，而不是 JSON', en: 'write a CSV table instead of JSON' },
    },
    data: dataOption,
    json: jsonOption,
  },
  positionals: [1, 1],
  run: auditLogCommand,
});
