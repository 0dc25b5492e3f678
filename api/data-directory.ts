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

import { lstat, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from './usage.ts';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function unusable(dataDir: string, cause: string): UsageError {
  return new UsageError({
    zh: `数据目录 ${dataDir} 用不了（${cause}）。请检查路径和权限，或用 --data 换一个目录。`,
    en: `The data directory ${dataDir} cannot be used (${cause}). Check the path and its permissions, or choose another with --data.`,
  });
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Makes the directory and those above it one by one: where a system refuses with ENOENT below a directory that is there
 * (/proc, a mount that is gone), Node's own recursive mkdir never ends.
 */
export async function makeDataDirectory(dataDir: string): Promise<void> {
  const missing: string[] = [];
  try {
    let path = dataDir;
    while (!(await isThere(path)) && dirname(path) !== path) {
      missing.unshift(path);
      path = dirname(path);
    }
    for (const one of missing) await mkdir(one).catch((error: unknown) => passExisting(error));
    if (!(await stat(dataDir)).isDirectory()) throw unusable(dataDir, 'ENOTDIR');
  } catch (error) {
    throw error instanceof UsageError ? error : unusable(dataDir, codeOf(error));
  }
}

function passExisting(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}
