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

import { CrawlerError } from '#crawler/error.ts';
import { reach } from '#crawler/git/reach.ts';
import { parseTarget, type RepositoryTarget } from '#crawler/target.ts';
import type { Config } from '../config.ts';
import { crawlReason } from '../crawl-reason.ts';
import { readRegistry } from '../registry/read.ts';
import { type Finding, messageOf, same } from './finding.ts';

/** One repository of each host that the registry names; those that are refused are the registry's problem. */
async function targetsByHost({ registryDir, allowHttp, privateHosts }: Config): Promise<Map<string, RepositoryTarget>> {
  const { projects } = await readRegistry(registryDir);
  const targets = new Map<string, RepositoryTarget>();
  for (const repository of projects.flatMap(({ value }) => value.repositories)) {
    if (!('url' in repository)) continue;
    try {
      const target = parseTarget(repository.url, { allowLocal: false, allowHttp, privateHosts });
      targets.set(new URL(target.url).host, target);
    } catch (error) {
      if (!(error instanceof CrawlerError)) throw error;
    }
  }
  return targets;
}

/** Whether each host of the registry answers, by the crawler's own rules; asked all at once, seconds at most. */
export async function examineHosts(config: Config, signal: AbortSignal): Promise<Finding[]> {
  const targets = await targetsByHost(config);
  return Promise.all(
    [...targets].map(async ([host, target]): Promise<Finding> => {
      const subject = same(host);
      const started = performance.now();
      try {
        await reach(target, { privateHosts: config.privateHosts, signal });
        const spent = Math.round(performance.now() - started);
        return {
          id: 'network',
          subject,
          status: 'ok',
          text: { zh: `${spent} 毫秒连通`, en: `reached in ${spent} ms` },
        };
      } catch (error) {
        const why = messageOf(error);
        const known = error instanceof CrawlerError ? crawlReason(error.kind) : null;
        const text = {
          zh: `连不上：${known?.zh ?? why} 它上面的代码仓会标为“暂时无法访问”。`,
          en: `cannot be reached (${why}): its repositories are marked unreachable and tried again later.`,
        };
        return { id: 'network', subject, status: 'undecided', text };
      }
    }),
  );
}
