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

import { CrawlerError } from '../error.ts';
import { parseTarget, type RepositoryTarget } from '../target.ts';

/**
 * Where git finds a repository that its platform knows by another path than was asked for. Only the path is taken from
 * the platform: what it gives as clone URL is often a name that only its own network knows. A platform that serves git
 * elsewhere keeps the URL that was given.
 */
export function movedTarget(target: RepositoryTarget, asked: string, fullName: string): RepositoryTarget {
  if (target.local || asked.toLowerCase() === fullName.toLowerCase()) return target;
  const url = new URL(target.url);
  const suffix = /\.git$/iu.exec(url.pathname)?.[0] ?? '';
  const bare = url.pathname.slice(0, url.pathname.length - suffix.length);
  const tail = `/${asked}`.toLowerCase();
  if (!decodeURIComponent(bare).toLowerCase().endsWith(tail)) return target;
  const path = fullName.split('/').map(encodeURIComponent).join('/');
  const base = bare.slice(0, bare.length - encodeURI(tail).length);
  const rules = { allowLocal: false, allowHttp: true, privateHosts: [url.host] };
  try {
    return parseTarget(`${url.origin}${base}/${path}${suffix}`, rules);
  } catch (error) {
    // A name that is no path leads nowhere; where the address that was given leads, git will tell.
    if (error instanceof CrawlerError) return target;
    throw error;
  }
}
