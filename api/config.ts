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

import { resolve } from 'node:path';
import type { PlatformToken } from '#crawler/hosts.ts';
import { platforms } from '#crawler/platform-registry.ts';
import { nearest } from '#licenses/nearest.ts';
import type { Text } from '#store/facts.ts';
import { dataDirectoryOf, type Environment, localeOf, noColorOf, packageRoot } from './environment.ts';
import { isPlainUrl } from './hosts.ts';
import type { Locale } from './locale.ts';
import type { Variable } from './variable.ts';
import { variables } from './variables.ts';

export { packageRoot, packageVersion } from './environment.ts';

/** What is configured; paths are absolute. */
export interface Config {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly registryDir: string;
  readonly port: number;
  readonly host: string;
  readonly baseUrl: string | null;
  readonly schedule: string;
  readonly concurrency: number;
  readonly privateHosts: readonly string[];
  readonly allowHttp: boolean;
  /** How platforms are told what checks of changes found; none = changes are not checked. */
  readonly changeChecks: readonly ('status' | 'comment')[];
  /** Null = kept in the data directory. */
  readonly hookKey: string | null;
  /** Settings of platform hosts; the file may be missing. */
  readonly hostsFile: string;
  /** Null = kept in the data directory. */
  readonly authSecrets: string | null;
  /** File of sign-in providers; null = passwords only. */
  readonly signInProviders: string | null;
  /** How many proxies of the operator's own a request comes through. */
  readonly trustedProxies: number;
  /** Null = no mail is sent. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** What the environment says for each platform. */
  readonly platformTokens: readonly PlatformToken[];
  /** A variable that the operator's own files name, as for a token. */
  readonly variable: (name: string) => string | undefined;
  readonly locale: Locale;
  readonly noColor: boolean;
  /** Names of the variables that are set, for `doctor`; values are not repeated. */
  readonly given: readonly string[];
  /** Values that cannot be used: commands other than `doctor` stop at them. */
  readonly problems: readonly Text[];
  readonly warnings: readonly Text[];
  /** What child processes of ours inherit: the search path and directories, no secrets. */
  readonly childEnvironment: Readonly<Record<string, string>>;
}

function warningsOf(env: Environment): Text[] {
  const known: string[] = Object.values(variables).map(({ name }) => name);
  const odd = Object.keys(env).filter((name) => name.startsWith('TONGMING_') && !known.includes(name));
  return odd
    .filter((name) => !/^TONGMING_(?:TEST_|API$|OUT$)/.test(name))
    .map((name) => {
      const close = nearest(name, known);
      return {
        zh: `不认识环境变量 ${name}${close === null ? '，已忽略' : `，是否想写 ${close}`}。`,
        en: `The environment variable ${name} is not known${close === null ? ' and is ignored' : `; did you mean ${close}?`}`,
      };
    });
}

const inherited = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'LANG',
  'LC_ALL',
];

function childEnvironmentOf(env: Environment): Record<string, string> {
  const set = inherited.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return Object.fromEntries(set);
}

const platformNames = [...platforms.values()].flatMap(({ tokenVariable, urlVariable }) => [
  { name: tokenVariable },
  { name: urlVariable },
]);

/** Tokens and servers of platforms. A URL that cannot be used is a problem: its token must not go to the usual host instead. */
function platformTokensOf(env: Environment, problems: Text[]): PlatformToken[] {
  return [...platforms.values()].map(({ id, home, tokenVariable, urlVariable }) => {
    const token = env[tokenVariable]?.trim() || null;
    const url = env[urlVariable]?.trim() || null;
    if (url === `https://${home}`) return { platform: id, token, url: null };
    if (url === null || isPlainUrl(url)) return { platform: id, token, url };
    problems.push({
      zh: `环境变量 ${urlVariable} 的值用不了：须是 http 或 https 网址，例如 https://${id}.example.org。`,
      en: `The environment variable ${urlVariable} cannot be used: it must be an http or https URL, as https://${id}.example.org.`,
    });
    return { platform: id, token: null, url: null };
  });
}

function resolved(dataDir: string, path: string | null): string | null {
  return path === null ? null : resolve(dataDir, path);
}

/** Reads the configuration; a value that cannot be used is a problem, and its default stands in so that `doctor` can go on. */
export function readConfig(env: Environment = process.env): Config {
  const problems: Text[] = [];
  function read<T>({ name, schema, fallback, shape }: Variable<T>): T {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return fallback;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    problems.push({
      zh: `环境变量 ${name} 的值用不了：须是${shape.zh}，例如 ${name}=…（见 docs/configuration.md）。`,
      en: `The environment variable ${name} cannot be used: it must be ${shape.en}; see docs/configuration.md.`,
    });
    return fallback;
  }
  const dataDir = dataDirectoryOf(env);
  const own = read(variables.port) ?? read(variables.plainPort) ?? 4321;
  return {
    databaseUrl: read(variables.databaseUrl),
    dataDir,
    registryDir: resolve(packageRoot, read(variables.registryDir)),
    port: own,
    host: read(variables.host),
    baseUrl: read(variables.baseUrl),
    schedule: read(variables.schedule),
    concurrency: read(variables.concurrency),
    privateHosts: read(variables.privateHosts),
    allowHttp: read(variables.allowHttp),
    changeChecks: read(variables.changeChecks),
    hookKey: read(variables.hookKey),
    hostsFile: resolve(dataDir, read(variables.hostsFile)),
    authSecrets: read(variables.authSecrets),
    signInProviders: resolved(dataDir, read(variables.signInProviders)),
    trustedProxies: read(variables.trustedProxies),
    smtpUrl: read(variables.smtpUrl),
    mailFrom: read(variables.mailFrom),
    platformTokens: platformTokensOf(env, problems),
    variable: (name) => env[name],
    locale: localeOf(env),
    noColor: noColorOf(env),
    given: [...Object.values(variables), ...platformNames, { name: 'NO_COLOR' }]
      .map(({ name }) => name)
      .filter((name) => (env[name] ?? '') !== ''),
    problems,
    warnings: warningsOf(env),
    childEnvironment: childEnvironmentOf(env),
  };
}
