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

import { open } from 'node:fs/promises';
import { UsageError } from '../usage.ts';

/** The text of a file that is at most so large; pipes and devices are refused, they may never end. */
export async function readBounded(path: string, largest: number): Promise<string> {
  const file = await open(path, 'r').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '?';
    throw new UsageError({ zh: `读不了 ${path}（${code}）。`, en: `${path} cannot be read (${code}).` });
  });
  try {
    const info = await file.stat();
    if (!info.isFile()) throw new UsageError({ zh: `${path} 不是普通文件。`, en: `${path} is not a regular file.` });
    const most = Math.floor(largest / 1024 / 1024);
    if (info.size > largest)
      throw new UsageError({
        zh: `${path} 超过这种格式的上限 ${most} MB。`,
        en: `${path} is larger than the ${most} MB that are read of this format.`,
      });
    return (await file.readFile()).toString('utf8');
  } finally {
    await file.close();
  }
}
