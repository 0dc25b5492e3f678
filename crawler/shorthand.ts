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

import { CrawlerError } from './error.ts';
import type { Hosts, KnownHost } from './hosts.ts';

/** A repository written as `platform:path` or `platform@host:path`. */
export interface Shorthand {
  readonly host: KnownHost;
  /** Where its page and its git are. */
  readonly url: string;
}

/** `id`, then a host with or without a scheme after `@`, then the path. */
const form =
  /^([a-z][a-z0-9-]*)(?:@((?:https?:\/\/)?(?:\[[0-9a-f:.]+\]|[^\s:/@[\]]+)(?::\d{1,5})?(?:\/[^\s:]*)?))?:(?!\/\/)(.+)$/iu;

function refuse(text: string, reason: string, wayOut: string): never {
  throw new CrawlerError('bad-url', `${text.slice(0, 200)}: ${reason}. ${wayOut}`);
}

/** A host with a port is taken as plain http where the operator allows that; without a port it is https. */
export function originOf(host: string, allowHttp: boolean): string {
  if (/^https?:\/\//iu.test(host)) return host;
  const port = /:(\d{1,5})$/u.exec(host)?.[1];
  return `${allowHttp && port !== undefined && port !== '443' ? 'http' : 'https'}://${host}`;
}

/** Reads `github:owner/name`, `gitlab@host:group/sub/name` and their like; null when the text is nothing of the kind. */
export function parseShorthand(text: string, hosts: Hosts, allowHttp: boolean): Shorthand | null {
  const [, id = '', server, path = ''] = form.exec(text) ?? [];
  const platform = hosts.platforms.get(id.toLowerCase());
  if (platform === undefined) return null;
  const example = `Write it as ${platform.id}:${platform.nestedGroups ? 'group/…/name' : 'owner/name'}.`;
  if (/^[^/]*@/u.test(path))
    refuse(`${platform.id}@…`, 'came with a user name or password, which are never stored', example);
  const origin = server === undefined ? null : originOf(server, allowHttp);
  if (origin !== null && !URL.canParse(origin)) refuse(text, 'names no host', example);
  const host = hosts.of(platform, origin);
  if (host === null)
    refuse(text, `does not say which server`, `Write ${platform.id}@host:owner/name, or set ${platform.urlVariable}.`);
  const parts = path
    .replace(/^\/+|\/+$/gu, '')
    .replace(/\.git$/iu, '')
    .split('/');
  const right = platform.nestedGroups ? parts.length >= 2 : parts.length === 2;
  if (!right || parts.includes('')) refuse(text, 'is not a repository’s path', example);
  return { host, url: `${host.origin}/${parts.join('/')}` };
}

/** The path by which a platform's API knows the repository at this URL; null when the URL is not one of a repository. */
export function repositoryPath(host: KnownHost, url: string): string | null {
  const base = new URL(host.origin).pathname.replace(/\/$/u, '');
  const path = new URL(url).pathname
    .slice(base.length)
    .replace(/\.git$/iu, '')
    .replace(/^\/+|\/+$/gu, '');
  const parts = path.split('/');
  const right = host.platform.nestedGroups ? parts.length >= 2 : parts.length === 2;
  return right && !parts.includes('') ? decodeURIComponent(path) : null;
}
