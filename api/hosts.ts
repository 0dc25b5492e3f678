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

import { readFile, stat } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { createHosts, type HostSetting, type Hosts, type PlatformToken } from '#crawler/hosts.ts';
import { platforms } from '#crawler/platform-registry.ts';
import { originOf } from '#crawler/shorthand.ts';
import type { Text } from '#store/facts.ts';
import { nearest } from './nearest.ts';
import { UsageError } from './usage.ts';

const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be an http or https URL');

const entry = z.strictObject({
  url: origin,
  platform: z.string(),
  api: origin.optional(),
  token: z.string().min(1).optional(),
  tokenFile: z.string().min(1).optional(),
  tokenVariable: z.string().min(1).optional(),
  enabled: z.boolean().default(true),
});
const file = z.strictObject({ hosts: z.array(entry).max(200) });

const keys = ['url', 'platform', 'api', 'token', 'tokenFile', 'tokenVariable', 'enabled', 'hosts'];

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
  try {
    data = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line ?? 1;
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

async function openToOthers(path: string): Promise<Text[]> {
  const { mode } = await stat(path);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return [];
  return [
    {
      zh: `主机设置 ${path} 里有令牌，其他用户也能读到；请运行 chmod 600 ${path}。`,
      en: `The host settings ${path} hold a token and can be read by other users; run chmod 600 ${path}.`,
    },
  ];
}

/** Reads the file of platform hosts; a missing one says nothing. Throws a UsageError that names what is wrong in it. */
export async function readHostsFile(path: string, environment: Environment): Promise<HostsFile> {
  const text = await textOf(path);
  if (text === null) return { settings: [], warnings: [] };
  const { hosts } = parsed(path, text);
  const settings: HostSetting[] = [];
  for (const one of hosts) {
    if (!platforms.has(one.platform)) {
      const all = [...platforms.keys()].join(', ');
      throw unusable(
        path,
        `没有平台 ${one.platform}，可用的有 ${all}。`,
        `there is no platform ${one.platform}; there are ${all}.`,
      );
    }
    const token = await tokenOf(path, one, environment);
    settings.push({ platform: one.platform, origin: one.url, api: one.api ?? null, token, enabled: one.enabled });
  }
  const secret = hosts.some(({ token }) => token !== undefined);
  return { settings, warnings: secret ? await openToOthers(path) : [] };
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
