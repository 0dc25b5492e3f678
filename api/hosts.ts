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

import { createPrivateKey } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { LineCounter, parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { createHosts, type HostSetting, type Hosts, type PlatformToken } from '#crawler/hosts.ts';
import type { AppKey } from '#crawler/platform.ts';
import { platforms } from '#crawler/platform-registry.ts';
import { originOf } from '#crawler/shorthand.ts';
import { nearest } from '#licenses/nearest.ts';
import type { Text } from '#store/facts.ts';
import { UsageError } from './usage.ts';

/** True for `http(s)://host[:port][/path]`: a name, password, query or fragment has no place in it. */
export function isPlainUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:\/\/[^/?#@\\]+(?:\/[^?#@\\]*)?$/iu.test(text) && /^https?:$/u.test(url.protocol);
}

const origin = z
  .string()
  .max(2000)
  .refine(isPlainUrl, 'must be an http or https URL without user name, query or fragment');

const entry = z.strictObject({
  url: origin,
  platform: z.string(),
  api: origin.optional(),
  token: z.string().min(1).optional(),
  tokenFile: z.string().min(1).optional(),
  tokenVariable: z.string().min(1).optional(),
  app: z
    .strictObject({
      id: z.string().regex(/^\w{1,40}$/),
      installation: z.int().positive(),
      privateKeyFile: z.string().min(1),
    })
    .optional(),
  enabled: z.boolean().default(true),
});
const file = z.strictObject({ hosts: z.array(entry).max(200) });

const keys = ['url', 'platform', 'api', 'token', 'tokenFile', 'tokenVariable', 'app', 'enabled', 'hosts'];

/** What was read, and what its owner should know. */
export interface HostsFile {
  readonly settings: readonly HostSetting[];
  readonly warnings: readonly Text[];
}

function unusable(path: string, zh: string, en: string): UsageError {
  return new UsageError({
    zh: `主机设置 ${path} 用不了：${zh}`,
    en: `The host settings ${path} cannot be used: ${en}`,
  });
}

function issueText(path: string, issue: z.core.$ZodIssue): UsageError {
  const at = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return unusable(path, `${at}：${issue.message}`, `${at}: ${issue.message}.`);
  const [odd = ''] = issue.keys;
  const close = nearest(odd, keys);
  return unusable(
    path,
    `不认识 ${at === '' ? '' : `${at}.`}${odd}${close === null ? '' : `，是否想写 ${close}`}。`,
    `${at === '' ? '' : `${at}.`}${odd} is not known${close === null ? '.' : `; did you mean ${close}?`}`,
  );
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unusable(path, `读不了（${String(error)}）。`, `it cannot be read (${String(error)}).`);
  }
}

function parsed(path: string, text: string): z.output<typeof file> {
  let data: unknown;
  const lines = new LineCounter();
  try {
    // The parser's own words would quote the line, and a token may stand there.
    data = parse(text, { maxAliasCount: 0, logLevel: 'error', prettyErrors: false, lineCounter: lines });
  } catch (error) {
    if (error instanceof ReferenceError)
      throw unusable(path, '不能用别名（*），请直接写出内容。', 'aliases (*) are not taken; write the values out.');
    if (!(error instanceof YAMLParseError)) throw error;
    const { line } = lines.linePos(error.pos[0]);
    throw unusable(path, `第 ${line} 行不是有效的 YAML。`, `line ${line} is not valid YAML.`);
  }
  const result = file.safeParse(data ?? { hosts: [] });
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw first === undefined ? result.error : issueText(path, first);
}

type Environment = (name: string) => string | undefined;

async function tokenOf(path: string, one: z.output<typeof entry>, environment: Environment): Promise<string | null> {
  if (one.token !== undefined) return one.token;
  if (one.tokenVariable !== undefined) return environment(one.tokenVariable)?.trim() || null;
  if (one.tokenFile === undefined) return null;
  const text = await textOf(one.tokenFile);
  if (text === null)
    throw unusable(path, `令牌文件 ${one.tokenFile} 不存在。`, `the token file ${one.tokenFile} does not exist.`);
  return text.trim() || null;
}

