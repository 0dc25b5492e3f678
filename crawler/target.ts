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

import { realpathSync } from 'node:fs';
import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Platform } from '#store/facts.ts';
import { isAllowedHost, isPrivateName, isPublicAddress } from './address.ts';
import { CrawlerError } from './error.ts';
import type { Hosts } from './hosts.ts';
import { parseShorthand } from './shorthand.ts';

/** A repository to crawl. */
export interface RepositoryTarget {
  /** `git` unless it was written with its platform. */
  readonly platform: Platform;
  /** One value for all spellings of one repository: the canonical URL, or `file:` and the real path, until a platform tells its id. */
  readonly platformId: string;
  /** Canonical URL to fetch from, or an absolute path. */
  readonly url: string;
  readonly local: boolean;
  /** What a reader should be told of a suspicious name; null when there is nothing. */
  readonly warning: string | null;
}

/** What the caller may ask for. */
export interface TargetRules {
  /** Paths and `file:` URLs: only from the command line and the operator's registry. */
  readonly allowLocal: boolean;
  readonly allowHttp: boolean;
  /** `host` or `host:port` that the operator allows although it is private or on another port. */
  readonly privateHosts: readonly string[];
  /** What is known of platforms' hosts; without it only URLs and paths are read. */
  readonly hosts?: Hosts;
}

/** Hosts that answer to `.git` or not, to any case, and to `www.`. */
const knownHosts = new Set(['github.com', 'gitlab.com', 'gitee.com', 'gitcode.com', 'codeberg.org', 'bitbucket.org']);

const maxLength = 2048;

function refuse(text: string, reason: string, wayOut: string): never {
  throw new CrawlerError('bad-url', `${text.slice(0, 200)}: ${reason}. ${wayOut}`);
}

const example = 'Give it as https://host/owner/repository.';

// oxlint-disable-next-line no-control-regex -- they are what it looks for
const control = /[\u0000-\u0020\u007F-\u00A0\u2028\u2029\\]|%(?:[01][0-9a-f]|7f)/iu;

