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

import type { StandaloneContext } from '../command.ts';
import { readConfig } from '../config.ts';
import { hostsOf, readHostsFile } from '../hosts.ts';
import { UsageError } from '../usage.ts';
import type { PostMeans } from './post.ts';

/** Hosts and tokens as the environment and the file of hosts name them; no store is opened. */
export async function postMeans(to: string, { log, signal }: StandaloneContext): Promise<PostMeans> {
  const config = readConfig();
  if (config.problems.length > 0) {
    const told = (locale: 'zh' | 'en') => config.problems.map((problem) => problem[locale]).join('\n');
    throw new UsageError({ zh: told('zh'), en: told('en') });
  }
  const { settings } = await readHostsFile(config.hostsFile, config.variable);
  const hosts = hostsOf(settings, config.platformTokens, [to], config.allowHttp);
  const named = [
    ...settings.map(({ origin }) => origin),
    ...config.platformTokens.flatMap(({ url }) => (url === null ? [] : [url])),
  ];
  const privateHosts = [...config.privateHosts, ...named.map((url) => new URL(url).host)];
  return { hosts, allowHttp: config.allowHttp, privateHosts, log, signal };
}
