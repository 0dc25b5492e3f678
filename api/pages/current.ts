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

import { lstat, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const buildName = /^build-[a-z0-9-]+$/;

/** Name of the build that `<site>/current` points to; null when nothing was published yet. */
export async function readCurrent(site: string): Promise<string | null> {
  const pointer = join(site, 'current');
  try {
    const target = (await lstat(pointer)).isSymbolicLink() ? await readlink(pointer) : await readFile(pointer, 'utf8');
    const name = basename(target.trim());
    return buildName.test(name) ? name : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Points `<site>/current` to a build by one rename: a link, or a file with the name where links are not allowed. */
export async function writeCurrent(site: string, build: string): Promise<void> {
  const next = join(site, `current-${build}`);
  await rm(next, { force: true });
  try {
    await symlink(build, next, 'dir');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'ENOSYS')))
      throw error;
    await writeFile(next, `${build}\n`, { flush: true });
  }
  await rename(next, join(site, 'current'));
}