/** What the text itself shows, before any parser could put it right. */
function checkText(text: string): void {
  if (text.length > maxLength) refuse(text, `is longer than ${maxLength} characters`, example);
  if (control.test(text)) refuse(text, 'has a space, backslash or control character in it', example);
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(text)?.[1]?.toLowerCase();
  if (scheme !== 'https' && scheme !== 'http') refuse(text, 'is not an https URL', example);
  const rest = /^https?:\/\/([^/?#]*)([^?#]*)(.*)$/iu.exec(text);
  const [, authority = '', path = '', tail = ''] = rest ?? [];
  if (authority === '') refuse(text, 'names no host', example);
  if (authority.includes('@')) {
    refuse(
      `https://${authority.slice(authority.lastIndexOf('@') + 1)}`,
      'came with a user name or password, which are never stored',
      'Leave it out.',
    );
  }
  if (authority.includes('%')) refuse(text, 'has a percent sign in its host', example);
  if (tail !== '') refuse(text, 'has a query or fragment', 'Leave out everything from ? or #.');
  if (/%2f|%5c/iu.test(path) || /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/iu.test(path)) {
    refuse(text, 'has a path that climbs', example);
  }
}

function checkHost(text: string, url: URL, rules: TargetRules): void {
  // What the operator named as a platform's host is meant as it was written; http is not what was written as https.
  const known = rules.hosts?.at(url.href);
  if (known?.named === true && new URL(known.origin).protocol === url.protocol) return;
  if (url.protocol === 'http:' && !rules.allowHttp) {
    refuse(text, 'is http, which anybody on the way can change', 'Give the https URL, or let the operator allow http.');
  }
  if (isAllowedHost(url, rules.privateHosts)) return;
  const host = url.hostname.replaceAll(/[[\]]/gu, '');
  if (isIP(host) ? !isPublicAddress(host) : isPrivateName(host)) {
    const way = 'If the repository is meant, the operator must name the host as allowed.';
    throw new CrawlerError('private-address', `${text.slice(0, 200)}: ${host} is not on the public internet. ${way}`);
  }
  if (url.port !== '')
    refuse(
      text,
      `asks for port ${url.port}`,
      'Only the standard port is open, unless the operator allows the host with its port.',
    );
}

function parseUrl(text: string): URL {
  try {
    const url = new URL(text);
    url.hostname = url.hostname.replace(/\.$/u, '');
    return url;
  } catch (error) {
    throw new CrawlerError('bad-url', `${text.slice(0, 200)}: is not a URL. ${example}`, { cause: error });
  }
}

function parseRemote(text: string, rules: TargetRules): RepositoryTarget {
  checkText(text);
  const url = parseUrl(text);
  checkHost(text, url, rules);
  const path = url.pathname.replaceAll(/\/{2,}/gu, '/').replace(/\/$/u, '');
  const bare = path.replace(/\.git$/iu, '').replace(/\/$/u, '');
  if (bare === '') refuse(text, 'names no repository', example);
  const host = url.host.replace(/^www\./u, '');
  const known = knownHosts.has(host);
  // Unknown hosts may tell `a` from `a.git` and `A` from `a`: what was written is fetched, only the identity folds it.
  const identity = `${url.protocol}//${host}${known ? bare.toLowerCase() : bare}`;
  const strange = url.hostname.split('.').some((label) => label.startsWith('xn--'));
  return {
    platform: 'git',
    platformId: identity,
    url: known ? `${url.protocol}//${host}${bare}` : `${url.protocol}//${url.host}${path}`,
    local: false,
    warning: strange ? `The host's name is written with letters that can look like others: ${url.hostname}` : null,
  };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // A path that is not there has no other name; fetching tells that it is missing.
    return path;
  }
}

function parseLocal(text: string, rules: TargetRules): RepositoryTarget {
  if (!rules.allowLocal)
    refuse(text, 'is a local path', 'Local paths are taken only from the command line and the operator’s registry.');
  // oxlint-disable-next-line no-control-regex -- they are what it looks for
  if (/[\u0000-\u001F\u007F]/u.test(text)) refuse(text, 'has a control character in it', 'Give a plain path.');
  let path = text;
  if (/^file:/iu.test(text)) {
    try {
      path = fileURLToPath(text);
    } catch (error) {
      throw new CrawlerError(
        'bad-url',
        `${text.slice(0, 200)}: is not a file URL of this machine. Write file:///path.`,
        { cause: error },
      );
    }
  }
  const url = realPath(resolve(path)).replace(/(.)\/\.git$/u, '$1');
  return { platform: 'git', platformId: `file:${url}`, url, local: true, warning: null };
}

/** True for what can only mean a path: `file:`, `/…`, `./…`, `../…`, `.`. */
function looksLocal(text: string): boolean {
  return /^file:/iu.test(text) || isAbsolute(text) || /^\.{1,2}(?:\/|$)/u.test(text);
}

/**
 * Reads a repository's name as somebody wrote it, before any look-up: the one parser for check and use.
 * Throws `bad-url` or `private-address`.
 */
export function parseTarget(text: string, rules: TargetRules): RepositoryTarget {
  if (looksLocal(text)) return parseLocal(text, rules);
  const short = rules.hosts === undefined ? null : parseShorthand(text, rules.hosts, rules.allowHttp);
  if (short === null) return parseRemote(text, rules);
  const target = parseRemote(short.url, rules);
  return rules.hosts?.at(short.url) === null ? { ...target, platform: short.host.platform.id } : target;
}

/** What git is given: the known hosts redirect, or refuse, without `.git`. */
export function fetchUrl(target: RepositoryTarget): string {
  if (target.local) return target.url;
  return knownHosts.has(new URL(target.url).host) ? `${target.url}.git` : target.url;
}
