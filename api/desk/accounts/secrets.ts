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

import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../usage.ts';

/** A secret with the number that what was encrypted by it names; the newest comes first. */
export interface Secret {
  readonly version: number;
  readonly value: string;
}

function unusable(where: string): UsageError {
  return new UsageError({
    zh: `${where} 用不了：每行（或逗号之间）写“版本号:密钥”，最新的在最前，密钥至少 32 个字符，版本号不重复。`,
    en: `${where} cannot be used: write "version:secret" on each line (or between commas), the newest first, secrets of 32 characters at least, no version twice.`,
  });
}

function parsed(text: string, where: string): [Secret, ...Secret[]] {
  const secrets = text
    .split(/[\n,]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, version, value] = /^(\d{1,6}):(\S{32,})$/u.exec(line) ?? [];
      if (version === undefined || value === undefined) throw unusable(where);
      return { version: Number(version), value };
    });
  const [first, ...others] = secrets;
  if (first === undefined || new Set(secrets.map(({ version }) => version)).size < secrets.length) {
    throw unusable(where);
  }
  return [first, ...others];
}

function line(version: number): string {
  return `${version}:${randomBytes(36).toString('base64url')}\n`;
}

/** The secrets of `<data>/auth.key`, made on the first call, or those that the environment gives. */
export async function authSecrets(dataDir: string, given: string | null): Promise<readonly [Secret, ...Secret[]]> {
  if (given !== null) return parsed(given, 'TONGMING_AUTH_SECRETS');
  const path = join(dataDir, 'auth.key');
  try {
    await writeFile(path, line(1), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return parsed(await readFile(path, 'utf8'), path);
}

/** Puts a new secret before the others, which go on opening what they encrypted; returns its version. */
export async function newSecret(dataDir: string, given: string | null): Promise<number> {
  if (given !== null) {
    throw new UsageError({
      zh: '密钥由环境变量 TONGMING_AUTH_SECRETS 给出：请在那里把新密钥写在最前面。',
      en: 'The secrets come from TONGMING_AUTH_SECRETS: write the new one before the others there.',
    });
  }
  const secrets = await authSecrets(dataDir, null);
  const version = Math.max(...secrets.map((one) => one.version)) + 1;
  const path = join(dataDir, 'auth.key');
  const text = line(version) + secrets.map((one) => `${one.version}:${one.value}\n`).join('');
  await writeFile(`${path}.new`, text, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
  return version;
}
