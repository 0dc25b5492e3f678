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
import { dataOption, portOption, registryOption } from '../options.ts';
import { runHub } from '../run.ts';

/** The whole hub in one process. */
export const run = defineCommand({
  id: 'run',
  summary: {
    zh: '启动整个站点：采集登记的代码仓，计算，发布网站，并定期更新',
    en: 'run the whole hub: crawl what is registered, compute, publish the site, keep it fresh',
  },
  usage: 'tongming run [--registry DIR] [--data DIR] [--port N] [--once]',
  example: 'tongming run --port 8080',
  options: {
    registry: registryOption,
    data: dataOption,
    port: portOption,
    once: {
      type: 'boolean',
      description: {
        zh: '采集、计算、发布一遍，打印汇总表后退出；有代码仓失败时退出码为 1',
        en: 'crawl, compute and publish once, print a summary table and exit; 1 if any repository failed',
      },
    },
  },
  positionals: [0, 0],
  run: runHub,
});
