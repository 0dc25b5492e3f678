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
import { dataOption } from '../options.ts';
import { runWorker } from '../work.ts';

/** More crawling for a hub that runs elsewhere. */
export const worker = defineCommand({
  id: 'worker',
  summary: {
    zh: '为正在运行的站点增加采集能力：在这个终端或另一台机器上，从同一个数据库领取采集任务',
    en: 'crawl for a hub that runs in another terminal or on another machine, taking jobs from the same database',
  },
  usage: 'tongming worker [--width N] [--data DIR]',
  example: 'tongming worker --width 4',
  options: {
    width: {
      type: 'string',
      value: 'N',
      description: {
        zh: '同时采集几个代码仓（默认同 TONGMING_CONCURRENCY）',
        en: 'repositories crawled at a time (default as TONGMING_CONCURRENCY)',
      },
    },
    data: dataOption,
  },
  positionals: [0, 0],
  run: runWorker,
});