/** The app that a host is asked as; none unless it is set up. */
async function appOf(path: string, one: z.output<typeof entry>): Promise<{ app: AppKey } | Record<string, never>> {
  if (one.app === undefined) return {};
  const { id, installation, privateKeyFile } = one.app;
  if (platforms.get(one.platform)?.appCredential == null)
    throw unusable(path, `${one.platform} 没有应用，不能写 app。`, `${one.platform} has no apps; leave out app.`);
  const privateKey = await textOf(privateKeyFile);
  try {
    if (privateKey !== null) createPrivateKey(privateKey);
  } catch {
    throw unusable(path, `${privateKeyFile} 不是 PEM 私钥。`, `${privateKeyFile} is no private key in PEM.`);
  }
  if (privateKey === null)
    throw unusable(path, `私钥文件 ${privateKeyFile} 不存在。`, `the key file ${privateKeyFile} does not exist.`);
  return { app: { appId: id, installationId: installation, privateKey } };
}

async function openToOthers(path: string): Promise<Text[]> {
  const { mode } = await stat(path);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return [];
  return [
    {
      zh: `${path} 里有令牌，其他用户也能读到；请运行 chmod 600 ${path}。`,
      en: `${path} holds a token and can be read by other users; run chmod 600 ${path}.`,
    },
  ];
}

/** What the operator should know of a token that goes over http; nothing when it stays on this machine. */
export function sentInClear({ origin: url, api, token }: Pick<HostSetting, 'origin' | 'api' | 'token'>): Text[] {
  const { protocol, host, hostname } = new URL(api ?? url);
  if (token === null || protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(hostname)) return [];
  return [
    {
      zh: `${host} 的令牌经 http 发送，路上任何人都能读到；请改用 https。`,
      en: `The token for ${host} is sent over http, where everybody on the way can read it; use https.`,
    },
  ];
}

/** Where a host is, however it was written. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/\/+$/u, '')}`;
}

function checkOnce(path: string, seen: Set<string>, url: string): void {
  const place = placeOf(url);
  if (seen.has(place)) throw unusable(path, `${place} 写了两次。`, `${place} is listed twice.`);
  seen.add(place);
}

/** Reads the file of platform hosts; a missing one says nothing. Throws a UsageError that names what is wrong in it. */
export async function readHostsFile(path: string, environment: Environment): Promise<HostsFile> {
  const text = await textOf(path);
  if (text === null) return { settings: [], warnings: [] };
  const { hosts } = parsed(path, text);
  const settings: HostSetting[] = [];
  const seen = new Set<string>();
  for (const one of hosts) {
    checkOnce(path, seen, one.url);
    if (!platforms.has(one.platform)) {
      const all = [...platforms.keys()].join(', ');
      throw unusable(
        path,
        `没有平台 ${one.platform}，可用的有 ${all}。`,
        `there is no platform ${one.platform}; there are ${all}.`,
      );
    }
    const token = await tokenOf(path, one, environment);
    const { platform, url, api = null, enabled } = one;
    settings.push({ platform, origin: url, api, token, ...(await appOf(path, one)), enabled });
  }
  const secret = hosts.some(({ token }) => token !== undefined) ? [path] : [];
  const secrets = new Set([
    ...secret,
    ...hosts.flatMap(({ tokenFile, app }) => [tokenFile, app?.privateKeyFile].filter((name) => name !== undefined)),
  ]);
  const open = await Promise.all([...secrets].map(openToOthers));
  return { settings, warnings: [...open.flat(), ...settings.flatMap(sentInClear)] };
}

/**
 * What is known of platforms' hosts: the file, the environment, and for a token that names no host the single one that
 * the arguments name (`gitea@host:…`).
 */
export function hostsOf(
  settings: readonly HostSetting[],
  tokens: readonly PlatformToken[],
  args: readonly string[],
  allowHttp: boolean,
): Hosts {
  const named = new Map<string, Set<string>>();
  for (const text of args) {
    const [, id = '', host = ''] = /^([a-z][a-z0-9-]*)@((?:https?:\/\/)?[^\s:/@]+(?::\d{1,5})?)[:/]/iu.exec(text) ?? [];
    if (platforms.has(id)) named.set(id, (named.get(id) ?? new Set<string>()).add(host));
  }
  const only = new Map<string, string>();
  for (const [id, servers] of named) {
    const [server] = servers;
    if (servers.size === 1 && server !== undefined) only.set(id, originOf(server, allowHttp));
  }
  return createHosts(platforms, settings, tokens, only);
}
