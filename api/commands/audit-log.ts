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
        zh: '把日志写到标准输出：每行一个 JSON，凭它就能离线核对（verify --file）；--csv 供表格软件使用',
        en: 'write the log to standard output: a JSON document a line, enough to verify it elsewhere (verify --file); --csv for spreadsheets',
      },
    },
    {
      usage: 'tongming audit-log checkpoint [--json]',
      summary: {
        zh: '核对上一个检查点以来的日志，并记下今天（UTC）的检查点；运行中的站点每天自动做一次',
        en: 'verify what was added since the last checkpoint and make the one of today (UTC); a hub that runs does so every day',
      },
    },
  ],
  note: {
    zh: '只凭链本身看不出末尾被截掉或从某处起整个重写：为此请给出当时公布的检查点（别处保存的文件，或另一站点的地址）。退出码：0 完好，1 有改动，2 用法，3 无法判断。',
    en: 'The chain alone cannot show that its tail was cut off or that it was written anew: give checkpoints that were published then, as a file kept elsewhere. Exits 0 whole, 1 tampered with, 2 usage, 3 cannot decide.',
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
