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

/** `--data`, as every command that opens the store has it. */
export const dataOption = {
  type: 'string',
  value: 'DIR',
  description: { zh: '数据目录（默认 .tongming）', en: 'data directory (default .tongming)' },
} as const;

/** `--registry`, for commands that read the registry. */
export const registryOption = {
  type: 'string',
  value: 'DIR',
  description: { zh: '登记目录（默认 registry）', en: 'registry directory (default registry)' },
} as const;

/** `--port`, for commands that serve. */
export const portOption = {
  type: 'string',
  value: 'N',
  description: { zh: 'HTTP 端口（默认 4321）', en: 'HTTP port (default 4321)' },
} as const;

/** `--json`, for commands that print results. */
export const jsonOption = {
  type: 'boolean',
  description: {
    zh: '把结果作为一个 JSON 文档打印到标准输出',
    en: 'print the result as one JSON document on standard output',
  },
} as const;

/** `--period`, `--from` and `--to`, for commands that give figures. */
export const periodOptions = {
  period: {
    type: 'string',
    value: 'PERIOD',
    description: { zh: 'month、quarter、year 或 window12', en: 'month, quarter, year or window12' },
  },
  from: { type: 'string', value: 'YYYY-MM', description: { zh: '第一个月', en: 'first month' } },
  to: { type: 'string', value: 'YYYY-MM', description: { zh: '最后一个月', en: 'last month' } },
} as const;
