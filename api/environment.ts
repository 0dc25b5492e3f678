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
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from './locale.ts';

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Directory of the package: registry, data and site source are found from here, wherever a command is called. */
export const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Version of this release, as package.json says. */
export const packageVersion = (
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version;

/** Language of messages: zh when LC_ALL, LC_MESSAGES or LANG, the first one set, begins with zh, else en. */
export function localeOf(env: Environment = process.env): Locale {
  const language = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return language?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}

/** Whether colours are unwanted. */
export function noColorOf(env: Environment = process.env): boolean {
  return (env['NO_COLOR'] ?? '') !== '';
}

/** Whether a pipeline reads what is printed and takes some lines of it for commands: GitHub, Gitea and Forgejo, Azure, TeamCity. */
export function obeysOutputOf(env: Environment = process.env): boolean {
  return ['GITHUB_ACTIONS', 'GITEA_ACTIONS', 'FORGEJO_ACTIONS', 'TF_BUILD', 'TEAMCITY_VERSION'].some(
    (name) => (env[name] ?? '') !== '',
  );
}

/** The index that git hands to its hooks, where a commit is made of another one than the repository's; null when there is none. */
export function hookIndexOf(env: Environment = process.env): string | null {
  const path = env['GIT_INDEX_FILE'] ?? '';
  return path === '' ? null : resolve(path);
}

/** The data directory, for commands that read nothing else of the configuration. */
export function dataDirectoryOf(env: Environment = process.env): string {
  return resolve(packageRoot, env['TONGMING_DATA']?.trim() || '.tongming');
}
