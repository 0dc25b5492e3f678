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
import { crawlTargets } from '../crawl-targets.ts';
import { dataOption, jsonOption, registryOption } from '../options.ts';

/** Crawls what is named, now. */
export const crawl = defineCommand({
  id: 'crawl',
  summary: {
    zh: '立即采集：登记的项目、github:所有者/名称、https 地址或本地路径',
    en: 'crawl now: a registered project, github:owner/name, an https URL or a local path',
  },
  usage: 'tongming crawl TARGET… [--full] [--registry DIR] [--data DIR] [--json]',
  example: 'tongming crawl tikv github:etcd-io/etcd gitlab@git.example.org:group/sub/name ./my-checkout',
  options: {
    full: {
      type: 'boolean',
      description: {
        zh: '从头读取平台上的全部数据，而不是只读变化',
        en: 'read everything from the platform anew, not only what changed',
      },
    },
    registry: registryOption,
    data: dataOption,
    json: jsonOption,
  },
  positionals: [1, 1000],
  run: crawlTargets,
});
