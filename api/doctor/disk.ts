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
import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeDataDirectory } from '../data-directory.ts';
import { UsageError } from '../usage.ts';
import { type Finding, messageOf } from './finding.ts';

const gigabyte = 1024 ** 3;
const enough = 5 * gigabyte;
const least = gigabyte;

async function nearestExisting(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch (error) {
    const parent = dirname(path);
    if (parent === path) throw error;
    return nearestExisting(parent);
  }
}

/** Room for mirrors, database and site. */
export async function examineDisk(dataDir: string): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(await nearestExisting(dataDir));
  const free = bavail * bsize;
  const size = `${(free / gigabyte).toFixed(1)} GB`;
  const subject = { zh: '磁盘', en: 'disk' };
  if (free >= enough) return [{ id: 'disk', subject, status: 'ok', text: { zh: `可用 ${size}`, en: `${size} free` } }];
  const text = {
    zh: `可用空间只有 ${size}；大型代码仓的镜像要几个 GB。请清理，或用 --data 换一个位置。`,
    en: `only ${size} free; mirrors of large repositories take several GB. Make room, or choose another place with --data.`,
  };
  return [{ id: 'disk', subject, status: free < least ? 'failure' : 'warning', text }];
}

/** Whether files can be written where everything is kept. */
export async function examineDataDirectory(dataDir: string): Promise<Finding[]> {
  const subject = { zh: '数据目录', en: 'data directory' };
  const probe = join(dataDir, `.probe-${randomBytes(4).toString('hex')}`);
  try {
    await makeDataDirectory(dataDir);
    await writeFile(probe, 'probe', { flag: 'wx' });
    await rm(probe);
    const text = { zh: `${dataDir} 可写`, en: `${dataDir} can be written` };
    return [{ id: 'data', subject, status: 'ok', text }];
  } catch (error) {
    if (error instanceof UsageError) return [{ id: 'data', subject, status: 'failure', text: error.text }];
    const why = messageOf(error);
    const text = {
      zh: `${dataDir} 写不了：${why}。请改权限，或用 --data 换一个目录。`,
      en: `${dataDir} cannot be written: ${why}. Change its permissions, or choose another with --data.`,
    };
    return [{ id: 'data', subject, status: 'failure', text }];
  }
}
